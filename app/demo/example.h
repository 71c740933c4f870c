// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QList>
#include <QString>

namespace demo {

/// A written example: a question, a panel of invented members, and a whole run of it. No model is called.
struct Example
{
    QString name;    ///< "shard": also its file in resources/demo
    QString title;   ///< on its card: the question, short
    QString summary; ///< on its card: what there is to see
    QString prompt;
};

/// The examples in the order of their cards.
[[nodiscard]] QList<Example> examples();

/// The kept event stream of an example, as the real run emitted it. Empty for an unknown name.
[[nodiscard]] QList<chat::RunEvent> events(const QString &name);

} // namespace demo

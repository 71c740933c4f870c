// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QList>
#include <QString>

namespace markdown {

/// The readable text of some Markdown, with the way back to its source: markers, link targets and white-space runs are
/// gone. `offsets[i]` is where text[i] stands in the source (UTF-16); as long as text, plus one for the end.
struct PlainText
{
    QString text;
    QList<qsizetype> offsets;
};

/// Near linear on hostile input; never fails.
[[nodiscard]] PlainText plainText(const QString &source);

} // namespace markdown

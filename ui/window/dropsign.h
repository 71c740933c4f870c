// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/surfaces.h"

namespace styleui {
class ElidedLabel;
}

namespace windowui {

/// What would happen if it were let go: a card in the middle of a window, over what stands there.
class DropSign : public styleui::Card
{
    Q_OBJECT

public:
    explicit DropSign(QWidget *window);

    /// Until hide().
    void say(const QString &words);

private:
    styleui::ElidedLabel *const m_words;
};

} // namespace windowui

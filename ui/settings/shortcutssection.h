// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QPushButton;

namespace settingsui {

class ShortcutRow;
class Shortcuts;

/// All actions with their keys, in their groups.
class ShortcutsSection : public Section
{
    Q_OBJECT

public:
    /// `shortcuts` outlive this.
    explicit ShortcutsSection(Shortcuts &shortcuts, QWidget *parent = nullptr);

private:
    void refresh();

    Shortcuts &m_shortcuts;
    QPushButton *const m_resetAll;
    QList<ShortcutRow *> m_rows;
};

} // namespace settingsui

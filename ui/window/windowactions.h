// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/shortcuts.h"

class QAction;
class QMenu;

namespace windowui {

/// What the window itself can be told, one table of it; and with what its parts can be told, all that there is keys
/// for. The menu and the help page read it from here.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    enum class Section { Asking, Turn, Sessions, Window, Place, Fixed };

    /// Adds them to the window.
    explicit WindowActions(QWidget *window);

    /// The actions of a part, listed before the window's own of that section.
    void list(Section section, const QList<QAction *> &actions);
    [[nodiscard]] QList<settingsui::ActionGroup> groups() const;
    /// Of the actions that are listed.
    [[nodiscard]] QMenu *createMenu(QWidget *parent) const;

Q_SIGNALS:
    void stopRequested();
    void panelRequested();
    void exportRequested();
    void previousSessionRequested();
    void nextSessionRequested();
    void sidebarRequested();
    void nextPaneRequested();
    void previousPaneRequested();
    void largerTextRequested();
    void smallerTextRequested();
    void usualTextRequested();
    void settingsRequested();
    void helpRequested();
    void quitRequested();

private:
    QList<settingsui::ActionGroup> m_groups; ///< one for each section
    QList<QList<QAction *>> m_own;
};

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace windowui {

class Sidebar;

/// How the window is divided: the list of sessions beside the page, or over it where the window is narrow, with the
/// menu at the foot of the one or in the corner of the other.
class WindowFrame : public QWidget
{
    Q_OBJECT

public:
    /// Takes both.
    WindowFrame(QWidget *sessions, QWidget *content, QWidget *parent = nullptr);

    void setMenu(QMenu *menu);
    /// At the foot of the sidebar, beside the menu. Takes it.
    void addToFoot(QWidget *widget);
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] bool isSidebarShown() const;
    void setSidebarShown(bool isShown);
    /// Whether the person wants the sidebar where there is room for it.
    [[nodiscard]] bool isSidebarWanted() const { return m_isWanted; }
    void setSidebarWanted(bool isWanted);
    /// The width that the person gave it, in logical pixels; 0: the usual one.
    [[nodiscard]] int sidebarWidth() const { return m_sidebarWidth; }
    void setSidebarWidth(int pixels);
    /// Closes the sidebar where it lies over the page; false where it does not.
    bool closeOverlay();
    [[nodiscard]] QWidget *sidebar() const;
    /// Room that the menu takes from the first line of the page.
    [[nodiscard]] int headInset() const;

Q_SIGNALS:
    /// The window became narrow or wide, or the sidebar came or went.
    void arranged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] QToolButton *menuButton(const QString &name, QWidget *parent);

    QWidget *const m_content;
    QToolButton *const m_footMenu;
    QToolButton *const m_cornerMenu;
    Sidebar *const m_sidebar;
    QHBoxLayout *const m_row;
    int m_sidebarWidth = 0;
    bool m_isWanted = true;
};

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowframe.h"

#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/window/sidebar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr int cornerSide = 24;
constexpr QPoint corner(14, 11); // its icon begins at the margin of a small window, on the line of the question

} // namespace

WindowFrame::WindowFrame(QWidget *sessions, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_content(content)
    , m_footMenu(menuButton(u"menu"_s, this))
    , m_cornerMenu(menuButton(u"cornerMenu"_s, content))
    , m_sidebar(new Sidebar(sessions, m_footMenu, this))
    , m_row(new QHBoxLayout(this))
{
    m_sidebar->hide();
    m_cornerMenu->setGeometry(QRect(corner, QSize(cornerSide, cornerSide)));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addWidget(m_content, 1);
    connect(m_sidebar, &Sidebar::widthRequested, this, &WindowFrame::setSidebarWidth);
}

QToolButton *WindowFrame::menuButton(const QString &name, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(styleui::icon(u"menu"_s, styleui::Ink::Secondary));
    button->setAccessibleName(tr("Menu"));
    button->setPopupMode(QToolButton::InstantPopup);
    styleui::setLook(button, styleui::Look::Plain);
    return button;
}

void WindowFrame::setMenu(QMenu *menu)
{
    m_footMenu->setMenu(menu);
    m_cornerMenu->setMenu(menu);
}

void WindowFrame::addToFoot(QWidget *widget)
{
    m_sidebar->addToFoot(widget);
}

bool WindowFrame::isNarrow() const
{
    return width() < styleui::narrowWindow;
}

bool WindowFrame::isSidebarShown() const
{
    return !m_sidebar->isHidden();
}

QWidget *WindowFrame::sidebar() const
{
    return m_sidebar;
}

void WindowFrame::setSidebarShown(bool isShown)
{
    if (!isNarrow())
        m_isWanted = isShown;
    m_sidebar->setVisible(isShown);
    arrange();
}

void WindowFrame::setSidebarWanted(bool isWanted)
{
    m_isWanted = isWanted;
    if (!isNarrow())
        m_sidebar->setVisible(isWanted);
    arrange();
}

void WindowFrame::setSidebarWidth(int pixels)
{
    m_sidebarWidth = pixels == Sidebar::usualWidth ? 0 : std::max(pixels, 0);
    arrange();
}

bool WindowFrame::closeOverlay()
{
    if (!isNarrow() || !isSidebarShown())
        return false;
    setSidebarShown(false);
    return true;
}

int WindowFrame::headInset() const
{
    return m_cornerMenu->isHidden() ? 0 : corner.x() + cornerSide - styleui::margin + styleui::step / 2;
}

void WindowFrame::arrange()
{
    const bool isBeside = m_row->indexOf(m_sidebar) >= 0;
    if (isNarrow() && isBeside) {
        m_row->removeWidget(m_sidebar);
        m_sidebar->hide();
    } else if (!isNarrow() && !isBeside) {
        m_row->insertWidget(0, m_sidebar);
        m_sidebar->setVisible(m_isWanted);
    }
    const int wanted = m_sidebarWidth > 0 ? m_sidebarWidth : Sidebar::usualWidth;
    m_sidebar->setFixedWidth(std::clamp(wanted, Sidebar::smallestWidth, std::max(Sidebar::smallestWidth, width() / 2)));
    if (isNarrow()) {
        m_sidebar->setGeometry(0, 0, m_sidebar->width(), height());
        m_sidebar->raise();
    }
    m_cornerMenu->setVisible(isNarrow() || !isSidebarShown());
    m_cornerMenu->raise();
    Q_EMIT arranged();
}

void WindowFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace windowui

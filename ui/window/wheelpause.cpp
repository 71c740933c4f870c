// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/wheelpause.h"

#include <QApplication>
#include <QScrollBar>
#include <QWheelEvent>
#include <QWidget>

namespace windowui {

namespace {

constexpr quint64 pause = 350; // milliseconds

} // namespace

WheelPause::WheelPause(QWidget *page) : QObject(page), m_page(page)
{
    qApp->installEventFilter(this);
}

bool WheelPause::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return false;
    const auto *const widget = qobject_cast<const QWidget *>(watched);
    if (!widget || !m_page->isAncestorOf(widget) || qobject_cast<const QScrollBar *>(widget)) // who is handed it on
        return false;
    const quint64 now = static_cast<const QWheelEvent *>(event)->timestamp();
    if (m_offered != never && m_offered != now) // the one before did not reach the page: somebody inside took it
        m_taken = m_offered;
    m_offered = now;
    return false;
}

bool WheelPause::mayScroll(const QWheelEvent &event)
{
    m_offered = never;
    if (m_taken == never || event.timestamp() - m_taken >= pause)
        return true;
    m_taken = event.timestamp();
    return false;
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/localkeys.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace panelui {

namespace {

/// Whether Shift is only needed to type it, as for "?" on many keyboards: then it is no part of the key.
bool isTypedWithShift(Qt::Key key)
{
    return key < Qt::Key_Escape && !QChar(ushort(key)).isLetterOrNumber();
}

} // namespace

LocalKeys::LocalKeys(QWidget *place, const QList<QAction *> &actions)
    : QObject(place), m_place(place), m_actions(actions)
{
    qApp->installEventFilter(this); // a button or a list inside would take some of them first
}

QAction *LocalKeys::actionFor(const QKeyEvent &event) const
{
    Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    const auto key = Qt::Key(event.key());
    held.setFlag(Qt::ShiftModifier, held.testFlag(Qt::ShiftModifier) && !isTypedWithShift(key));
    const QKeySequence pressed(held | key);
    const auto found = std::ranges::find_if(
        m_actions, [&pressed](const QAction *action) { return action->shortcuts().contains(pressed); });
    return found == m_actions.end() ? nullptr : *found;
}

bool LocalKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    const auto *const widget = qobject_cast<QWidget *>(watched);
    if (!widget || (widget != m_place && !m_place->isAncestorOf(widget)))
        return false;
    QAction *const action = actionFor(*static_cast<QKeyEvent *>(event));
    if (!action)
        return false;
    event->accept(); // no shortcut of the window, where it is asked about that
    if (event->type() == QEvent::KeyPress)
        action->trigger();
    return true;
}

} // namespace panelui

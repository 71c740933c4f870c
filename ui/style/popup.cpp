// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/popup.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>

namespace styleui {

bool pressesFocusedButton(const QKeyEvent &event, const QWidget &window)
{
    auto *const button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    const bool isReturn = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (!isReturn || event.modifiers().testAnyFlags(~Qt::KeyboardModifiers(Qt::KeypadModifier)) || !button ||
        !window.isAncestorOf(button))
        return false;
    button->click();
    return true;
}

Popup::Popup(QWidget *parent) : Card(parent)
{
    setWindowFlags(Qt::Popup | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_TranslucentBackground);
}

void Popup::keyPressEvent(QKeyEvent *event)
{
    if (!pressesFocusedButton(*event, *this))
        Card::keyPressEvent(event);
}

} // namespace styleui

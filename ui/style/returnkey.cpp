// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/returnkey.h"

#include <QAbstractButton>
#include <QKeyEvent>

namespace styleui {

bool ReturnKey::eventFilter(QObject *watched, QEvent *event)
{
    auto *const button = qobject_cast<QAbstractButton *>(watched);
    if (!button || event->type() != QEvent::KeyPress)
        return false;
    const auto *const key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isReturn || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier || key->isAutoRepeat())
        return false;
    button->click();
    return true;
}

} // namespace styleui

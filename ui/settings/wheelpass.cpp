// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/wheelpass.h"

#include <QEvent>
#include <QWidget>

namespace settingsui {

WheelPass::WheelPass(QWidget *field) : QObject(field)
{
    field->setFocusPolicy(Qt::StrongFocus); // not by the wheel
    field->installEventFilter(this);
}

bool WheelPass::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || static_cast<QWidget *>(watched)->hasFocus())
        return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace settingsui

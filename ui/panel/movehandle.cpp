// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/movehandle.h"

#include "ui/style/icons.h"
#include "ui/style/look.h"

#include <QKeyEvent>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace panelui {

MoveHandle::MoveHandle(QWidget *parent) : QPushButton(parent)
{
    setObjectName(u"move"_s);
    setIcon(styleui::icon(u"grip"_s, styleui::Ink::Faint));
    setCursor(Qt::SizeVerCursor);
    setToolTip(tr("Drag, or press Up and Down"));
    styleui::setLook(this, styleui::Look::Plain);
}

void MoveHandle::mousePressEvent(QMouseEvent *event)
{
    QPushButton::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        Q_EMIT taken();
}

void MoveHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        Q_EMIT draggedTo(event->globalPosition().toPoint());
}

void MoveHandle::mouseReleaseEvent(QMouseEvent *event)
{
    QPushButton::mouseReleaseEvent(event);
    Q_EMIT released();
}

void MoveHandle::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up)
        Q_EMIT moveRequested(-1);
    else if (event->key() == Qt::Key_Down)
        Q_EMIT moveRequested(1);
    else
        QPushButton::keyPressEvent(event);
}

} // namespace panelui

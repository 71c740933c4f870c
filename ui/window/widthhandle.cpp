// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/widthhandle.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr int keyStep = 4 * styleui::step;
constexpr int line = 2;

} // namespace

WidthHandle::WidthHandle(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"widthHandle"_s);
    setAccessibleName(tr("Width of the list of sessions"));
    setToolTip(tr("Drag to change the width; double click for the usual one"));
    setCursor(Qt::SplitHCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void WidthHandle::mousePressEvent(QMouseEvent *event)
{
    m_grip = parentWidget()->width() - mapToParent(event->position().toPoint()).x();
}

void WidthHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        Q_EMIT widthRequested(mapToParent(event->position().toPoint()).x() + m_grip);
}

void WidthHandle::mouseDoubleClickEvent(QMouseEvent *)
{
    Q_EMIT widthRequested(0);
}

void WidthHandle::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        Q_EMIT widthRequested(parentWidget()->width() + (event->key() == Qt::Key_Left ? -keyStep : keyStep));
    else if (event->key() == Qt::Key_Home)
        Q_EMIT widthRequested(0);
    else
        QWidget::keyPressEvent(event);
}

void WidthHandle::paintEvent(QPaintEvent *)
{
    if (hasFocus() || underMouse())
        QPainter(this).fillRect(width() - line, 0, line, height(), styleui::colors(palette()).accent);
}

} // namespace windowui

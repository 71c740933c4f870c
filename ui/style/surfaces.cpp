// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/surfaces.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QVariant>

namespace styleui {

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent) : QWidget(parent), m_orientation(orientation)
{
    if (orientation == Qt::Horizontal)
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    else
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QSize Hairline::sizeHint() const
{
    return {hairlineWidth, hairlineWidth};
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colors(palette()).hairline);
}

namespace {

constexpr auto isOver = "scrollBarOver";

}

void layScrollBarOver(QAbstractScrollArea *area)
{
    area->setProperty(isOver, true);
    area->setFrameStyle(QFrame::NoFrame); // its shape and its shadow: with either, room is kept for the bar
}

bool isScrollBarOver(const QAbstractScrollArea *area)
{
    return area->property(isOver).toBool();
}

Card::Card(QWidget *parent) : QWidget(parent)
{
    setContentsMargins(hairlineWidth, hairlineWidth, hairlineWidth, hairlineWidth);
}

void Card::setHighlighted(bool highlighted)
{
    if (highlighted == m_isHighlighted)
        return;
    m_isHighlighted = highlighted;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Colors &all = colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_isHighlighted ? all.accent : all.hairline, hairlineWidth));
    painter.setBrush(all.paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace styleui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/membermark.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace styleui {

namespace {

constexpr double corner = 5;

} // namespace

QSize markSize(const QFont &font)
{
    const int side = QFontMetrics(figuresFont(font)).height() + step / 2;
    return {side, side};
}

void paintMark(QPainter &painter, const QRect &place, int number, const QFont &font, const QPalette &palette)
{
    const MemberColors member = memberColors(number, palette);
    QRect mark(QPoint(), markSize(font));
    mark.moveCenter(place.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(member.tint);
    painter.drawRoundedRect(mark, corner, corner);
    QFont bold = figuresFont(font);
    bold.setWeight(QFont::Bold);
    painter.setFont(bold);
    painter.setPen(member.color);
    painter.drawText(mark, Qt::AlignCenter, QString::number(number));
    painter.restore();
}

MemberMark::MemberMark(int number, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setNumber(number);
}

void MemberMark::setNumber(int number)
{
    m_number = number;
    setAccessibleName(tr("Member %1").arg(number));
    update();
}

QSize MemberMark::sizeHint() const
{
    return markSize(font());
}

void MemberMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintMark(painter, rect(), m_number, font(), palette());
}

} // namespace styleui

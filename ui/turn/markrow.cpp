// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/markrow.h"

#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/wrapping.h"
#include "ui/turn/wording.h"

#include <QPainter>

namespace turnui {

namespace {

constexpr int gap = styleui::step + 2;

} // namespace

int marksWidth(qsizetype count, const QFont &font)
{
    return count == 0 ? 0 : int(count) * (styleui::markSize(font).width() + gap) - gap;
}

void paintMarks(QPainter &painter, const QRect &place, const QList<chat::MemberId> &members, const QFont &font,
                const QPalette &palette)
{
    const int width = styleui::markSize(font).width();
    QRect mark(place.left(), place.top(), width, place.height());
    for (const chat::MemberId member : members) {
        styleui::paintMark(painter, mark, member.number, font, palette);
        mark.translate(width + gap, 0);
    }
}

MarkRow::MarkRow(const QList<chat::MemberId> &members, QWidget *parent) : QWidget(parent), m_members(members)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(membersInWords(members));
}

QSize MarkRow::sizeHint() const
{
    return {marksWidth(m_members.size(), font()), styleui::lineHeight(font())};
}

void MarkRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintMarks(painter, rect(), m_members, font(), palette());
}

QString membersInWords(const QList<chat::MemberId> &members)
{
    QStringList numbers;
    for (const chat::MemberId member : members)
        numbers << QString::number(member.number);
    return members.size() == 1 ? MarkRow::tr("Member %1").arg(numbers.first())
                               : MarkRow::tr("Members %1").arg(joined(numbers));
}

} // namespace turnui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/pointheader.h"

#include "chat/categorysymbol.h"
#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/wrapping.h"
#include "ui/turn/markrow.h"
#include "ui/turn/wording.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace turnui {

namespace {

constexpr qsizetype longest = 1000;
constexpr int rowPadding = 2 * styleui::step;

bool isQuoteMissing(const chat::Point &point)
{
    const auto isMissing = [](const chat::Evidence &evidence) { return !evidence.isFound(); };
    return std::ranges::any_of(point.evidence, isMissing) ||
           std::ranges::any_of(point.stances, [&isMissing](const chat::Stance &stance) {
               return std::ranges::any_of(stance.evidence, isMissing);
           });
}

} // namespace

int pointIndent(const QFont &font)
{
    return styleui::padding + QFontMetrics(font).averageCharWidth() * 4;
}

PointHeader::PointHeader(const chat::Point &point, QWidget *parent)
    : QAbstractButton(parent)
    , m_point(point)
    , m_text(styleui::oneLine(point.text.left(longest)))
    , m_isQuoteMissing(isQuoteMissing(point))
{
    setObjectName(QStringLiteral("point%1").arg(point.number));
    QString name = QStringLiteral("%1: %2").arg(categoryName(point.category), m_text);
    if (!point.members.isEmpty())
        name += QStringLiteral(". ") + membersInWords(point.members);
    if (m_isQuoteMissing)
        name += QStringLiteral(". ") + tr("quote not found");
    setAccessibleName(name);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QFont PointHeader::textFont() const
{
    return m_point.category == chat::Category::Contradiction ? styleui::strong(font()) : font();
}

int PointHeader::marksRoom() const
{
    if (m_point.category == chat::Category::Contradiction)
        return 0;
    return marksWidth(m_point.members.size(), font());
}

QSize PointHeader::sizeHint() const
{
    return {pointIndent(font()) + 300, styleui::lineHeight(font()) + 2 * rowPadding};
}

QSize PointHeader::minimumSizeHint() const
{
    return {pointIndent(font()) + 120, sizeHint().height()};
}

int PointHeader::heightForWidth(int width) const
{
    if (!isChecked())
        return sizeHint().height();
    const int room = width - pointIndent(font()) - styleui::padding - marksRoom() - rowPadding;
    const auto lines = styleui::wrapped(m_text, textFont(), room, 0).lines.size();
    return int(lines) * styleui::lineHeight(font()) + 2 * rowPadding;
}

void PointHeader::paintStances(QPainter &painter, QRect place) const
{
    const QFont small = styleui::figuresFont(font());
    const QFontMetrics metrics(small);
    painter.setFont(small);
    const int between = styleui::step + 2;
    int room = place.width();
    for (const chat::Stance &stance : m_point.stances)
        room -= marksWidth(stance.members.size(), font()) + between + styleui::padding;
    // Every side gets as much, so that none stands there alone.
    room = std::min(room / int(m_point.stances.size()), metrics.averageCharWidth() * 28);
    if (room < metrics.averageCharWidth() * 6)
        return;
    for (const chat::Stance &stance : m_point.stances) {
        const QString text = styleui::oneLine(stance.text.left(longest));
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
        painter.setPen(styleui::ink(styleui::Ink::Faint, palette()));
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, shown);
        place.setLeft(place.left() + metrics.horizontalAdvance(shown) + between);
        paintMarks(painter, place, stance.members, font(), palette());
        place.setLeft(place.left() + marksWidth(stance.members.size(), font()) + styleui::padding);
    }
}

void PointHeader::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    if (underMouse() && !isChecked())
        painter.fillRect(rect(), colors.opened);
    const int line = styleui::lineHeight(font());
    const QRect first(0, rowPadding, width(), line);
    painter.setFont(styleui::strong(font()));
    painter.setPen(isChecked() ? colors.secondary : colors.faint);
    painter.drawText(QRect(styleui::padding, first.top(), pointIndent(font()) - styleui::padding - styleui::step, line),
                     Qt::AlignCenter, chat::categorySymbol(m_point.category));

    const QFont used = textFont();
    QRect place = first;
    place.setLeft(pointIndent(font()));
    place.setRight(width() - styleui::padding - marksRoom() - rowPadding);
    painter.setFont(used);
    painter.setPen(colors.text);
    QRect marks(width() - styleui::padding - marksRoom(), first.top(), marksRoom(), line);
    if (m_point.category != chat::Category::Contradiction)
        paintMarks(painter, marks, m_point.members, font(), palette());
    painter.setFont(used);
    painter.setPen(colors.text);
    if (isChecked()) {
        for (const QString &text : styleui::wrapped(m_text, used, place.width(), 0).lines) {
            painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, text);
            place.translate(0, line);
        }
    } else {
        const QFontMetrics metrics(used);
        const QString warning = m_isQuoteMissing ? tr("quote not found") : QString();
        const QFont small = styleui::figuresFont(font());
        const int warningRoom =
            m_isQuoteMissing ? QFontMetrics(small).horizontalAdvance(warning) + 2 * styleui::step : 0;
        const QString shown = metrics.elidedText(m_text, Qt::ElideRight, place.width() - warningRoom);
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, shown);
        place.setLeft(place.left() + metrics.horizontalAdvance(shown) + 2 * styleui::step);
        if (m_isQuoteMissing) {
            painter.setFont(small);
            painter.setPen(colors.warning);
            painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, warning);
            place.setLeft(place.left() + warningRoom);
        }
        if (m_point.category == chat::Category::Contradiction)
            paintStances(painter, place);
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect.adjust(2, 1, -2, -1);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace turnui

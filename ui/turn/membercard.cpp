// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/membercard.h"

#include "ui/style/colors.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/wrapping.h"
#include "ui/turn/requests.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/wording.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace turnui {

MemberCard::MemberCard(const TurnContext &context, chat::MemberId member, QWidget *parent)
    : QAbstractButton(parent), m_context(context), m_member(member)
{
    setObjectName(QStringLiteral("card%1").arg(member.number));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT m_context.requests->showMember(m_member.number); });
    refresh();
}

void MemberCard::refresh()
{
    const chat::Turn *turn = m_context.turn();
    if (!turn)
        return;
    const chat::Attempt *attempt = turn->latestAttempt(m_member);
    QString state = stateText(attempt, m_context.now());
    if (attempt && attempt->reply.state == chat::State::Failed)
        state.prepend(QStringLiteral("⚠ "));
    QString line = cardLine(*turn, m_member);
    const QString name = memberName(*turn, m_member);
    if (name == m_name && state == m_state && line == m_line)
        return;
    m_name = name;
    m_state = std::move(state);
    m_line = std::move(line);
    setAccessibleName(tr("Member %1, %2: %3").arg(m_member.number).arg(m_name, m_state));
    setAccessibleDescription(m_line);
    update();
}

QSize MemberCard::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, 2 * styleui::lineHeight(font()) + 4 * styleui::step};
}

void MemberCard::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.hairline, styleui::hairlineWidth));
    painter.setBrush(underMouse() ? colors.opened : colors.paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), styleui::radius, styleui::radius);

    const QRect inside = rect().adjusted(styleui::padding, 2 * styleui::step, -styleui::padding, -2 * styleui::step);
    QRect top = inside;
    top.setHeight(inside.height() / 2);
    const QSize mark = styleui::markSize(font());
    styleui::paintMark(painter, QRect(top.topLeft(), QSize(mark.width(), top.height())), m_member.number, font(),
                       palette());
    const QFont small = styleui::figuresFont(font());
    const int stateWidth = QFontMetrics(small).horizontalAdvance(m_state);
    painter.setFont(small);
    painter.setPen(m_state.startsWith(u'⚠') ? colors.failure : colors.secondary);
    painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_state);
    const QFont bold = styleui::strong(font());
    top.adjust(mark.width() + 2 * styleui::step, 0, -stateWidth - 2 * styleui::step, 0);
    painter.setFont(bold);
    painter.setPen(colors.text);
    painter.drawText(top, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(bold).elidedText(m_name, Qt::ElideRight, top.width()));
    const QRect bottom(inside.left(), inside.top() + inside.height() / 2, inside.width(), inside.height() / 2);
    painter.setFont(small);
    painter.setPen(colors.secondary);
    painter.drawText(bottom, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(small).elidedText(m_line, Qt::ElideRight, bottom.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace turnui

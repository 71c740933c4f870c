// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/membercolumn.h"

#include "ui/style/metrics.h"
#include "ui/turn/memberheader.h"
#include "ui/turn/replyview.h"
#include "ui/turn/requests.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace turnui {

MemberColumn::MemberColumn(const TurnContext &context, chat::MemberId member, QWidget *parent)
    : Card(parent)
    , m_context(context)
    , m_member(member)
    , m_header(new MemberHeader(context, member, Maximising::Offered))
    , m_reply(new ReplyView(textui::Typography::Interface, *context.requests))
{
    setObjectName(QStringLiteral("column%1").arg(member.number));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(new styleui::Hairline);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(0, 0, styleui::step / 2, styleui::step);
    body->addWidget(m_reply);
    layout->addLayout(body, 1);
    connect(m_header, &MemberHeader::doubleClicked, this, [this] { Q_EMIT m_context.requests->maximise(m_member); });
    if (const chat::Turn *turn = context.turn()) {
        setAccessibleName(tr("Answer of member %1, %2").arg(member.number).arg(memberName(*turn, member)));
        m_reply->text()->setAccessibleName(accessibleName());
    }
    m_reply->showPlaceholder(tr("Not asked yet."));
    refresh();
}

void MemberColumn::sync()
{
    const chat::Turn *turn = m_context.turn();
    const chat::Attempt *attempt = turn ? turn->latestAttempt(m_member) : nullptr;
    if (!attempt)
        return;
    m_reply->setMember(m_member, m_context.canAskAgain);
    if (attempt->id.number == m_attempt)
        return m_reply->sync(attempt->reply, m_context.now());
    m_attempt = attempt->id.number;
    m_reply->show(attempt->reply, m_context.now());
}

void MemberColumn::refresh()
{
    m_header->refresh();
    sync();
}

void MemberColumn::tick()
{
    m_header->refresh();
    const chat::Turn *turn = m_context.turn();
    if (const chat::Attempt *attempt = turn ? turn->latestAttempt(m_member) : nullptr)
        m_reply->tick(attempt->reply, m_context.now());
}

void MemberColumn::setFocusHere()
{
    m_reply->text()->setFocus(Qt::ShortcutFocusReason);
}

bool MemberColumn::isInUse() const
{
    return m_reply->text()->hasSelection() || !m_reply->text()->isAtEnd();
}

void MemberColumn::keyPressEvent(QKeyEvent *event)
{
    const chat::Turn *turn = m_context.turn();
    const chat::Attempt *attempt = turn ? turn->latestAttempt(m_member) : nullptr;
    const bool isRating = event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus;
    if (!isRating || !attempt || attempt->reply.state != chat::State::Succeeded)
        return Card::keyPressEvent(event);
    const chat::Rating rating = event->key() == Qt::Key_Plus ? chat::Rating::Good : chat::Rating::Bad;
    const bool isKnown = turn->rating(attempt->id) == rating;
    Q_EMIT m_context.requests->rate(attempt->id, isKnown ? std::nullopt : std::optional(rating));
}

} // namespace turnui

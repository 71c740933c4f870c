// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/memberheader.h"

#include "chat/figures.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/wording.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QToolButton>

namespace turnui {

using namespace Qt::StringLiterals;

namespace {

/// More than the state has room for: tokens, who served it, which model answered.
QString details(const chat::Attempt &attempt)
{
    QStringList lines;
    if (attempt.origin)
        lines << MemberHeader::tr("Asked once, in another turn to the same question. What it cost counts there.");
    if (chat::isFinal(attempt.reply.state))
        lines << chat::figuresText(attempt.reply.usage, attempt.reply.timing.total);
    if (!attempt.reply.provider.isEmpty())
        lines << MemberHeader::tr("Served by %1").arg(styleui::oneLine(attempt.reply.provider));
    if (!attempt.reply.servedModel.isEmpty())
        lines << MemberHeader::tr("Answered by %1").arg(styleui::oneLine(attempt.reply.servedModel));
    return lines.join(u'\n');
}

QString ratingSign(const chat::Turn &turn, const chat::Attempt *attempt)
{
    const std::optional<chat::Rating> rating = attempt ? turn.rating(attempt->id) : std::nullopt;
    if (!rating)
        return {};
    return *rating == chat::Rating::Good ? u"+"_s : u"−"_s;
}

} // namespace

MemberHeader::MemberHeader(const TurnContext &context, chat::MemberId member, Maximising maximising, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_member(member)
    , m_name(new styleui::ElidedLabel)
    , m_rating(new styleui::ElidedLabel)
    , m_state(new styleui::ElidedLabel)
{
    m_name->setObjectName(u"memberName"_s);
    m_name->setFont(styleui::strong(font()));
    m_rating->setObjectName(u"memberRating"_s);
    m_rating->setInk(styleui::Ink::Accent);
    m_rating->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_state->setObjectName(u"memberState"_s);
    m_state->setFont(styleui::figuresFont(font()));
    m_state->setInk(styleui::Ink::Secondary);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_state->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(styleui::padding, 2 * styleui::step, styleui::step, 2 * styleui::step);
    layout->setSpacing(2 * styleui::step);
    layout->addWidget(new styleui::MemberMark(member.number));
    layout->addWidget(m_name, 1);
    layout->addWidget(m_rating);
    layout->addWidget(m_state);
    QToolButton *menu = memberMenuButton(context, member, maximising);
    menu->setAccessibleName(tr("What can be done with the answer of member %1").arg(member.number));
    layout->addWidget(menu);
    refresh();
}

void MemberHeader::refresh()
{
    const chat::Turn *turn = m_context.turn();
    if (!turn)
        return;
    const chat::Attempt *attempt = turn->latestAttempt(m_member);
    m_name->setText(memberName(*turn, m_member));
    m_rating->setText(ratingSign(*turn, attempt));
    m_rating->setVisible(!m_rating->text().isEmpty());
    m_state->setText(stateText(attempt, m_context.now()));
    m_state->setInk(attempt && attempt->reply.state == chat::State::Failed ? styleui::Ink::Failure
                                                                           : styleui::Ink::Secondary);
    styleui::setPlainToolTip(m_state, attempt ? details(*attempt) : QString());
}

void MemberHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
    Q_EMIT doubleClicked();
}

} // namespace turnui

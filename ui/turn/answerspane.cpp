// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/answerspane.h"

#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"
#include "ui/turn/memberheader.h"
#include "ui/turn/membertabs.h"
#include "ui/turn/replyview.h"
#include "ui/turn/requests.h"
#include "ui/turn/reviewbox.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

namespace turnui {

AnswersPane::AnswersPane(const TurnContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_tabs(new MemberTabs)
    , m_headerRow(new QHBoxLayout)
    , m_attempts(new QToolButton)
    , m_review(new ReviewBox(*context.requests))
    , m_reply(new ReplyView(textui::Typography::Interface, *context.requests))
{
    setObjectName(QStringLiteral("answers"));
    m_attempts->setObjectName(QStringLiteral("attempts"));
    m_attempts->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_attempts->setPopupMode(QToolButton::InstantPopup);
    m_attempts->setMenu(new QMenu(m_attempts));
    styleui::setLook(m_attempts, styleui::Look::Plain);
    connect(m_attempts->menu(), &QMenu::aboutToShow, this, &AnswersPane::fillAttempts);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(2 * styleui::step, styleui::step + 2, 2 * styleui::step, styleui::step + 2);
    tabs->addWidget(m_tabs);
    layout->addLayout(tabs);
    layout->addWidget(new styleui::Hairline);
    m_headerRow->setContentsMargins(0, 0, 0, 0);
    m_headerRow->addWidget(m_attempts);
    layout->addLayout(m_headerRow);
    auto *body = new QHBoxLayout;
    body->setContentsMargins(0, 0, styleui::step / 2, styleui::step);
    body->addWidget(m_reply);
    layout->addLayout(body, 1);
    m_reply->setTop(m_review);
    connect(m_tabs, &MemberTabs::chosen, this, &AnswersPane::showMember);
    rebuild();
}

void AnswersPane::rebuild()
{
    const chat::Turn *turn = m_context.turn();
    m_marked.clear();
    m_attempt = {};
    m_fusion = 0;
    QList<std::pair<chat::MemberId, QString>> names;
    for (const chat::Member &member : turn ? turn->panel.members : QList<chat::Member>())
        names << std::pair(member.id, memberName(*turn, member.id));
    m_tabs->setMembers(names);
    if (!names.isEmpty())
        showMember(names.first().first);
}

const chat::Attempt *AnswersPane::attempt() const
{
    const chat::Turn *turn = m_context.turn();
    return turn ? turn->attempt(m_attempt) : nullptr;
}

chat::MemberId AnswersPane::current() const
{
    return m_tabs->current();
}

void AnswersPane::showMember(chat::MemberId member)
{
    const chat::Turn *turn = m_context.turn();
    if (!turn || !turn->panel.member(member))
        return;
    const chat::Attempt *latest = turn->latestAttempt(member);
    showAttempt(latest ? latest->id : chat::AttemptId{.member = member, .number = 0});
}

void AnswersPane::showAttempt(const chat::AttemptId &id)
{
    if (!m_header || m_attempt.member != id.member) {
        delete m_header;
        m_header = new MemberHeader(m_context, id.member, Maximising::NotOffered);
        m_headerRow->insertWidget(0, m_header, 1);
    }
    m_attempt = id;
    m_tabs->setCurrent(id.member);
    m_header->refresh();
    m_reply->setMember(id.member, m_context.canAskAgain);
    m_reply->text()->setAccessibleName(tr("Answer of member %1").arg(id.member.number));
    m_isFilled = false;
    fillReply();
    syncReview();
    const chat::Turn *turn = m_context.turn();
    const auto tries =
        std::ranges::count(turn->attempts, id.member, [](const chat::Attempt &known) { return known.id.member; });
    m_attempts->setVisible(tries > 1);
    m_attempts->setText(tr("%1 of %2").arg(id.number).arg(tries));
    m_attempts->setAccessibleName(tr("Attempt %1 of %2").arg(id.number).arg(tries));
}

void AnswersPane::fillReply()
{
    if (m_isFilled || !isVisible())
        return;
    m_isFilled = true;
    if (const chat::Attempt *shown = attempt())
        m_reply->show(shown->reply, m_context.now());
    else
        m_reply->showPlaceholder(tr("Not asked yet."));
    mark();
}

void AnswersPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillReply();
    refreshMember(m_attempt.member);
}

void AnswersPane::fillAttempts()
{
    m_attempts->menu()->clear();
    const chat::Turn *turn = m_context.turn();
    for (const chat::Attempt &known : turn ? turn->attempts : QList<chat::Attempt>()) {
        if (known.id.member != m_attempt.member)
            continue;
        m_attempts->menu()->addAction(tr("Attempt %1").arg(known.id.number),
                                      [this, id = known.id] { showAttempt(id); });
    }
}

void AnswersPane::syncMember(chat::MemberId member)
{
    if (member != m_attempt.member)
        return;
    const chat::Turn *turn = m_context.turn();
    const chat::Attempt *latest = turn ? turn->latestAttempt(member) : nullptr;
    // A new attempt takes the place of the one before, unless a passage of that one is being looked at.
    if (latest && latest->id != m_attempt && m_marked.isEmpty())
        return showAttempt(latest->id);
    const chat::Attempt *shown = attempt();
    if (shown && m_isFilled && isVisible())
        m_reply->sync(shown->reply, m_context.now());
}

void AnswersPane::refreshMember(chat::MemberId member)
{
    if (!m_header || member != m_attempt.member)
        return;
    m_header->refresh();
    syncMember(member);
}

void AnswersPane::setFusion(int number)
{
    m_fusion = number;
    syncReview();
}

void AnswersPane::syncReview()
{
    const chat::Turn *turn = m_context.turn();
    const chat::Fusion *fusion = turn ? turn->fusion(m_fusion) : nullptr;
    std::optional<chat::Review> found;
    if (fusion && fusion->analysis) {
        const auto review = std::ranges::find(fusion->analysis->reviews, m_attempt.member, &chat::Review::member);
        if (review != fusion->analysis->reviews.end())
            found = *review;
    }
    m_review->setReview(found);
}

void AnswersPane::tick()
{
    if (m_header)
        m_header->refresh();
    if (const chat::Attempt *shown = attempt())
        m_reply->tick(shown->reply, m_context.now());
}

void AnswersPane::showPassage(const chat::Evidence &evidence, const QList<chat::Evidence> &together)
{
    m_marked = together;
    if (!m_marked.contains(evidence))
        m_marked << evidence;
    if (evidence.attempt != m_attempt)
        showAttempt(evidence.attempt);
    else
        mark();
    if (evidence.isFound())
        m_reply->text()->reveal(evidence.ranges.first());
}

void AnswersPane::mark()
{
    const styleui::MemberColors colors = styleui::memberColors(m_attempt.member.number, palette());
    QList<textui::Mark> marks;
    for (const chat::Evidence &evidence : std::as_const(m_marked)) {
        if (evidence.attempt != m_attempt)
            continue;
        for (const chat::TextRange &range : evidence.ranges)
            marks << textui::Mark{.range = range, .tint = colors.tint, .bar = colors.color};
    }
    m_reply->text()->setMarks(marks);
}

bool AnswersPane::revealText(const QString &needle)
{
    return m_reply->text()->revealText(needle);
}

void AnswersPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_isFilled)
        mark();
}

void AnswersPane::setFocusHere()
{
    m_reply->text()->setFocus(Qt::ShortcutFocusReason);
}

void AnswersPane::keyPressEvent(QKeyEvent *event)
{
    const bool isRating = event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus;
    const chat::Turn *turn = m_context.turn();
    const chat::Attempt *shown = attempt();
    if (!isRating || !shown || shown->reply.state != chat::State::Succeeded)
        return QWidget::keyPressEvent(event);
    const chat::Rating rating = event->key() == Qt::Key_Plus ? chat::Rating::Good : chat::Rating::Bad;
    const bool isKnown = turn->rating(shown->id) == rating;
    Q_EMIT m_context.requests->rate(shown->id, isKnown ? std::nullopt : std::optional(rating));
}

} // namespace turnui

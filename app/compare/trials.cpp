// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/trials.h"

#include "chat/clock.h"
#include "compare/laboratory.h"
#include "compare/purse.h"
#include "compare/sessions.h"
#include "compare/sharing.h"
#include "compare/written.h"
#include "desk/desk.h"
#include "forecast/forecaster.h"
#include "library/library.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace compare {

/// For what is set aside for it.
static QString nameOf(const TrialId &id)
{
    return u"%1 %2 %3"_s.arg(id.contestant).arg(id.repeat).arg(id.question);
}

Trials::Trials(const Experiment &experiment, const Collaborators &with, Sessions &sessions, Purse &purse,
               QObject *parent)
    : QObject(parent), m_experiment(experiment), m_with(with), m_sessions(sessions), m_purse(purse)
{
    connect(&m_with.desk, &desk::Desk::turnFinished, this, &Trials::conclude);
}

Trials::~Trials() = default;

void Trials::start(Failed failed)
{
    fillQueue(failed);
    m_failed = failed;
    m_trouble.clear();
    m_isPaused = false;
    goOnSoon();
}

void Trials::pause()
{
    m_isPaused = true;
    m_queue.clear();
    m_waiting.clear();
    m_unsettled.clear();
    for (const TrialId &id : std::as_const(m_begun))
        ++m_unsettled[{id.question, id.repeat}];
}

void Trials::stop()
{
    pause();
    const QHash<chat::TurnId, Running> running = m_running;
    for (auto one = running.cbegin(); one != running.cend(); ++one) {
        if (desk::Conversation *const conversation = m_with.desk.conversation(one->session))
            conversation->stop(one.key());
    }
}

void Trials::fillQueue(Failed failed)
{
    pause();
    m_sources.clear();
    for (const Trial &trial : m_experiment.trials)
        m_sessionOf.insert(trial.id.question, trial.session);
    const Plan &plan = m_experiment.plan;
    for (int repeat = 1; repeat <= plan.repeats; ++repeat) {
        for (const Question &question : plan.questions) {
            for (const Contestant &contestant : plan.contestants) {
                const TrialId id{question.id, contestant.number, repeat};
                if (isBegun(id) || !isMissing(m_experiment, id, failed))
                    continue;
                m_queue.append(id);
                m_waiting.insert(id);
                ++m_unsettled[{id.question, id.repeat}];
            }
        }
    }
}

void Trials::settle(const TrialId &id)
{
    const auto count = m_unsettled.find({id.question, id.repeat});
    if (count != m_unsettled.end() && --*count == 0)
        m_unsettled.erase(count);
}

void Trials::goOnSoon()
{
    if (std::exchange(m_isDue, true))
        return;
    m_with.clock.after({}, this, [this] {
        m_isDue = false;
        goOn();
    });
}

/// What waits for another one's answer stands near it: only the next few are looked at.
void Trials::goOn()
{
    constexpr qsizetype farthest = 4 * Plan::mostContestants;
    for (qsizetype i = 0; i < std::min(m_queue.size(), farthest) && m_begun.size() < mostAtOnce;) {
        switch (const TrialId id = m_queue[i]; begin(id)) {
        case Outcome::Pointless:
            settle(id);
            [[fallthrough]];
        case Outcome::Begun:
            m_queue.removeOne(id);
            m_waiting.remove(id);
            break;
        case Outcome::Waits:
            ++i;
            break;
        }
    }
    Q_EMIT changed();
}

/// Of what is left of a budget, what a run may cost: twice what nine in ten do. What would cost more is stopped, and
/// can go on with a larger budget. What nobody knows the price of gets all, and so runs alone. Nothing where it is too
/// little.
static std::optional<double> shareOf(double left, const chat::Forecast &run)
{
    constexpr double most = 2;
    constexpr double least = 1.25; // a run whose last cent is its budget's would be stopped at its end
    if (left <= 0 || left < least * run.highUsd)
        return std::nullopt;
    return run.highUsd > 0 && run.unpriced.isEmpty() ? std::min(left, most * run.highUsd) : left;
}

/// Sets aside what it may cost, and keeps its panel to that. False where the budget does not reach.
bool Trials::setAside(const TrialId &id, chat::Panel &panel)
{
    m_purse.free(nameOf(id));
    const std::optional<double> left = m_purse.left();
    if (!left)
        return true;
    const chat::Forecast run = m_with.forecaster
                                   .forecast({.prompt = m_experiment.question(id.question)->text,
                                              .conversation = {},
                                              .panel = panel,
                                              .shared = takers(sourcesOf(id))})
                                   .run;
    if (run.highUsd == 0 && run.unpriced.isEmpty()) // free
        return true;
    const std::optional<double> share = shareOf(*left, run);
    if (!share)
        return false;
    panel.policy.budgetUsd = std::min(*share, panel.policy.budgetUsd.value_or(*share));
    m_purse.setAside(nameOf(id), *share);
    return true;
}

Trials::Outcome Trials::begin(const TrialId &id)
{
    if (isPointless(m_experiment, id))
        return Outcome::Pointless;
    const Contestant &contestant = *m_experiment.plan.contestant(id.contestant);
    if (!areSourcesReady(id) || (contestant.omission && !isWholeThere(contestant, id)))
        return Outcome::Waits;
    chat::Panel panel = contestant.panel;
    if (!setAside(id, panel))
        return Outcome::Waits; // until money is freed
    m_begun.insert(id);
    const chat::SessionId session = m_sessionOf.value(id.question);
    if (session.isEmpty()) {
        beginIn(m_sessions.make(), id, panel);
        return Outcome::Begun;
    }
    ++m_opening;
    m_sessions.borrow(session, this, [this, id, panel](std::expected<desk::Conversation *, QString> conversation) {
        --m_opening;
        if (conversation)
            beginIn(*conversation, id, panel);
        else
            beginAnew(id, panel, conversation.error());
    });
    return Outcome::Begun;
}

/// Where its session is gone. One that is there and cannot be read may be mended yet, and has answers that were paid:
/// only where the person wants it so.
void Trials::beginAnew(const TrialId &id, const chat::Panel &panel, const QString &problem)
{
    ++m_opening;
    const QString session = m_sessionOf.value(id.question).value;
    m_with.library.find(session, this, [this, id, panel, problem](const auto &found) {
        --m_opening;
        if (!found || m_failed == Failed::Again)
            return beginIn(m_sessions.make(), id, panel);
        m_trouble = problem;
        end(id, {});
    });
}

/// Whom the whole panel has no answer of cannot be shared, and is never asked for an omission.
bool Trials::isWholeThere(const Contestant &contestant, const TrialId &id) const
{
    const Trial *const whole = m_experiment.trial({id.question, contestant.omission->contestant, id.repeat});
    return whole && whole->isAnswered();
}

const QList<Source> &Trials::sourcesOf(const TrialId &id) const
{
    const auto known = m_sources.constFind(id.contestant);
    if (known != m_sources.cend())
        return *known;
    return *m_sources.insert(id.contestant, sources(m_experiment.plan, *m_experiment.plan.contestant(id.contestant)));
}

bool Trials::areSourcesReady(const TrialId &id) const
{
    return std::ranges::all_of(sourcesOf(id), [&](const Source &source) {
        return isReady({id.question, source.contestant, id.repeat}, source.from);
    });
}

/// Whether the member's answer is there, or will not come.
bool Trials::isReady(const TrialId &id, chat::MemberId member) const
{
    if (!isBegun(id))
        return !m_waiting.contains(id);
    const Trial *const trial = m_experiment.trial(id);
    const desk::Conversation *const conversation = trial ? m_with.desk.conversation(trial->session) : nullptr;
    const chat::Turn *const turn = conversation ? conversation->turn(trial->turn) : nullptr;
    return turn && m_running.contains(trial->turn) &&
           std::ranges::contains(turn->answers(), member,
                                 [](const chat::Attempt *answer) { return answer->id.member; });
}

void Trials::beginIn(desk::Conversation *conversation, const TrialId &id, const chat::Panel &panel)
{
    if (m_isPaused || isPointless(m_experiment, id)) { // since its session was asked for
        end(id, conversation->id());
        return;
    }
    m_sessionOf.insert(id.question, conversation->id());
    connect(conversation, &desk::Conversation::eventApplied, this, &Trials::follow, Qt::UniqueConnection);
    const Trial *const before = m_experiment.trial(id);
    const bool isThere = before && before->session == conversation->id() && conversation->turn(before->turn) &&
                         conversation->canAskAgain(before->turn);
    if (isThere)
        goOnWith(conversation, *before, panel);
    else
        ask(conversation, id, panel);
    Q_EMIT changed();
}

void Trials::end(const TrialId &id, const chat::SessionId &session)
{
    m_begun.remove(id);
    settle(id);
    m_purse.free(nameOf(id));
    m_sessions.giveBack(session);
    goOnSoon();
}

/// `before` by value: what is told replaces it.
void Trials::goOnWith(desk::Conversation *conversation, Trial before, chat::Panel panel)
{
    if (!before.figures) { // the program ended in it: what it has cost is counted first
        tellEnd(*conversation->turn(before.turn));
        const TrialFigures &now = *m_experiment.trial(before.id)->figures;
        const bool isOver = now.isAnswered || !now.isUnfinished;
        if (isOver || !setAside(before.id, panel))
            return end(before.id, conversation->id());
    }
    m_running.insert(before.turn, {conversation->id(), before.id});
    conversation->resume(before.turn, panel.policy);
    if (m_running.contains(before.turn) && !conversation->isRunning(before.turn)) // there was nothing to go on with
        conclude(conversation, before.turn);
}

void Trials::ask(desk::Conversation *conversation, const TrialId &id, const chat::Panel &panel)
{
    const auto turn = chat::TurnId::create();
    m_running.insert(turn, {conversation->id(), id});
    tell(event::TrialStarted{id, turn, conversation->id()});
    if (!m_experiment.plan.example.isEmpty())
        return play(conversation, id, turn);
    const Contestant &contestant = *m_experiment.plan.contestant(id.contestant);
    desk::ApartQuestion question{.prompt = m_experiment.question(id.question)->text,
                                 .panel = panel,
                                 .kind = contestant.kind,
                                 .experiment = m_experiment.id.value,
                                 .shared = sharedAnswers(*conversation, id),
                                 .turn = turn};
    if (contestant.omission)
        leaveUnshared(question);
    conversation->askApart(question);
}

/// Only those whose answers are at hand.
void Trials::leaveUnshared(desk::ApartQuestion &question)
{
    chat::Panel &panel = question.panel;
    panel.members.removeIf([&question](const chat::Member &member) {
        return !std::ranges::contains(question.shared, member.id, &fusion::SharedAnswer::member);
    });
    QHash<chat::MemberId, chat::MemberId> numbers;
    for (qsizetype i = 0; i < panel.members.size(); ++i)
        numbers.insert(panel.members[i].id, chat::MemberId{int(i) + 1});
    for (fusion::SharedAnswer &answer : question.shared)
        answer.member = numbers.value(answer.member);
    chat::numberMembers(panel);
    if (panel.policy.quorum)
        panel.policy.quorum = std::min(*panel.policy.quorum, std::max(1, int(panel.members.size())));
}

QList<fusion::SharedAnswer> Trials::sharedAnswers(const desk::Conversation &conversation, const TrialId &id) const
{
    QList<fusion::SharedAnswer> shared;
    for (const Source &source : sourcesOf(id)) {
        const Trial *const from = m_experiment.trial({id.question, source.contestant, id.repeat});
        const chat::Turn *const turn = from ? conversation.turn(from->turn) : nullptr;
        const QList<const chat::Attempt *> answers = turn ? turn->answers() : QList<const chat::Attempt *>();
        for (const chat::Attempt *const answer : answers) {
            if (answer->id.member != source.from)
                continue;
            shared.append({.member = source.member,
                           .from = answer->origin.value_or(chat::Origin{turn->id, answer->id}),
                           .reply = answer->reply,
                           .fallback = answer->fallback});
        }
    }
    return shared;
}

void Trials::play(desk::Conversation *conversation, const TrialId &id, const chat::TurnId &turn)
{
    QList<chat::RunEvent> events = writtenTrial(id);
    for (chat::RunEvent &event : events) {
        auto *const shared = std::get_if<chat::event::AnswerShared>(&event.what);
        if (!shared)
            continue;
        for (const Source &source : sourcesOf(id)) {
            if (const Trial *const from = m_experiment.trial({id.question, source.contestant, id.repeat});
                from && source.member == shared->attempt.member)
                shared->from.turn = from->turn;
        }
    }
    conversation->playApart(events, m_experiment.id.value, turn);
}

void Trials::follow(const chat::TurnId &turn, const chat::RunEvent &event)
{
    // Somebody may wait for this answer.
    if (m_running.contains(turn) && std::holds_alternative<chat::event::Ended>(event.what))
        goOnSoon();
}

void Trials::conclude(desk::Conversation *conversation, const chat::TurnId &id)
{
    const auto running = m_running.constFind(id);
    if (running == m_running.cend())
        return noteLate(*conversation, id);
    const TrialId trial = running->trial;
    m_running.erase(running);
    tellEnd(*conversation->turn(id));
    end(trial, conversation->id());
}

/// The person has tried a failed one again where the answers are read: then it counts.
void Trials::noteLate(const desk::Conversation &conversation, const chat::TurnId &id)
{
    const Trial *const trial = m_experiment.trial(id);
    if (!trial || trial->isAnswered() || !conversation.turn(id))
        return;
    tellEnd(*conversation.turn(id));
    Q_EMIT changed();
}

void Trials::tellEnd(const chat::Turn &turn)
{
    tell(event::TrialEnded{turn.id, figuresOf(turn, m_with.forecaster.prices(turn.panel))});
}

void Trials::tell(const decltype(ExperimentEvent::what) &what)
{
    Q_EMIT happened({m_with.clock.wallTime(), what});
}

} // namespace compare

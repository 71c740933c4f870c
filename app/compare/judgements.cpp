// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/judgements.h"

#include "chat/clock.h"
#include "compare/judgecall.h"
#include "compare/laboratory.h"
#include "compare/purse.h"
#include "compare/sessions.h"
#include "compare/trials.h"
#include "compare/written.h"
#include "desk/desk.h"
#include "forecast/forecaster.h"
#include "library/library.h"
#include "provider/connections.h"
#include "provider/estimate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

/// So many are entered in the ledger at once: no more is missing there after a crash.
constexpr qsizetype mostUnentered = 50;

bool isFailed(const Pick &pick)
{
    return !pick.problem.isEmpty();
}

bool isFailed(const Grade &grade)
{
    return !grade.problem.isEmpty();
}

} // namespace

Judgements::Judgements(const Experiment &experiment, const Collaborators &with, Sessions &sessions, Purse &purse,
                       const Trials &trials, QObject *parent)
    : QObject(parent)
    , m_experiment(experiment)
    , m_with(with)
    , m_sessions(sessions)
    , m_purse(purse)
    , m_trials(trials)
    , m_random(std::random_device{}())
{
}

Judgements::~Judgements()
{
    for (const auto &round : m_rounds)
        enter(*round);
}

void Judgements::start(Failed failed)
{
    m_failed = failed;
    m_isOverBudget = false;
    m_queue.clear();
    for (const auto &round : m_rounds) // what it owes may be another now: it is opened again
        round->due.clear();
    const Plan &plan = m_experiment.plan;
    if (!plan.scoring.judge)
        return;
    const Contestant judge = aloneContestant(*plan.scoring.judge);
    fusion::RunRequest priced{.panel = judge.panel};
    m_with.forecaster.prepare(priced);
    m_price = priced.prices.price(plan.scoring.judge->model);
    for (int repeat = 1; repeat <= plan.repeats; ++repeat) {
        for (const Question &question : plan.questions)
            m_queue.append({question.id, repeat});
    }
}

void Judgements::pause()
{
    m_queue.clear();
    m_isOverBudget = false;
    for (const auto &round : m_rounds)
        round->due.clear();
    goOn();
}

void Judgements::stop()
{
    pause();
    m_isStopping = true; // what is cut says nothing, but may have cost something
    const QList<provider::CompletionJob *> jobs = m_jobs;
    for (provider::CompletionJob *const job : jobs)
        job->cancel();
    m_isStopping = false;
    for (const auto &round : m_rounds) // of the written example
        round->running = 0;
    goOn();
}

QList<Judgement> Judgements::dueAt(const Place &place) const
{
    QList<Judgement> due = judgements(m_experiment, place.question, place.repeat);
    due.removeIf([this](const Judgement &judgement) {
        return std::visit(
            [this](const auto &one) {
                const auto *const said = made(m_experiment, one);
                return said && (m_failed == Failed::Stay || !isFailed(*said));
            },
            judgement);
    });
    return due;
}

void Judgements::goOn()
{
    if (std::exchange(m_isGoingOn, true))
        return;
    do {
        openMore();
        callNext();
    } while (closeDone());
    m_isGoingOn = false;
    Q_EMIT changed();
}

void Judgements::openMore()
{
    constexpr qsizetype farthest = 2 * Trials::mostAtOnce; // the next ones are answered later still
    for (qsizetype i = 0; i < std::min(m_queue.size(), farthest) && m_rounds.size() < size_t(mostQuestionsAtOnce);) {
        if (m_trials.isSettled(m_queue[i].question, m_queue[i].repeat) && !isOpen(m_queue[i]))
            open(m_queue.takeAt(i));
        else
            ++i;
    }
}

bool Judgements::isOpen(const Place &place) const
{
    return std::ranges::any_of(m_rounds, [&place](const auto &round) { return round->place == place; });
}

void Judgements::open(const Place &place)
{
    const QList<Judgement> due = dueAt(place);
    if (due.isEmpty())
        return;
    auto made = std::make_unique<Round>();
    Round *const round = made.get();
    m_rounds.push_back(std::move(made));
    round->place = place;
    round->due = due;
    round->judge = *m_experiment.plan.scoring.judge;
    round->spent = {
        .turn = chat::TurnId::create(), .startedAt = m_with.clock.wallTime(), .experiment = m_experiment.id.value};
    for (const Trial &trial : m_experiment.trials) {
        if (trial.id.question == place.question && trial.isAnswered())
            round->session = trial.session;
    }
    m_sessions.borrow(round->session, this, [this, round](std::expected<desk::Conversation *, QString> conversation) {
        round->isOpen = true;
        if (conversation) {
            fill(*round, **conversation);
        } else {
            round->due.clear();
            round->session = {};
        }
        goOn();
    });
}

/// What cannot be judged because its text is gone is left out.
void Judgements::fill(Round &round, const desk::Conversation &conversation) const
{
    for (const Contestant &contestant : m_experiment.plan.contestants) {
        const Trial *const trial = m_experiment.trial({round.place.question, contestant.number, round.place.repeat});
        if (const chat::Turn *const turn = trial ? conversation.turn(trial->turn) : nullptr)
            round.texts.insert(trial->turn, turn->resultText());
    }
    round.due.removeIf([&round](const Judgement &judgement) {
        if (const auto *const pick = std::get_if<Pick>(&judgement))
            return !round.texts.contains(pick->first) || !round.texts.contains(pick->second);
        return !round.texts.contains(std::get<Grade>(judgement).turn);
    });
}

void Judgements::callNext()
{
    bool isShort = false; // of money, part of which may only be set aside
    for (const auto &round : m_rounds) {
        while (round->isOpen && !round->due.isEmpty() && !isShort && m_jobs.size() + m_writing < mostCallsAtOnce) {
            if (call(*round, round->due.first()))
                round->due.removeFirst();
            else
                isShort = true;
        }
    }
    if (isShort && m_jobs.isEmpty() && m_trials.isIdle()) {
        m_isOverBudget = true;
        for (const auto &round : m_rounds)
            round->due.clear();
        m_queue.clear();
    }
}

bool Judgements::closeDone()
{
    return std::erase_if(m_rounds, [this](const std::unique_ptr<Round> &round) {
               if (!round->isOpen || !round->due.isEmpty() || round->running > 0)
                   return false;
               enter(*round);
               if (!round->session.isEmpty())
                   m_sessions.giveBack(round->session);
               return true;
           }) > 0;
}

void Judgements::enter(Round &round)
{
    if (round.spent.calls.isEmpty())
        return;
    m_with.library.enter(round.spent);
    m_with.forecaster.note(round.spent);
    round.spent.turn = chat::TurnId::create();
    round.spent.calls.clear();
}

provider::CompletionRequest Judgements::requestFor(const Round &round, const Judgement &judgement)
{
    provider::CompletionRequest request = wordedFor(round, judgement);
    request.privacy = privacyOf(m_experiment.plan);
    return request;
}

provider::CompletionRequest Judgements::wordedFor(const Round &round, const Judgement &judgement)
{
    const chat::StageModel &judge = round.judge;
    const Question &question = *m_experiment.question(round.place.question);
    if (const auto *const pick = std::get_if<Pick>(&judgement)) {
        return pickRequest(judge, question.text, round.texts.value(pick->first), round.texts.value(pick->second),
                           m_random);
    }
    const Grade &grade = std::get<Grade>(judgement);
    const QList<Criterion> criteria = question.rubric->criteria();
    return gradeRequest(judge, question.text, round.texts.value(grade.turn),
                        *std::ranges::find(criteria, grade.criterion, &Criterion::id), m_random);
}

double Judgements::mostUsd(const provider::CompletionRequest &request) const
{
    if (!m_price)
        return 0;
    const chat::Usage usage{.promptTokens = provider::estimatedTokens(request.messages.first().text.size()),
                            .completionTokens = replyTokens(request.settings).high};
    return chat::costOf(usage, *m_price);
}

bool Judgements::call(Round &round, const Judgement &judgement)
{
    if (!m_experiment.plan.example.isEmpty()) {
        sayWritten(round, judgement);
        return true;
    }
    const provider::CompletionRequest request = requestFor(round, judgement);
    const double usd = mostUsd(request);
    if (!m_purse.hasFor(usd))
        return false;
    provider::CompletionJob *const job = m_with.connections.ask(request, u"grader"_s, this);
    const QString aside = u"job %1"_s.arg(quintptr(job));
    m_purse.setAside(aside, usd);
    m_jobs.append(job);
    ++round.running;
    connect(job, &provider::CompletionJob::ended, this,
            [this, job, judgement, aside, place = &round](const provider::Completion &completion) {
                m_jobs.removeOne(job);
                job->deleteLater();
                m_purse.free(aside);
                conclude(*place, judgement, completion);
            });
    connect(job, &QObject::destroyed, this, [this, aside] { m_purse.free(aside); });
    return true;
}

void Judgements::conclude(Round &round, const Judgement &judgement, const provider::Completion &completion)
{
    --round.running;
    provider::Completion priced = completion;
    priced.usage = chat::withCost(completion.usage, m_price);
    const chat::StageModel &judge = round.judge;
    round.spent.calls.append({.endpoint = judge.model.endpoint,
                              .model = judge.model.id,
                              .effort = judge.settings.effort,
                              .role = library::Role::Grader,
                              .hasSucceeded = completion.state == chat::State::Succeeded,
                              .usage = priced.usage,
                              .timing = completion.timing});
    if (round.spent.calls.size() >= mostUnentered)
        enter(round);
    if (m_isStopping)
        return;
    if (const auto *const pick = std::get_if<Pick>(&judgement))
        tell(event::Picked{readPick(*pick, priced)}, judge.model);
    else
        tell(event::Graded{readGrade(std::get<Grade>(judgement), priced)}, judge.model);
    goOn();
}

void Judgements::tell(event::Picked what, const chat::Model &judge)
{
    what.pick.judge = judge;
    Q_EMIT happened({m_with.clock.wallTime(), std::move(what)});
}

void Judgements::tell(event::Graded what, const chat::Model &judge)
{
    what.grade.judge = judge;
    Q_EMIT happened({m_with.clock.wallTime(), std::move(what)});
}

/// In the written example nobody is asked; what was said then comes a moment later.
void Judgements::sayWritten(Round &round, const Judgement &judgement)
{
    constexpr std::chrono::milliseconds moment{40};
    ++round.running;
    ++m_writing;
    m_with.clock.after(moment, this, [this, judgement, at = round.place] {
        --m_writing;
        const auto place = std::ranges::find(m_rounds, at, [](const auto &one) { return one->place; });
        if (place == m_rounds.end() || (*place)->running == 0) // stopped meanwhile
            return goOn();
        --(*place)->running;
        const chat::Model judge = (*place)->judge.model;
        if (const auto *const pick = std::get_if<Pick>(&judgement))
            tell(event::Picked{writtenPick(m_experiment, *pick)}, judge);
        else
            tell(event::Graded{writtenGrade(m_experiment, std::get<Grade>(judgement))}, judge);
        goOn();
    });
}

} // namespace compare

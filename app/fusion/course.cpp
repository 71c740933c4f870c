// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/course.h"

#include "chat/clock.h"
#include "fusion/interruption.h"
#include "fusion/messages.h"
#include "fusion/outcome.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;
using chat::MemberId;
using chat::State;

namespace fusion {

Course::Course(RunRequest request, chat::Turn turn, provider::Connections &connections, chat::Clock &clock,
               std::mt19937 random, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_clock(clock)
    , m_random(random)
    , m_record(std::move(turn), clock)
    , m_budget(m_request.panel.policy.budgetUsd, m_record.turn())
    , m_members(connections, this)
    , m_fusing(m_request, m_record, m_budget, connections, m_random, this)
{
    connect(&m_record, &RunRecord::recorded, this, &Course::recorded);
    connect(&m_record, &RunRecord::toldAll, this, [this] {
        if (std::exchange(m_tellsFinish, false) && !m_isRunning)
            Q_EMIT finished();
    });
    connect(&m_members, &CompletionBatch::happened, this,
            [this](const Happening &what) { m_record.change([&] { hear(what); }); });
    connect(&m_members, &CompletionBatch::ended, this,
            [this](const chat::Speaker &speaker, const provider::Completion &completion) {
                m_record.change([&] { memberEnded(std::get<chat::AttemptId>(speaker), completion); });
            });
    connect(&m_fusing, &Fusing::budgetReached, this, [this] { m_record.change([this] { cancelMembers(); }); });
    connect(&m_fusing, &Fusing::ended, this, [this] { m_record.change([this] { settle(); }); });
}

void Course::start()
{
    m_record.change([this] {
        if (m_isRunning)
            return;
        if (turn().lastSeq == 0)
            begin();
        else
            resume();
    });
}

void Course::begin()
{
    m_isRunning = true;
    m_isCollecting = true;
    m_heedsQuorum = true;
    m_record.startClock();
    m_record.add(chat::event::RunStarted{.session = m_request.session,
                                         .parent = m_request.parent,
                                         .prompt = m_request.prompt,
                                         .kind = m_request.kind,
                                         .wallTime = m_clock.wallTime(),
                                         .panel = m_request.panel,
                                         .example = m_request.example,
                                         .program = u"Counterpoint "_s + QLatin1StringView(COUNTERPOINT_VERSION),
                                         .forecast = m_request.forecast,
                                         .experiment = m_request.experiment,
                                         .abSide = m_request.abSide});
    askMissing();
    if (m_request.panel.members.size() > 1)
        m_fusing.warmUp();
    panelProgressed();
}

/// What a run that broke off left open is closed; members that have answered are kept, the others asked again.
void Course::resume()
{
    goOn();
    m_isCollecting = true;
    m_heedsQuorum = true;
    const QList<Happening> ends = endsOfInterrupted(turn());
    for (const Happening &end : ends)
        m_record.add(end);
    askMissing();
    panelProgressed();
}

void Course::askMissing()
{
    for (const chat::Member &member : m_request.panel.members) {
        if (!hasAnswer(member.id) && !share(member.id))
            askMember(member.id);
    }
}

/// Takes the answer that another turn has; only where the member has none here, for a retry asks anew.
bool Course::share(MemberId id)
{
    const auto answer = std::ranges::find(m_request.shared, id, &SharedAnswer::member);
    if (answer == m_request.shared.end() || turn().latestAttempt(id))
        return false;
    m_record.add(chat::event::AnswerShared{{id, 1}, answer->from, answer->fallback, answer->reply});
    return true;
}

/// Before anything is asked again in a turn that has run.
void Course::goOn()
{
    m_isRunning = true;
    m_wasStopped = false;
    m_fusesWhenSettled = false;
    m_heedsQuorum = false;
    m_hasQuorum = false;
    m_isGraceOver = false;
    ++m_round;
    m_budget = Budget(m_request.panel.policy.budgetUsd, turn());
    m_record.startClock();
    m_record.add(chat::event::RunResumed{});
}

void Course::askMember(MemberId id)
{
    const chat::Attempt *const before = turn().latestAttempt(id);
    ask({id, before ? before->id.number + 1 : 1}, m_request.panel.member(id)->model);
}

/// What failed by itself before it had any text, and not for want of money.
static bool canFallBack(const chat::Reply &reply)
{
    return reply.state == State::Failed && reply.text.isEmpty() &&
           !(reply.error && reply.error->kind == chat::ErrorKind::Budget);
}

/// Where the member has a fallback that was not asked yet, and may be: the next attempt is its.
void Course::fallBack(const chat::AttemptId &failed)
{
    const chat::Attempt &attempt = *turn().attempt(failed);
    const std::optional<chat::Model> &fallback = m_request.panel.member(failed.member)->fallback;
    if (!fallback || attempt.fallback || m_budget.isReached() || !canFallBack(attempt.reply))
        return;
    const chat::AttemptId next{failed.member, failed.number + 1};
    m_record.add(chat::event::FellBack{next, *fallback});
    ask(next, *fallback);
}

void Course::ask(const chat::AttemptId &id, const chat::Model &model)
{
    const chat::Member &member = *m_request.panel.member(id.member);
    const provider::CompletionRequest request{.model = model,
                                              .messages = memberMessages(m_request, member),
                                              .settings = member.settings,
                                              .sessionId = m_request.session.value,
                                              .policy = m_request.panel.policy,
                                              .privacy = m_request.panel.privacy};
    m_budget.began(id, request, m_request.prices.price(model));
    m_members.ask(id, request, id.member.toString());
}

void Course::hear(const Happening &what)
{
    m_record.add(what);
    const std::optional<Streamed> piece = streamedIn(what);
    if (!piece || m_budget.isReached())
        return;
    m_budget.streamed(piece->speaker, piece->characters);
    if (!stopOverBudget())
        return;
    if (m_isCollecting)
        panelProgressed();
    else
        settle();
}

void Course::memberEnded(const chat::AttemptId &id, provider::Completion completion)
{
    // A request that never went out has an attempt too.
    if (!turn().attempt(id))
        m_record.add(chat::event::Started{id});
    m_budget.ended(id);
    const chat::Model model = turn().attempt(id)->fallback.value_or(m_request.panel.member(id.member)->model);
    completion.usage = chat::withCost(completion.usage, m_request.prices.price(model));
    if (m_budget.isReached() && completion.state == State::Cancelled)
        m_budget.blame(completion);
    chat::event::Ended what = ended(id, completion);
    what.late = !m_isCollecting;
    m_record.add(what);
    (void)stopOverBudget();
    if (m_isCancelling)
        return;
    fallBack(id);
    if (m_members.running().size() == 1)
        m_fusing.warmUp(); // the first time may be long ago
    if (m_isCollecting)
        panelProgressed();
    else
        settle();
}

bool Course::stopOverBudget()
{
    if (m_budget.isReached())
        return false;
    m_budget.note(turn());
    if (m_budget.isReached())
        cancelAll();
    return m_budget.isReached();
}

void Course::panelProgressed()
{
    if (!m_members.isRunning())
        return endPanel();
    const std::optional<int> quorum = m_request.panel.policy.quorum;
    if (!m_heedsQuorum || !quorum || turn().answers().size() < *quorum)
        return;
    if (!m_hasQuorum)
        startGrace();
    else if (m_isGraceOver)
        endPanelWithoutRest();
}

void Course::startGrace()
{
    const std::chrono::milliseconds grace = m_request.panel.policy.grace;
    m_hasQuorum = true;
    m_record.add(chat::event::QuorumMet{grace});
    m_clock.after(grace, this, [this, round = m_round] {
        m_record.change([this, round] {
            if (round != m_round || !m_isCollecting)
                return;
            m_isGraceOver = true;
            endPanelWithoutRest();
        });
    });
}

/// With one answer there is nothing to judge: those that may finish are waited for.
void Course::endPanelWithoutRest()
{
    if (m_request.stragglers == Stragglers::Cancel)
        cancelMembers();
    if (canFuse() || !m_members.isRunning())
        endPanel();
}

void Course::endPanel()
{
    m_isCollecting = false;
    const chat::Fusion *const latest = turn().latestFusion();
    const bool isFused = latest && isWhole(turn(), *latest) && !hasNewAnswers();
    if (canFuse() && !isFused)
        fuse();
    else
        settle();
}

/// Where the newest fusion lacks the fused answer alone, its analysis is good still.
void Course::fuse()
{
    const chat::Fusion *const latest = turn().latestFusion();
    if (latest && latest->analysis && !hasNewAnswers())
        m_fusing.writeAgain(*latest);
    else
        m_fusing.judgeAndWrite(turn().answers());
}

/// Something has ended: the next thing, where nothing else is under way.
void Course::settle()
{
    if (m_isCancelling || m_isCollecting || m_members.isRunning() || m_fusing.isRunning())
        return;
    if (std::exchange(m_fusesWhenSettled, false) && canFuse() && hasNewAnswers())
        fuse();
    else
        finish();
}

void Course::finish()
{
    m_isRunning = false;
    m_isCollecting = false;
    m_tellsFinish = true;
    m_record.add(chat::event::RunFinished{outcome(turn(), m_wasStopped)});
}

void Course::stop()
{
    m_record.change([this] {
        if (!m_isRunning)
            return;
        m_wasStopped = true;
        cancelAll();
        finish();
    });
}

void Course::stop(MemberId member)
{
    m_record.change([this, member] {
        const QList<chat::Speaker> running = m_members.running();
        for (const chat::Speaker &speaker : running) {
            if (std::get<chat::AttemptId>(speaker).member == member)
                m_members.cancel(speaker);
        }
    });
}

void Course::cancelMembers()
{
    const bool before = std::exchange(m_isCancelling, true);
    m_members.cancelAll();
    m_isCancelling = before;
}

void Course::cancelAll()
{
    const bool before = std::exchange(m_isCancelling, true);
    m_members.cancelAll();
    m_fusing.cancel();
    m_isCancelling = before;
}

/// An answer that comes while judging goes on, or after it, is attached; the person may judge again.
void Course::retry(MemberId member)
{
    m_record.change([this, member] {
        if (!m_request.panel.member(member) || isAsked(member))
            return;
        if (!m_isRunning) {
            goOn();
            m_isCollecting = turn().fusions.isEmpty();
        }
        askMember(member);
    });
}

void Course::retryFailed()
{
    m_record.change([this] {
        QList<MemberId> failed;
        for (const chat::Member &member : m_request.panel.members) {
            if (hasFailed(member.id) && !isAsked(member.id))
                failed.append(member.id);
        }
        if (failed.isEmpty())
            return;
        if (!m_isRunning) {
            goOn();
            m_isCollecting = true;
        }
        m_fusesWhenSettled = !m_isCollecting;
        for (const MemberId id : failed)
            askMember(id);
    });
}

void Course::judgeNow()
{
    m_record.change([this] {
        if (m_isCollecting && canFuse())
            endPanelWithoutRest();
    });
}

void Course::judgeAgain()
{
    m_record.change([this] {
        if (!canFuseNow())
            return;
        if (!m_isRunning)
            goOn();
        m_fusing.judgeAndWrite(turn().answers());
    });
}

void Course::fuseAgain()
{
    m_record.change([this] {
        if (!canFuseNow())
            return;
        if (!m_isRunning)
            goOn();
        const auto newestFirst = turn().fusions | std::views::reverse;
        const auto judged =
            std::ranges::find_if(newestFirst, [](const chat::Fusion &fusion) { return fusion.analysis.has_value(); });
        if (judged != newestFirst.end())
            m_fusing.writeAgain(*judged);
        else if (const chat::Fusion *const latest = turn().latestFusion())
            m_fusing.writeAgain(*latest);
        else
            m_fusing.judgeAndWrite(turn().answers());
    });
}

bool Course::isAsked(MemberId id) const
{
    return std::ranges::any_of(m_members.running(), [id](const chat::Speaker &speaker) {
        return std::get<chat::AttemptId>(speaker).member == id;
    });
}

bool Course::hasAnswer(MemberId id) const
{
    return std::ranges::any_of(turn().answers(), [id](const chat::Attempt *answer) { return answer->id.member == id; });
}

/// By itself, or stopped.
bool Course::hasFailed(MemberId id) const
{
    const chat::Attempt *const latest = turn().latestAttempt(id);
    return latest && isFinal(latest->reply.state) && latest->reply.state != State::Succeeded;
}

bool Course::hasNewAnswers() const
{
    QList<chat::AttemptId> ids;
    const QList<const chat::Attempt *> answers = turn().answers();
    for (const chat::Attempt *const answer : answers)
        ids.append(answer->id);
    const chat::Fusion *const latest = turn().latestFusion();
    return !latest || latest->used != ids;
}

/// One answer is the answer; there is nothing to compare.
bool Course::canFuse() const
{
    return turn().answers().size() >= 2;
}

bool Course::canFuseNow() const
{
    return canFuse() && !m_isCollecting && !m_fusing.isRunning();
}

} // namespace fusion

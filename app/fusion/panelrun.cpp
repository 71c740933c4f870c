// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/panelrun.h"

#include "chat/clock.h"
#include "fusion/fusing.h"
#include "fusion/messages.h"
#include "fusion/outcome.h"
#include "provider/connections.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using chat::MemberId;
using chat::State;

namespace fusion {

chat::Panel justOne(const chat::Panel &panel)
{
    chat::Panel one = panel;
    one.members = {chat::Member{.model = panel.writer.model, .settings = panel.writer.settings}};
    chat::numberMembers(one);
    return one;
}

/// The stages in their order: each function reads what the one before has left, and starts the next.
struct PanelRun::Private
{
    Private(PanelRun *run, const RunRequest &itsRequest, chat::Turn turn, provider::Connections &itsConnections,
            chat::Clock &itsClock, std::mt19937 shuffle);

    void begin();
    void goOn();
    void resume();
    void endInterrupted();
    void endInterrupted(const chat::Fusion &fusion);

    void askMember(MemberId id);
    void memberEnded(const chat::AttemptId &id, provider::Completion completion);
    void keepWithinBudget();
    void panelProgressed();
    void startGrace();
    void endPanelWithoutRest();
    void endPanel();
    void fuse();
    void settle();
    void finish();
    void cancelAll();

    void retry(MemberId id);
    void retryFailed();
    void judgeAgain();
    void fuseAgain();
    void stopAll();

    [[nodiscard]] const chat::Turn &turn() const { return record.turn(); }
    [[nodiscard]] QList<MemberId> membersWhere(bool (*fits)(const chat::Turn &, MemberId)) const;
    [[nodiscard]] bool isAsked(MemberId id) const;
    [[nodiscard]] bool hasNewAnswers() const;
    [[nodiscard]] bool canFuse() const;

    PanelRun *const q;
    const RunRequest request;
    provider::Connections &connections;
    chat::Clock &clock;
    std::mt19937 random;
    RunRecord record;
    Budget budget;
    CompletionBatch members;
    Fusing fusing;

    bool isRunning = false;
    bool isCollecting = false; ///< answers that come now are judged; later they are late
    bool isCancelling = false; ///< what ends now starts nothing
    bool wasStopped = false;
    bool fusesWhenSettled = false;
    bool heedsQuorum = false;
    bool hasQuorum = false;
    bool isGraceOver = false;
    bool tellsFinish = false;
    int round = 0; ///< of collecting: a grace of an earlier one is void
};

PanelRun::Private::Private(PanelRun *run, const RunRequest &itsRequest, chat::Turn turn,
                           provider::Connections &itsConnections, chat::Clock &itsClock, std::mt19937 shuffle)
    : q(run)
    , request(itsRequest)
    , connections(itsConnections)
    , clock(itsClock)
    , random(shuffle)
    , record(std::move(turn), itsClock, run)
    , budget(request.panel.policy.budgetUsd, record.turn())
    , members(connections, run)
    , fusing(request, record, budget, connections, random, run)
{
    connect(&record, &RunRecord::recorded, q, &Run::eventEmitted);
    connect(&record, &RunRecord::toldAll, q, [this] {
        if (std::exchange(tellsFinish, false) && !isRunning)
            Q_EMIT q->finished();
    });
    connect(&members, &CompletionBatch::happened, q,
            [this](const Happening &what) { record.change([&] { record.add(what); }); });
    connect(&members, &CompletionBatch::ended, q,
            [this](const chat::Speaker &speaker, const provider::Completion &completion) {
                record.change([&] { memberEnded(std::get<chat::AttemptId>(speaker), completion); });
            });
    connect(&fusing, &Fusing::ended, q, [this] { record.change([this] { settle(); }); });
}

void PanelRun::Private::begin()
{
    isRunning = true;
    isCollecting = true;
    heedsQuorum = true;
    record.startClock();
    record.add(chat::event::RunStarted{.session = request.session,
                                       .parent = request.parent,
                                       .prompt = request.prompt,
                                       .kind = request.kind,
                                       .wallTime = clock.wallTime(),
                                       .panel = request.panel,
                                       .example = request.example,
                                       .program = u"Counterpoint "_s + QLatin1StringView(COUNTERPOINT_VERSION)});
    for (const chat::Member &member : request.panel.members)
        askMember(member.id);
    if (request.panel.members.size() > 1)
        fusing.warmUp();
    if (request.panel.members.isEmpty())
        finish();
}

/// Before anything is asked again in a turn that is done.
void PanelRun::Private::goOn()
{
    isRunning = true;
    wasStopped = false;
    fusesWhenSettled = false;
    heedsQuorum = false;
    hasQuorum = false;
    isGraceOver = false;
    ++round;
    budget = Budget(request.panel.policy.budgetUsd, turn());
    record.startClock();
    record.add(chat::event::RunResumed{});
}

void PanelRun::Private::resume()
{
    goOn();
    endInterrupted();
    isCollecting = true;
    heedsQuorum = true;
    const QList<MemberId> missing = membersWhere([](const chat::Turn &turn, MemberId id) {
        return std::ranges::none_of(turn.answers(), [id](const auto *answer) { return answer->id.member == id; });
    });
    for (const MemberId id : missing)
        askMember(id);
    panelProgressed();
}

/// What a run that broke off left open is closed, so that each attempt has its end.
void PanelRun::Private::endInterrupted()
{
    const QList<chat::Attempt> attempts = turn().attempts;
    for (const chat::Attempt &attempt : attempts) {
        if (!isFinal(attempt.reply.state))
            record.add(chat::event::Ended{.speaker = attempt.id, .state = State::Cancelled, .late = attempt.late});
    }
    const QList<chat::Fusion> fusions = turn().fusions;
    for (const chat::Fusion &fusion : fusions) {
        if (fusion.isRunning)
            endInterrupted(fusion);
    }
}

void PanelRun::Private::endInterrupted(const chat::Fusion &fusion)
{
    if (fusion.judge && !isFinal(fusion.judge->state)) {
        record.add(chat::event::AnalysisEnded{fusion.number, std::nullopt});
        record.add(chat::event::Ended{.speaker = chat::JudgeOf{fusion.number}, .state = State::Cancelled});
    }
    if (fusion.writer && !isFinal(fusion.writer->state))
        record.add(chat::event::Ended{.speaker = chat::WriterOf{fusion.number}, .state = State::Cancelled});
    record.add(chat::event::FusionEnded{fusion.number});
}

void PanelRun::Private::askMember(MemberId id)
{
    const chat::Member &member = *request.panel.member(id);
    const chat::Attempt *const before = turn().latestAttempt(id);
    members.ask(chat::AttemptId{id, before ? before->id.number + 1 : 1},
                {.model = member.model,
                 .messages = memberMessages(request, member),
                 .settings = member.settings,
                 .sessionId = request.session.value,
                 .policy = request.panel.policy},
                id.toString());
}

void PanelRun::Private::memberEnded(const chat::AttemptId &id, provider::Completion completion)
{
    // A request that never went out has an attempt too.
    if (!turn().attempt(id))
        record.add(chat::event::Started{id});
    if (budget.isReached() && completion.state == State::Cancelled)
        budget.blame(completion);
    chat::event::Ended what = ended(id, completion);
    what.late = !isCollecting;
    record.add(what);
    keepWithinBudget();
    if (isCancelling)
        return;
    if (members.running().size() == 1)
        fusing.warmUp(); // the first time is long ago
    if (isCollecting)
        panelProgressed();
    else
        settle();
}

void PanelRun::Private::keepWithinBudget()
{
    if (budget.isReached())
        return;
    budget.note(turn());
    if (budget.isReached())
        cancelAll();
}

void PanelRun::Private::panelProgressed()
{
    if (!members.isRunning())
        return endPanel();
    const std::optional<int> quorum = request.panel.policy.quorum;
    if (!heedsQuorum || !quorum || turn().answers().size() < *quorum)
        return;
    if (!hasQuorum)
        startGrace();
    else if (isGraceOver)
        endPanelWithoutRest();
}

void PanelRun::Private::startGrace()
{
    const std::chrono::milliseconds grace = request.panel.policy.grace;
    hasQuorum = true;
    record.add(chat::event::QuorumMet{grace});
    clock.after(grace, q, [this, its = round] {
        record.change([this, its] {
            if (its != round || !isCollecting)
                return;
            isGraceOver = true;
            endPanelWithoutRest();
        });
    });
}

/// With one answer there is nothing to judge: those that may finish are waited for.
void PanelRun::Private::endPanelWithoutRest()
{
    if (request.stragglers == Stragglers::Cancel) {
        isCancelling = true;
        members.cancelAll();
        isCancelling = false;
    }
    if (canFuse() || !members.isRunning())
        endPanel();
}

void PanelRun::Private::endPanel()
{
    isCollecting = false;
    if (canFuse() && (hasNewAnswers() || !turn().latestFusion() || !isWhole(turn(), *turn().latestFusion())))
        fuse();
    else
        settle();
}

/// Where the newest fusion lacks the fused answer alone, its analysis is good still.
void PanelRun::Private::fuse()
{
    const chat::Fusion *const latest = turn().latestFusion();
    if (latest && latest->analysis && !hasNewAnswers())
        fusing.writeAgain(*latest);
    else
        fusing.judgeAndWrite(turn().answers());
}

/// Something has ended: the next thing, where nothing else is under way.
void PanelRun::Private::settle()
{
    if (isCancelling || isCollecting || members.isRunning() || fusing.isRunning())
        return;
    if (std::exchange(fusesWhenSettled, false) && canFuse() && hasNewAnswers())
        fuse();
    else
        finish();
}

void PanelRun::Private::finish()
{
    isRunning = false;
    isCollecting = false;
    tellsFinish = true;
    record.add(chat::event::RunFinished{outcome(turn(), wasStopped)});
}

void PanelRun::Private::cancelAll()
{
    const bool before = std::exchange(isCancelling, true);
    members.cancelAll();
    fusing.cancel();
    isCancelling = before;
}

void PanelRun::Private::retry(MemberId id)
{
    if (!request.panel.member(id) || isAsked(id))
        return;
    if (!isRunning) {
        goOn();
        isCollecting = turn().fusions.isEmpty();
    }
    askMember(id);
}

void PanelRun::Private::retryFailed()
{
    const QList<MemberId> failed = membersWhere([](const chat::Turn &turn, MemberId id) {
        const chat::Attempt *const latest = turn.latestAttempt(id);
        return latest && (latest->reply.state == State::Failed || latest->reply.state == State::Cancelled);
    });
    if (failed.isEmpty())
        return;
    if (!isRunning) {
        goOn();
        isCollecting = true;
    }
    fusesWhenSettled = !isCollecting;
    for (const MemberId id : failed) {
        if (!isAsked(id))
            askMember(id);
    }
}

void PanelRun::Private::judgeAgain()
{
    if (isCollecting || fusing.isRunning() || !canFuse())
        return;
    if (!isRunning)
        goOn();
    fusing.judgeAndWrite(turn().answers());
}

void PanelRun::Private::fuseAgain()
{
    if (isCollecting || fusing.isRunning() || !canFuse())
        return;
    if (!isRunning)
        goOn();
    const auto newestFirst = turn().fusions | std::views::reverse;
    const auto judged = std::ranges::find_if(newestFirst, [](const auto &each) { return each.analysis.has_value(); });
    if (judged != newestFirst.end())
        fusing.writeAgain(*judged);
    else if (const chat::Fusion *const latest = turn().latestFusion())
        fusing.writeAgain(*latest);
    else
        fusing.judgeAndWrite(turn().answers());
}

void PanelRun::Private::stopAll()
{
    if (!isRunning)
        return;
    wasStopped = true;
    cancelAll();
    finish();
}

QList<MemberId> PanelRun::Private::membersWhere(bool (*fits)(const chat::Turn &, MemberId)) const
{
    QList<MemberId> result;
    for (const chat::Member &member : request.panel.members) {
        if (fits(turn(), member.id))
            result.append(member.id);
    }
    return result;
}

bool PanelRun::Private::isAsked(MemberId id) const
{
    return std::ranges::any_of(members.running(), [id](const chat::Speaker &speaker) {
        return std::get<chat::AttemptId>(speaker).member == id;
    });
}

bool PanelRun::Private::hasNewAnswers() const
{
    QList<chat::AttemptId> ids;
    const QList<const chat::Attempt *> answers = turn().answers();
    for (const chat::Attempt *const answer : answers)
        ids.append(answer->id);
    const chat::Fusion *const latest = turn().latestFusion();
    return !latest || latest->used != ids;
}

/// One answer is the answer; there is nothing to compare.
bool PanelRun::Private::canFuse() const
{
    return turn().answers().size() >= 2;
}

PanelRun::PanelRun(RunRequest request, provider::Connections &connections, chat::Clock &clock, std::mt19937 shuffle,
                   QObject *parent)
    : PanelRun(request, chat::Turn{.id = request.turn}, connections, clock, shuffle, parent)
{
}

PanelRun::PanelRun(RunRequest request, chat::Turn turn, provider::Connections &connections, chat::Clock &clock,
                   std::mt19937 shuffle, QObject *parent)
    : Run(parent), d(std::make_unique<Private>(this, request, std::move(turn), connections, clock, shuffle))
{
}

PanelRun::~PanelRun() = default;

void PanelRun::start()
{
    d->record.change([this] {
        if (d->isRunning)
            return;
        if (d->turn().lastSeq == 0)
            d->begin();
        else
            d->resume();
    });
}

void PanelRun::stop()
{
    d->record.change([this] { d->stopAll(); });
}

void PanelRun::stop(MemberId member)
{
    d->record.change([this, member] {
        const QList<chat::Speaker> running = d->members.running();
        for (const chat::Speaker &speaker : running) {
            if (std::get<chat::AttemptId>(speaker).member == member)
                d->members.cancel(speaker);
        }
    });
}

void PanelRun::retry(MemberId member)
{
    d->record.change([this, member] { d->retry(member); });
}

void PanelRun::retryFailed()
{
    d->record.change([this] { d->retryFailed(); });
}

void PanelRun::judgeNow()
{
    d->record.change([this] {
        if (d->isCollecting && d->canFuse())
            d->endPanelWithoutRest();
    });
}

void PanelRun::judgeAgain()
{
    d->record.change([this] { d->judgeAgain(); });
}

void PanelRun::fuseAgain()
{
    d->record.change([this] { d->fuseAgain(); });
}

bool PanelRun::isRunning() const
{
    return d->isRunning;
}

} // namespace fusion

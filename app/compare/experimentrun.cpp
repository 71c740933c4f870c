// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experimentrun.h"

#include "chat/clock.h"
#include "chat/figures.h"
#include "compare/judgements.h"
#include "compare/laboratory.h"
#include "compare/purse.h"
#include "compare/sessions.h"
#include "compare/text.h"
#include "compare/trials.h"
#include "compare/words.h"
#include "library/library.h"

using namespace Qt::StringLiterals;

namespace compare {

struct ExperimentRun::Private
{
    Private(ExperimentRun &run, Experiment made, qsizetype keptAlready, const Collaborators &collaborators);

    void begin(Failed failed);
    void receive(const ExperimentEvent &event);
    void look();
    void rest();
    void setState(State next);
    void readAgain();
    void take(const QList<QJsonObject> &events);
    void describe(const std::optional<QString> &words = {});
    void describeSoon();
    void tellProgressSoon();
    [[nodiscard]] QString obstacle() const;
    void forgetCount(const ExperimentEvent &event);
    void interrupt(const QString &why);
    void countFailures(const ExperimentEvent &event);
    [[nodiscard]] const Progress &count(const QString &question, int repeat) const;

    ExperimentRun &q;
    Experiment experiment;
    qsizetype kept = 0; ///< events in the library, or on their way there
    const Collaborators &with;
    Sessions sessions;
    Purse purse;
    Trials trials;
    Judgements judgements;
    State state = State::Resting;
    QString obstacleText;
    QString interruption; ///< why it was paused, where that was not the person
    int failedInARow = 0;
    std::chrono::milliseconds startedAt{0};
    qint64 doneAtStart = 0; ///< trials and judgements, weighed as in work()
    bool isReading = false;
    bool isProgressDue = false;
    bool isDescriptionDue = false;
    /// By question and repeat; what an event touches is counted anew.
    mutable QHash<std::pair<QString, int>, Progress> counts;
};

ExperimentRun::Private::Private(ExperimentRun &run, Experiment made, qsizetype keptAlready,
                                const Collaborators &collaborators)
    : q(run)
    , experiment(std::move(made))
    , kept(keptAlready)
    , with(collaborators)
    , sessions(with.desk)
    , purse(experiment)
    , trials(experiment, with, sessions, purse, nullptr)
    , judgements(experiment, with, sessions, purse, trials, nullptr)
{
    connect(&trials, &Trials::happened, &q, [this](const ExperimentEvent &event) { receive(event); });
    connect(&judgements, &Judgements::happened, &q, [this](const ExperimentEvent &event) { receive(event); });
    connect(&trials, &Trials::changed, &q, [this] {
        judgements.goOn();
        look();
    });
    connect(&judgements, &Judgements::changed, &q, [this] { look(); });
    connect(&with.library, &library::Library::troubleStarted, &q, [this](const QString &message) {
        interrupt(Text::tr("What is answered now might be lost: %1 Then go on.").arg(message));
    });
}

namespace {

/// How much of the work one of them is: a trial asks its members, judge and writer, and takes as long as the slowest.
constexpr int trialWork = 6;

qint64 work(qint64 trials, qint64 judgements)
{
    return trials * trialWork + judgements;
}

} // namespace

void ExperimentRun::Private::begin(Failed failed)
{
    if (const QString problem = planProblem(experiment.plan); !problem.isEmpty()) {
        obstacleText = problem;
        Q_EMIT q.stateChanged();
        return;
    }
    if (!with.library.claimExperiment(experiment.id.value)) {
        obstacleText = runsElsewhereText();
        Q_EMIT q.stateChanged();
        return;
    }
    obstacleText.clear();
    interruption.clear();
    failedInARow = 0;
    const Progress before = q.progress();
    startedAt = with.clock.now();
    doneAtStart = work(before.answered + before.failed, before.judged);
    setState(State::Running);
    trials.start(failed);
    judgements.start(failed);
}

void ExperimentRun::Private::receive(const ExperimentEvent &event)
{
    apply(experiment, event);
    forgetCount(event);
    countFailures(event);
    with.library.appendToExperiment(experiment.id.value, toJson(event));
    ++kept;
    Q_EMIT q.eventApplied(event);
    tellProgressSoon();
    describeSoon();
}

/// Ends what runs as far as it must, and says why.
void ExperimentRun::Private::interrupt(const QString &why)
{
    if (state != State::Running)
        return;
    interruption = why;
    q.pause();
}

/// Where everything fails, what comes next would too.
void ExperimentRun::Private::countFailures(const ExperimentEvent &event)
{
    constexpr int most = 8;
    QString problem;
    if (const auto *const ended = std::get_if<event::TrialEnded>(&event.what)) {
        if (ended->figures.isUnfinished)
            return;
        problem = ended->figures.isAnswered ? QString() : ended->figures.problem;
        failedInARow = ended->figures.isAnswered ? 0 : failedInARow + 1;
    } else if (const auto *const picked = std::get_if<event::Picked>(&event.what)) {
        problem = picked->pick.problem;
        failedInARow = problem.isEmpty() ? 0 : failedInARow + 1;
    } else if (const auto *const graded = std::get_if<event::Graded>(&event.what)) {
        problem = graded->grade.problem;
        failedInARow = problem.isEmpty() ? 0 : failedInARow + 1;
    }
    if (failedInARow >= most)
        interrupt(Text::tr("The last %1 failed, one after the other. %2 Mend that, then try again.")
                      .arg(QString::number(failedInARow), problem));
}

/// Whether there is anything left to do, or to wait for.
void ExperimentRun::Private::look()
{
    if (state == State::Resting || !trials.isIdle() || !judgements.isIdle())
        return;
    rest();
}

void ExperimentRun::Private::rest()
{
    obstacleText = !interruption.isEmpty() ? interruption : state == State::Running ? obstacle() : QString();
    state = State::Resting;
    trials.pause();
    judgements.pause();
    describe();
    with.library.leaveExperiment(experiment.id.value);
    tellProgressSoon();
    Q_EMIT q.stateChanged();
}

/// While it runs nobody else writes to it but a person who picks.
void ExperimentRun::Private::readAgain()
{
    if (state != State::Resting || std::exchange(isReading, true))
        return;
    with.library.loadExperimentBeyond(experiment.id.value, kept, &q,
                                      [this, before = kept](const std::optional<QList<QJsonObject>> &events) {
                                          isReading = false;
                                          if (kept != before)
                                              readAgain(); // what was done here meanwhile is to be among them
                                          else if (events && state == State::Resting)
                                              take(*events);
                                      });
}

void ExperimentRun::Private::take(const QList<QJsonObject> &events)
{
    auto whole = experimentFromJson(experiment.id, events);
    if (!whole)
        return;
    experiment = *std::move(whole);
    kept = events.size();
    counts.clear();
    obstacleText.clear();
    Q_EMIT q.eventApplied({with.clock.wallTime(), event::Planned{experiment.plan}});
    tellProgressSoon();
}

QString ExperimentRun::Private::obstacle() const
{
    if (!trials.trouble().isEmpty())
        return Text::tr("Answers that were begun cannot be gone on with: %1 Trying again asks them anew.")
            .arg(trials.trouble());
    const Progress now = q.progress();
    const bool isCut = experiment.plan.budgetUsd && now.answered + now.failed < now.trials;
    if (!isCut && !judgements.isOverBudget())
        return {};
    return Text::tr("The budget of %1 does not reach for the next question: %2 is spent. Raise it to go on.")
        .arg(chat::plainCostText(experiment.plan.budgetUsd.value_or(0)), chat::costText(experiment.spentUsd()));
}

void ExperimentRun::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q.stateChanged();
}

void ExperimentRun::Private::tellProgressSoon()
{
    constexpr std::chrono::milliseconds pace{250};
    if (std::exchange(isProgressDue, true))
        return;
    with.clock.after(pace, &q, [this] {
        isProgressDue = false;
        Q_EMIT q.progressed();
    });
}

/// So that the list is nearly right where the program does not end well.
void ExperimentRun::Private::describeSoon()
{
    constexpr std::chrono::seconds pace{5};
    if (state == State::Resting || std::exchange(isDescriptionDue, true))
        return;
    with.clock.after(pace, &q, [this] {
        isDescriptionDue = false;
        if (state != State::Resting)
            describe();
    });
}

namespace {

QStringList namesOf(const Plan &plan)
{
    QStringList names;
    for (const Contestant &contestant : plan.contestants) {
        if (!contestant.omission)
            names.append(contestant.displayName());
    }
    return names;
}

/// What a search finds.
QString wordsOf(const Plan &plan)
{
    QStringList words{plan.title};
    for (const Contestant &contestant : plan.contestants) {
        for (const chat::Member &member : contestant.panel.members)
            words.append(member.displayName() + u' ' + member.model.id);
    }
    words += namesOf(plan);
    for (const Question &question : plan.questions)
        words.append(question.text);
    words.removeDuplicates();
    return words.join(u'\n');
}

} // namespace

/// For the list. The words change with the plan alone, and are many.
void ExperimentRun::Private::describe(const std::optional<QString> &words)
{
    const Progress now = q.progress();
    const QJsonObject summary{
        {u"contestants"_s, QJsonArray::fromStringList(namesOf(experiment.plan))},
        {u"questions"_s, experiment.plan.questions.size()},
        {u"trials"_s, now.trials},
        {u"answered"_s, now.answered},
        {u"failed"_s, now.failed},
        {u"complete"_s, now.isComplete()},
        {u"example"_s, !experiment.plan.example.isEmpty()},
        {u"spent_usd"_s, now.spentUsd},
    };
    with.library.describeExperiment(experiment.id.value, experiment.plan.title, summary, words);
}

ExperimentRun::ExperimentRun(Experiment experiment, qsizetype kept, const Collaborators &with, QObject *parent)
    : QObject(parent), d(new Private(*this, std::move(experiment), kept, with))
{
}

ExperimentRun::~ExperimentRun()
{
    d->with.library.leaveExperiment(id().value);
}

void ExperimentRun::readAgain()
{
    d->readAgain();
}

void ExperimentRun::describe()
{
    d->describe(wordsOf(d->experiment.plan));
}

const Experiment &ExperimentRun::experiment() const
{
    return d->experiment;
}

ExperimentRun::State ExperimentRun::state() const
{
    return d->state;
}

QString ExperimentRun::obstacle() const
{
    return d->obstacleText;
}

void ExperimentRun::Private::forgetCount(const ExperimentEvent &event)
{
    chat::TurnId turn;
    if (const auto *const started = std::get_if<event::TrialStarted>(&event.what))
        turn = started->turn;
    else if (const auto *const ended = std::get_if<event::TrialEnded>(&event.what))
        turn = ended->turn;
    else if (const auto *const picked = std::get_if<event::Picked>(&event.what))
        turn = picked->pick.first;
    else if (const auto *const graded = std::get_if<event::Graded>(&event.what))
        turn = graded->grade.turn;
    if (const Trial *const trial = experiment.trial(turn))
        counts.remove({trial->id.question, trial->id.repeat});
    else
        counts.clear();
}

const Progress &ExperimentRun::Private::count(const QString &question, int repeat) const
{
    const std::pair place{question, repeat};
    if (const auto known = counts.constFind(place); known != counts.cend())
        return *known;
    Progress count;
    for (const Contestant &contestant : experiment.plan.contestants) {
        const TrialId id{question, contestant.number, repeat};
        const Trial *const trial = experiment.trial(id);
        if (!trial && isPointless(experiment, id))
            continue;
        ++count.trials;
        count.answered += trial && trial->isAnswered();
        count.failed += trial && trial->hasFailed();
    }
    for (const Judgement &judgement : compare::judgements(experiment, question, repeat)) {
        ++count.judgements;
        std::visit(
            [&](const auto &one) {
                const auto *const said = made(experiment, one);
                count.judged += said != nullptr;
                count.unjudged += said && !said->problem.isEmpty();
            },
            judgement);
    }
    return *counts.insert(place, count);
}

Progress ExperimentRun::progress() const
{
    Progress now{.running = int(d->trials.running()), .spentUsd = d->experiment.spentUsd()};
    const Plan &plan = d->experiment.plan;
    for (const Question &question : plan.questions) {
        for (int repeat = 1; repeat <= plan.repeats; ++repeat) {
            const Progress &count = d->count(question.id, repeat);
            now.trials += count.trials;
            now.answered += count.answered;
            now.failed += count.failed;
            now.judgements += count.judgements;
            now.judged += count.judged;
            now.unjudged += count.unjudged;
        }
    }
    const qint64 done = work(now.answered + now.failed, now.judged);
    if (d->state != State::Resting && done > d->doneAtStart) {
        const auto elapsed = d->with.clock.now() - d->startedAt;
        const qint64 left = std::max<qint64>(0, work(now.trials, now.judgements) - done);
        now.left = elapsed * left / (done - d->doneAtStart);
    }
    return now;
}

void ExperimentRun::start()
{
    d->begin(Failed::Stay);
}

void ExperimentRun::retryFailed()
{
    d->begin(Failed::Again);
}

void ExperimentRun::pause()
{
    if (d->state != State::Running)
        return;
    d->setState(State::Pausing);
    d->trials.pause();
    d->judgements.pause();
    d->look();
}

void ExperimentRun::stop()
{
    if (d->state == State::Resting)
        return;
    d->setState(State::Pausing);
    d->judgements.stop();
    d->trials.stop();
    d->look();
}

void ExperimentRun::setPlan(const Plan &plan)
{
    d->receive({d->with.clock.wallTime(), event::Planned{plan}});
    describe();
    if (d->state == State::Running)
        start();
}

void ExperimentRun::pick(const chat::TurnId &first, const chat::TurnId &second, Preference preference)
{
    const Pick pick{.by = Picker::Person, .first = first, .second = second, .preference = preference};
    d->receive({d->with.clock.wallTime(), event::Picked{pick}});
}

} // namespace compare

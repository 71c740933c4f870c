// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/comparing.h"

#include "catalogue/catalogue.h"
#include "chat/figures.h"
#include "command/comparisonplan.h"
#include "command/comparisontext.h"
#include "command/notices.h"
#include "command/output.h"
#include "command/text.h"
#include "compare/laboratory.h"
#include "compare/words.h"
#include "desk/desk.h"
#include "forecast/forecaster.h"
#include "library/library.h"
#include "provider/connections.h"
#include "report/resultsjson.h"
#include "report/transfer.h"
#include "settings/endpointstore.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using compare::Experiment;
using compare::ExperimentRun;

namespace command {

namespace {

QString shortId(const compare::ExperimentId &id)
{
    return id.value.left(8);
}

QByteArray estimateAsJson(const compare::Estimate &estimate)
{
    QJsonObject json = toJson(estimate.forecast);
    json.insert(u"trials"_s, estimate.trials);
    json.insert(u"calls"_s, estimate.calls);
    json.insert(u"shared_answers"_s, estimate.sharedAnswers);
    json.insert(u"judgements"_s, estimate.judgements);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

} // namespace

Comparing::Comparing(Compare compare, const QList<compare::Question> &questions, const Collaborators &with,
                     QObject *parent)
    : QObject(parent)
    , m_compare(std::move(compare))
    , m_questions(questions)
    , m_with(with)
    , m_format(m_compare.format == Format::Automatic && !with.isTerminal ? Format::Markdown : m_compare.format)
    , m_line(with.err, with.isErrTerminal)
{
}

void Comparing::start()
{
    const auto opened = m_with.library.open(m_with.libraryFolder);
    if (!opened)
        return refuse(opened.error(), ExitCode::Failed);
    sayNotices(m_with.library, m_with.err);
    if (m_with.library.access() != library::Access::ReadWrite)
        return refuse(tr("A comparison is kept as it goes, and the library is read-only."), ExitCode::Failed);
    m_with.catalogue.setEndpoints(m_with.endpoints.endpoints());
    m_with.catalogue.load();
    m_with.forecaster.load(this, [this] { lookUp(); });
}

void Comparing::lookUp()
{
    if (m_with.catalogue.isLoading()) { // prices
        connect(&m_with.catalogue, &catalogue::Catalogue::changed, this, &Comparing::lookUp, Qt::SingleShotConnection);
        return;
    }
    if (m_compare.resume.isEmpty())
        return begin(nullptr);
    m_with.library.findExperiment(m_compare.resume, this, [this](const std::expected<QString, QString> &found) {
        if (found)
            resume({*found});
        else
            refuse(found.error());
    });
}

/// What another process asks for already is not to be paid for twice; what it asked before it ended is read.
void Comparing::resume(const compare::ExperimentId &id)
{
    if (!m_compare.isForecast && !m_with.library.claimExperiment(id.value))
        return refuse(compare::runsElsewhereText(), ExitCode::Failed);
    connect(&m_with.laboratory, &compare::Laboratory::opened, this, &Comparing::begin);
    connect(&m_with.laboratory, &compare::Laboratory::openFailed, this,
            [this](const compare::ExperimentId &, const QString &message) { refuse(message, ExitCode::Failed); });
    m_with.laboratory.open(id);
}

void Comparing::begin(ExperimentRun *before)
{
    if (m_hasEnded) // interrupted while it was looked up
        return;
    if (m_compare.panels == QStringList{u"demo"_s} && !before)
        return run(m_with.laboratory.createExample());
    const compare::Plan plan = before ? before->experiment().plan : compare::Plan();
    const auto choice = choosePlan(m_compare, plan, m_questions, m_with);
    if (!choice)
        return refuse(choice.error());
    if (!connectTo(choice->endpoint))
        return;
    if (m_compare.isForecast) {
        Experiment foretold = before ? before->experiment() : Experiment();
        foretold.plan = choice->plan;
        return foretell(foretold);
    }
    if (before && choice->plan != plan)
        before->setPlan(choice->plan);
    run(before ? before : m_with.laboratory.create(choice->plan));
}

/// False where there is nothing to go on with.
bool Comparing::connectTo(const std::optional<settings::Endpoint> &made)
{
    const QStringList problems = m_with.endpoints.problems();
    for (const QString &problem : problems)
        say(m_with.err, problem);
    QList<settings::Endpoint> endpoints = m_with.endpoints.endpoints();
    if (made && m_compare.isForecast) {
        endpoints.append(*made);
    } else if (made) { // the comparison names it, and is gone on with later
        if (const auto kept = m_with.endpoints.put(*made); !kept) {
            refuse(kept.error(), ExitCode::Failed);
            return false;
        }
        endpoints = m_with.endpoints.endpoints();
    }
    m_with.connections.setEndpoints(endpoints);
    return true;
}

void Comparing::foretell(const Experiment &experiment)
{
    const compare::Estimate estimate = compare::estimate(experiment, m_with.forecaster);
    m_code = ExitCode::Done;
    write(m_format == Format::Json ? estimateAsJson(estimate)
                                   : terminalSafe(compare::estimateText(estimate) + u'\n').toUtf8());
    end(*m_code);
}

void Comparing::run(ExperimentRun *run)
{
    m_run = run;
    m_with.desk.setStragglers(fusion::Stragglers::Cancel);
    m_with.desk.setExamplePace(demo::Pace::AtOnce);
    connect(&m_with.library, &library::Library::troubleStarted, this, &Comparing::endUnkept);
    connect(&m_with.library, &library::Library::troubleEnded, this, [this] { m_isTroubled = false; });
    connect(run, &ExperimentRun::eventApplied, this, &Comparing::show);
    connect(run, &ExperimentRun::progressed, this, [this] {
        if (!m_code)
            m_line.show(compare::progressText(m_run->progress()));
    });
    sayWhatComes();
    m_line.show(compare::progressText(run->progress()));
    connect(run, &ExperimentRun::stateChanged, this, [this] {
        if (m_run->state() == ExperimentRun::State::Resting)
            conclude();
    });
    run->retryFailed();
}

void Comparing::sayWhatComes()
{
    const Experiment &experiment = m_run->experiment();
    if (!experiment.plan.example.isEmpty())
        return say(m_with.err, tr("Comparison %1: an example, no model is called.").arg(shortId(m_run->id())));
    const compare::Estimate estimate = compare::estimate(experiment, m_with.forecaster);
    QStringList lines{tr("Comparison %1: %2").arg(shortId(m_run->id()), compare::estimateText(estimate)),
                      compare::sharedText(experiment.plan), compare::judgeObjection(experiment.plan)};
    if (experiment.plan.budgetUsd)
        lines.append(tr("Budget: %1").arg(chat::plainCostText(*experiment.plan.budgetUsd)));
    lines.append(m_with.forecaster.warning(estimate.forecast));
    lines.removeAll(QString());
    for (const QString &line : std::as_const(lines))
        say(m_with.err, line.simplified());
}

void Comparing::show(const compare::ExperimentEvent &event)
{
    const auto sayOnce = [this](const QString &problem) {
        if (!problem.isEmpty() && !m_problems.contains(problem)) {
            m_problems.insert(problem);
            m_line.say(tr("The judge: %1").arg(problem.simplified()));
        }
    };
    if (const auto *const ended = std::get_if<compare::event::TrialEnded>(&event.what)) {
        if (const compare::Trial *const trial = m_run->experiment().trial(ended->turn))
            showTrial(*trial);
    } else if (const auto *const picked = std::get_if<compare::event::Picked>(&event.what)) {
        sayOnce(picked->pick.problem);
    } else if (const auto *const graded = std::get_if<compare::event::Graded>(&event.what)) {
        sayOnce(graded->grade.problem);
    }
}

/// Whoever watches the line sees it count, and needs to be told of failures only.
void Comparing::showTrial(const compare::Trial &trial)
{
    const compare::Progress progress = m_run->progress();
    const QString name = m_run->experiment().plan.contestant(trial.id.contestant)
                             ? compare::contestantNames(m_run->experiment().plan).value(trial.id.contestant)
                             : QString();
    QString sentence = tr("%1 of %2: %3, question %4")
                           .arg(progress.answered + progress.failed)
                           .arg(progress.trials)
                           .arg(name, trial.id.question);
    if (trial.isAnswered() && m_line.isWatched())
        return;
    if (trial.isAnswered()) {
        const chat::Usage billed{.costUsd = trial.figures->billedUsd()};
        sentence += u" · "_s + chat::figuresText(billed, trial.figures->time());
    } else {
        const bool isStopped = trial.figures->isUnfinished;
        sentence += isStopped ? tr(": stopped") : tr(": failed: %1").arg(trial.figures->problem);
    }
    m_line.say(sentence.simplified());
}

void Comparing::interrupt()
{
    m_isInterrupted = true;
    if (m_run && !m_code)
        m_run->stop();
    else if (!m_run)
        end(ExitCode::Cancelled);
}

void Comparing::conclude()
{
    if (m_code)
        return;
    m_line.clear();
    const bool isComplete = m_run->progress().isComplete();
    m_code = isComplete ? ExitCode::Done : m_isInterrupted ? ExitCode::Cancelled : ExitCode::Failed;
    if (m_isTroubled)
        return end(ExitCode::Failed);
    m_with.library.flush(this, [this] { print(); });
}

void Comparing::print()
{
    const Experiment &experiment = m_run->experiment();
    const auto finish = [this](const QByteArray &bytes) {
        write(bytes);
        sayHowToGoOn();
        end(*m_code);
    };
    if (m_format == Format::Markdown)
        report::exportPage(experiment, compare::findings(experiment), {}, m_with.library, this, finish);
    else if (m_format == Format::Json)
        finish(QJsonDocument(report::resultsJson(experiment, compare::findings(experiment)))
                   .toJson(QJsonDocument::Indented));
    else
        finish(resultsAsText(experiment));
}

void Comparing::write(const QByteArray &bytes)
{
    if (const auto written = put(m_with.out, bytes); !written) {
        say(m_with.err, written.error());
        m_code = ExitCode::Failed;
    }
}

void Comparing::sayHowToGoOn()
{
    if (const QString obstacle = m_run->obstacle(); !obstacle.isEmpty())
        say(m_with.err, obstacle);
    const compare::Progress progress = m_run->progress();
    const QString kept = tr("Kept as comparison %1.").arg(shortId(m_run->id()));
    if (progress.isComplete())
        return say(m_with.err, kept);
    say(m_with.err, tr("%1 Not all is there: %2. To go on, and try again what failed: counterpoint compare --resume %3")
                        .arg(kept, compare::progressText(progress), shortId(m_run->id())));
}

void Comparing::endUnkept(const QString &reason)
{
    m_line.say(reason);
    m_isTroubled = true;
    if (m_code)
        end(ExitCode::Failed);
    else if (m_run) // not from within the library's signal
        QMetaObject::invokeMethod(m_run, &ExperimentRun::stop, Qt::QueuedConnection);
}

void Comparing::refuse(const QString &reason, ExitCode code)
{
    say(m_with.err, reason);
    end(code);
}

void Comparing::end(ExitCode code)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    Q_EMIT ended(code);
}

} // namespace command

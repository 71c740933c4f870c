// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment of 100 questions to four panels of four members, against a server that answers at once: what of the
// time is the program's own, whether memory grows with the answers, how smooth the window stays while it shows the
// results of a judged one as they come, and how fast one is opened again.
#include "bench/figures.h"
#include "bench/framemeter.h"
#include "bench/serverprocess.h"
#include "bench/stage.h"
#include "chat/clock.h"
#include "compare/findings.h"
#include "compare/laboratory.h"
#include "desk/desk.h"
#include "forecast/forecaster.h"
#include "library/library.h"
#include "provider/connections.h"
#include "provider/keysource.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"
#include "ui/compare/comparepage.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {

class NoKeys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return {}; }
};

/// Everything that an experiment needs, in a folder.
struct Bench
{
    explicit Bench(const QString &folder, const QUrl &server = {})
        : endpoints(folder + u"/connections.json"_s), preferences(folder + u"/preferences.json"_s)
    {
        connections.setEndpoints({{.id = u"bench"_s, .name = u"Bench"_s, .url = server}});
        if (!library.open(folder + u"/library"_s))
            qFatal("The library does not open.");
        desk.setPreparation([this](fusion::RunRequest &request) { forecaster.prepare(request); });
        QObject::connect(&desk, &desk::Desk::turnFinished, &forecaster,
                         [this](desk::Conversation *conversation, const chat::TurnId &turn) {
                             forecaster.note(*conversation->turn(turn));
                         });
    }

    chat::SystemClock clock;
    NoKeys keys;
    settings::EndpointStore endpoints;
    settings::PreferenceStore preferences;
    provider::Connections connections{clock, keys};
    library::Library library{clock};
    forecast::Forecaster forecaster{library, endpoints, preferences, clock};
    desk::Desk desk{connections, library, clock, std::mt19937(1)};
    compare::Laboratory laboratory{
        {.desk = desk, .connections = connections, .library = library, .forecaster = forecaster, .clock = clock}};
};

/// Panels of members that nobody shares.
compare::Plan plan(int questions)
{
    constexpr int panels = 4;
    constexpr int members = 4;
    compare::Plan plan{.title = u"Which?"_s};
    for (int panel = 1; panel <= panels; ++panel) {
        compare::Contestant contestant;
        contestant.panel.name = u"Panel %1"_s.arg(panel);
        for (int member = 1; member <= members; ++member) {
            contestant.panel.members.append(
                {.model = {.endpoint = u"bench"_s, .id = u"model-%1-%2"_s.arg(panel).arg(member)}});
        }
        chat::numberMembers(contestant.panel);
        contestant.panel.judge.model = {.endpoint = u"bench"_s, .id = u"judge"_s};
        contestant.panel.writer.model = {.endpoint = u"bench"_s, .id = u"writer"_s};
        compare::addContestant(plan, contestant);
    }
    for (int number = 1; number <= questions; ++number) {
        plan.questions.append(
            {.id = QString::number(number),
             .text = u"What of %1 in the case of a team that grows by a fifth a month?"_s.arg(number)});
    }
    return plan;
}

constexpr int callsATrial = 6; ///< four members, judge, writer

void runToTheEnd(compare::ExperimentRun &run)
{
    QEventLoop loop;
    QObject::connect(&run, &compare::ExperimentRun::stateChanged, &loop, [&] {
        if (run.state() == compare::ExperimentRun::State::Resting)
            loop.quit();
    });
    run.start();
    loop.exec();
    if (!run.progress().isComplete())
        qFatal("The experiment is not complete: %s", qPrintable(run.obstacle()));
}

/// Bytes of this process in memory.
double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QFile::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE));
}

QString inMegabytes(double bytes)
{
    return u"%1 MB"_s.arg(bytes / 1e6, 0, 'f', 1);
}

struct Run
{
    double ownMs = 0; ///< of the main thread, a call
    double wallMs = 0;
    double grownBytes = 0;
};

/// A fifth of the questions runs before anything is measured, so that what is made once is made.
Run measure(int answerBytes)
{
    constexpr int questions = 100;
    constexpr int first = 20;
    QTemporaryDir folder;
    ServerProcess server({u"--rate"_s, u"0"_s, u"--seconds"_s, u"0"_s, u"--prefill"_s, QString::number(answerBytes)});
    Bench bench(folder.path(), server.baseUrl());
    compare::ExperimentRun *const run = bench.laboratory.create(plan(first));
    runToTheEnd(*run);
    const double memory = residentBytes();
    const double cpu = threadCpu();
    const double wall = steadyTime();
    run->setPlan(plan(questions));
    runToTheEnd(*run);
    const int calls = (questions - first) * 4 * callsATrial;
    return {.ownMs = (threadCpu() - cpu) / calls,
            .wallMs = (steadyTime() - wall) / calls,
            .grownBytes = residentBytes() - memory};
}

/// With picks and grades, in the real window on the page of results.
void measureFrames()
{
    QTemporaryDir folder;
    ServerProcess server({u"--rate"_s, u"0"_s, u"--seconds"_s, u"0"_s, u"--prefill"_s, u"2000"_s});
    Stage stage(folder.path());
    stage.connectTo(server.baseUrl());
    compare::Plan judged = plan(100);
    judged.scoring = {
        .judge = chat::StageModel{.model = {.endpoint = u"bench"_s, .id = u"critic"_s}}, .picks = true, .grades = true};
    for (compare::Question &question : judged.questions) {
        question.rubric = compare::Rubric{
            .sections = {{u"All"_s, {{u"a"_s, 2, u"Says so"_s}, {u"b"_s, 1, u"Says why"_s}, {u"c"_s, -1, u"Errs"_s}}}}};
    }
    compare::ExperimentRun *const run = stage.laboratory().create(judged);
    QEventLoop started; // the first page comes by itself
    QTimer::singleShot(std::chrono::seconds(1), &started, &QEventLoop::quit);
    started.exec();
    stage.window().findChild<QAction *>(u"compareAction"_s)->trigger();
    stage.window().findChild<compareui::ComparePage *>()->open(run->id());
    run->start();
    stage.window().findChild<QAbstractButton *>(u"view1"_s)->click(); // the results
    const FrameMeter meter;
    runToTheEnd(*run);
    printRow(u"live results: largest frame"_s, inMilliseconds(meter.largest()), {}, u"50 ms"_s);
    printRow(u"live results: frames over 50 ms of %1"_s.arg(meter.painted()), QString::number(meter.over(50)), {},
             u"0"_s);
    printRow(u"live results: 99 % of the frames that paint"_s, inMilliseconds(meter.percentile(0.99)), {}, {});
}

void measureOpening()
{
    constexpr int questions = 250;
    QTemporaryDir folder;
    compare::ExperimentId id;
    {
        ServerProcess server({u"--rate"_s, u"0"_s, u"--seconds"_s, u"0"_s, u"--prefill"_s, u"2000"_s});
        Bench bench(folder.path(), server.baseUrl());
        compare::ExperimentRun *const run = bench.laboratory.create(plan(questions));
        id = run->id();
        runToTheEnd(*run);
    }
    QList<double> opening;
    QList<double> finding;
    for (int time = 0; time < 7; ++time) {
        Bench bench(folder.path());
        QEventLoop loop;
        compare::ExperimentRun *opened = nullptr;
        QObject::connect(&bench.laboratory, &compare::Laboratory::opened, &loop, [&](compare::ExperimentRun *run) {
            opened = run;
            loop.quit();
        });
        const double before = steadyTime();
        bench.laboratory.open(id);
        loop.exec();
        opening.append(steadyTime() - before);
        const compare::Findings findings = compare::findings(opened->experiment());
        finding.append(steadyTime() - before);
        if (findings.times.spent.isEmpty())
            qFatal("Nothing was found.");
    }
    printRow(u"open an experiment of 1,000 turns"_s, inMilliseconds(median(opening)), {}, u"100 ms"_s);
    printRow(u"the same, with its findings"_s, inMilliseconds(median(finding)), {}, u"100 ms"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    FrameMeter::useOwnDispatcher();
    QApplication application(argc, argv);
    printHead(u"Comparing: 100 questions × 4 panels × 4 members"_s);
    const Run small = measure(2'000);
    const Run large = measure(40'000);
    printRow(u"the main thread's own time, a call, answers of 2 kB"_s, inMilliseconds(small.ownMs), {}, u"5 ms"_s);
    printRow(u"the same, answers of 40 kB"_s, inMilliseconds(large.ownMs), {}, {});
    printRow(u"a call takes, with the server's time"_s, inMilliseconds(small.wallMs), {}, {});
    printRow(u"memory grows over 80 questions, answers of 2 kB"_s, inMegabytes(small.grownBytes), {}, {});
    printRow(u"the same, answers of 40 kB (51 MB of text)"_s, inMegabytes(large.grownBytes), {}, {});
    measureFrames();
    measureOpening();
    return 0;
}

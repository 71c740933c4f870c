// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/completionbatch.h"
#include "fusion/runscene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using testsupport::FakeReply;

/// A listener may do anything at any event: stop, ask again, destroy the run. Whatever it does, the stream stays in
/// good order and nothing is touched that is gone (the sanitizer sees that).
class RunLifetimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void commandAtAnyEvent_data();
    void commandAtAnyEvent();
    void destroyedAtAnyEvent();
    void destroyedWhileWaiting_data();
    void destroyedWhileWaiting();
    void restartedByTheListenerOfItsEnd();
};

namespace {

/// A run with everything in it: quorum and grace, a failing member, a repair, a late answer.
void compose(RunScene &scene)
{
    scene.request.panel.policy.quorum = 2;
    scene.request.panel.policy.grace = {};
    scene.script(u"cantus"_s, FakeReply::error(500, u"down"_s));
    scene.judgeSays({u"They agree."_s, agreement({u"m1"_s, u"m2"_s})});
    scene.server.openAt(u"alto"_s, 3);
    scene.server.openAt(u"tenor"_s, 3);
    scene.create();
}

/// Moves time so that the grace ends, until the run is done or gone.
bool playOut(RunScene &scene)
{
    const auto isDone = [&scene] {
        scene.clock.advance(std::chrono::milliseconds(1));
        if (!scene.turn().fusions.isEmpty())
            scene.server.gate(u"bass"_s).open(); // late
        return !scene.hasRun() || !scene.run().isRunning();
    };
    return waitUntil(isDone);
}

} // namespace

void RunLifetimeTest::commandAtAnyEvent_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &command : {u"stop"_s, u"stop member"_s, u"retry"_s, u"retryFailed"_s, u"judgeNow"_s,
                                   u"judgeAgain"_s, u"fuseAgain"_s, u"start"_s})
        QTest::newRow(qPrintable(command + u" at any event"_s)) << command;
}

static void give(fusion::PanelRun &run, const QString &command)
{
    if (command == u"stop")
        run.stop();
    else if (command == u"stop member")
        run.stop({3});
    else if (command == u"retry")
        run.retry({4});
    else if (command == u"retryFailed")
        run.retryFailed();
    else if (command == u"judgeNow")
        run.judgeNow();
    else if (command == u"judgeAgain")
        run.judgeAgain();
    else if (command == u"fuseAgain")
        run.fuseAgain();
    else
        run.start();
}

void RunLifetimeTest::commandAtAnyEvent()
{
    QFETCH(QString, command);
    int given = 0;
    for (int at = 1; given == at - 1; ++at) {
        RunScene scene(4);
        compose(scene);
        int count = 0;
        scene.onEvent = [&](const chat::RunEvent &event) {
            if (++count != at)
                return;
            given = at;
            // "start" would ask the failed member for ever, at each end anew.
            if (command != u"start" || !std::holds_alternative<chat::event::RunFinished>(event.what))
                give(scene.run(), command);
        };
        scene.run().start();
        QVERIFY2(playOut(scene), qPrintable(u"%1 at event %2"_s.arg(command).arg(at)));
        const QString flaw = flawOf(scene.events());
        QVERIFY2(flaw.isEmpty(), qPrintable(u"at event %1: %2"_s.arg(at).arg(flaw)));
        QVERIFY(scene.finishes() >= 1);
    }
    QVERIFY(given > 20);
}

void RunLifetimeTest::destroyedAtAnyEvent()
{
    int destroyed = 0;
    for (int at = 1; destroyed == at - 1; ++at) {
        RunScene scene(4);
        compose(scene);
        int count = 0;
        scene.onEvent = [&](const chat::RunEvent &) {
            if (++count != at)
                return;
            destroyed = at;
            scene.destroyRun();
        };
        scene.run().start();
        QVERIFY(playOut(scene));
        QVERIFY(!scene.hasRun() || destroyed < at);
        // Nothing is told from beyond.
        QCOMPARE(count, scene.hasRun() ? count : at);
        scene.clock.advance(std::chrono::hours(1));
        QCOMPARE(count, scene.hasRun() ? count : at);
    }
    QVERIFY(destroyed > 20);
}

void RunLifetimeTest::destroyedWhileWaiting_data()
{
    QTest::addColumn<QString>("event");
    QTest::newRow("before a request goes out") << u"run started"_s;
    QTest::newRow("while members answer") << u"m2.1 asked"_s;
    QTest::newRow("in the grace") << u"quorum, grace 10000 ms"_s;
    QTest::newRow("while the judge thinks") << u"judge 1 asked"_s;
    QTest::newRow("while the writer thinks") << u"writer 1 asked"_s;
}

void RunLifetimeTest::destroyedWhileWaiting()
{
    QFETCH(QString, event);
    RunScene scene(3);
    scene.request.panel.policy.quorum = 2;
    scene.script(u"scribe"_s, FakeReply::silence());
    if (event == u"judge 1 asked")
        scene.judgeReplies(FakeReply::silence());
    scene.create();
    scene.run().start();
    if (event != u"m2.1 asked" && event != u"run started") {
        scene.server.gate(u"alto"_s).open();
        scene.server.gate(u"tenor"_s).open();
    }
    if (event.contains(u" 1 asked"))
        scene.server.gate(u"bass"_s).open();
    QVERIFY(scene.comes(event));
    const auto before = scene.events();
    scene.destroyRun();
    scene.clock.advance(std::chrono::hours(1));
    QCoreApplication::processEvents();
    QCOMPARE(scene.events(), before);
    QCOMPARE(scene.finishes(), 0);
}

void RunLifetimeTest::restartedByTheListenerOfItsEnd()
{
    RunScene scene(2);
    scene.onEvent = [&scene](const chat::RunEvent &event) {
        if (std::holds_alternative<chat::event::RunFinished>(event.what) && scene.turn().fusions.size() < 3)
            scene.run().judgeAgain();
    };
    scene.start();
    scene.server.gate(u"alto"_s).open();
    scene.server.gate(u"tenor"_s).open();
    QVERIFY(waitUntil([&] { return scene.finishes() > 0; }));
    QCOMPARE(scene.turn().fusions.size(), 3);
    // Only then nothing ran any more.
    QCOMPARE(scene.finishes(), 1);
    QCOMPARE(flawOf(scene.events()), u""_s);
}

QTEST_GUILESS_MAIN(RunLifetimeTest)
#include "tst_runlifetime.moc"

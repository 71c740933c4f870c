// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/runscene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using testsupport::FakeReply;
using namespace std::chrono_literals;

/// Commands while a run goes on and after it: stop, retry, judge now, judge again, fuse again, go on.
class RunCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void judgeNowDoesNotWait();
    void judgeNowNeedsTwoAnswers();
    void stoppedMemberCountsAsEnded();
    void membersAllStoppedByHand();
    void stopEndsEverything_data();
    void stopEndsEverything();
    void retryOfOneWhileOthersAnswer();
    void retryWhileTheJudgeWorksIsLate();
    void retryAfterTheRunIsAttached();
    void retryThatGivesASecondAnswerGoesOnToTheJudge();
    void retryFailedJudgesAgain();
    void retryFailedWithoutSuccessKeepsTheFusion();
    void retryFailedWhileTheWriterWorks();
    void judgeAgainMakesANewFusion();
    void fuseAgainKeepsTheAnalysis();
    void commandsThatDoNotApply();
    void interruptedAmongMembers();
    void interruptedBeforeTheJudge();
    void interruptedWhileTheJudgeWrote();
    void interruptedWhileTheWriterWrote();
    void interruptedWithNothingMissing();
    void budgetStopsTheMembers();
    void budgetStopsBeforeTheWriter();
    void budgetAllowsNoRepair();
    void budgetIsOfOneRun();
    void budgetStopsWhatStillWrites();
    void budgetStopsTheJudgeInTheMiddle();
    void costIsComputedWhereNobodyBills();
    void aLocalPanelAsksNobodyElse();
    void keepsTheForecast();
};

/// Two answers are in, the judge has been asked.
static void startJudging(RunScene &scene)
{
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    QVERIFY(scene.comes(u"judge 1 asked"_s));
}

static void runThrough(RunScene &scene)
{
    scene.start();
    for (const chat::Member &member : scene.request.panel.members)
        scene.server.gate(member.model.id).open();
    QVERIFY(scene.finish());
    (void)scene.takeLines();
}

/// What the library would have if the program had been killed right before that event: a turn that nobody ends.
static chat::Turn interruptedBefore(RunScene &scene, const QString &line)
{
    chat::Turn turn{.id = scene.request.turn};
    for (const chat::RunEvent &event : scene.events()) {
        if (lineOf(event) == line)
            break;
        chat::apply(turn, event);
    }
    return turn;
}

void RunCommandsTest::judgeNowDoesNotWait()
{
    RunScene scene(3);
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    (void)scene.takeLines();
    scene.run().judgeNow();
    QCOMPARE(scene.takeLines(), u"fusion 1 of m1.1 m2.1\njudge 1 started"_s);
    QVERIFY(scene.comes(u"fusion 1 ended"_s));
    scene.run().stop({3});
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().endsWith(u"fusion 1 ended\nm3.1 cancelled late\nrun finished degraded"));
}

void RunCommandsTest::judgeNowNeedsTwoAnswers()
{
    RunScene scene(3);
    scene.start();
    scene.release(u"alto"_s);
    (void)scene.takeLines();
    scene.run().judgeNow();
    QCOMPARE(scene.takeLines(), u""_s);
}

void RunCommandsTest::stoppedMemberCountsAsEnded()
{
    RunScene scene(3);
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    (void)scene.takeLines();
    scene.run().stop({3});
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(u"m3.1 cancelled\nfusion 1 of m1.1 m2.1\njudge 1 started"));
    QCOMPARE(toString(scene.turn().state), u"degraded"_s);
}

void RunCommandsTest::membersAllStoppedByHand()
{
    RunScene scene(2);
    scene.start();
    scene.run().stop({1});
    scene.run().stop({2});
    QVERIFY(!scene.run().isRunning());
    QCOMPARE(scene.takeLines(), uR"(run started
m1.1 asked
m2.1 asked
m1.1 cancelled
m2.1 cancelled
run finished cancelled)"_s);
}

void RunCommandsTest::stopEndsEverything_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("talking"); // the model whose reply is under way
    QTest::addColumn<QString>("rest");
    QTest::newRow("P40 before anything is sent") << u"run started"_s << u""_s << uR"(m1.1 asked
m1.1 cancelled
m2.1 asked
m2.1 cancelled
run finished cancelled)"_s;
    QTest::newRow("P40 when one has answered") << u"m1.1 succeeded"_s << u"tenor"_s << uR"(m2.1 cancelled
run finished cancelled)"_s;
    QTest::newRow("P40 when the judge is to begin") << u"judge 1 started"_s << u""_s << uR"(analysis 1 none
judge 1 cancelled
fusion 1 ended
run finished cancelled)"_s;
    QTest::newRow("P40 when the judge has found a point")
        << u"point 1 consensus All say so (m1,m2)"_s << u"maestro"_s << uR"(analysis 1 none
judge 1 cancelled
fusion 1 ended
run finished cancelled)"_s;
    QTest::newRow("P40 when the writer is asked") << u"writer 1 asked"_s << u""_s << uR"(writer 1 cancelled
fusion 1 ended
run finished cancelled)"_s;
    QTest::newRow("P40 in the writer's text") << u"writer 1: Be"_s << u"scribe"_s << uR"(writer 1 cancelled
fusion 1 ended
run finished cancelled)"_s;
}

void RunCommandsTest::stopEndsEverything()
{
    QFETCH(QString, at);
    QFETCH(QString, talking);
    RunScene scene(2);
    QSet<int> closed;
    connect(&scene.server, &testsupport::FakeModelServer::connectionClosed, &scene,
            [&closed](int connection) { closed.insert(connection); });
    scene.onEvent = [&scene, at](const chat::RunEvent &event) {
        if (std::holds_alternative<chat::event::FusionStarted>(event.what)) {
            const QString json = agreement({scene.letterOf(u"m1"_s), scene.letterOf(u"m2"_s)});
            scene.judgeReplies(FakeReply::stream().text(json.chopped(1)).wait(u"judge"_s).text(u"}"_s).finish().done());
        }
        if (lineOf(event) != at)
            return;
        (void)scene.takeLines();
        scene.run().stop();
    };
    scene.script(u"scribe"_s,
                 FakeReply::stream().wait(u"scribe"_s).text("Be").wait(u"rest"_s).text("cause").finish().done());
    scene.create();
    if (at == u"run started")
        scene.run().start();
    else
        scene.start();
    if (at != u"point 1 consensus All say so (m1,m2)")
        scene.server.gate(u"judge"_s).open();
    if (at == u"writer 1: Be")
        scene.server.gate(u"scribe"_s).open();
    scene.server.gate(u"alto"_s).open();
    if (at != u"m1.1 succeeded")
        scene.server.gate(u"tenor"_s).open();
    QVERIFY(scene.finish());
    QTEST(scene.takeLines(), "rest");
    QCOMPARE(flawOf(scene.events()), u""_s);
    QCOMPARE(scene.finishes(), 1);
    // The connection is closed, and nothing comes after.
    if (!talking.isEmpty()) {
        const int connection = scene.server.requestsFor(talking).first().connection;
        QVERIFY(waitUntil([&] { return closed.contains(connection); }));
    }
    QCOMPARE(scene.takeLines(), u""_s);
}

void RunCommandsTest::retryOfOneWhileOthersAnswer()
{
    RunScene scene(2);
    scene.server.answer(u"alto"_s,
                        {FakeReply::error(500, u"down"_s), FakeReply::answer(u"The alto answer, at last."_s)});
    scene.start();
    QVERIFY(scene.comes(u"m1.1 failed server"_s));
    (void)scene.takeLines();
    scene.run().retry({1});
    scene.run().retry({1}); // it runs already
    QVERIFY(scene.comes(u"m1.2 succeeded"_s));
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(uR"(m1.2 asked
m1.2: The alto answer, at last.
m1.2 succeeded
m2.1: The tenor answer: because it is so.
m2.1 succeeded
fusion 1 of m1.2 m2.1)"));
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
}

void RunCommandsTest::retryWhileTheJudgeWorksIsLate()
{
    RunScene scene(3);
    scene.server.answer(u"bass"_s, {FakeReply::error(500, u"down"_s), FakeReply::answer(u"The bass answer."_s)});
    scene.judgeReplies(FakeReply::stream().wait(u"judge"_s).text("{}").finish().done());
    startJudging(scene);
    (void)scene.takeLines();
    scene.run().retry({3});
    QVERIFY(scene.comes(u"m3.2 succeeded late"_s));
    QCOMPARE(scene.takeLines(), u"m3.2 asked\nm3.2: The bass answer.\nm3.2 succeeded late"_s);
    scene.server.gate(u"judge"_s).open();
    QVERIFY(scene.finish());
    QCOMPARE(scene.turn().latestFusion()->used.size(), 2);
    QCOMPARE(toString(scene.turn().state), u"degraded"_s);
}

void RunCommandsTest::retryAfterTheRunIsAttached()
{
    RunScene scene(3);
    scene.server.answer(u"bass"_s, {FakeReply::error(500, u"down"_s), FakeReply::answer(u"The bass answer."_s)});
    runThrough(scene);
    scene.run().retry({3});
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run resumed
m3.2 asked
m3.2: The bass answer.
m3.2 succeeded late
run finished degraded)"_s);
    scene.judgeSays({agreement({u"m1"_s, u"m2"_s, u"m3"_s})});
    scene.run().judgeAgain();
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(u"run resumed\nfusion 2 of m1.1 m2.1 m3.2\njudge 2 started"));
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
    QCOMPARE(scene.finishes(), 3);
}

void RunCommandsTest::retryThatGivesASecondAnswerGoesOnToTheJudge()
{
    RunScene scene(2);
    scene.server.answer(u"tenor"_s, {FakeReply::error(401, u"no key"_s), FakeReply::answer(u"The tenor answer."_s)});
    runThrough(scene);
    QCOMPARE(toString(scene.turn().state), u"degraded"_s);
    QVERIFY(scene.turn().fusions.isEmpty());
    scene.run().retry({2});
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(uR"(run resumed
m2.2 asked
m2.2: The tenor answer.
m2.2 succeeded
fusion 1 of m1.1 m2.2)"));
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
}

void RunCommandsTest::retryFailedJudgesAgain()
{
    RunScene scene(4);
    scene.server.answer(u"bass"_s, {FakeReply::error(500, u"down"_s), FakeReply::answer(u"The bass answer."_s)});
    scene.server.answer(u"cantus"_s,
                        {FakeReply::error(429, u"slow down"_s), FakeReply::answer(u"The cantus answer."_s)});
    runThrough(scene);
    QCOMPARE(toString(scene.turn().state), u"degraded"_s);
    scene.run().retryFailed();
    QVERIFY(scene.finish());
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
    QCOMPARE(scene.turn().fusions.size(), 2);
    QCOMPARE(scene.turn().latestFusion()->used, (QList<chat::AttemptId>{{{1}, 1}, {{2}, 1}, {{3}, 2}, {{4}, 2}}));
    QCOMPARE(scene.server.requestsFor(u"alto"_s).size(), 1);
    QCOMPARE(flawOf(scene.events()), u""_s);
}

void RunCommandsTest::retryFailedWithoutSuccessKeepsTheFusion()
{
    RunScene scene(3);
    scene.server.answer(u"bass"_s, FakeReply::error(500, u"down"_s));
    runThrough(scene);
    scene.run().retryFailed();
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), u"run resumed\nm3.2 asked\nm3.2 failed server\nrun finished degraded"_s);
    QCOMPARE(scene.server.requestsFor(u"maestro"_s).size(), 1);
}

void RunCommandsTest::retryFailedWhileTheWriterWorks()
{
    RunScene scene(3);
    scene.server.answer(u"bass"_s, {FakeReply::error(500, u"down"_s), FakeReply::answer(u"The bass answer."_s)});
    scene.script(u"scribe"_s, FakeReply::stream().wait(u"scribe"_s).text("Because.").finish().done());
    startJudging(scene);
    QVERIFY(scene.comes(u"writer 1 asked"_s));
    scene.run().retryFailed();
    QVERIFY(scene.comes(u"m3.2 succeeded late"_s));
    scene.server.gate(u"scribe"_s).open();
    QVERIFY(scene.finish());
    QCOMPARE(scene.turn().fusions.size(), 2);
    QCOMPARE(scene.turn().latestFusion()->used.size(), 3);
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
}

void RunCommandsTest::judgeAgainMakesANewFusion()
{
    RunScene scene(2);
    runThrough(scene);
    scene.run().judgeAgain();
    QVERIFY(scene.run().isRunning());
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run resumed
fusion 2 of m1.1 m2.1
judge 2 started
judge 2 asked
point 1 consensus All say so (m1,m2)
analysis 2 points 1 reviews 0 dropped 0
judge 2 succeeded
writer 2 started
writer 2 asked
writer 2: Because.
writer 2 succeeded
fusion 2 ended
run finished complete)"_s);
    QCOMPARE(scene.turn().fusions.size(), 2);
    QCOMPARE(scene.server.requestsFor(u"alto"_s).size(), 1);
}

void RunCommandsTest::fuseAgainKeepsTheAnalysis()
{
    RunScene scene(2);
    runThrough(scene);
    scene.server.answer(u"scribe"_s, u"Put otherwise."_s);
    scene.run().fuseAgain();
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run resumed
fusion 2 of m1.1 m2.1
analysis 2 points 1 reviews 0 dropped 0
writer 2 started
writer 2 asked
writer 2: Put otherwise.
writer 2 succeeded
fusion 2 ended
run finished complete)"_s);
    QCOMPARE(scene.turn().fusions.at(1).letters, scene.turn().fusions.at(0).letters);
    QCOMPARE(scene.turn().fusions.at(1).analysis, scene.turn().fusions.at(0).analysis);
    QCOMPARE(scene.turn().resultText(), u"Put otherwise."_s);
    QCOMPARE(scene.server.requestsFor(u"maestro"_s).size(), 1);
}

void RunCommandsTest::commandsThatDoNotApply()
{
    RunScene scene(2);
    scene.create();
    scene.run().stop();
    scene.run().judgeNow();
    scene.run().judgeAgain();
    scene.run().fuseAgain();
    scene.run().retryFailed();
    scene.run().retry({5});
    QCOMPARE(scene.takeLines(), u""_s);
    QVERIFY(!scene.run().isRunning());
    scene.start();
    (void)scene.takeLines();
    scene.run().start();
    scene.run().judgeAgain();
    scene.run().fuseAgain();
    scene.run().retry({1});
    scene.run().stop({7});
    QCOMPARE(scene.takeLines(), u""_s);
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    (void)scene.takeLines();
    scene.run().stop();
    scene.run().stop({1});
    scene.run().judgeNow();
    scene.run().retryFailed();
    QCOMPARE(scene.takeLines(), u""_s);
    QCOMPARE(scene.finishes(), 1);
}

void RunCommandsTest::interruptedAmongMembers()
{
    RunScene scene(2);
    scene.start();
    scene.release(u"alto"_s);
    const chat::Turn turn = scene.turn();
    scene.createFor(turn);
    (void)scene.takeLines();
    scene.server.gate(u"tenor"_s).open();
    scene.run().start();
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(uR"(run resumed
m2.1 cancelled
m2.2 asked
m2.2: The tenor answer: because it is so.
m2.2 succeeded
fusion 1 of m1.1 m2.2
judge 1 started)"));
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
    QCOMPARE(scene.server.requestsFor(u"alto"_s).size(), 1);
    QCOMPARE(flawOf(scene.events()), u""_s);
}

void RunCommandsTest::interruptedBeforeTheJudge()
{
    RunScene scene(2);
    runThrough(scene);
    scene.createFor(interruptedBefore(scene, u"fusion 1 of m1.1 m2.1"_s));
    scene.run().start();
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(u"run resumed\nfusion 1 of m1.1 m2.1\njudge 1 started"));
    QCOMPARE(scene.server.requestsFor(u"alto"_s).size(), 1);
}

void RunCommandsTest::interruptedWhileTheJudgeWrote()
{
    RunScene scene(2);
    runThrough(scene);
    scene.createFor(interruptedBefore(scene, u"analysis 1 points 1 reviews 0 dropped 0"_s));
    scene.run().start();
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(uR"(run resumed
analysis 1 none
judge 1 cancelled
fusion 1 ended
fusion 2 of m1.1 m2.1
judge 2 started)"));
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
}

void RunCommandsTest::interruptedWhileTheWriterWrote()
{
    RunScene scene(2);
    runThrough(scene);
    scene.createFor(interruptedBefore(scene, u"writer 1 succeeded"_s));
    scene.run().start();
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run resumed
writer 1 cancelled
fusion 1 ended
fusion 2 of m1.1 m2.1
analysis 2 points 1 reviews 0 dropped 0
writer 2 started
writer 2 asked
writer 2: Because.
writer 2 succeeded
fusion 2 ended
run finished complete)"_s);
    QCOMPARE(scene.server.requestsFor(u"maestro"_s).size(), 1);
}

void RunCommandsTest::interruptedWithNothingMissing()
{
    RunScene scene(2);
    runThrough(scene);
    scene.createFor(interruptedBefore(scene, u"run finished complete"_s));
    scene.run().start();
    QCOMPARE(scene.takeLines(), u"run resumed\nrun finished complete"_s);
    QVERIFY(!scene.run().isRunning());
}

void RunCommandsTest::budgetStopsTheMembers()
{
    RunScene scene(3);
    scene.request.panel.policy.budgetUsd = 0.02;
    scene.start();
    scene.release(u"alto"_s);
    (void)scene.takeLines();
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(m2.1: The tenor answer: because it is so.
m2.1 succeeded
m3.1 failed budget
fusion 1 of m1.1 m2.1
judge 1 started
analysis 1 none
judge 1 failed budget
writer 1 started
writer 1 failed budget
fusion 1 ended
run finished degraded)"_s);
    const chat::Error error = *scene.turn().attempt({{3}, 1})->reply.error;
    QCOMPARE(error.message, u"The budget of $0.02 for a run is reached."_s);
    QVERIFY(!error.remedy.isEmpty());
    QVERIFY(scene.server.requestsFor(u"maestro"_s).isEmpty());
}

void RunCommandsTest::budgetStopsBeforeTheWriter()
{
    RunScene scene(2);
    scene.request.panel.policy.budgetUsd = 0.03;
    scene.onEvent = [&scene](const chat::RunEvent &event) {
        if (std::holds_alternative<chat::event::FusionStarted>(event.what))
            scene.judgeReplies(FakeReply::stream()
                                   .text(agreement({scene.letterOf(u"m1"_s), scene.letterOf(u"m2"_s)}))
                                   .finish()
                                   .usage(10, 5, 0.5)
                                   .done());
    };
    runThrough(scene);
    QVERIFY(scene.comes(u"judge 1 succeeded"_s));
    QVERIFY(scene.comes(u"writer 1 failed budget"_s));
    QCOMPARE(toString(scene.turn().state), u"degraded"_s);
    QVERIFY(scene.server.requestsFor(u"scribe"_s).isEmpty());
    QCOMPARE(scene.turn().latestFusion()->analysis->points.size(), 1);
}

void RunCommandsTest::budgetAllowsNoRepair()
{
    RunScene scene(3);
    scene.request.panel.policy.quorum = 2;
    scene.request.panel.policy.grace = {};
    scene.request.panel.policy.budgetUsd = 0.1;
    scene.script(u"bass"_s, FakeReply::stream().wait(u"bass"_s).text("Late.").finish().usage(9, 9, 0.5).done());
    scene.judgeReplies(FakeReply::stream().text("They agree.").wait(u"judge"_s).finish().done());
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    scene.clock.advance(0ms);
    QVERIFY(scene.comes(u"judge 1 asked"_s));
    // The late answer's price ends the judge's work.
    (void)scene.takeLines();
    scene.server.gate(u"bass"_s).open();
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(m3.1: Late.
m3.1 succeeded late
analysis 1 none
judge 1 failed budget
fusion 1 ended
run finished degraded)"_s);

    // And a judge that is itself too dear gets no second try.
    scene.judgeReplies(FakeReply::stream().text("They agree.").finish().usage(9, 9, 0.5).done());
    scene.run().judgeAgain();
    QVERIFY(scene.finish());
    const QString lines = scene.takeLines();
    QCOMPARE(lines.sliced(lines.indexOf(u"judge 2 asked"_s)), uR"(judge 2 asked
analysis 2 none
judge 2 failed protocol
writer 2 started
writer 2 failed budget
fusion 2 ended
run finished degraded)"_s);
}

void RunCommandsTest::budgetIsOfOneRun()
{
    RunScene scene(2);
    scene.request.panel.policy.budgetUsd = 0.02;
    runThrough(scene);
    QCOMPARE(toString(scene.turn().state), u"degraded"_s);
    // Asked for once more, with a budget of its own.
    scene.run().judgeAgain();
    QVERIFY(scene.finish());
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
}

/// A price at which each hundred tokens of an answer cost a cent, and the question next to nothing.
static chat::PriceList pricesOf(const QStringList &models)
{
    chat::PriceList prices;
    for (const QString &model : models)
        prices.put({.endpoint = u"fake"_s, .id = model}, {.completionUsd = 100});
    return prices;
}

void RunCommandsTest::budgetStopsWhatStillWrites()
{
    RunScene scene(3);
    scene.request.panel.policy.budgetUsd = 0.025;
    scene.request.prices = pricesOf({u"bass"_s});
    scene.answers(u"alto"_s, u"Yes."_s); // one cent, billed
    scene.script(u"bass"_s, FakeReply::stream()
                                .wait(u"some"_s)
                                .text(u"word "_s.repeated(40)) // half a cent
                                .wait(u"more"_s)
                                .text(u"more "_s.repeated(100)) // too much
                                .hang());
    scene.start();
    scene.release(u"alto"_s);
    scene.server.gate(u"some"_s).open();
    QVERIFY(scene.comes(u"m3.1: "_s + u"word "_s.repeated(40)));
    QVERIFY(scene.run().isRunning());
    (void)scene.takeLines();
    scene.server.gate(u"more"_s).open();
    QVERIFY(scene.finish());
    const QString lines = scene.takeLines();
    QVERIFY2(lines.contains(u"m2.1 failed budget"_s), qPrintable(lines));
    QVERIFY2(lines.contains(u"m3.1 failed budget"_s), qPrintable(lines));
    // What came is kept, and its cost is told as computed.
    const chat::Reply &cut = scene.turn().attempt({{3}, 1})->reply;
    QCOMPARE(cut.text.size(), 700);
    QCOMPARE(*cut.usage.costUsd, 0.0175);
    QVERIFY(cut.usage.costComputed);
    QCOMPARE(toString(scene.turn().state), u"degraded"_s);
    QCOMPARE(flawOf(scene.events()), QString());
}

void RunCommandsTest::budgetStopsTheJudgeInTheMiddle()
{
    RunScene scene(3);
    scene.request.panel.policy.quorum = 2;
    scene.request.panel.policy.grace = {};
    scene.request.panel.policy.budgetUsd = 0.03;
    scene.request.prices = pricesOf({u"maestro"_s});
    scene.script(u"bass"_s, FakeReply::silence());
    scene.judgeReplies(FakeReply::stream().text(u"They agree. "_s.repeated(100)).hang());
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    (void)scene.takeLines();
    scene.clock.advance(0ms);
    QVERIFY(scene.finish());
    const QString lines = scene.takeLines();
    QVERIFY2(lines.contains(u"judge 1 failed budget"_s), qPrintable(lines));
    QVERIFY2(lines.contains(u"writer 1 failed budget"_s), qPrintable(lines));
    QVERIFY2(lines.contains(u"m3.1 failed budget late"_s), qPrintable(lines)); // and those that still answered
    QVERIFY(scene.server.requestsFor(u"scribe"_s).isEmpty());
    QCOMPARE(flawOf(scene.events()), QString());
}

void RunCommandsTest::costIsComputedWhereNobodyBills()
{
    RunScene scene(2);
    scene.request.prices = pricesOf({u"alto"_s, u"tenor"_s});
    scene.script(u"alto"_s, FakeReply::stream().wait(u"alto"_s).text("Yes.").finish().usage(10, 300).done());
    runThrough(scene);
    const chat::Usage computed = scene.turn().attempt({{1}, 1})->reply.usage;
    QCOMPARE(*computed.costUsd, 0.03);
    QVERIFY(computed.costComputed);
    const chat::Usage billed = scene.turn().attempt({{2}, 1})->reply.usage;
    QCOMPARE(*billed.costUsd, 0.01);
    QVERIFY(!billed.costComputed);
    QVERIFY(!scene.turn().latestFusion()->writer->usage.costComputed); // no price, no cost
}

void RunCommandsTest::aLocalPanelAsksNobodyElse()
{
    RunScene scene(2);
    scene.request.panel.privacy = {.noDataCollection = true, .localOnly = true};
    runThrough(scene);
    QCOMPARE(toString(scene.turn().state), u"complete"_s); // the test's server is on this computer
    QVERIFY(scene.turn().panel.privacy.localOnly);
}

void RunCommandsTest::keepsTheForecast()
{
    RunScene scene(2);
    scene.request.forecast = chat::Forecast{.lowUsd = 0.01, .highUsd = 0.02};
    runThrough(scene);
    QCOMPARE(scene.turn().forecast, scene.request.forecast);
}

QTEST_GUILESS_MAIN(RunCommandsTest)
#include "tst_runcommands.moc"

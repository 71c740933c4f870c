// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/runscene.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using fusion::Stragglers;
using testsupport::FakeReply;
using namespace std::chrono_literals;

/// The stages, when nothing fails: who is asked what, and in which order things happen.
class PanelRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void membersThenJudgeThenWriter();
    void pointsComeWhileTheJudgeWrites();
    void requestsSayWhatTheyShould();
    void laterTurnsSeeTheConversation();
    void withoutJudgeTheWriterWorksFromTheAnswers();
    void panelOfOneIsItsAnswer();
    void justOneAsksTheWritersModel();
    void sameModelTwice();
    void reasoningAndSourcesArePassedOn();
    void quorumGivesTheRestSomeTime();
    void J10_lateAnswerIsAttachedNotFused();
    void quorumCancelsTheRestWhereNobodyWaits();
    void restThatEndsInTimeIsJudged();
    void quorumOfOneStillNeedsTwoToJudge();
    void timesAreTheRuns();
    void judgeAndWriterFindTheirConnectionsOpen();
};

static QString asText(const QList<testsupport::FakeRequest> &requests, qsizetype index)
{
    QStringList lines;
    const QJsonArray messages = requests.at(index).json[u"messages"_s].toArray();
    for (const QJsonValue &message : messages)
        lines.append(message[u"role"_s].toString() + u": "_s + message[u"content"_s].toString());
    return lines.join(u'\n');
}

void PanelRunTest::membersThenJudgeThenWriter()
{
    RunScene scene(2);
    scene.start();
    scene.release(u"tenor"_s);
    scene.release(u"alto"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run started
m1.1 asked
m2.1 asked
m2.1: The tenor answer: because it is so.
m2.1 succeeded
m1.1: The alto answer: because it is so.
m1.1 succeeded
fusion 1 of m1.1 m2.1
judge 1 started
judge 1 asked
point 1 consensus All say so (m1,m2)
analysis 1 points 1 reviews 0 dropped 0
judge 1 succeeded
writer 1 started
writer 1 asked
writer 1: Because.
writer 1 succeeded
fusion 1 ended
run finished complete)"_s);
    QCOMPARE(flawOf(scene.events()), u""_s);
    QCOMPARE(scene.finishes(), 1);
    QCOMPARE(scene.turn().resultText(), u"Because."_s);
    QCOMPARE(scene.turn().program, u"Counterpoint "_s + QLatin1StringView(COUNTERPOINT_VERSION));
}

void PanelRunTest::pointsComeWhileTheJudgeWrites()
{
    RunScene scene(2);
    scene.onEvent = [&scene](const chat::RunEvent &event) {
        if (!std::holds_alternative<chat::event::FusionStarted>(event.what))
            return;
        const QString m1 = scene.letterOf(u"m1"_s);
        scene.judgeReplies(
            FakeReply::stream()
                .reasoning(u"Hm."_s)
                .text(uR"({"unique_insights":[{"member":"%1","insight":"A","evidence":[{"member":"%1",)"_s.arg(m1))
                .text(uR"("quote":"The alto answer"}]},{"member":)"_s)
                .wait(u"half"_s)
                .text(uR"("%1","insight":"B","evidence":[{"member":"%1","quote":"not said at all"}]}],)"_s.arg(m1))
                .text(uR"("reviews":[{"member":"%1","gist":"G","concerns":[]}]})"_s.arg(m1))
                .finish()
                .done());
    };
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    QVERIFY(scene.comes(u"point 1 unique_insights A (m1) [1/1]"_s));
    QCOMPARE(scene.turn().latestFusion()->analysis->points.size(), 1);
    QVERIFY(!isFinal(scene.turn().latestFusion()->judge->state));
    (void)scene.takeLines();
    scene.server.gate(u"half"_s).open();
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(point 2 unique_insights B (m1) [0/1]
review m1 G
analysis 1 points 2 reviews 1 dropped 0
judge 1 succeeded
writer 1 started
writer 1 asked
writer 1: Because.
writer 1 succeeded
fusion 1 ended
run finished complete)"_s);
    QCOMPARE(scene.turn().latestFusion()->judge->reasoning, u"Hm."_s);
    QCOMPARE(scene.turn().latestFusion()->judge->text, u""_s);
    const chat::Evidence evidence = scene.turn().latestFusion()->analysis->points.first().evidence.first();
    QCOMPARE(evidence.ranges, (QList<chat::TextRange>{{0, 15}}));
}

void PanelRunTest::requestsSayWhatTheyShould()
{
    RunScene scene(2);
    scene.request.panel.members[1].settings = {.systemPrompt = u"Be brief."_s, .temperature = 0.7};
    scene.request.panel.judge.settings.temperature = 0.9;
    scene.request.panel.writer.settings.temperature = 0.4;
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());

    QCOMPARE(asText(scene.server.requestsFor(u"alto"_s), 0), u"user: Why?"_s);
    QCOMPARE(asText(scene.server.requestsFor(u"tenor"_s), 0), u"system: Be brief.\nuser: Why?"_s);
    QVERIFY(!scene.server.requestsFor(u"alto"_s).first().json.contains(u"temperature"_s));
    QCOMPARE(scene.server.requestsFor(u"tenor"_s).first().json[u"temperature"_s].toDouble(), 0.7);

    const QJsonObject judge = scene.server.requestsFor(u"maestro"_s).first().json;
    QCOMPARE(judge[u"temperature"_s].toDouble(-1), 0.0);
    QVERIFY(!judge.contains(u"tools"_s));
    const QJsonValue schema = judge[u"response_format"_s][u"json_schema"_s][u"schema"_s];
    QCOMPARE(schema[u"required"_s].toArray().size(), 6);
    const QJsonValue letters = schema[u"properties"_s][u"reviews"_s][u"items"_s][u"properties"_s][u"member"_s];
    QCOMPARE(letters[u"enum"_s].toArray(), (QJsonArray{u"A"_s, u"B"_s}));

    const QJsonObject writer = scene.server.requestsFor(u"scribe"_s).first().json;
    QCOMPARE(writer[u"temperature"_s].toDouble(-1), 0.4);
    QVERIFY(!writer.contains(u"response_format"_s));
    const QString task = asText(scene.server.requestsFor(u"scribe"_s), 0);
    QVERIFY(task.contains(u"The alto answer: because it is so."_s));
    QVERIFY(task.contains(u"\"point\": \"All say so\""_s));
}

void PanelRunTest::laterTurnsSeeTheConversation()
{
    RunScene scene(2);
    scene.request.conversation = {{u"First?"_s, u"The first result."_s}};
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    const QString member = u"user: First?\nassistant: The first result.\nuser: Why?"_s;
    QCOMPARE(asText(scene.server.requestsFor(u"alto"_s), 0), member);
    QVERIFY(asText(scene.server.requestsFor(u"maestro"_s), 0).contains(u"The first result."));
    QVERIFY(
        asText(scene.server.requestsFor(u"scribe"_s), 0).contains(u"\nuser: First?\nassistant: The first result.\n"));
}

void PanelRunTest::withoutJudgeTheWriterWorksFromTheAnswers()
{
    RunScene scene(2);
    scene.request.panel.policy.judging = chat::Judging::WithoutJudge;
    scene.start();
    scene.release(u"alto"_s);
    (void)scene.takeLines();
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(m2.1: The tenor answer: because it is so.
m2.1 succeeded
fusion 1 of m1.1 m2.1
writer 1 started
writer 1 asked
writer 1: Because.
writer 1 succeeded
fusion 1 ended
run finished complete)"_s);
    QVERIFY(asText(scene.server.requestsFor(u"scribe"_s), 0).contains(u"compare them silently"));
}

void PanelRunTest::panelOfOneIsItsAnswer()
{
    RunScene scene(1);
    scene.start();
    scene.release(u"alto"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run started
m1.1 asked
m1.1: The alto answer: because it is so.
m1.1 succeeded
run finished complete)"_s);
    QCOMPARE(scene.turn().resultText(), u"The alto answer: because it is so."_s);
}

void PanelRunTest::justOneAsksTheWritersModel()
{
    RunScene scene(3);
    scene.request.panel.writer.settings.temperature = 0.3;
    scene.request.kind = chat::RunKind::JustOne;
    scene.request.panel = fusion::justOne(scene.request.panel);
    QCOMPARE(scene.request.panel.members.size(), 1);
    scene.start();
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run started
m1.1 asked
m1.1: Because.
m1.1 succeeded
run finished complete)"_s);
    QVERIFY(scene.turn().kind == chat::RunKind::JustOne);
    QCOMPARE(scene.server.requests().first().json[u"temperature"_s].toDouble(), 0.3);
}

void PanelRunTest::sameModelTwice()
{
    RunScene scene(2);
    scene.request.panel.members[1].model = scene.request.panel.members[0].model;
    scene.start();
    scene.server.gate(u"alto"_s).open();
    QVERIFY(scene.finish());
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
    QCOMPARE(scene.turn().answers().size(), 2);
    QCOMPARE(scene.turn().latestFusion()->used, (QList<chat::AttemptId>{{{1}, 1}, {{2}, 1}}));
}

void PanelRunTest::reasoningAndSourcesArePassedOn()
{
    RunScene scene(1);
    scene.script(u"alto"_s, FakeReply::stream()
                                .reasoning(u"Let me see."_s)
                                .text("It is so.")
                                .citation(u"https://example.org"_s, u"Example"_s)
                                .finish(u"length"_s)
                                .usage(100, 20, 0.25)
                                .done());
    scene.start();
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run started
m1.1 asked
m1.1 thinks: Let me see.
m1.1: It is so.
m1.1 cites 1
m1.1 succeeded length
run finished complete)"_s);
    QCOMPARE(scene.turn().usage().costUsd, std::optional(0.25));
}

void PanelRunTest::quorumGivesTheRestSomeTime()
{
    RunScene scene(3);
    scene.request.panel.policy.quorum = 2;
    scene.start();
    scene.release(u"alto"_s);
    (void)scene.takeLines();
    scene.release(u"bass"_s);
    QCOMPARE(scene.takeLines(), uR"(m3.1: The bass answer: because it is so.
m3.1 succeeded
quorum, grace 10000 ms)"_s);
    scene.clock.advance(9'999ms);
    QCOMPARE(scene.takeLines(), u""_s);
    scene.clock.advance(1ms);
    QCOMPARE(scene.takeLines(), u"fusion 1 of m1.1 m3.1\njudge 1 started"_s);
}

void PanelRunTest::J10_lateAnswerIsAttachedNotFused()
{
    RunScene scene(3);
    scene.judgeSays({agreement({u"m1"_s, u"m3"_s})});
    scene.request.panel.policy.quorum = 2;
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"bass"_s);
    scene.clock.advance(10s);
    QVERIFY(scene.comes(u"fusion 1 ended"_s));
    QVERIFY(scene.run().isRunning());
    (void)scene.takeLines();
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(m2.1: The tenor answer: because it is so.
m2.1 succeeded late
run finished degraded)"_s);
    QCOMPARE(scene.server.requestsFor(u"maestro"_s).size(), 1);
    QVERIFY(!asText(scene.server.requestsFor(u"scribe"_s), 0).contains(u"tenor"));
}

void PanelRunTest::quorumCancelsTheRestWhereNobodyWaits()
{
    RunScene scene(3);
    scene.judgeSays({agreement({u"m1"_s, u"m3"_s})});
    scene.request.panel.policy.quorum = 2;
    scene.request.stragglers = Stragglers::Cancel;
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"bass"_s);
    (void)scene.takeLines();
    scene.clock.advance(10s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(m2.1 cancelled
fusion 1 of m1.1 m3.1
judge 1 started
judge 1 asked
point 1 consensus All say so (m1,m3)
analysis 1 points 1 reviews 0 dropped 0
judge 1 succeeded
writer 1 started
writer 1 asked
writer 1: Because.
writer 1 succeeded
fusion 1 ended
run finished degraded)"_s);
}

void PanelRunTest::restThatEndsInTimeIsJudged()
{
    RunScene scene(3);
    scene.request.panel.policy.quorum = 2;
    scene.start();
    scene.release(u"alto"_s);
    scene.release(u"bass"_s);
    (void)scene.takeLines();
    scene.clock.advance(5s);
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(uR"(m2.1: The tenor answer: because it is so.
m2.1 succeeded
fusion 1 of m1.1 m2.1 m3.1)"_s));
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
    // The grace that runs on is void.
    const QList<chat::RunEvent> before = scene.events();
    scene.clock.advance(10s);
    QCOMPARE(scene.events(), before);
}

void PanelRunTest::quorumOfOneStillNeedsTwoToJudge()
{
    RunScene scene(3);
    scene.request.panel.policy.quorum = 1;
    scene.start();
    scene.release(u"alto"_s);
    scene.clock.advance(10s);
    QVERIFY(scene.turn().fusions.isEmpty());
    scene.release(u"tenor"_s);
    QVERIFY(scene.comes(u"fusion 1 of m1.1 m2.1"_s));
}

void PanelRunTest::timesAreTheRuns()
{
    RunScene scene(2);
    scene.start();
    scene.clock.advance(3s);
    scene.release(u"alto"_s);
    scene.clock.advance(4s);
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.events().first().at, 0ms);
    QCOMPARE(scene.turn().attempt({{1}, 1})->reply.timing.total, 3'000ms);
    QCOMPARE(scene.turn().attempt({{2}, 1})->reply.timing.total, 7'000ms);
    QCOMPARE(scene.turn().latestFusion()->judge->startedAt, 7'000ms);
    QCOMPARE(scene.turn().lastAt, 7'000ms);
}

void PanelRunTest::judgeAndWriterFindTheirConnectionsOpen()
{
    RunScene scene(2);
    scene.start();
    // One for each member and each stage, before anybody has answered.
    QVERIFY(waitUntil([&] { return scene.server.connections() == 4; }));
    scene.release(u"alto"_s);
    scene.release(u"tenor"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.server.connections(), 4);
}

QTEST_GUILESS_MAIN(PanelRunTest)
#include "tst_panelrun.moc"

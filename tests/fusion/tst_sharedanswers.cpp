// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/runscene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using testsupport::FakeReply;

namespace {

fusion::SharedAnswer shared(int member, const QString &text)
{
    return {.member = {member},
            .from = {.turn = {u"other"_s}, .attempt = {.member = {3}, .number = 2}},
            .reply = {.state = chat::State::Succeeded,
                      .text = text,
                      .usage = {.promptTokens = 10, .completionTokens = 5, .costUsd = 1.0},
                      .timing = {.total = 3s},
                      .finish = chat::Finish::Stop,
                      .startedAt = 50s,
                      .lastAt = 53s}};
}

} // namespace

/// Answers that another turn to the same question has already: they are not asked again.
class SharedAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void onlyTheOthersAreAsked();
    void withAllSharedTheJudgeBeginsAtOnce();
    void oneSharedAnswerIsTheResult();
    void theyCountForTheQuorum();
    void theyCountNothingInTheBudget();
    void whatFailedThereIsMissingHere();
    void aRetryAsksAnew();
    void aRunThatBrokeOffTakesThemUp();
};

void SharedAnswersTest::onlyTheOthersAreAsked()
{
    RunScene scene(2);
    scene.request.experiment = u"x"_s;
    scene.request.shared = {shared(2, u"Shared."_s)};
    scene.start();
    scene.release(u"alto"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run started
m2.1 shared from m3.2 of other: succeeded
m1.1 asked
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
    QCOMPARE(scene.server.requestsFor(u"tenor"_s).size(), 0);
    QVERIFY(scene.server.requestsFor(u"maestro"_s).first().lastText(u"user"_s).contains(u"Shared."_s));
    QCOMPARE(scene.turn().experiment, u"x"_s);
    const chat::Attempt *const answer = scene.turn().attempt({{2}, 1});
    QVERIFY(answer);
    QCOMPARE(answer->reply.text, u"Shared."_s);
    QVERIFY(answer->origin == std::optional(scene.request.shared.first().from));
    QVERIFY(scene.turn().usage().costUsd.value_or(9) < 1.0);
}

void SharedAnswersTest::withAllSharedTheJudgeBeginsAtOnce()
{
    RunScene scene(2);
    scene.request.shared = {shared(1, u"One."_s), shared(2, u"Two."_s)};
    scene.start();
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().startsWith(u"run started\nm1.1 shared from m3.2 of other: succeeded\n"
                                         "m2.1 shared from m3.2 of other: succeeded\nfusion 1 of m1.1 m2.1\n"
                                         "judge 1 started\n"_s));
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
    QCOMPARE(scene.turn().resultText(), u"Because."_s);
    QCOMPARE(scene.finishes(), 1);
}

void SharedAnswersTest::oneSharedAnswerIsTheResult()
{
    RunScene scene(1);
    scene.request.kind = chat::RunKind::JustOne;
    scene.request.shared = {shared(1, u"One."_s)};
    scene.start();
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), u"run started\nm1.1 shared from m3.2 of other: succeeded\nrun finished complete"_s);
    QCOMPARE(scene.turn().resultText(), u"One."_s);
    QCOMPARE(scene.server.requests().size(), 0);
    QVERIFY(scene.turn().usage() == chat::Usage());
}

void SharedAnswersTest::theyCountForTheQuorum()
{
    RunScene scene(3);
    scene.request.panel.policy.quorum = 2;
    scene.request.panel.policy.grace = 10s;
    scene.request.stragglers = fusion::Stragglers::Cancel;
    scene.request.shared = {shared(1, u"One."_s), shared(2, u"Two."_s)};
    scene.start();
    QVERIFY(scene.comes(u"quorum, grace 10000 ms"_s));
    scene.clock.advance(10s);
    QVERIFY(scene.finish());
    QVERIFY(scene.takeLines().contains(u"m3.1 cancelled\nfusion 1 of m1.1 m2.1"_s));
}

void SharedAnswersTest::theyCountNothingInTheBudget()
{
    RunScene scene(2);
    scene.request.panel.policy.budgetUsd = 0.5; // the shared ones cost 1 each, elsewhere
    scene.request.shared = {shared(1, u"One."_s), shared(2, u"Two."_s)};
    scene.start();
    QVERIFY(scene.finish());
    QCOMPARE(toString(scene.turn().state), u"complete"_s);
}

void SharedAnswersTest::whatFailedThereIsMissingHere()
{
    RunScene scene(3);
    scene.request.panel.members.first().fallback = chat::Model{u"fake"_s, u"understudy"_s, {}};
    scene.request.shared = {shared(1, {})};
    scene.request.shared.first().reply.state = chat::State::Failed;
    scene.request.shared.first().reply.error = chat::Error{.kind = chat::ErrorKind::Server};
    scene.start();
    scene.release(u"tenor"_s);
    scene.release(u"bass"_s);
    QVERIFY(scene.finish());
    QCOMPARE(toString(scene.turn().state), u"degraded"_s);
    QCOMPARE(scene.server.requestsFor(u"understudy"_s).size(), 0);
}

void SharedAnswersTest::aRetryAsksAnew()
{
    RunScene scene(1);
    scene.request.shared = {shared(1, u"One."_s)};
    scene.start();
    QVERIFY(scene.finish());
    (void)scene.takeLines();
    scene.run().retry({1});
    QVERIFY(scene.comes(u"m1.2 asked"_s));
    scene.release(u"alto"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.turn().resultText(), u"The alto answer: because it is so."_s);
    QVERIFY(!scene.turn().attempt({{1}, 2})->origin);
    QCOMPARE(scene.turn().usage().costUsd.value_or(0), 0.01);
}

void SharedAnswersTest::aRunThatBrokeOffTakesThemUp()
{
    RunScene scene(1);
    scene.request.shared = {shared(1, u"One."_s)};
    chat::Turn turn{.id = scene.request.turn, .session = scene.request.session, .panel = scene.request.panel};
    turn.lastSeq = 1; // only its beginning was kept
    scene.createFor(turn);
    scene.run().start();
    QVERIFY(scene.finish());
    QCOMPARE(scene.server.requests().size(), 0);
    QCOMPARE(scene.turn().resultText(), u"One."_s);
}

QTEST_GUILESS_MAIN(SharedAnswersTest)
#include "tst_sharedanswers.moc"

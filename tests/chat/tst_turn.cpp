// SPDX-License-Identifier: GPL-3.0-or-later
#include "streams.h"

#include <QJsonDocument>
#include <QTest>

using namespace chat;
using namespace streams;

class TestTurn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void foldedFormComesBackWhole();
    void readsWhateverIsFolded_data();
    void readsWhateverIsFolded();
    void resultIs_data();
    void resultIs();
    void answersAreTheNewestThatSucceeded();
    void sumsUsage();
    void comparesWithOneModelAlone();
    void pathFollowsParents();
    void readsMembers_data();
    void readsMembers();
};

namespace {

Attempt answer(int member, int number, State state, const QString &text)
{
    return {.id = {{member}, number}, .reply = {.state = state, .text = text}};
}

Fusion fused(int number, State state, const QString &text)
{
    return {.number = number, .writer = Reply{.state = state, .text = text}};
}

} // namespace

void TestTurn::foldedFormComesBackWhole()
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const Turn turn = fold(Random(seed).events(200));
        const QByteArray bytes = QJsonDocument(toJson(turn)).toJson();
        const Turn back = turnFromJson(QJsonDocument::fromJson(bytes).object());
        QCOMPARE(QJsonDocument(toJson(back)).toJson(), bytes);
        QVERIFY(back == turn);
    }
}

void TestTurn::readsWhateverIsFolded_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("wrong types everywhere") << QByteArray(
        R"({"id":[],"session":1,"prompt":{},"kind":"party","panel":[],"attempts":{},"fusions":"x","last_seq":"9","ratings":7})");
    QTest::newRow("wrong types inside") << QByteArray(
        R"({"attempts":[1,{"member":"m77","usage":[],"error":4}],"fusions":[{"fusion":-3,"analysis":{"points":[{"evidence":[{}]}]},
            "letters":{"A":1}}],"ratings":[{"rating":"meh"}],"chosen":{"member":3}})");
    QTest::newRow("numbers beyond all bounds") << QByteArray(
        R"({"last_seq":1e300,"last_at_ms":-5,"attempts":[{"member":"m1","attempt":1e99,"tries":-1,"usage":{"prompt_tokens":9e18}}]})");
}

void TestTurn::readsWhateverIsFolded()
{
    QFETCH(QByteArray, json);
    const Turn turn = turnFromJson(QJsonDocument::fromJson(json).object());
    // What was read can be kept again, and read to the same.
    QVERIFY(turn.lastSeq >= 0);
    (void)turn.usage();
    (void)turn.resultText();
    (void)turn.answers();
}

void TestTurn::resultIs_data()
{
    QTest::addColumn<Turn>("turn");
    QTest::addColumn<QString>("text");
    Turn turn{.panel = panel()};
    QTest::newRow("nothing where nothing came") << turn << QString();
    turn.attempts = {answer(1, 1, State::Failed, u"cut"_s)};
    QTest::newRow("nothing where all failed") << turn << QString();
    turn.attempts = {answer(1, 1, State::Succeeded, u"one"_s)};
    QTest::newRow("the only answer") << turn << u"one"_s;
    turn.attempts.append(answer(2, 1, State::Succeeded, u"two"_s));
    QTest::newRow("the heaviest member's answer") << turn << u"two"_s;
    turn.panel.members[1].weight = 1.0;
    QTest::newRow("the first of the equally heavy") << turn << u"one"_s;
    turn.attempts.append(answer(1, 2, State::Succeeded, u"one again"_s));
    QTest::newRow("the newest answer of a member") << turn << u"one again"_s;
    turn.fusions = {fused(1, State::Writing, u"fus"_s)};
    QTest::newRow("a fused answer that has text") << turn << u"fus"_s;
    turn.fusions = {fused(1, State::Succeeded, u"fused"_s), fused(2, State::Succeeded, {})};
    QTest::newRow("not an empty one") << turn << u"fused"_s;
    turn.fusions.append(fused(3, State::Succeeded, u"better"_s));
    QTest::newRow("the newest fused answer") << turn << u"better"_s;
    turn.fusions.append(fused(4, State::Cancelled, u"To beg"_s));
    QTest::newRow("a whole one before a cut one") << turn << u"better"_s;
    turn.fusions.append({.number = 5});
    QTest::newRow("not one without a writer") << turn << u"better"_s;
    turn.chosen = second;
    QTest::newRow("what the person chose") << turn << u"two"_s;
    turn.chosen = FusionId{1};
    QTest::newRow("an older fused answer that the person chose") << turn << u"fused"_s;
    turn.chosen = FusionId{9};
    QTest::newRow("nothing of a choice that is not there") << turn << QString();
}

void TestTurn::resultIs()
{
    QFETCH(Turn, turn);
    QTEST(turn.resultText(), "text");
}

void TestTurn::answersAreTheNewestThatSucceeded()
{
    const Turn turn{.attempts = {answer(3, 1, State::Succeeded, u"c"_s), answer(1, 1, State::Succeeded, u"a"_s),
                                 answer(2, 1, State::Failed, u"b"_s), answer(1, 2, State::Failed, u"a2"_s),
                                 answer(3, 2, State::Succeeded, u"c2"_s)}};
    QStringList texts;
    for (const QList<const Attempt *> answers = turn.answers(); const Attempt *attempt : answers)
        texts.append(attempt->reply.text);
    QCOMPARE(texts, QStringList({u"a"_s, u"c2"_s}));
    QCOMPARE(turn.latestAttempt({1})->reply.text, u"a2"_s);
    QCOMPARE(turn.latestAttempt({4}), nullptr);
}

void TestTurn::sumsUsage()
{
    Turn turn;
    QCOMPARE(turn.usage(), Usage());
    const Usage known{.promptTokens = 10, .completionTokens = 5, .costUsd = 0.25};
    const Usage unknown{.promptTokens = 1, .completionTokens = 1, .estimated = true};
    turn.attempts = {{.reply = {.usage = unknown}}, {.reply = {.usage = unknown}}};
    QCOMPARE(turn.usage().costUsd, std::nullopt);
    turn.fusions = {{.judge = Reply{.usage = known}, .writer = Reply{.usage = known}}};
    QCOMPARE(turn.usage(), (Usage{.promptTokens = 22, .completionTokens = 12, .costUsd = 0.5, .estimated = true}));
    // What another turn was billed for.
    turn.attempts.append({.reply = {.usage = known}, .origin = Origin{{u"other"_s}, first}});
    QCOMPARE(turn.usage().promptTokens, 22);
}

void TestTurn::comparesWithOneModelAlone()
{
    Turn turn{.panel = {.members = {{.model = {.id = u"opus"_s, .name = u"Opus"_s}}}}};
    numberMembers(turn.panel);
    QVERIFY(!turn.aloneUsd());
    turn.forecast = Forecast{.aloneName = u"Opus"_s, .aloneUsd = 0.1};
    QCOMPARE(*turn.aloneUsd(), 0.1);
    // It was asked itself: what it cost is better than what it was expected to cost.
    turn.attempts = {answer(1, 1, State::Succeeded, u"Yes"_s)};
    QCOMPARE(*turn.aloneUsd(), 0.1);
    turn.attempts.first().reply.usage.costUsd = 0.2;
    QCOMPARE(*turn.aloneUsd(), 0.2);
    turn.attempts.first().reply.state = State::Failed;
    QCOMPARE(*turn.aloneUsd(), 0.1);
    turn.attempts.first().origin = Origin{{u"other"_s}, first};
    QVERIFY(!turn.aloneUsd());
}

void TestTurn::pathFollowsParents()
{
    const auto turn = [](const QString &id, const QString &parent) {
        return Turn{.id = {id}, .parent = parent.isEmpty() ? std::nullopt : std::optional(TurnId{parent})};
    };
    const Session session{.turns = {turn(u"a"_s, {}), turn(u"b"_s, u"a"_s), turn(u"c"_s, u"a"_s), turn(u"d"_s, u"c"_s),
                                    turn(u"x"_s, u"y"_s), turn(u"y"_s, u"x"_s), turn(u"z"_s, u"lost"_s)}};
    QCOMPARE(session.pathTo({u"d"_s}), QList<TurnId>({{u"a"_s}, {u"c"_s}, {u"d"_s}}));
    QCOMPARE(session.pathTo({u"b"_s}), QList<TurnId>({{u"a"_s}, {u"b"_s}}));
    QCOMPARE(session.pathTo({u"x"_s}), QList<TurnId>({{u"y"_s}, {u"x"_s}}));
    QCOMPARE(session.pathTo({u"z"_s}), QList<TurnId>({{u"z"_s}}));
    QCOMPARE(session.pathTo({u"unknown"_s}), QList<TurnId>());
    QCOMPARE(session.turn({u"c"_s})->parent->value, u"a"_s);
    QCOMPARE(session.turn({u"unknown"_s}), nullptr);
}

void TestTurn::readsMembers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("number");
    QTest::newRow("the first") << u"m1"_s << 1;
    QTest::newRow("the last") << u"m8"_s << 8;
    QTest::newRow("no zeroth") << u"m0"_s << 0;
    QTest::newRow("J08 no ninth") << u"m9"_s << 0;
    QTest::newRow("no upper case") << u"M1"_s << 0;
    QTest::newRow("no two digits") << u"m11"_s << 0;
    QTest::newRow("no letter alone") << u"m"_s << 0;
    QTest::newRow("nothing") << QString() << 0;
}

void TestTurn::readsMembers()
{
    QFETCH(QString, text);
    QTEST(MemberId::fromString(text).value_or(MemberId()).number, "number");
}

QTEST_GUILESS_MAIN(TestTurn)
#include "tst_turn.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "turns.h"

#include "exchange/askreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using turns::succeeded;

namespace {

QByteArray printed(const QJsonValue &value)
{
    return value.isObject() ? QJsonDocument(value.toObject()).toJson() : QJsonDocument(value.toArray()).toJson();
}

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in: %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

} // namespace

class TestAskReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void hasThePublishedShape();
    void membersThatNeverStarted();
    void justOneHasNoFusion();
    void fusedOnlyIfTheWriterFinished_data();
    void fusedOnlyIfTheWriterFinished();
    void answersAreThoseThatWereFused();
    void statusIsOneOfFour_data();
    void statusIsOneOfFour();
    void evidenceIsAlwaysThere();
};

/// The whole object, as issue and README promise it.
void TestAskReport::hasThePublishedShape()
{
    const QJsonObject expected = parsed(R"json({
  "status": "degraded", "session": "session-1",
  "answers": [
    {"member": "m1", "model": "maker/alto", "provider": "Maker", "state": "succeeded", "finish": "stop",
     "text": "# Tides\n\nThe moon pulls, twice a day.\n\n```\nhigh\n", "reasoning": "",
     "sources": [{"url": "https://tides.example/moon", "title": "The moon"}, {"url": "https://tides.example/sun", "title": ""}],
     "usage": {"prompt_tokens": 100, "completion_tokens": 50, "cost_usd": 0.012, "estimated": false},
     "ms": {"first_token": 400, "total": 6900}, "error": null},
    {"member": "m2", "model": "maker/tenor", "provider": null, "state": "succeeded", "finish": "length",
     "text": "wind makes waves", "reasoning": "Hm.", "sources": [],
     "usage": {"prompt_tokens": 100, "completion_tokens": 50, "cost_usd": 0.004, "estimated": false},
     "ms": {"first_token": 400, "total": 4000}, "error": null},
    {"member": "m3", "model": "bass:8b", "provider": null, "state": "failed", "finish": null,
     "text": "Low wat", "reasoning": "", "sources": [],
     "usage": {"prompt_tokens": 90, "completion_tokens": 3, "cost_usd": null, "estimated": true},
     "ms": {"first_token": null, "total": 2000},
     "error": {"kind": "truncated", "status": 0, "message": "The stream ended early.", "remedy": "Try again."}}],
  "analysis": {
    "consensus": [{"point": "It comes twice a day", "members": ["m1", "m2"], "evidence": [
      {"member": "m1", "quote": "twice a day", "found": true, "start": 30, "end": 41},
      {"member": "m2", "quote": "two times daily", "found": false, "start": null, "end": null}]}],
    "contradictions": [{"topic": "What moves the water", "stances": [
      {"members": ["m1"], "stance": "The moon",
       "evidence": [{"member": "m1", "quote": "The moon pulls", "found": true, "start": 9, "end": 23}]},
      {"members": ["m2"], "stance": "The wind",
       "evidence": [{"member": "m2", "quote": "wind … waves", "found": true, "start": 0, "end": 15}]}]}],
    "partial_coverage": [{"members": ["m1"], "point": "The sun helps", "evidence": []}],
    "unique_insights": [{"member": "m2", "insight": "Ports differ", "evidence": []}],
    "blind_spots": [{"point": "Nobody names the tables", "members": [], "evidence": []}],
    "reviews": [{"member": "m1", "gist": "Clear, with the moon", "concerns": []},
      {"member": "m2", "gist": "Short", "concerns": [{"kind": "inaccuracy", "point": "Wind is not tide",
        "evidence": [{"member": "m2", "quote": "wind", "found": true, "start": 0, "end": 4}]}]}]},
  "fused": {"text": "The **moon** does it:\n\n| when | what |\n| --- | --- |\n| dawn | high |"},
  "judge": {"model": "maker/judge", "ms": {"first_token": 400, "total": 5000}, "error": null,
    "usage": {"prompt_tokens": 100, "completion_tokens": 50, "cost_usd": 0.02, "estimated": false}},
  "writer": {"model": "maker/writer", "ms": {"first_token": 400, "total": 3000}, "error": null,
    "usage": {"prompt_tokens": 100, "completion_tokens": 50, "cost_usd": 0.01, "estimated": false}},
  "usage": {"prompt_tokens": 490, "completion_tokens": 203, "cost_usd": 0.046, "estimated": true}})json");
    QJsonObject report = exchange::askReport(turns::degraded());
    QJsonObject usage = report["usage"_L1].toObject();
    QVERIFY(qFuzzyCompare(usage["cost_usd"_L1].toDouble(), 0.046)); // a sum of decimals
    usage.insert(u"cost_usd"_s, 0.046);
    report.insert(u"usage"_s, usage);
    QCOMPARE(printed(report), printed(expected));
}

void TestAskReport::membersThatNeverStarted()
{
    chat::Turn turn = turns::degraded();
    turn.state = chat::TurnState::Failed;
    turn.attempts.clear();
    turn.fusions.clear();
    const QJsonObject report = exchange::askReport(turn);
    QCOMPARE(report["status"_L1], u"failed"_s);
    QCOMPARE(report["answers"_L1].toArray().size(), 3);
    QCOMPARE(
        printed(report["answers"_L1][2]),
        printed(parsed(R"({"member": "m3", "model": "bass:8b", "provider": null, "state": "cancelled", "finish": null,
                 "text": "", "reasoning": "", "sources": [], "error": null, "ms": {"first_token": null, "total": 0},
                 "usage": {"prompt_tokens": 0, "completion_tokens": 0, "cost_usd": null, "estimated": false}})")));
    for (const auto key : {"analysis"_L1, "fused"_L1, "judge"_L1, "writer"_L1})
        QVERIFY(report[key].isNull());
}

void TestAskReport::justOneHasNoFusion()
{
    const QJsonObject report = exchange::askReport(turns::justOne());
    QCOMPARE(report["answers"_L1].toArray().size(), 1);
    QCOMPARE(report["answers"_L1][0]["text"_L1], u"It helps."_s);
    for (const auto key : {"analysis"_L1, "fused"_L1, "judge"_L1, "writer"_L1})
        QVERIFY(report[key].isNull());
}

void TestAskReport::fusedOnlyIfTheWriterFinished_data()
{
    QTest::addColumn<chat::State>("state");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("J11 a writer that failed") << chat::State::Failed << false;
    QTest::newRow("a writer that was stopped") << chat::State::Cancelled << false;
    QTest::newRow("a writer that still writes") << chat::State::Writing << false;
    QTest::newRow("a writer that is done") << chat::State::Succeeded << true;
}

void TestAskReport::fusedOnlyIfTheWriterFinished()
{
    QFETCH(chat::State, state);
    chat::Turn turn = turns::degraded();
    turn.fusions.first().writer->state = state;
    turn.fusions.first().writer->error = chat::Error{.kind = chat::ErrorKind::Server, .message = u"busy"_s};
    const QJsonObject report = exchange::askReport(turn);
    QTEST(report["fused"_L1].isObject(), "isThere");
    QCOMPARE(report["writer"_L1]["error"_L1]["kind"_L1], u"server"_s);
    QVERIFY(report["analysis"_L1].isObject());
}

void TestAskReport::answersAreThoseThatWereFused()
{
    chat::Turn turn = turns::degraded();
    turn.attempts.append({{{1}, 2}, succeeded(u"Later."_s, std::chrono::milliseconds(1), 0)});
    turn.attempts.append({{{3}, 2}, succeeded(u"Low water."_s, std::chrono::milliseconds(1), 0)});
    turn.attempts.append({{{3}, 3}, {.state = chat::State::Failed}});
    const QJsonObject report = exchange::askReport(turn);
    QVERIFY(report["answers"_L1][0]["text"_L1].toString().startsWith("# Tides"_L1)); // the evidence is of that one
    QCOMPARE(report["answers"_L1][2]["text"_L1], u"Low water."_s);
}

void TestAskReport::statusIsOneOfFour_data()
{
    QTest::addColumn<chat::TurnState>("state");
    QTest::addColumn<QString>("status");
    QTest::newRow("complete") << chat::TurnState::Complete << u"complete"_s;
    QTest::newRow("degraded") << chat::TurnState::Degraded << u"degraded"_s;
    QTest::newRow("failed") << chat::TurnState::Failed << u"failed"_s;
    QTest::newRow("cancelled") << chat::TurnState::Cancelled << u"cancelled"_s;
    QTest::newRow("interrupted") << chat::TurnState::Interrupted << u"cancelled"_s;
    QTest::newRow("running") << chat::TurnState::Running << u"cancelled"_s;
}

void TestAskReport::statusIsOneOfFour()
{
    QFETCH(chat::TurnState, state);
    chat::Turn turn = turns::degraded();
    turn.state = state;
    turn.attempts[2].reply.state = chat::State::Writing;
    const QJsonObject report = exchange::askReport(turn);
    QCOMPARE(report["answers"_L1][2]["state"_L1], u"cancelled"_s);
    QFETCH(QString, status);
    QCOMPARE(report["status"_L1], status);
}

void TestAskReport::evidenceIsAlwaysThere()
{
    const QJsonObject json = exchange::publishedAnalysis({.points = {{.category = chat::Category::UniqueInsight}}});
    QCOMPARE(json.keys(), QStringList({u"blind_spots"_s, u"consensus"_s, u"contradictions"_s, u"partial_coverage"_s,
                                       u"reviews"_s, u"unique_insights"_s}));
    QCOMPARE(printed(json["unique_insights"_L1][0]),
             printed(parsed(R"({"member": null, "insight": "", "evidence": []})")));
}

QTEST_GUILESS_MAIN(TestAskReport)
#include "tst_report.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandscene.h"

#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using testsupport::FakeReply;

namespace {

QJsonObject object(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

QJsonObject with(QJsonObject base, const QJsonObject &changes)
{
    for (auto change = changes.begin(); change != changes.end(); ++change)
        base.insert(change.key(), change.value());
    return base;
}

QStringList lines(QJsonObject report)
{
    report.insert(u"session"_s, u"the session"_s);
    return QString::fromUtf8(QJsonDocument(report).toJson()).split(u'\n');
}

/// How a member stands in the report that answered as reply() does.
QJsonObject answered(const QString &member, const QString &model, const QString &text)
{
    return with(object(uR"({"provider": null, "state": "succeeded", "finish": "stop", "reasoning": "", "sources": [],
                            "usage": {"prompt_tokens": 10, "completion_tokens": 5, "cost_usd": 0.25,
                                      "estimated": false},
                            "ms": {"first_token": 0, "total": 0}, "error": null})"_s),
                {{u"member"_s, member}, {u"model"_s, model}, {u"text"_s, text}});
}

QJsonObject noUsage()
{
    return object(uR"({"prompt_tokens": 0, "completion_tokens": 0, "cost_usd": null, "estimated": false})"_s);
}

QJsonObject usage(int replies)
{
    return {{u"prompt_tokens"_s, 10 * replies},
            {u"completion_tokens"_s, 5 * replies},
            {u"cost_usd"_s, 0.25 * replies},
            {u"estimated"_s, false}};
}

QJsonObject failed(const QString &member, const QString &model, const QJsonObject &error)
{
    return with(answered(member, model, {}), {{u"state"_s, u"failed"_s},
                                              {u"finish"_s, QJsonValue()},
                                              {u"usage"_s, noUsage()},
                                              {u"ms"_s, object(uR"({"first_token": null, "total": 0})"_s)},
                                              {u"error"_s, error}});
}

QJsonObject stage(const QString &model)
{
    return with(object(uR"({"ms": {"first_token": 0, "total": 0}, "error": null})"_s),
                {{u"model"_s, model}, {u"usage"_s, usage(1)}});
}

QJsonObject noSuchModel(quint16 port)
{
    return {
        {u"kind"_s, u"model"_s},
        {u"status"_s, 404},
        {u"message"_s, u"No reply is scripted for this request."_s},
        {u"remedy"_s, u"Check the name of the model, or choose another one at This computer, port %1."_s.arg(port)}};
}

QJsonObject allSaySo()
{
    return object(uR"({"consensus": [{"point": "All say so", "members": ["m1", "m2"], "evidence": []}],
                       "contradictions": [], "partial_coverage": [], "unique_insights": [], "blind_spots": [],
                       "reviews": []})"_s);
}

} // namespace

/// What --json prints, compared whole.
class TestAskReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void aWholeRun();
    void aMemberThatFails();
    void P15_aLengthStopSucceedsAndIsMarked();
    void P14_aCutAnswerIsKeptAndNotJudged();
    void aPanelOfOneHasNoFusedAnswer();
    void oneSurvivorIsNotFused();
    void withoutAJudge();
    void theWriterFails();
    void theJudgeFails();
    void everyMemberFailsBeforeItStarts();
    void interrupted();

private:
    [[nodiscard]] QJsonObject fused(const QJsonArray &answers) const;

    std::unique_ptr<CommandScene> m_scene;
};

void TestAskReport::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<CommandScene>();
    m_scene->answers(u"alto"_s, u"Alto says yes."_s);
    m_scene->answers(u"tenor"_s, u"Tenor says no."_s);
}

/// A complete report over two answers and their agreement.
QJsonObject TestAskReport::fused(const QJsonArray &answers) const
{
    return {{u"status"_s, u"complete"_s},
            {u"answers"_s, answers},
            {u"analysis"_s, allSaySo()},
            {u"fused"_s, QJsonObject{{u"text"_s, u"Both have a point."_s}}},
            {u"judge"_s, stage(u"maestro"_s)},
            {u"writer"_s, stage(u"scribe"_s)},
            {u"usage"_s, usage(4)}};
}

void TestAskReport::aWholeRun()
{
    m_scene->server.answer(u"alto"_s, FakeReply::stream()
                                          .role()
                                          .reasoning(u"Let me think."_s)
                                          .text("Alto says yes.")
                                          .citation(u"https://example.org/a"_s, u"A page"_s)
                                          .finish()
                                          .usage(10, 5, 0.25)
                                          .done());
    m_scene->judgeSays(uR"({
        "contradictions": [{"topic": "Whether", "stances": [
            {"members": ["alto"], "stance": "Yes", "evidence": [{"member": "alto", "quote": "Alto says yes"}]},
            {"members": ["tenor"], "stance": "No", "evidence": [{"member": "tenor", "quote": "certainly not"}]}]}],
        "consensus": [{"point": "Both speak", "members": ["alto", "tenor"], "opposed": [],
                       "evidence": [{"member": "tenor", "quote": "Tenor says no"}]}],
        "partial_coverage": [],
        "unique_insights": [{"member": "tenor", "insight": "It says no", "evidence": []}],
        "blind_spots": [{"point": "Why"}],
        "reviews": [{"member": "alto", "gist": "Short",
                     "concerns": [{"kind": "gap", "point": "No reason", "evidence": []}]}]})"_s);
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s});
    const QJsonObject analysis = object(uR"({
        "contradictions": [{"topic": "Whether", "stances": [
            {"members": ["m1"], "stance": "Yes",
             "evidence": [{"member": "m1", "quote": "Alto says yes", "found": true, "start": 0, "end": 13}]},
            {"members": ["m2"], "stance": "No",
             "evidence": [{"member": "m2", "quote": "certainly not", "found": false, "start": null, "end": null}]}]}],
        "consensus": [{"point": "Both speak", "members": ["m1", "m2"],
             "evidence": [{"member": "m2", "quote": "Tenor says no", "found": true, "start": 0, "end": 13}]}],
        "partial_coverage": [],
        "unique_insights": [{"member": "m2", "insight": "It says no", "evidence": []}],
        "blind_spots": [{"point": "Why", "members": [], "evidence": []}],
        "reviews": [{"member": "m1", "gist": "Short",
                     "concerns": [{"kind": "gap", "point": "No reason", "evidence": []}]}]})"_s);
    const QJsonObject alto = with(
        answered(u"m1"_s, u"alto"_s, u"Alto says yes."_s),
        {{u"reasoning"_s, u"Let me think."_s},
         {u"sources"_s, QJsonArray{QJsonObject{{u"url"_s, u"https://example.org/a"_s}, {u"title"_s, u"A page"_s}}}}});
    QCOMPARE(lines(outcome.json()), lines(with(fused({alto, answered(u"m2"_s, u"tenor"_s, u"Tenor says no."_s)}),
                                               {{u"analysis"_s, analysis}})));
    QCOMPARE(outcome.complaint(), QString());
    QCOMPARE(outcome.code, command::ExitCode::Done);
}

void TestAskReport::aMemberThatFails()
{
    const Outcome outcome = m_scene->ask({u"alto"_s, u"nobody"_s, u"tenor"_s}, {u"--json"_s});
    QJsonObject analysis = allSaySo();
    analysis.insert(u"consensus"_s, QJsonArray{QJsonObject{{u"point"_s, u"All say so"_s},
                                                           {u"members"_s, QJsonArray{u"m1"_s, u"m3"_s}},
                                                           {u"evidence"_s, QJsonArray()}}});
    QCOMPARE(lines(outcome.json()), lines(with(fused({answered(u"m1"_s, u"alto"_s, u"Alto says yes."_s),
                                                      failed(u"m2"_s, u"nobody"_s, noSuchModel(m_scene->server.port())),
                                                      answered(u"m3"_s, u"tenor"_s, u"Tenor says no."_s)}),
                                               {{u"status"_s, u"degraded"_s}, {u"analysis"_s, analysis}})));
    QCOMPARE(outcome.code, command::ExitCode::Done);
}

void TestAskReport::P15_aLengthStopSucceedsAndIsMarked()
{
    m_scene->server.answer(
        u"alto"_s, FakeReply::stream().role().text("Alto says yes.").finish(u"length"_s).usage(10, 5, 0.25).done());
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s});
    const QJsonObject alto = with(answered(u"m1"_s, u"alto"_s, u"Alto says yes."_s), {{u"finish"_s, u"length"_s}});
    QCOMPARE(lines(outcome.json()), lines(fused({alto, answered(u"m2"_s, u"tenor"_s, u"Tenor says no."_s)})));
    QCOMPARE(outcome.code, command::ExitCode::Done);
}

void TestAskReport::P14_aCutAnswerIsKeptAndNotJudged()
{
    m_scene->server.answer(u"cut"_s, FakeReply::stream().role().text("Half a").cut());
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s, u"cut"_s}, {u"--json"_s});
    const QJsonObject report = outcome.json();
    const QJsonObject cut = report[u"answers"_s][2].toObject();
    QCOMPARE(cut[u"state"_s], u"failed"_s);
    QCOMPARE(cut[u"text"_s], u"Half a"_s);
    QCOMPARE(cut[u"finish"_s], QJsonValue());
    const QJsonObject truncated{{u"kind"_s, u"truncated"_s},
                                {u"status"_s, 0},
                                {u"message"_s, u"The answer broke off before its end."_s},
                                {u"remedy"_s, u"Try again to get a whole answer."_s}};
    QCOMPARE(cut[u"error"_s].toObject(), truncated);
    QCOMPARE(report[u"analysis"_s].toObject(), allSaySo());
    QCOMPARE(report[u"status"_s], u"degraded"_s);
    QVERIFY(!m_scene->server.requestsFor(u"maestro"_s).first().body.contains("Half a"));
    QVERIFY(!m_scene->server.requestsFor(u"scribe"_s).first().body.contains("Half a"));
}

void TestAskReport::aPanelOfOneHasNoFusedAnswer()
{
    const Outcome outcome = m_scene->ask({u"alto"_s}, {u"--json"_s});
    const QJsonObject expected{
        {u"status"_s, u"complete"_s},  {u"answers"_s, QJsonArray{answered(u"m1"_s, u"alto"_s, u"Alto says yes."_s)}},
        {u"analysis"_s, QJsonValue()}, {u"fused"_s, QJsonValue()},
        {u"judge"_s, QJsonValue()},    {u"writer"_s, QJsonValue()},
        {u"usage"_s, usage(1)}};
    QCOMPARE(lines(outcome.json()), lines(expected));
    QCOMPARE(outcome.code, command::ExitCode::Done);
}

void TestAskReport::oneSurvivorIsNotFused()
{
    const Outcome outcome = m_scene->ask({u"nobody"_s, u"alto"_s}, {u"--json"_s});
    const QJsonObject expected{
        {u"status"_s, u"degraded"_s},
        {u"answers"_s, QJsonArray{failed(u"m1"_s, u"nobody"_s, noSuchModel(m_scene->server.port())),
                                  answered(u"m2"_s, u"alto"_s, u"Alto says yes."_s)}},
        {u"analysis"_s, QJsonValue()},
        {u"fused"_s, QJsonValue()},
        {u"judge"_s, QJsonValue()},
        {u"writer"_s, QJsonValue()},
        {u"usage"_s, usage(1)}};
    QCOMPARE(lines(outcome.json()), lines(expected));
    QCOMPARE(outcome.code, command::ExitCode::Done);
}

void TestAskReport::withoutAJudge()
{
    const Outcome outcome =
        m_scene->run({u"ask"_s, u"--endpoint"_s, m_scene->endpoint(), u"--model"_s, u"alto"_s, u"--model"_s, u"tenor"_s,
                      u"--judge"_s, u"none"_s, u"--writer"_s, u"scribe"_s, u"--json"_s, u"Why?"_s});
    QCOMPARE(lines(outcome.json()),
             lines(with(fused({answered(u"m1"_s, u"alto"_s, u"Alto says yes."_s),
                               answered(u"m2"_s, u"tenor"_s, u"Tenor says no."_s)}),
                        {{u"analysis"_s, QJsonValue()}, {u"judge"_s, QJsonValue()}, {u"usage"_s, usage(3)}})));
    QCOMPARE(outcome.code, command::ExitCode::Done);
}

void TestAskReport::theWriterFails()
{
    m_scene->server.answer(u"scribe"_s, FakeReply::error(403, u"No writing here."_s));
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s});
    const QJsonObject report = outcome.json();
    QCOMPARE(report[u"status"_s], u"degraded"_s);
    QCOMPARE(report[u"fused"_s], QJsonValue());
    QCOMPARE(report[u"analysis"_s].toObject(), allSaySo());
    QCOMPARE(report[u"writer"_s][u"error"_s][u"message"_s], u"No writing here."_s);
    QCOMPARE(report[u"writer"_s][u"error"_s][u"kind"_s], u"forbidden"_s);
    QCOMPARE(outcome.code, command::ExitCode::Done);
}

void TestAskReport::theJudgeFails()
{
    m_scene->judgeSays({});
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s});
    const QJsonObject report = outcome.json();
    QCOMPARE(report[u"status"_s], u"degraded"_s);
    QCOMPARE(report[u"analysis"_s], QJsonValue());
    QCOMPARE(report[u"judge"_s][u"error"_s].toObject(), noSuchModel(m_scene->server.port()));
    QCOMPARE(report[u"fused"_s][u"text"_s], u"Both have a point."_s);
    QCOMPARE(outcome.code, command::ExitCode::Done);
}

void TestAskReport::everyMemberFailsBeforeItStarts()
{
    m_scene->isHurried = true;
    m_scene->writeFile(u"panel.json"_s, R"({"version": 1, "name": "Away", "members": [
        {"endpoint": "unknown", "model": "alto"}, {"endpoint": "unknown", "model": "tenor"}],
        "judge": {"endpoint": "unknown", "model": "alto"}, "writer": {"endpoint": "unknown", "model": "alto"}})");
    const Outcome outcome =
        m_scene->run({u"ask"_s, u"--panel"_s, m_scene->path(u"panel.json"_s), u"--json"_s, u"Why?"_s});
    const QJsonObject report = outcome.json();
    QCOMPARE(report[u"status"_s], u"failed"_s);
    QCOMPARE(report[u"answers"_s].toArray().size(), 2);
    const QJsonValue error = report[u"answers"_s][0][u"error"_s];
    QCOMPARE(error, report[u"answers"_s][1][u"error"_s]);
    QVERIFY2(!error[u"message"_s].toString().isEmpty() && !error[u"remedy"_s].toString().isEmpty(),
             qPrintable(outcome.text()));
    QCOMPARE(report[u"fused"_s], QJsonValue());
    QCOMPARE(outcome.code, command::ExitCode::Failed);
}

void TestAskReport::interrupted()
{
    m_scene->judgeSays({});
    m_scene->server.answer(u"maestro"_s, FakeReply::stream().role().wait(u"never"_s));
    connect(&m_scene->server.gate(u"never"_s), &testsupport::Gate::reached, this, [] { std::raise(SIGINT); });
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s});
    const QJsonObject report = outcome.json();
    const QJsonArray answers{answered(u"m1"_s, u"alto"_s, u"Alto says yes."_s),
                             answered(u"m2"_s, u"tenor"_s, u"Tenor says no."_s)};
    QCOMPARE(report[u"status"_s], u"cancelled"_s);
    QCOMPARE(report[u"answers"_s].toArray(), answers);
    QCOMPARE(report[u"fused"_s], QJsonValue());
    QCOMPARE(outcome.code, command::ExitCode::Cancelled);
    const Outcome kept = m_scene->run({u"export"_s, report[u"session"_s].toString()});
    QVERIFY2(kept.text().contains(u"Tenor says no."_s), "what came is kept");
}

QTEST_GUILESS_MAIN(TestAskReport)
#include "tst_askreport.moc"

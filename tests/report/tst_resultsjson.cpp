// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/inventedexperiment.h"
#include "report/resultsjson.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

class TestResultsJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void hasTheNumbersOfTheFindings();
    void eachTrialLeadsToItsAnswer();
    void whatIsNotKnownIsAbsent();
};

void TestResultsJson::hasTheNumbersOfTheFindings()
{
    const compare::Experiment experiment = invented::experiment();
    const compare::Findings findings = compare::findings(experiment);
    const QJsonObject json = report::resultsJson(experiment, findings);
    QCOMPARE(json.keys(), (QStringList{u"contestants"_s, u"created"_s, u"experiment"_s, u"judge"_s, u"members"_s,
                                       u"person"_s, u"plan"_s, u"quality"_s, u"spent_usd"_s, u"title"_s, u"trials"_s}));
    QCOMPARE(json[u"quality"_s][u"basis"_s], u"rubric"_s);
    QCOMPARE(json[u"quality"_s][u"title"_s], findings.worth.title);
    QCOMPARE(compare::planFromJson(json[u"plan"_s].toObject()).value(), experiment.plan);
    const QJsonValue trio = json[u"contestants"_s][0];
    QCOMPARE(trio[u"name"_s], u"Quality trio"_s);
    QCOMPARE(trio[u"points"_s][u"value"_s], findings.worth.points[0].quality.points.value);
    QCOMPARE(trio[u"points"_s][u"low"_s], findings.worth.points[0].quality.points.low);
    QCOMPARE(trio[u"sections"_s][u"Facts"_s][u"count"_s], 12);
    QCOMPARE(trio[u"cost_usd"_s], findings.costs.spent[0].usd);
    QCOMPARE(trio[u"costs"_s].toArray().size(), findings.costs.spent[0].slices.size());
    QCOMPARE(trio[u"seconds"_s][u"median"_s], findings.times.spent[0].seconds.median);
    QCOMPARE(trio[u"measures"_s][u"words"_s][u"value"_s], findings.measures.measures[0].words.value);
    QCOMPARE(json[u"judge"_s][u"ranking"_s].toArray().size(), findings.judge.ranking.size());
    QCOMPARE(json[u"judge"_s][u"decisions"_s], findings.judge.decisions());
    QCOMPARE(json[u"person"_s][u"note"_s].toString(), findings.person.note);
    QCOMPARE(json[u"members"_s][u"lifts"_s].toArray().size(), findings.lifts.lifts.size());
    const QJsonValue omission = json[u"contestants"_s][invented::WithoutOpus - 1][u"omission"_s];
    QCOMPARE(omission[u"contestant"_s], int(invented::QualityTrio));
    QCOMPARE(omission[u"member"_s], u"m1"_s);
}

void TestResultsJson::eachTrialLeadsToItsAnswer()
{
    const compare::Experiment experiment = invented::experiment({.questions = 2});
    const QJsonArray trials = report::resultsJson(experiment, compare::findings(experiment))[u"trials"_s].toArray();
    QCOMPARE(trials.size(), experiment.trials.size());
    for (qsizetype i = 0; i < trials.size(); ++i) {
        const compare::Trial &trial = experiment.trials[i];
        QCOMPARE(trials[i][u"turn"_s], trial.turn.value);
        QCOMPARE(trials[i][u"session"_s], trial.session.value);
        QCOMPARE(trials[i][u"question"_s], trial.id.question);
        QCOMPARE(trials[i][u"cost_usd"_s], *trial.figures->costUsd());
        QVERIFY(trials[i][u"points"_s].isDouble());
    }
}

void TestResultsJson::whatIsNotKnownIsAbsent()
{
    compare::Experiment experiment;
    apply(experiment, {.what = compare::event::Planned{invented::plan({.questions = 1})}});
    const QJsonObject json = report::resultsJson(experiment, compare::findings(experiment));
    QCOMPARE(json[u"contestants"_s][0].toObject().keys(),
             (QStringList{u"answered"_s, u"contestant"_s, u"failed"_s, u"name"_s}));
    QCOMPARE(json[u"quality"_s][u"basis"_s], u"none"_s);
    QCOMPARE(json[u"trials"_s].toArray().size(), 0);
}

QTEST_GUILESS_MAIN(TestResultsJson)
#include "tst_resultsjson.moc"

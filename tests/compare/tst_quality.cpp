// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experimentbench.h"
#include "compare/findings.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace compare;
using comparetest::Bench;

/// Who is how good, and at what cost, against values worked out by hand.
class QualityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aJudgesPickCountsWhereBothOrdersAgree_data();
    void aJudgesPickCountsWhereBothOrdersAgree();
    void aPersonsLastPickCounts();
    void picksOfWhatIsGoneAreLeftOut();

    void aRubricsScoreIsTheMeanOfItsGradings();
    void aScoreWaitsForAllCriteria();
    void faultsAloneAreNoScore();
    void gradesOfAReplacedAnswerAreNotCounted();
    void picksAreTheBasisWhereNothingIsGraded();
    void questionsCountTheSameHoweverOftenRepeated();

    void whoIsBeatenInBothIsNotOnTheFrontier();
    void theTitleSaysWhatTheScoresAre_data();
    void theTitleSaysWhatTheScoresAre();
    void withoutPricesThereIsNoFrontier();
    void aPanelOnThisComputerCostsNothingAndStandsOnTheFrontier();
    void whoIsPricedInPartHasNoKnownCost();
};

void QualityTest::aJudgesPickCountsWhereBothOrdersAgree_data()
{
    using enum Preference;
    QTest::addColumn<Preference>("straight");
    QTest::addColumn<Preference>("turned");
    QTest::addColumn<Duels>("expected");
    const auto decided = [](Outcome outcome) {
        Duels duels{.by = Picker::Judge};
        duels.decided = {{u"1"_s, 1, 2, {u"1/1"_s}, {u"2/1"_s}, outcome}};
        duels.ties = outcome == Outcome::Equal;
        return duels;
    };
    const Duels disagreed{.by = Picker::Judge, .disagreed = 1};
    QTest::addRow("the first in both") << First << Second << decided(Outcome::First);
    QTest::addRow("the second in both") << Second << First << decided(Outcome::Second);
    QTest::addRow("equal in both") << Equal << Equal << decided(Outcome::Equal);
    QTest::addRow("whatever is shown first")
        << First << First << Duels{.by = Picker::Judge, .disagreed = 1, .firstTwice = 1};
    QTest::addRow("whatever is shown last")
        << Second << Second << Duels{.by = Picker::Judge, .disagreed = 1, .lastTwice = 1};
    QTest::addRow("equal in one order") << Equal << Second << disagreed;
    QTest::addRow("failed in one order") << First << None << Duels{.by = Picker::Judge, .open = 1, .failed = 1};
    QTest::addRow("failed in both") << None << None << Duels{.by = Picker::Judge, .failed = 2};
}

void QualityTest::aJudgesPickCountsWhereBothOrdersAgree()
{
    QFETCH(Preference, straight);
    QFETCH(Preference, turned);
    QFETCH(Duels, expected);
    Bench bench(2);
    const auto a = bench.answer(1, u"1"_s);
    const auto b = bench.answer(2, u"1"_s);
    bench.judge(a, b, straight, turned);
    QCOMPARE(duels(bench.experiment, Picker::Judge), expected);
    QCOMPARE(duels(bench.experiment, Picker::Person), Duels{});
}

void QualityTest::aPersonsLastPickCounts()
{
    Bench bench(2);
    const auto a = bench.answer(1, u"1"_s);
    const auto b = bench.answer(2, u"1"_s);
    bench.pick(Picker::Person, b, a, Preference::First);
    QCOMPARE(duels(bench.experiment, Picker::Person).decided.first().outcome, Outcome::Second);
    bench.pick(Picker::Person, a, b, Preference::BothBad);
    const Duels now = duels(bench.experiment, Picker::Person);
    QCOMPARE(now.decided.size(), 1);
    QCOMPARE(now.decided.first().outcome, Outcome::Equal);
    QCOMPARE(now.ties, 1);
    bench.pick(Picker::Person, b, a, Preference::First);
    QCOMPARE(bench.experiment.picks.size(), 1);
    QCOMPARE(duels(bench.experiment, Picker::Person).decided.first().outcome, Outcome::Second);
}

void QualityTest::picksOfWhatIsGoneAreLeftOut()
{
    Bench bench(2);
    const auto a = bench.answer(1, u"1"_s);
    const auto b = bench.answer(2, u"1"_s);
    bench.pick(Picker::Person, a, {u"nobody's"_s}, Preference::First);
    QVERIFY(duels(bench.experiment, Picker::Person).decided.isEmpty());
    bench.pick(Picker::Person, a, b, Preference::First);
    bench.plan.contestants.removeLast();
    bench.record(event::Planned{bench.plan});
    QVERIFY(duels(bench.experiment, Picker::Person).decided.isEmpty());
}

void QualityTest::aRubricsScoreIsTheMeanOfItsGradings()
{
    Bench bench(1);
    bench.giveRubric(3, 1);
    const auto turn = bench.answer(1, u"1"_s);
    bench.grade(turn, true, false, 1);
    bench.grade(turn, true, true, 2);
    const Assessment assessment = assess(bench.experiment, {}, {});
    QCOMPARE(assessment.basis, Basis::Rubric);
    const TrialQuality quality = assessment.trials[turn];
    QCOMPARE(quality.points, 87.5);
    QCOMPARE(quality.passRate, 0.75);
    QCOMPARE(quality.spread, 25.0);
    QCOMPARE(quality.sections, (QHash<QString, double>{{u"Facts"_s, 100}, {u"Advice"_s, 50}}));
    const Quality whole = qualityOf(bench.experiment, assessment, 1);
    QCOMPARE(whole.points, (Interval{87.5, 87.5, 87.5, 1}));
    QCOMPARE(worthOf(bench.experiment, assessment).note,
             u"Gradings of the same answer lie 25.0 points apart on average."_s);
    QCOMPARE(whole.sections[u"Advice"_s].value, 50.0);
}

void QualityTest::aScoreWaitsForAllCriteria()
{
    Bench bench(1);
    bench.giveRubric(3, 1);
    const auto turn = bench.answer(1, u"1"_s);
    bench.record(event::Graded{{turn, u"a"_s, 1, Verdict::Met}});
    QCOMPARE(assess(bench.experiment, {}, {}).basis, Basis::None);
    bench.record(event::Graded{{.turn = turn, .criterion = u"b"_s, .problem = u"refused"_s}});
    const Assessment assessment = assess(bench.experiment, {}, {});
    QCOMPARE(assessment.trials[turn].points, 100.0);
    QCOMPARE(assessment.unjudged, 1);
    QCOMPARE(worthOf(bench.experiment, assessment).note, u"Criteria that the judge said nothing about: 1."_s);
}

void QualityTest::faultsAloneAreNoScore()
{
    Bench bench(2);
    bench.giveRubric(3, -1);
    const auto good = bench.answer(1, u"1"_s);
    bench.grade(good, true, false); // says so, and has no fault
    const auto unknown = bench.answer(2, u"1"_s);
    bench.record(event::Graded{{.turn = unknown, .criterion = u"a"_s, .problem = u"refused"_s}});
    bench.record(event::Graded{{unknown, u"b"_s, 1, Verdict::Unmet}});
    const Assessment assessment = assess(bench.experiment, {}, {});
    QCOMPARE(assessment.trials[good].sections, (QHash<QString, double>{{u"Facts"_s, 100}}));
    QVERIFY(!assessment.trials.contains(unknown));
}

void QualityTest::gradesOfAReplacedAnswerAreNotCounted()
{
    Bench bench(1);
    bench.giveRubric(3, 1);
    const auto old = bench.answer(1, u"1"_s);
    bench.record(event::Graded{{.turn = old, .criterion = u"a"_s, .problem = u"refused"_s}});
    bench.record(event::Graded{{old, u"b"_s, 1, Verdict::Met}});
    bench.record(event::TrialStarted{{u"1"_s, 1, 1}, {u"again"_s}, {u"session"_s}});
    QVERIFY(!bench.experiment.trial(old));
    QVERIFY(bench.experiment.trial(chat::TurnId{u"again"_s}));
    bench.record(event::TrialEnded{old, {.isAnswered = true}}); // too late
    QVERIFY(!bench.experiment.trials.first().figures);
    bench.record(event::TrialEnded{{u"again"_s}, {.isAnswered = true}});
    bench.grade({u"again"_s}, true, false);
    QCOMPARE(assess(bench.experiment, {}, {}).unjudged, 0);
}

void QualityTest::picksAreTheBasisWhereNothingIsGraded()
{
    Bench bench(2);
    const auto a = bench.answer(1, u"1"_s);
    const auto b = bench.answer(2, u"1"_s);
    bench.pick(Picker::Person, a, b, Preference::First);
    const auto now = [&bench] {
        return assess(bench.experiment, duels(bench.experiment, Picker::Judge),
                      duels(bench.experiment, Picker::Person));
    };
    QCOMPARE(now().basis, Basis::Person);
    QCOMPARE(now().trials[a].points, 100.0);
    bench.judge(a, b, Preference::Equal, Preference::Equal);
    QCOMPARE(now().basis, Basis::Judge);
    QCOMPARE(now().trials[a].points, 50.0);
}

void QualityTest::questionsCountTheSameHoweverOftenRepeated()
{
    Bench bench(1, 2);
    const auto turn = bench.answer(1, u"1"_s);
    const auto other = bench.answer(1, u"2"_s);
    bench.record(event::TrialStarted{{u"1"_s, 1, 2}, {u"again"_s}, {u"session"_s}});
    bench.record(event::TrialEnded{{u"again"_s}, TrialFigures{.isAnswered = true}});
    Assessment assessment{.basis = Basis::Rubric};
    assessment.trials = {{turn, {.points = 0}}, {{u"again"_s}, {.points = 100}}, {other, {.points = 100}}};
    QCOMPARE(qualityOf(bench.experiment, assessment, 1).points.value, 75.0);
}

void QualityTest::whoIsBeatenInBothIsNotOnTheFrontier()
{
    Bench bench(4);
    bench.giveRubric(60, 40);
    bench.grade(bench.answer(1, u"1"_s, 4), true, true);  // 100 for $4
    bench.grade(bench.answer(2, u"1"_s, 1), true, false); // 60 for $1
    bench.grade(bench.answer(3, u"1"_s, 2), false, true); // 40 for $2: beaten by the second
    bench.grade(bench.answer(4, u"1"_s, 4), true, true);  // as the first
    QList<bool> frontier;
    for (const WorthPoint &point : findings(bench.experiment).worth.points)
        frontier.append(point.isOnFrontier);
    QCOMPARE(frontier, (QList<bool>{true, true, false, true}));
}

void QualityTest::theTitleSaysWhatTheScoresAre_data()
{
    QTest::addColumn<int>("questions");
    QTest::addColumn<double>("cheapUsd");
    QTest::addColumn<QList<bool>>("cheap");
    QTest::addColumn<QString>("title");
    const QList<bool> all(6, true);
    QTest::addRow("a clear difference") << 6 << 1.0 << QList<bool>(6, false)
                                        << u"B: 90 % of A's score at 25 % of its cost"_s;
    QTest::addRow("no clear difference")
        << 6 << 1.0 << QList<bool>{true, true, true, true, true, false}
        << u"B at 25 % of A's cost, with no clear difference in quality (98.3 and 100.0)"_s;
    QTest::addRow("as good and cheaper") << 6 << 1.0 << all
                                         << u"B is the best and the cheapest: 100.0 for $1.00 a question"_s;
    QTest::addRow("the dearer is worse") << 6 << 9.0 << QList<bool>(6, false)
                                         << u"A is the best and the cheapest: 100.0 for $4.00 a question"_s;
    QTest::addRow("few questions") << 2 << 1.0 << QList<bool>(2, false)
                                   << u"Too few to tell, after 2 questions: B at 25 % of A's cost, with no clear "
                                      "difference in quality (90.0 and 100.0)"_s;
}

void QualityTest::theTitleSaysWhatTheScoresAre()
{
    QFETCH(int, questions);
    QFETCH(double, cheapUsd);
    QFETCH(QList<bool>, cheap);
    QFETCH(QString, title);
    Bench bench(2, questions);
    bench.giveRubric(90, 10);
    for (int i = 0; i < questions; ++i) {
        const QString question = QString::number(i + 1);
        bench.grade(bench.answer(1, question, 4), true, true);
        bench.grade(bench.answer(2, question, cheapUsd), true, cheap[i]);
    }
    QCOMPARE(findings(bench.experiment).worth.title, title);
}

void QualityTest::withoutPricesThereIsNoFrontier()
{
    Bench bench(2);
    bench.giveRubric(60, 40);
    bench.grade(bench.answer(1, u"1"_s), true, true);
    bench.grade(bench.answer(2, u"1"_s), true, false);
    for (Trial &trial : bench.experiment.trials)
        trial.figures->shares.first().usage.costUsd.reset();
    const Findings found = findings(bench.experiment);
    QCOMPARE(found.worth.title,
             u"Too few to tell, after one question: A stands highest, at 100.0; no two have a known cost"_s);
    QVERIFY(!found.worth.points.first().isOnFrontier);
    QVERIFY(found.costs.spent.isEmpty());
    QCOMPARE(found.costs.unknown, (QStringList{u"A"_s, u"B"_s}));
}

void QualityTest::aPanelOnThisComputerCostsNothingAndStandsOnTheFrontier()
{
    Bench bench(2, 6);
    bench.giveRubric(60, 40);
    for (int i = 1; i <= 6; ++i) {
        bench.grade(bench.answer(1, QString::number(i), 2), true, true);
        bench.grade(bench.answer(2, QString::number(i), 0), true, false);
    }
    const Findings found = findings(bench.experiment);
    QVERIFY(found.worth.points[1].isOnFrontier);
    QCOMPARE(found.worth.title, u"B: 60 % of A's score at 0 % of its cost"_s);
    QCOMPARE(found.costs.unknown, QStringList());
    QCOMPARE(found.costs.title, u"A question costs $0 with B, $2.00 with A"_s);
}

void QualityTest::whoIsPricedInPartHasNoKnownCost()
{
    Bench bench(2);
    bench.giveRubric(60, 40);
    bench.grade(bench.answer(1, u"1"_s, 4), true, true);
    bench.grade(bench.answer(2, u"1"_s, 1), true, true);
    bench.experiment.trials[1].figures->shares.append(
        {.part = Part::Member, .member = {2}, .usage = {.completionTokens = 9'000}, .isUnpriced = true});
    const Findings found = findings(bench.experiment);
    QVERIFY(found.worth.points[0].isOnFrontier);
    QCOMPARE(found.worth.points[1].costUsd, std::nullopt);
    QCOMPARE(found.costs.unknown, QStringList{u"B"_s});
}

QTEST_APPLESS_MAIN(QualityTest)
#include "tst_quality.moc"

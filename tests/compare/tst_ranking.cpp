// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/ranking.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace compare;

/// Strengths out of decisions, against a published example and against what must hold of any.
class RankingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void equalsAPublishedExample();
    void whoNeverLosesHasAFiniteStrength();
    void equalDecisionsMakeEqualStrengths();
    void moreDecisionsNarrowTheRange();
    void decisionsAboutOneQuestionAreDrawnTogether();
    void theSameDecisionsHaveTheSameResult();
    void whatIsNoDecisionIsLeftOut();
    void nothingIsRankedWithoutDecisions();
};

/// About that many questions, from number `from` on.
static QList<Decision> repeated(Decision decision, int times, int from = 0)
{
    QList<Decision> decisions;
    for (decision.question = from; decision.question < from + times; ++decision.question)
        decisions.append(decision);
    return decisions;
}

// Agresti, Categorical Data Analysis (1990), table 10.10: the American League's eastern division in 1987, who won how
// often against whom. His estimates, with Baltimore at 0: Milwaukee 1.58, Detroit 1.44, Toronto 1.29, New York 1.25,
// Boston 1.11, Cleveland 0.68.
void RankingTest::equalsAPublishedExample()
{
    constexpr int teams = 7;
    constexpr std::array<std::array<int, teams>, teams> won{{{0, 7, 9, 7, 7, 9, 11},
                                                             {6, 0, 7, 5, 11, 9, 9},
                                                             {4, 6, 0, 7, 7, 8, 12},
                                                             {6, 8, 6, 0, 6, 7, 10},
                                                             {6, 2, 6, 7, 0, 7, 12},
                                                             {4, 4, 5, 6, 6, 0, 6},
                                                             {2, 4, 1, 3, 1, 7, 0}}};
    constexpr std::array published{1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0.0};
    QList<Decision> decisions;
    for (int winner = 0; winner < teams; ++winner) {
        for (int loser = 0; loser < teams; ++loser)
            decisions += repeated({winner, loser, Outcome::First}, won[size_t(winner)][size_t(loser)]);
    }
    QCOMPARE(decisions.size(), 21 * 13);
    const QList<Strength> result = strengths(decisions, teams, {.prior = 0, .resamples = 0});
    for (int team = 0; team < teams; ++team) {
        const double value = result[team].value - result.last().value;
        QVERIFY2(std::abs(value - published[size_t(team)]) < 0.005, qPrintable(QString::number(value)));
        QCOMPARE(result[team].decisions, 78);
    }
    QCOMPARE(result.first().wins, 50.0);
}

void RankingTest::whoNeverLosesHasAFiniteStrength()
{
    const QList<Strength> result = strengths(repeated({0, 1, Outcome::First}, 40), 2);
    QVERIFY(std::isfinite(result[0].value));
    QVERIFY(result[0].value > 2);
    QCOMPARE(result[0].value, -result[1].value);
    QVERIFY(result[0].low <= result[0].value && result[0].value <= result[0].high);
}

void RankingTest::equalDecisionsMakeEqualStrengths()
{
    QList<Decision> decisions = repeated({0, 1, Outcome::Equal}, 10);
    decisions += repeated({1, 2, Outcome::First}, 5);
    decisions += repeated({1, 2, Outcome::Second}, 5);
    for (const Strength &one : strengths(decisions, 3))
        QVERIFY(std::abs(one.value) < 1e-6);
}

void RankingTest::moreDecisionsNarrowTheRange()
{
    const auto width = [](int times) {
        QList<Decision> decisions = repeated({0, 1, Outcome::First}, 2 * times);
        decisions += repeated({0, 1, Outcome::Second}, times, 2 * times);
        const Strength first = strengths(decisions, 2).first();
        return first.high - first.low;
    };
    QVERIFY(width(100) < width(10) / 2);
}

void RankingTest::decisionsAboutOneQuestionAreDrawnTogether()
{
    const auto width = [](const QList<Decision> &decisions) {
        const Strength first = strengths(decisions, 2).first();
        return first.high - first.low;
    };
    const QList<Decision> single =
        repeated({0, 1, Outcome::First}, 4) + repeated({0, 1, Outcome::Second}, 2, 4); // six questions
    QList<Decision> tenfold;
    for (int i = 0; i < 10; ++i)
        tenfold += single;
    QList<Decision> apart = tenfold;
    for (int i = 0; i < 60; ++i)
        apart[i].question = i;
    QVERIFY(width(tenfold) > 2 * width(apart)); // asking the same ten times tells hardly more
    for (Decision &one : apart)
        one.question = 7;
    QCOMPARE(width(apart), 0.0); // nothing is known of other questions
}

void RankingTest::theSameDecisionsHaveTheSameResult()
{
    QList<Decision> decisions = repeated({0, 1, Outcome::First}, 7);
    decisions += repeated({2, 1, Outcome::Second}, 4);
    decisions += repeated({0, 2, Outcome::Equal}, 3);
    QCOMPARE(strengths(decisions, 3), strengths(decisions, 3));
    QVERIFY(strengths(decisions, 3, {.seed = 2}) != strengths(decisions, 3));
}

void RankingTest::whatIsNoDecisionIsLeftOut()
{
    const QList<Decision> sound = repeated({0, 1, Outcome::First}, 5);
    QList<Decision> broken = sound;
    broken += {{0, 0, Outcome::First}, {0, 7, Outcome::First}, {-1, 0, Outcome::Second}};
    QCOMPARE(strengths(broken, 2), strengths(sound, 2));
}

void RankingTest::nothingIsRankedWithoutDecisions()
{
    QVERIFY(strengths({}, 0).isEmpty());
    QCOMPARE(strengths({}, 2), QList<Strength>(2));
}

QTEST_APPLESS_MAIN(RankingTest)
#include "tst_ranking.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experimentbench.h"
#include "ui/compare/rounds.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace comparetest;
using namespace compareui;

/// What stands beside each other, and what a key says of it.
class TestRounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneQuestionShowsAllAnswersOnceAllHaveEnded();
    void manyQuestionsShowPairs();
    void whatWasSkippedComesLast();
    void theBestOfThreeIsPickedOverEachOther();
    void equalHoldsForAllPairs();
};

void TestRounds::oneQuestionShowsAllAnswersOnceAllHaveEnded()
{
    Bench bench(3);
    bench.answer(1, u"1"_s);
    bench.answer(2, u"1"_s);
    QVERIFY(roundsToPick(bench.experiment).isEmpty()); // the third is still being written
    bench.record(event::TrialStarted{{u"1"_s, 3, 1}, {u"3/1"_s}, {u"session"_s}});
    QVERIFY(roundsToPick(bench.experiment).isEmpty());
    bench.record(event::TrialEnded{{u"3/1"_s}, TrialFigures{.problem = u"rate limited"_s}});
    const QList<Round> rounds = roundsToPick(bench.experiment);
    QCOMPARE(rounds.size(), 1);
    QCOMPARE(rounds.first().answers.size(), 2); // the one that failed is no answer
}

void TestRounds::manyQuestionsShowPairs()
{
    Bench bench(3, 2);
    for (int contestant = 1; contestant <= 3; ++contestant) {
        bench.answer(contestant, u"1"_s);
        bench.answer(contestant, u"2"_s);
    }
    const QList<Round> rounds = roundsToPick(bench.experiment);
    QCOMPARE(rounds.size(), 6);
    for (const Round &round : rounds) {
        QCOMPARE(round.answers.size(), 2);
        QCOMPARE(bench.experiment.trial(round.answers.first())->id.question, round.question);
    }
    bench.pick(Picker::Person, rounds.first().answers[0], rounds.first().answers[1], Preference::First);
    QCOMPARE(roundsToPick(bench.experiment).size(), 5);
    QCOMPARE(picksDone(bench.experiment).picked, 1);
    QCOMPARE(picksDone(bench.experiment).pairs, 6);
}

void TestRounds::whatWasSkippedComesLast()
{
    Bench bench(2, 3);
    for (const QString &question : {u"1"_s, u"2"_s, u"3"_s}) {
        bench.answer(1, question);
        bench.answer(2, question);
    }
    const QList<Round> rounds = roundsToPick(bench.experiment);
    const QList<Round> later = roundsToPick(bench.experiment, {rounds[0]});
    QCOMPARE(later, QList<Round>({rounds[1], rounds[2], rounds[0]}));
}

void TestRounds::theBestOfThreeIsPickedOverEachOther()
{
    Bench bench(3);
    for (int contestant = 1; contestant <= 3; ++contestant)
        bench.answer(contestant, u"1"_s);
    const Round round = roundsToPick(bench.experiment).first();
    for (const Choice &choice : choicesFor(round, 1))
        bench.pick(Picker::Person, choice.first, choice.second, choice.preference);
    // The two others were not compared: nobody said anything of them.
    QCOMPARE(bench.experiment.picks.size(), 2);
    QVERIFY(isPicked(round, bench.experiment));
    QCOMPARE(verdict(round, bench.experiment).best, std::optional<qsizetype>(1));
    QVERIFY(roundsToPick(bench.experiment).isEmpty());
    QCOMPARE(wholeRound(bench.experiment), round);
}

void TestRounds::equalHoldsForAllPairs()
{
    Bench bench(3);
    for (int contestant = 1; contestant <= 3; ++contestant)
        bench.answer(contestant, u"1"_s);
    const Round round = roundsToPick(bench.experiment).first();
    for (const Choice &choice : choicesFor(round, Preference::Equal))
        bench.pick(Picker::Person, choice.first, choice.second, choice.preference);
    QCOMPARE(bench.experiment.picks.size(), 3);
    QCOMPARE(verdict(round, bench.experiment).otherwise, Preference::Equal);
    QVERIFY(!verdict(round, bench.experiment).best);
}

QTEST_GUILESS_MAIN(TestRounds)
#include "tst_rounds.moc"

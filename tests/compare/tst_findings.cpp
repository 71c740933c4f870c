// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experimentbench.h"
#include "compare/findings.h"
#include "compare/inventedexperiment.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace compare;
using comparetest::Bench;

/// The numbers behind the pictures, against values worked out by hand.
class FindingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void whoBeatsWhomIsCountedBothWays();
    void fewDecisionsAreTooFewToTell();

    void fewQuestionsAreTooFewToTell();
    void aNameIsNoPlaceForANumber();

    void costsAreStackedByPart();
    void timesAreQuartilesAndParts();

    void aMemberAddsWhatIsLostWithoutIt();
    void twoQuestionsMakeNoMemberClear();
    void synthesisIsApartFromDiversity();
    void whatIsMissingIsSaid();

    void questionsAreRowsAndContestantsColumns();
    void freeMeasuresAreMeansAndShares();

    void whoseJudgeFailsLeavesNoFewerContradictions();

    void anInventedExperimentHasFindings();
    void nothingIsFoundInNothing();
};

void FindingsTest::whoBeatsWhomIsCountedBothWays()
{
    Bench bench(3, 3);
    for (const QString &question : {u"1"_s, u"2"_s, u"3"_s}) {
        const auto a = bench.answer(1, question);
        const auto b = bench.answer(2, question);
        bench.pick(Picker::Person, a, b, question == u"3" ? Preference::Equal : Preference::First);
    }
    bench.pick(Picker::Person, {u"2/1"_s}, bench.answer(3, u"1"_s), Preference::First);
    const Standings standings = findings(bench.experiment).person;
    QStringList names;
    for (const Standing &one : standings.ranking)
        names.append(one.name);
    QCOMPARE(names, (QStringList{u"A"_s, u"B"_s, u"C"_s}));
    QCOMPARE(standings.matrix[0][1].wins, (Wins{2.5, 3}));
    QCOMPARE(standings.matrix[1][0].wins, (Wins{0.5, 3}));
    QCOMPARE(standings.matrix[1][2].wins, (Wins{1, 1}));
    QCOMPARE(standings.matrix[0][2].wins, Wins());
    QCOMPARE(standings.matrix[2][1].turns, (QList<chat::TurnId>{{u"2/1"_s}, {u"3/1"_s}}));
    QCOMPARE(standings.ranking[1].strength.wins, 1.5);
    QCOMPARE(standings.decisions(), 4);
    QCOMPARE(standings.note, u"Ties, counted as half a win each: 1."_s);
}

void FindingsTest::fewDecisionsAreTooFewToTell()
{
    Bench bench(2, 30);
    const auto decide = [&bench](int question) {
        const QString id = QString::number(question);
        const auto a = bench.answer(1, id);
        bench.pick(Picker::Person, a, bench.answer(2, id), Preference::First);
    };
    for (int question = 1; question < 30; ++question)
        decide(question);
    QCOMPARE(findings(bench.experiment).person.title, u"Too few to tell: 29 decisions, and it takes 30"_s);
    decide(30);
    QCOMPARE(findings(bench.experiment).person.title, u"You prefer A: it wins 100 % of its 30 comparisons"_s);
    QCOMPARE(findings(bench.experiment).judge.title, QString());
}

// Ten repeats of four questions are four questions.
void FindingsTest::fewQuestionsAreTooFewToTell()
{
    Bench bench(2, 5);
    const auto decide = [&bench](const QString &question) {
        const auto a = bench.answer(1, question);
        bench.pick(Picker::Person, a, bench.answer(2, question), Preference::First);
        for (int repeat = 2; repeat <= 10; ++repeat) {
            const chat::TurnId first{u"%1 a %2"_s.arg(question).arg(repeat)};
            const chat::TurnId second{u"%1 b %2"_s.arg(question).arg(repeat)};
            bench.record(event::TrialStarted{{question, 1, repeat}, first, {}});
            bench.record(event::TrialStarted{{question, 2, repeat}, second, {}});
            bench.pick(Picker::Person, first, second, Preference::First);
        }
    };
    for (const QString &question : {u"1"_s, u"2"_s, u"3"_s, u"4"_s})
        decide(question);
    const Standings four = findings(bench.experiment).person;
    QCOMPARE(four.decisions(), 40);
    QVERIFY(four.isTooFew());
    QCOMPARE(four.title, u"Too few to tell: decisions about 4 questions, and it takes 5"_s);
    decide(u"5"_s);
    QCOMPARE(findings(bench.experiment).person.title, u"You prefer A: it wins 100 % of its 50 comparisons"_s);
}

void FindingsTest::aNameIsNoPlaceForANumber()
{
    Bench bench(2, 30);
    bench.plan.contestants[0].panel.name = u"A %3"_s;
    bench.plan.contestants[1].panel.name = u"A %3"_s;
    for (int question = 1; question <= 30; ++question) {
        const QString id = QString::number(question);
        const auto a = bench.answer(1, id);
        bench.pick(Picker::Person, a, bench.answer(2, id), question % 2 ? Preference::First : Preference::Second);
    }
    QCOMPARE(contestantNames(bench.plan), (QHash<int, QString>{{1, u"A %3 (1)"_s}, {2, u"A %3 (2)"_s}}));
    QCOMPARE(findings(bench.experiment).person.title,
             u"A %3 (1) is ahead of A %3 (2), but not clearly, after 30 decisions"_s);
}

void FindingsTest::costsAreStackedByPart()
{
    Bench bench(1, 2);
    bench.answer(1, u"1"_s);
    bench.answer(1, u"2"_s);
    const auto share = [](Part part, int member, double usd, double web) {
        return Share{.part = part, .member = {member}, .name = u"model"_s, .usage = {.costUsd = usd}, .webUsd = web};
    };
    bench.experiment.trials[0].figures->shares = {share(Part::Member, 1, 0.3, 0.1), share(Part::Member, 2, 0.2, 0),
                                                  share(Part::Judge, 0, 0.4, 0), share(Part::Writer, 0, 0.5, 0)};
    bench.experiment.trials[1].figures->shares = {share(Part::Member, 1, 0.1, 0.1), share(Part::Writer, 0, 0.3, 0)};
    const Costs costs = findings(bench.experiment).costs;
    QCOMPARE(costs.spent.size(), 1);
    QList<std::pair<QString, double>> slices;
    for (const CostSlice &slice : costs.spent.first().slices) {
        const QString part = !slice.part                   ? u"web"_s
                             : *slice.part == Part::Member ? slice.member.toString()
                             : *slice.part == Part::Judge  ? u"judge"_s
                                                           : u"writer"_s;
        slices.append({part, std::round(slice.usd * 1'000) / 1'000});
    }
    QCOMPARE(slices, (QList<std::pair<QString, double>>{
                         {u"m1"_s, 0.1}, {u"m2"_s, 0.1}, {u"judge"_s, 0.2}, {u"writer"_s, 0.4}, {u"web"_s, 0.1}}));
    QVERIFY(std::abs(costs.spent.first().usd - 0.9) < 1e-9);
    QCOMPARE(costs.title, u"A question costs $0.90 with A"_s);
}

void FindingsTest::timesAreQuartilesAndParts()
{
    Bench bench(2, 5);
    for (int question = 1; question <= 5; ++question) {
        bench.answer(1, QString::number(question), 1, question * 10);
        bench.answer(2, QString::number(question), 1, 5);
    }
    const Times times = findings(bench.experiment).times;
    QCOMPARE(times.spent[0].seconds.median, 30.0);
    QCOMPARE(times.spent[0].seconds.lowerQuartile, 20.0);
    QCOMPARE(times.spent[0].members, 30.0);
    QCOMPARE(times.spent[0].judge, 0.0);
    QCOMPARE(times.title, u"B is the quickest: 5.0 s in the middle; A takes 30 s"_s);
}

void FindingsTest::aMemberAddsWhatIsLostWithoutIt()
{
    Bench bench(1, 6);
    addOmissions(bench.plan, 1);
    bench.giveRubric(80, 20);
    for (int question = 1; question <= 6; ++question) {
        const QString id = QString::number(question);
        bench.grade(bench.answer(1, id), true, true);
        bench.grade(bench.answer(2, id), false, true);         // without the first: 80 less
        bench.grade(bench.answer(3, id), true, question != 1); // without the second: 20 less, once
    }
    const Lifts lifts = findings(bench.experiment).lifts;
    QCOMPARE(lifts.lifts.size(), 2);
    QCOMPARE(lifts.lifts[0].name, u"m0"_s);
    QCOMPARE(lifts.lifts[0].points, (Interval{80, 80, 80, 6}));
    QCOMPARE(lifts.lifts[0].turns.size(), 12);
    QVERIFY(std::abs(lifts.lifts[1].points.value - 20.0 / 6) < 1e-9);
    QVERIFY(!lifts.lifts[1].isClear());
    QCOMPARE(lifts.title, u"m0 adds most to A: +80.0 points"_s);
}

void FindingsTest::twoQuestionsMakeNoMemberClear()
{
    Bench bench(1, 5);
    addOmissions(bench.plan, 1);
    bench.giveRubric(80, 20);
    const auto grade = [&bench](int question) {
        const QString id = QString::number(question);
        bench.grade(bench.answer(1, id), true, true);
        bench.grade(bench.answer(2, id), false, true);
        bench.grade(bench.answer(3, id), true, true);
    };
    for (int question = 1; question <= 4; ++question)
        grade(question);
    QVERIFY(!findings(bench.experiment).lifts.lifts[0].isClear());
    QCOMPARE(findings(bench.experiment).lifts.title, u"No part is clearly worth its place yet"_s);
    grade(5);
    QVERIFY(findings(bench.experiment).lifts.lifts[0].isClear());
}

void FindingsTest::synthesisIsApartFromDiversity()
{
    Bench bench(1, 6);
    chat::Panel twice{.name = u"Twice"_s};
    twice.members = {{.model = {.id = u"m0"_s}}, {.model = {.id = u"m0"_s}}};
    chat::numberMembers(twice);
    addContestant(bench.plan, {.panel = twice});
    addContestant(bench.plan, aloneContestant({.model = {.id = u"m0"_s}}));
    bench.giveRubric(60, 40);
    for (int question = 1; question <= 6; ++question) {
        const QString id = QString::number(question);
        bench.grade(bench.answer(1, id), true, true);  // 100
        bench.grade(bench.answer(2, id), true, false); // 60
        bench.grade(bench.answer(3, id), false, true); // 40
    }
    const Lifts lifts = findings(bench.experiment).lifts;
    QCOMPARE(lifts.lifts.size(), 2);
    QCOMPARE(lifts.lifts[0].of, Lift::Of::Synthesis);
    QCOMPARE(lifts.lifts[0].points.value, 20.0);
    QCOMPARE(lifts.lifts[1].of, Lift::Of::Diversity);
    QCOMPARE(lifts.lifts[1].points.value, 40.0);
    QCOMPARE(lifts.missing,
             QStringList{u"What m0, n0 each add to A is not known: compare the panel without each of them, too."_s});
}

void FindingsTest::whatIsMissingIsSaid()
{
    Bench bench(1);
    bench.answer(1, u"1"_s);
    const Lifts lifts = findings(bench.experiment).lifts;
    QVERIFY(lifts.lifts.isEmpty());
    QCOMPARE(lifts.title, QString());
    QCOMPARE(lifts.missing.size(), 2);
    QVERIFY(lifts.missing.last().startsWith(u"How much of A is owed to different models"));
}

void FindingsTest::questionsAreRowsAndContestantsColumns()
{
    Bench bench(2, 2);
    bench.giveRubric(60, 40);
    bench.grade(bench.answer(1, u"1"_s), true, true);
    bench.grade(bench.answer(2, u"1"_s), true, false);
    const auto failed = bench.answer(1, u"2"_s);
    TrialFigures figures = *bench.experiment.trial(failed)->figures;
    figures.isAnswered = false;
    bench.record(event::TrialEnded{failed, figures});
    const QuestionTable table = findings(bench.experiment).questions;
    QCOMPARE(table.names, (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(table.rows.size(), 2);
    TrialFigures stopped{.isUnfinished = true};
    bench.record(event::TrialEnded{bench.answer(2, u"2"_s), stopped});
    const QuestionCell cell = findings(bench.experiment).questions.rows[1].cells[1];
    QCOMPARE(cell.unfinished, 1);
    QCOMPARE(cell.failures, 0);
    QCOMPARE(table.rows[0].cells[0].points, 100.0);
    QCOMPARE(table.rows[0].cells[1].points, 60.0);
    QCOMPARE(table.rows[0].cells[1].turn, chat::TurnId{u"2/1"_s});
    QCOMPARE(table.rows[0].cells[1].session, chat::SessionId{u"session"_s});
    QCOMPARE(table.rows[1].cells[0].failures, 1);
    QCOMPARE(table.rows[1].cells[0].points, std::nullopt);
    QCOMPARE(table.rows[1].cells[0].turn, failed);
    QVERIFY(table.rows[1].cells[1].turn.isEmpty());
    QCOMPARE(table.title, u"They differ most on “Question 1”"_s);
}

void FindingsTest::freeMeasuresAreMeansAndShares()
{
    Bench bench(1, 2);
    for (const QString &question : {u"1"_s, u"2"_s}) {
        TrialFigures figures{.isAnswered = true};
        figures.hasAnalysis = true;
        figures.contradictions = 2;
        figures.standing = question == u"1" ? 1 : 0;
        figures.quotes = question == u"1" ? 1 : 9;
        figures.quotesFound = question == u"1" ? 0 : 9;
        figures.words = question == u"1" ? 300 : 500;
        bench.record(event::TrialEnded{bench.answer(1, question), figures});
    }
    const FreeMeasures found = findings(bench.experiment).measures;
    const Measures &one = found.measures.first();
    QCOMPARE(one.standing.value, 0.5);
    QCOMPARE(one.words.value, 400.0);
    QCOMPARE(one.quotes, 0.9);
    QCOMPARE(one.minority, std::nullopt);
    QCOMPARE(found.title, u"A leaves 0.5 of 2.0 contradictions standing a question"_s);
}

// A's judge fails every other time, and finds ten times as many contradictions as B's.
void FindingsTest::whoseJudgeFailsLeavesNoFewerContradictions()
{
    Bench bench(3, 2);
    const auto measure = [&bench](int contestant, const QString &question, int contradictions, int standing) {
        TrialFigures figures{.isAnswered = true};
        figures.hasAnalysis = contradictions > 0;
        figures.contradictions = contradictions;
        figures.standing = standing;
        bench.record(event::TrialEnded{bench.answer(contestant, question), figures});
    };
    measure(1, u"1"_s, 10, 2);
    measure(1, u"2"_s, 0, 0);
    measure(2, u"1"_s, 1, 1);
    measure(2, u"2"_s, 1, 0);
    measure(3, u"1"_s, 0, 0);
    const FreeMeasures found = findings(bench.experiment).measures;
    QCOMPARE(found.measures[0].contradictions, (Interval{10, 10, 10, 1}));
    QCOMPARE(found.title, u"A leaves the smallest part of its contradictions standing: 2.0 of 10.0 a question"_s);
    QVERIFY(found.measures[1].isAnalysed);
    QVERIFY(!found.measures[2].isAnalysed);
}

void FindingsTest::anInventedExperimentHasFindings()
{
    const Experiment experiment = invented::experiment({.questions = 24, .repeats = 2});
    const Findings found = findings(experiment);
    QCOMPARE(found, findings(experiment));
    QCOMPARE(found.worth.points.size(), 4);
    QCOMPARE(found.judge.ranking.size(), 4);
    QVERIFY(!found.judge.isTooFew());
    QVERIFY(found.judge.duels.disagreed > 0);
    QCOMPARE(found.lifts.lifts.size(), 5);
    QCOMPARE(found.lifts.missing.size(), 2); // of the budget trio: no omissions, nothing fused with itself
    QCOMPARE(found.questions.rows.size(), 24);
    for (const QString &title : {found.worth.title, found.person.title, found.judge.title, found.questions.title,
                                 found.lifts.title, found.costs.title, found.times.title, found.measures.title})
        QVERIFY(!title.isEmpty());
}

void FindingsTest::nothingIsFoundInNothing()
{
    const Findings found = findings({});
    for (const QString &title : {found.worth.title, found.person.title, found.judge.title, found.questions.title,
                                 found.lifts.title, found.costs.title, found.times.title, found.measures.title})
        QCOMPARE(title, QString());
}

QTEST_APPLESS_MAIN(FindingsTest)
#include "tst_findings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rubric.h"
#include "compare/trialfigures.h"
#include "demo/example.h"
#include "demo/experiment.h"
#include "record/examplerecorder.h"
#include "record/experimentrecorder.h"

#include <QRegularExpression>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using std::chrono::seconds;

/// The written experiment is what the real run does today, and shows what its README promises.
class TestExampleExperiment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void recordingAgainGivesTheSame_data();
    void recordingAgainGivesTheSame();
    void isKeptAsItsTextsSay();
    void everyTrialHasAnAnswer();
    void sharesWhatContestantsHaveInCommon();
    void failsAndWaitsOnPurpose();
    void twoQuotesAreNotInTheirAnswers();
    void everyCriterionIsGradedOnce();
    void gradesQuoteWhatTheAnswersSay();
    void qualityLeadsAndBudgetIsCloseBehind();
    void everyPairIsPickedInBothOrders();

private:
    [[nodiscard]] const chat::Turn &turn(const QString &question, int contestant) const;
    [[nodiscard]] QList<double> scores(int contestant) const;
    [[nodiscard]] double cost(int contestant) const;

    record::ExperimentScript m_script;
    demo::Experiment m_experiment;
    QHash<QString, chat::Turn> m_turns; ///< by the name of their events
};

void TestExampleExperiment::initTestCase()
{
    auto script = record::readExperiment(QStringLiteral(EXAMPLES "/experiment"));
    QVERIFY2(script, qPrintable(script ? QString() : script.error()));
    m_script = *std::move(script);
    m_experiment = demo::experiment();
    for (const demo::ExperimentTrial &trial : m_experiment.trials) {
        for (const chat::RunEvent &event : demo::events(trial.events))
            chat::apply(m_turns[trial.events], event);
    }
}

const chat::Turn &TestExampleExperiment::turn(const QString &question, int contestant) const
{
    return *m_turns.constFind(u"experiment/%1-%2"_s.arg(question).arg(contestant));
}

/// Of each question, by the grades.
QList<double> TestExampleExperiment::scores(int contestant) const
{
    QList<double> points;
    for (const compare::Question &question : m_script.plan.questions) {
        compare::Verdicts verdicts;
        for (const demo::ExperimentGrade &grade : m_experiment.grades) {
            if (grade.question == question.id && grade.contestant == contestant)
                verdicts.insert(grade.criterion, grade.isMet ? compare::Verdict::Met : compare::Verdict::Unmet);
        }
        points.append(compare::score(*question.rubric, verdicts).points.value_or(0));
    }
    return points;
}

double TestExampleExperiment::cost(int contestant) const
{
    double usd = 0;
    for (const compare::Question &question : m_script.plan.questions)
        usd += compare::figuresOf(turn(question.id, contestant), {}).costUsd().value_or(0);
    return usd;
}

static double sum(const QList<double> &numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

void TestExampleExperiment::recordingAgainGivesTheSame_data()
{
    QTest::addColumn<qsizetype>("question");
    for (qsizetype i = 0; i < m_script.plan.questions.size(); ++i)
        QTest::newRow(qPrintable(m_script.plan.questions[i].id)) << i;
}

void TestExampleExperiment::recordingAgainGivesTheSame()
{
    QFETCH(qsizetype, question);
    const auto recorded = record::recordQuestion(m_script, question);
    QVERIFY2(recorded, qPrintable(recorded ? QString() : recorded.error()));
    for (qsizetype i = 0; i < recorded->size(); ++i)
        QCOMPARE(record::comparable(recorded->at(i)),
                 record::comparable(demo::events(m_script.trials[question][i].name)));
}

void TestExampleExperiment::isKeptAsItsTextsSay()
{
    const QJsonObject kept = record::experimentFile(m_script);
    QCOMPARE(m_experiment.plan, kept["plan"_L1].toObject());
    const auto plan = compare::planFromJson(m_experiment.plan);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error()));
    QCOMPARE(*plan, m_script.plan);
    QCOMPARE(compare::planProblem(*plan), QString());
    QCOMPARE(m_experiment.title, plan->title);
    QCOMPARE(m_experiment.trials.size(), kept["trials"_L1].toArray().size());

    const QJsonArray picks = kept["picks"_L1].toArray();
    QCOMPARE(m_experiment.picks.size(), picks.size());
    for (qsizetype i = 0; i < picks.size(); ++i) {
        const demo::ExperimentPick &pick = m_experiment.picks[i];
        QCOMPARE(picks[i].toObject(), (QJsonObject{{u"question"_s, pick.question},
                                                   {u"first"_s, pick.first},
                                                   {u"second"_s, pick.second},
                                                   {u"preference"_s, pick.preference},
                                                   {u"reason"_s, pick.reason}}));
    }
    const QJsonArray grades = kept["grades"_L1].toArray();
    QCOMPARE(m_experiment.grades.size(), grades.size());
    for (qsizetype i = 0; i < grades.size(); ++i) {
        const demo::ExperimentGrade &grade = m_experiment.grades[i];
        QCOMPARE(grades[i].toObject(), (QJsonObject{{u"question"_s, grade.question},
                                                    {u"contestant"_s, grade.contestant},
                                                    {u"criterion"_s, grade.criterion},
                                                    {u"verdict"_s, grade.isMet ? u"met"_s : u"unmet"_s},
                                                    {u"reason"_s, grade.reason}}));
    }
}

void TestExampleExperiment::everyTrialHasAnAnswer()
{
    QCOMPARE(m_script.plan.questions.size(), 8);
    QCOMPARE(m_experiment.trials.size(), 8 * 4);
    for (const demo::ExperimentTrial &trial : m_experiment.trials) {
        const chat::Turn &one = turn(trial.question, trial.contestant);
        const compare::Contestant &contestant = *m_script.plan.contestant(trial.contestant);
        QCOMPARE(one.prompt, m_script.plan.question(trial.question)->text);
        QVERIFY(one.prompt.split(u' ').size() <= 40);
        QCOMPARE(one.panel, contestant.panel);
        QCOMPARE(one.kind, contestant.kind);
        QVERIFY(!one.resultText().isEmpty());
        const chat::Fusion *const fusion = one.latestFusion();
        QCOMPARE(fusion != nullptr, contestant.kind == chat::RunKind::Panel);
        QVERIFY2(!fusion || (fusion->analysis && !fusion->analysis->dropped), "the judge keeps the rules");
    }
}

/// Bass of the first is Bass of the second; Alto's first answer is that of the third and the fourth.
void TestExampleExperiment::sharesWhatContestantsHaveInCommon()
{
    for (const compare::Question &question : m_script.plan.questions) {
        const chat::Turn &first = turn(question.id, 1);
        for (const auto &[contestant, member, giver] : {std::tuple{2, 3, 3}, {3, 1, 1}, {4, 1, 1}}) {
            const chat::MemberId taker{member};
            const chat::Attempt *const shared = turn(question.id, contestant).latestAttempt(taker);
            const chat::Attempt *const asked = first.latestAttempt(chat::MemberId{giver});
            QVERIFY(shared && asked && shared->origin && !asked->origin);
            QCOMPARE(*shared->origin, (chat::Origin{first.id, asked->id}));
            QCOMPARE(shared->reply.text, asked->reply.text);
        }
        QVERIFY(!turn(question.id, 3).latestAttempt(chat::MemberId{2})->origin);
    }
}

void TestExampleExperiment::failsAndWaitsOnPurpose()
{
    for (const demo::ExperimentTrial &trial : m_experiment.trials) {
        const chat::Turn &one = turn(trial.question, trial.contestant);
        const bool fails = trial.question == u"inherited-debts" && trial.contestant == 2;
        QCOMPARE(toString(one.state), fails ? u"degraded"_s : u"complete"_s);
        QCOMPARE(one.panel.members.size() - one.answers().size(), fails ? 1 : 0);
        const bool isSlow = trial.question == u"leaked-key" && trial.contestant == 1;
        QCOMPARE(compare::figuresOf(one, {}).time() > seconds(40), isSlow);
    }
}

void TestExampleExperiment::twoQuotesAreNotInTheirAnswers()
{
    QStringList notFound;
    for (const demo::ExperimentTrial &trial : m_experiment.trials) {
        const chat::Fusion *const fusion = turn(trial.question, trial.contestant).latestFusion();
        const QList<chat::Evidence> evidence = fusion ? fusion->analysis->evidence() : QList<chat::Evidence>();
        for (const chat::Evidence &quote : evidence) {
            if (!quote.isFound())
                notFound.append(trial.events);
        }
    }
    QCOMPARE(notFound, (QStringList{u"experiment/tripping-breaker-2"_s, u"experiment/early-stop-3"_s}));
}

void TestExampleExperiment::everyCriterionIsGradedOnce()
{
    qsizetype expected = 0;
    QSet<QString> graded;
    for (const compare::Question &question : m_script.plan.questions) {
        expected += 4 * question.rubric->count();
        QSet<QString> ids;
        for (const compare::RubricSection &section : question.rubric->sections) {
            for (const compare::Criterion &criterion : section.criteria)
                ids.insert(criterion.id);
        }
        for (const demo::ExperimentGrade &grade : m_experiment.grades) {
            if (grade.question != question.id)
                continue;
            QVERIFY2(ids.contains(grade.criterion), qPrintable(grade.criterion));
            QVERIFY(!grade.reason.isEmpty());
            graded.insert(u"%1/%2/%3"_s.arg(grade.question).arg(grade.contestant).arg(grade.criterion));
        }
    }
    QCOMPARE(graded.size(), expected);
    QCOMPARE(m_experiment.grades.size(), expected);
}

void TestExampleExperiment::gradesQuoteWhatTheAnswersSay()
{
    static const QRegularExpression marks(u"[*`]|^(\\d+\\.|-) "_s, QRegularExpression::MultilineOption);
    static const QRegularExpression quoted(u"“([^”]+)”"_s);
    int quotes = 0;
    for (const demo::ExperimentGrade &grade : m_experiment.grades) {
        const QString answer = turn(grade.question, grade.contestant).resultText().remove(marks).simplified();
        QString reason = grade.reason;
        reason.replace(u'‘', u'"').replace(u'’', u'"'); // a quote within the quote
        for (const QRegularExpressionMatch &match : quoted.globalMatch(reason)) {
            const QStringList parts = match.captured(1).split(u" … "_s);
            for (const QString &part : parts)
                QVERIFY2(answer.contains(part, Qt::CaseSensitive), qPrintable(grade.question + u": "_s + part));
            ++quotes;
        }
    }
    QVERIFY(quotes > 50);
}

void TestExampleExperiment::qualityLeadsAndBudgetIsCloseBehind()
{
    const QList<QList<double>> points{scores(1), scores(2), scores(3), scores(4)};
    const double share = sum(points[1]) / sum(points[0]);
    QVERIFY2(share > 0.9 && share < 0.95, qPrintable(QString::number(share)));
    QVERIFY(sum(points[2]) < sum(points[1]));
    QVERIFY(sum(points[3]) < sum(points[2]));

    QList<int> won(4, 0); // ahead of all others
    for (qsizetype question = 0; question < 8; ++question) {
        for (qsizetype contestant = 0; contestant < 4; ++contestant) {
            const auto isBehind = [&](qsizetype other) {
                return other == contestant || points[other][question] < points[contestant][question];
            };
            won[contestant] += isBehind(0) && isBehind(1) && isBehind(2) && isBehind(3) ? 1 : 0;
        }
    }
    QCOMPARE(won, (QList<int>{5, 1, 0, 1}));

    const double price = cost(2) / cost(1);
    QVERIFY2(price > 0.25 && price < 0.35, qPrintable(QString::number(price)));
}

void TestExampleExperiment::everyPairIsPickedInBothOrders()
{
    QHash<QString, QString> said; // who is liked, by question and order
    for (const demo::ExperimentPick &pick : m_experiment.picks) {
        QVERIFY((QStringList{u"first"_s, u"second"_s, u"equal"_s}.contains(pick.preference)));
        const int liked = pick.preference == u"equal" ? 0 : pick.preference == u"first" ? pick.first : pick.second;
        said.insert(u"%1/%2/%3"_s.arg(pick.question).arg(pick.first).arg(pick.second), QString::number(liked));
    }
    QCOMPARE(said.size(), 8 * 12);
    QCOMPARE(m_experiment.picks.size(), said.size());
    int disagreements = 0;
    for (const demo::ExperimentPick &pick : m_experiment.picks) {
        const QString there = said.value(u"%1/%2/%3"_s.arg(pick.question).arg(pick.first).arg(pick.second));
        const QString back = said.value(u"%1/%2/%3"_s.arg(pick.question).arg(pick.second).arg(pick.first));
        disagreements += pick.first < pick.second && there != back ? 1 : 0;
    }
    QCOMPARE(disagreements, 5);
}

QTEST_GUILESS_MAIN(TestExampleExperiment)
#include "tst_exampleexperiment.moc"

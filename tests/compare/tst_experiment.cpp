// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experiment.h"
#include "compare/pairs.h"

#include <QJsonDocument>
#include <QTest>

using namespace compare;
using namespace Qt::StringLiterals;

namespace {

chat::Panel panelOf(const QString &name, const QStringList &models)
{
    chat::Panel panel{.name = name};
    for (const QString &model : models)
        panel.members.append({.model = {.endpoint = u"fake"_s, .id = model}});
    chat::numberMembers(panel);
    panel.judge.model = panel.writer.model = {.endpoint = u"fake"_s, .id = u"maestro"_s};
    return panel;
}

Plan plan()
{
    Plan plan{.title = u"Which?"_s, .repeats = 2, .seed = 7, .program = u"Counterpoint 9"_s, .prompts = u"abc"_s};
    addContestant(plan, {.panel = panelOf(u"Trio"_s, {u"alto"_s, u"tenor"_s, u"bass"_s})});
    addContestant(plan, aloneContestant({.model = {.endpoint = u"fake"_s, .id = u"alto"_s}}));
    addOmissions(plan, 1);
    Rubric rubric{.sections = {{u"Facts"_s, {{u"c1"_s, 3, u"Says so"_s}, {u"c2"_s, -1, u"Invents"_s}}}}};
    plan.questions = {{.id = u"q1"_s, .text = u"Why?"_s, .domain = u"law"_s, .rubric = rubric},
                      {.id = u"q2"_s, .text = u"How?"_s}};
    plan.scoring = {.judge = chat::StageModel{.model = {.endpoint = u"fake"_s, .id = u"critic"_s}},
                    .picks = true,
                    .grades = true,
                    .gradings = 2};
    plan.budgetUsd = 2.5;
    return plan;
}

TrialFigures figures(double usd)
{
    return {
        .isAnswered = true,
        .shares =
            {{.part = Part::Member,
              .member = {1},
              .name = u"alto"_s,
              .usage = {.promptTokens = 10, .completionTokens = 20, .costUsd = usd},
              .time = std::chrono::milliseconds(900),
              .hasSucceeded = true},
             {.part = Part::Member, .member = {2}, .name = u"tenor"_s, .usage = {.costUsd = 1.0}, .isShared = true}},
        .hasAnalysis = true,
        .points = 3,
        .words = 40};
}

} // namespace

/// Two members that have answered; of the second nothing is known but its tokens.
static chat::Turn answeredTurn()
{
    chat::Turn turn{.panel = panelOf(u"Duo"_s, {u"alto"_s, u"tenor"_s}), .state = chat::TurnState::Complete};
    const chat::Usage tokens{.promptTokens = 100, .completionTokens = 10};
    turn.attempts = {
        {.id = {turn.panel.members[0].id, 1}, .reply = {.state = chat::State::Succeeded, .usage = tokens}},
        {.id = {turn.panel.members[1].id, 1}, .reply = {.state = chat::State::Succeeded, .usage = tokens}}};
    turn.attempts[0].reply.usage.costUsd = 0.5;
    return turn;
}

class ExperimentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void everyEventIsKeptAsItIs_data();
    void everyEventIsKeptAsItIs();
    void aCostIsKnownWhereAllPricesAre_data();
    void aCostIsKnownWhereAllPricesAre();
    void whatUsedNothingNeedsNoPrice();
    void foldsWhatHappened();
    void whatCannotBeReadIsLeftOut();
    void pairsAreOfOneQuestion();
    void blindPairsTellNothingByTheirPlace();
    void plansSayWhatTheyLack_data();
    void plansSayWhatTheyLack();
    void numbersAreNeverUsedAgain();
};

static QDateTime at(int second)
{
    return QDateTime(QDate(2026, 6, 1), QTime(12, 0, second), QTimeZone(QTimeZone::UTC));
}

static ExperimentEvent started(const QString &question, int contestant, const QString &turn, int repeat = 1)
{
    return {at(1), event::TrialStarted{{question, contestant, repeat}, {turn}, {u"s-"_s + question}}};
}

static ExperimentEvent ended(const QString &turn, double usd = 0.5)
{
    return {at(2), event::TrialEnded{{turn}, figures(usd)}};
}

void ExperimentTest::everyEventIsKeptAsItIs_data()
{
    QTest::addColumn<ExperimentEvent>("event");
    QTest::newRow("planned") << ExperimentEvent{at(0), event::Planned{plan()}};
    QTest::newRow("started") << started(u"q1"_s, 2, u"t1"_s, 2);
    QTest::newRow("ended") << ended(u"t1"_s);
    TrialFigures failed{.state = chat::TurnState::Failed, .problem = u"No such key."_s, .isUnfinished = true};
    QTest::newRow("failed") << ExperimentEvent{at(3), event::TrialEnded{{u"t1"_s}, failed}};
    const Pick pick{.by = Picker::Judge,
                    .first = {u"a"_s},
                    .second = {u"b"_s},
                    .preference = Preference::Second,
                    .reason = u"Right."_s,
                    .usage = {.promptTokens = 5, .costUsd = 0.25}};
    QTest::newRow("picked") << ExperimentEvent{at(4), event::Picked{pick}};
    QTest::newRow("not picked") << ExperimentEvent{
        at(4), event::Picked{{.by = Picker::Judge, .first = {u"a"_s}, .second = {u"b"_s}, .problem = u"Refused."_s}}};
    QTest::newRow("graded") << ExperimentEvent{
        at(5), event::Graded{{.turn = {u"a"_s}, .criterion = u"c1"_s, .grading = 2, .verdict = Verdict::Unmet}}};
}

void ExperimentTest::everyEventIsKeptAsItIs()
{
    QFETCH(const ExperimentEvent, event);
    const QByteArray kept = QJsonDocument(toJson(event)).toJson();
    const auto read = experimentEventFromJson(QJsonDocument::fromJson(kept).object());
    QVERIFY(read);
    QCOMPARE(toJson(*read), toJson(event));
    QVERIFY(*read == event);
}

void ExperimentTest::aCostIsKnownWhereAllPricesAre_data()
{
    QTest::addColumn<std::optional<chat::Price>>("price");
    QTest::addColumn<std::optional<double>>("usd");
    using Price = std::optional<chat::Price>;
    using Cost = std::optional<double>;
    QTest::newRow("free, as on this computer") << Price(chat::Price()) << Cost(0.5);
    QTest::newRow("priced") << Price(chat::Price{.requestUsd = 0.25}) << Cost(0.75);
    QTest::newRow("nobody knows") << Price() << Cost();
}

void ExperimentTest::aCostIsKnownWhereAllPricesAre()
{
    QFETCH(const std::optional<chat::Price>, price);
    QFETCH(const std::optional<double>, usd);
    const chat::Turn turn = answeredTurn();
    chat::PriceList prices;
    if (price)
        prices.put(turn.panel.members[1].model, *price);
    const TrialFigures figures = figuresOf(turn, prices);
    QCOMPARE(figures.costUsd(), usd);
    QCOMPARE(trialFiguresFromJson(toJson(figures)), figures);
}

void ExperimentTest::whatUsedNothingNeedsNoPrice()
{
    chat::Turn turn = answeredTurn();
    turn.attempts[1].reply = {.state = chat::State::Failed};
    QCOMPARE(figuresOf(turn, {}).costUsd(), 0.5);
}

void ExperimentTest::foldsWhatHappened()
{
    const Pick pick{.by = Picker::Judge,
                    .first = {u"t1"_s},
                    .second = {u"t2"_s},
                    .preference = Preference::First,
                    .usage = {.costUsd = 0.25}};
    Pick again = pick;
    again.preference = Preference::Equal;
    QList<QJsonObject> events;
    for (const ExperimentEvent &event : {ExperimentEvent{at(0), event::Planned{plan()}}, started(u"q1"_s, 1, u"t1"_s),
                                         ended(u"t1"_s), started(u"q1"_s, 2, u"t2"_s), ended(u"t2"_s, 0.1),
                                         ended(u"t2"_s, 0.2), ExperimentEvent{at(6), event::Picked{pick}},
                                         ExperimentEvent{at(7), event::Picked{again}}, started(u"q2"_s, 1, u"t3"_s)})
        events.append(toJson(event));
    const auto experiment = experimentFromJson({u"e"_s}, events);
    QVERIFY(experiment);
    QCOMPARE(experiment->createdAt, at(0));
    QCOMPARE(experiment->plan.contestants.size(), 5);
    QCOMPARE(experiment->trials.size(), 3);
    QVERIFY(experiment->trial(TrialId{u"q1"_s, 1, 1})->isAnswered());
    QVERIFY(!experiment->trial(TrialId{u"q2"_s, 1, 1})->figures);
    QVERIFY(!experiment->trial(TrialId{u"q2"_s, 1, 2}));
    QCOMPARE(experiment->picks.size(), 1); // the later one of the same two
    QCOMPARE(experiment->pick(Picker::Judge, {u"t1"_s}, {u"t2"_s})->preference, Preference::Equal);
    QVERIFY(!experiment->pick(Picker::Judge, {u"t2"_s}, {u"t1"_s}));
    QCOMPARE(experiment->spentUsd(), 0.5 + 0.2 + 0.25 + 0.25); // both picks were paid, the shared answer elsewhere
    QCOMPARE(experiment->trials.first().figures->costUsd(), 1.5);
}

void ExperimentTest::whatCannotBeReadIsLeftOut()
{
    const QJsonObject planned = toJson({at(0), event::Planned{plan()}});
    QJsonObject later{{u"v"_s, 9}, {u"type"_s, u"dreamt"_s}};
    QJsonObject broken = toJson(started(u"q1"_s, 1, u"t1"_s));
    broken[u"contestant"_s] = u"one"_s;
    QCOMPARE(experimentFromJson({u"e"_s}, {planned, later, broken, {}})->trials.size(), 0);
    QVERIFY(!experimentFromJson({u"e"_s}, {later}));
}

static Experiment withTrials(const QList<std::tuple<QString, int, int>> &trials)
{
    Experiment experiment;
    apply(experiment, {at(0), event::Planned{plan()}});
    for (const auto &[question, contestant, repeat] : trials) {
        const QString turn = u"%1-%2-%3"_s.arg(question).arg(contestant).arg(repeat);
        apply(experiment, started(question, contestant, turn, repeat));
        apply(experiment, ended(turn));
    }
    return experiment;
}

void ExperimentTest::pairsAreOfOneQuestion()
{
    const Experiment experiment = withTrials(
        {{u"q1"_s, 1, 1}, {u"q1"_s, 2, 1}, {u"q1"_s, 3, 1}, {u"q2"_s, 1, 1}, {u"q1"_s, 1, 2}, {u"q2"_s, 2, 2}});
    QCOMPARE(pairs(experiment), (QList<Pair>{{{u"q1-1-1"_s}, {u"q1-2-1"_s}}}));
    QCOMPARE(pairs(experiment, true),
             (QList<Pair>{{{u"q1-1-1"_s}, {u"q1-2-1"_s}}, {{u"q1-1-1"_s}, {u"q1-3-1"_s}}})); // beside its contestant
}

void ExperimentTest::blindPairsTellNothingByTheirPlace()
{
    QList<std::tuple<QString, int, int>> trials;
    for (int repeat = 1; repeat <= 2; ++repeat) {
        for (const QString &question : {u"q1"_s, u"q2"_s}) {
            for (int contestant = 1; contestant <= 2; ++contestant)
                trials.append({question, contestant, repeat});
        }
    }
    Experiment experiment = withTrials(trials);
    const QList<Pair> shown = blindPairs(experiment);
    QCOMPARE(shown.size(), 4);
    QCOMPARE(blindPairs(experiment), shown);
    int turned = 0;
    for (int seed = 1; seed <= 50; ++seed) {
        experiment.plan.seed = quint32(seed);
        for (const Pair &pair : blindPairs(experiment))
            turned += pair.first.value.section(u'-', 1, 1) == u"2"_s;
    }
    QVERIFY2(turned > 70 && turned < 130, qPrintable(QString::number(turned)));
    experiment.plan.seed = 7;
    apply(
        experiment,
        {at(9), event::Picked{{.first = shown[1].second, .second = shown[1].first, .preference = Preference::Equal}}});
    QCOMPARE(blindPairs(experiment), (QList<Pair>{shown[0], shown[2], shown[3]}));
}

void ExperimentTest::plansSayWhatTheyLack_data()
{
    QTest::addColumn<Plan>("plan");
    QTest::addColumn<QString>("problem");
    Plan one = plan();
    QTest::newRow("nothing") << one << QString();
    one.questions.clear();
    QTest::newRow("no question") << one << u"There is no question yet. Write one, or take a set of them."_s;
    one = plan();
    one.contestants.removeIf([](const Contestant &contestant) { return contestant.number == 2; });
    QTest::newRow("one panel and what it is without its members")
        << one << u"Choose two panels or models at least, to compare them."_s;
    one = plan();
    one.contestants.removeFirst();
    addContestant(one, {.panel = panelOf(u"Duo"_s, {u"alto"_s, u"bass"_s})});
    QTest::newRow("omissions of a panel that is gone")
        << one << u"“Trio without alto” rests on the answers of a panel that was taken out. Take it out too."_s;
    one = plan();
    one.scoring.judge.reset();
    QTest::newRow("no judge") << one << u"Choose a model that judges the answers, or let nobody but yourself pick."_s;
    one = plan();
    one.scoring.judge->model.id = u"anthropic/critic"_s;
    one.contestants[0].panel.members[1].model.id = u"anthropic/tenor"_s;
    QTest::newRow("a judge of a member's maker") << one
                                                 << u"anthropic/critic is by the same maker as anthropic/tenor. Judges "
                                                    "prefer what resembles them: choose another judge."_s;
    one.scoring.insists = true;
    QTest::newRow("insisted") << one << QString();
}

void ExperimentTest::plansSayWhatTheyLack()
{
    QFETCH(const Plan, plan);
    QTEST(planProblem(plan), "problem");
}

void ExperimentTest::numbersAreNeverUsedAgain()
{
    Plan one = plan();
    one.contestants.removeLast();
    QCOMPARE(addContestant(one, {.panel = panelOf(u"New"_s, {u"bass"_s})}), 6);
    const auto read = planFromJson(toJson(one));
    QVERIFY(read);
    QCOMPARE(read->lastNumber, 6);
}

QTEST_GUILESS_MAIN(ExperimentTest)
#include "tst_experiment.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experiment.h"
#include "compare/pairs.h"

#include <QBuffer>
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
              .hasSucceeded = true,
              .billedUsd = usd},
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
    void whatIsNoPlanIsNotRead_data();
    void whatIsNoPlanIsNotRead();
    void aContestantNeedsItsNumber();
    void whatIsReadComesBackAsItIs_data();
    void whatIsReadComesBackAsItIs();
    void manyQuestionsAreFoundByTheirIds();
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
    while (one.questions.size() <= QuestionSet::mostQuestions)
        one.questions.append(one.questions.first());
    QTest::newRow("too many questions") << one << u"These are 10001 questions; the most are 10000. Take some out."_s;
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

void ExperimentTest::whatIsNoPlanIsNotRead_data()
{
    QTest::addColumn<Plan>("plan");
    QTest::addColumn<QString>("problem");
    Plan one = plan();
    one.contestants[1].number = 0;
    QTest::newRow("no number") << one << u"\"contestants[2].number\" is 0; it must be from 1"_s;
    one = plan();
    one.contestants[1].number = one.contestants[0].number;
    QTest::newRow("a number twice") << one << u"\"contestants[2].number\" must be another one: 1 is taken."_s;
    one = plan();
    one.contestants[0].kind = chat::RunKind::JustOne;
    QTest::newRow("alone, with others") << one << u"\"contestants[1].panel\" must have one member"_s;
    one = plan();
    one.contestants[2].omission = Omission{one.contestants[3].number, {1}};
    one.contestants[3].omission = Omission{1, {1}};
    QTest::newRow("an omission of an omission") << one << u"\"contestants\" must not leave out a member"_s;
    one = plan();
    while (one.contestants.size() <= Plan::mostContestants)
        addContestant(one, {.panel = one.contestants[0].panel});
    QTest::newRow("too many contestants") << one << u"\"contestants\" must be no more than 24."_s;
    one = plan();
    while (one.questions.size() <= QuestionSet::mostQuestions)
        one.questions.append({.id = u'n' + QString::number(one.questions.size()), .text = u"Why?"_s});
    QTest::newRow("too many questions") << one << u"\"questions\" must be no more than 10000."_s;
}

void ExperimentTest::whatIsNoPlanIsNotRead()
{
    QFETCH(const Plan, plan);
    QFETCH(const QString, problem);
    const auto read = planFromJson(toJson(plan));
    QVERIFY(!read);
    QVERIFY2(read.error().startsWith(problem), qUtf8Printable(read.error()));
}

void ExperimentTest::aContestantNeedsItsNumber()
{
    QJsonObject json = toJson(plan());
    QJsonArray contestants = json[u"contestants"_s].toArray();
    QJsonObject one = contestants[0].toObject();
    one.remove(u"number"_s);
    contestants[0] = one;
    json[u"contestants"_s] = contestants;
    QCOMPARE(planFromJson(json).error_or(QString()), u"\"contestants[1].number\" is missing."_s);
}

void ExperimentTest::whatIsReadComesBackAsItIs_data()
{
    QTest::addColumn<QuestionFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray odd = " \xc2\xa0 a\t\tb\v\xe2\x80\xa8 \xff c\\u0000 ";
    QTest::newRow("lines") << QuestionFormat::Lines << odd + '\n' + odd;
    QTest::newRow("a table") << QuestionFormat::Csv
                             << "id,domain,question\n\"  Q  1\",\" a  b \",\" Why?\n\n How? \"\n\" 7\",,x\n" + odd +
                                    ',' + odd + ',' + odd;
    QTest::newRow("objects") << QuestionFormat::JsonLines
                             << QByteArray(R"({"id":" Q  1","domain":" a \t b","prompt":" Why?\u0000\ud800 \n"})"
                                           "\n"
                                           R"({"id":-7.5,"prompt":"How?","answer":)") +
                                    R"({"sections":[{"title":" F  g ","criteria":[)"
                                    R"({"id":" c  1","weight":1e-7,"requirement":" Says  so. "}]}]}})";
    QTest::newRow("a list") << QuestionFormat::Json
                            << QByteArray(R"([{"id":" 7 ","prompt":"Why?"},{"prompt":"How?"}])");
}

void ExperimentTest::whatIsReadComesBackAsItIs()
{
    QFETCH(const QuestionFormat, format);
    QFETCH(QByteArray, bytes);
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    Plan one = plan();
    one.questions = readQuestions(buffer, format).questions;
    QVERIFY(one.questions.size() >= 2);
    const QByteArray written = QJsonDocument(toJson(one)).toJson(QJsonDocument::Compact);
    const auto read = planFromJson(QJsonDocument::fromJson(written).object());
    QVERIFY2(read, qUtf8Printable(read.error_or(QString())));
    QCOMPARE(*read, one);
}

void ExperimentTest::manyQuestionsAreFoundByTheirIds()
{
    Experiment experiment;
    apply(experiment, {.what = event::Planned{plan()}});
    const QString id = experiment.plan.questions.first().id;
    QCOMPARE(experiment.question(id), &experiment.plan.questions.first());
    QCOMPARE(experiment.question(u"none"_s), nullptr);
    experiment.plan.questions.prepend({.id = u"new"_s, .text = u"Why?"_s}); // the places are others
    QCOMPARE(experiment.question(id)->id, id);
    QCOMPARE(experiment.question(u"new"_s)->text, u"Why?"_s);
    experiment.plan.questions.clear();
    QCOMPARE(experiment.question(id), nullptr);
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

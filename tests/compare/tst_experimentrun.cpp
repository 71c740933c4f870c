// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentscene.h"

#include "compare/estimate.h"

#include <QTest>

using namespace compare;
using namespace Qt::StringLiterals;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// Experiments against a model server: what is asked, what is kept, what is asked again.
class ExperimentRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_scene = std::make_unique<ExperimentScene>();
    }
    void cleanup() { m_scene.reset(); }

    void asksEveryContestantEachQuestion();
    void whatIsSharedIsAskedOnce();
    void independentContestantsAskTheirOwn();
    void anOmissionAsksNoMember();
    void anOmissionFromWhatFailedIsNotMade();
    void pausedItEndsWhatRuns();
    void stoppedItGoesOnWithWhatIsMissing();
    void closedInMidRunNothingIsAskedTwice();
    void failuresAreTriedAgainAlone();
    void whatIsTriedAgainByHandCounts();
    void aServerThatIsGoneIsSaid();
    void moreIsAskedLater();
    void thePlanChangesWhileItRuns();
    void stoppedWhileASessionIsOpenedNothingIsAsked();
    void theBudgetIsNeverPassed();
    void judgeSaysBothOrders();
    void aJudgeThatNamesAThirdIsAskedAgainAlone();
    void criteriaAreGradedOneByOne();
    void whatMustStayHereIsNotJudgedElsewhere();
    void aBudgetThatEndsTheJudgingIsSaid();
    void cutByTheBudgetItIsNoAnswerYet();
    void anOmissionAsksNobodyThatFailed();
    void anotherJudgeSaysItAnew();
    void whereEverythingFailsItRests();
    void S_fullDiskItRests();
    void twoAtOnce();
    void anotherJudgeIsNeededForItsOwnMaker();
    void whatRunsElsewhereIsNotBegun();
    void whatAnotherProcessDidIsReadAgain();
    void whatIsOpenIsNotAddedAgain();
    void isKeptAndDescribed();
    void theExamplePlaysToItsEnd();
    void whatItWillTakeIsSaidBefore();
    void manyJudgementsAreCounted();
    void removedItStops();

private:
    /// "1: q1 c1 alto on q1" a line for each trial, in the order of the plan; "failed" and so on for those without.
    [[nodiscard]] QStringList answers(const ExperimentRun &run);
    [[nodiscard]] ExperimentRun *runToTheEnd(const Plan &plan);

    std::unique_ptr<ExperimentScene> m_scene;
};

QStringList ExperimentRunTest::answers(const ExperimentRun &run)
{
    QStringList list;
    const Experiment &experiment = run.experiment();
    for (const Question &question : experiment.plan.questions) {
        for (const Contestant &contestant : experiment.plan.contestants) {
            for (int repeat = 1; repeat <= experiment.plan.repeats; ++repeat) {
                const QString place = question.id + u' ' + contestant.displayName() + u": "_s;
                const Trial *const trial = experiment.trial({question.id, contestant.number, repeat});
                if (!trial || !trial->figures) {
                    list.append(place + u"none"_s);
                    continue;
                }
                std::optional<QString> text;
                (void)m_scene->keepsAll();
                m_scene->library().load(
                    trial->session, this, [&](const std::expected<chat::Session, QString> &session) {
                        const chat::Turn *const turn = session ? session->turn(trial->turn) : nullptr;
                        text = turn ? turn->resultText() : u"lost"_s;
                    });
                (void)m_scene->comes([&text] { return text.has_value(); });
                list.append(place + (trial->isAnswered() ? text.value_or(u"none"_s) : trial->figures->problem));
            }
        }
    }
    return list;
}

ExperimentRun *ExperimentRunTest::runToTheEnd(const Plan &plan)
{
    ExperimentRun *const run = m_scene->laboratory().create(plan);
    run->start();
    if (!m_scene->rests(*run))
        QTest::qFail("the experiment does not end", __FILE__, __LINE__);
    return run;
}

static Plan duoAndAlone(int questions)
{
    return ExperimentScene::plan(
        {ExperimentScene::panel(u"Duo"_s, {u"alto"_s, u"tenor"_s}), ExperimentScene::alone(u"bass"_s)}, questions);
}

void ExperimentRunTest::asksEveryContestantEachQuestion()
{
    Plan plan = duoAndAlone(2);
    plan.repeats = 2;
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(answers(*run), QStringList({u"q1 Duo: fused on q1"_s, u"q1 Duo: fused on q1"_s, u"q1 bass: bass on q1"_s,
                                         u"q1 bass: bass on q1"_s, u"q2 Duo: fused on q2"_s, u"q2 Duo: fused on q2"_s,
                                         u"q2 bass: bass on q2"_s, u"q2 bass: bass on q2"_s}));
    QCOMPARE(m_scene->asked(), u"alto 4, bass 4, scribe 4, tenor 4"_s);
    QVERIFY(run->progress().isComplete());
    QCOMPARE(run->progress().trials, 8);
    // One session a question; its trials are branches beside each other.
    QCOMPARE(run->experiment().trials[0].session, run->experiment().trial(TrialId{u"q1"_s, 2, 2})->session);
    run->start(); // there is nothing left
    QVERIFY(m_scene->rests(*run));
    QCOMPARE(m_scene->server.requests().size(), 16);
}

void ExperimentRunTest::whatIsSharedIsAskedOnce()
{
    const Plan plan = ExperimentScene::plan({ExperimentScene::panel(u"One"_s, {u"alto"_s, u"tenor"_s}),
                                             ExperimentScene::panel(u"Two"_s, {u"tenor"_s, u"bass"_s}),
                                             ExperimentScene::alone(u"bass"_s)},
                                            1);
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(m_scene->asked(), u"alto 1, bass 1, scribe 2, tenor 1"_s);
    const Experiment &experiment = run->experiment();
    const TrialFigures &second = *experiment.trial(TrialId{u"q1"_s, 2, 1})->figures;
    QCOMPARE(second.costUsd(), 0.003); // as if it was asked alone
    QCOMPARE(second.billedUsd(), 0.002);
    QCOMPARE(experiment.trial(TrialId{u"q1"_s, 3, 1})->figures->billedUsd(), 0.0);
    QCOMPARE(experiment.spentUsd(), 0.005);
}

void ExperimentRunTest::independentContestantsAskTheirOwn()
{
    Plan plan = ExperimentScene::plan(
        {ExperimentScene::panel(u"One"_s, {u"alto"_s, u"tenor"_s}), ExperimentScene::alone(u"tenor"_s)}, 1);
    plan.sharing = Sharing::Independent;
    (void)runToTheEnd(plan);
    QCOMPARE(m_scene->asked(), u"alto 1, scribe 1, tenor 2"_s);
}

void ExperimentRunTest::anOmissionAsksNoMember()
{
    Plan plan = ExperimentScene::plan(
        {ExperimentScene::panel(u"Trio"_s, {u"alto"_s, u"tenor"_s, u"bass"_s}), ExperimentScene::alone(u"alto"_s)}, 1);
    addOmissions(plan, 1);
    ExperimentRun *const run = runToTheEnd(plan);
    QVERIFY(run->progress().isComplete());
    QCOMPARE(run->progress().trials, 5);
    QCOMPARE(m_scene->asked(), u"alto 1, bass 1, scribe 4, tenor 1"_s);
    const auto isWithoutBass = [](const FakeRequest &request) {
        const QString text = request.lastText(u"user"_s);
        return !text.contains("bass on q1"_L1) && text.contains("alto on q1"_L1) && text.contains("tenor on q1"_L1);
    };
    QCOMPARE(std::ranges::count_if(m_scene->server.requestsFor(u"scribe"_s), isWithoutBass), 1);
}

void ExperimentRunTest::anOmissionFromWhatFailedIsNotMade()
{
    m_scene->onRequest([](const FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() == "alto"_L1 || request.model() == "tenor"_L1)
            return FakeReply::error(500, u"Broken."_s);
        return std::nullopt;
    });
    Plan plan = duoAndAlone(1);
    addOmissions(plan, 1);
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(run->progress().trials, 2);
    QCOMPARE(run->progress().failed, 1);
    QCOMPARE(m_scene->asked(), u"alto 1, bass 1, tenor 1"_s);
}

void ExperimentRunTest::pausedItEndsWhatRuns()
{
    m_scene->onRequest([](const FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() == "bass"_L1)
            return FakeReply::stream().role().wait(u"go"_s).text("bass on q").finish().done();
        return std::nullopt;
    });
    ExperimentRun *const run = m_scene->laboratory().create(
        ExperimentScene::plan({ExperimentScene::alone(u"bass"_s), ExperimentScene::alone(u"alto"_s)}, 6));
    run->start();
    QVERIFY(m_scene->comes([this] { return m_scene->server.gate(u"go"_s).waiting() == 4; })); // mostAtOnce
    run->pause();
    QCOMPARE(run->state(), ExperimentRun::State::Pausing);
    m_scene->server.gate(u"go"_s).open();
    QVERIFY(m_scene->rests(*run));
    QCOMPARE(run->progress().answered, int(m_scene->server.requests().size()));
    const int before = run->progress().answered;
    QVERIFY(before < 12);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QCOMPARE(m_scene->asked(), u"alto 6, bass 6"_s);
    QVERIFY(run->progress().isComplete());
}

void ExperimentRunTest::stoppedItGoesOnWithWhatIsMissing()
{
    m_scene->onRequest([](const FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() == "tenor"_L1)
            return FakeReply::stream().role().wait(u"go"_s).text("tenor on q1").finish().done();
        return std::nullopt;
    });
    ExperimentRun *const run = m_scene->laboratory().create(duoAndAlone(1));
    run->start();
    QVERIFY(m_scene->comes([this] { return m_scene->server.gate(u"go"_s).waiting() == 1; }));
    QVERIFY(m_scene->comes([run] { return run->progress().answered == 1; })); // bass
    run->stop();
    QVERIFY(m_scene->rests(*run));
    QCOMPARE(run->progress().failed, 0); // stopped is not failed
    QVERIFY(!run->progress().isComplete());
    m_scene->server.gate(u"go"_s).open();
    run->start();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(m_scene->asked(), u"alto 1, bass 1, scribe 1, tenor 2"_s); // alto had answered
}

void ExperimentRunTest::closedInMidRunNothingIsAskedTwice()
{
    bool isSlow = true;
    m_scene->onRequest([&isSlow](const FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() == "tenor"_L1 && isSlow)
            return FakeReply::stream().role().hang();
        return std::nullopt;
    });
    ExperimentRun *run = m_scene->laboratory().create(duoAndAlone(3));
    const ExperimentId id = run->id();
    run->start();
    QVERIFY(m_scene->comes(
        [this, run] { return run->progress().answered == 3 && m_scene->server.requestsFor(u"tenor"_s).size() == 3; }));
    QVERIFY(m_scene->keepsAll());
    isSlow = false;
    m_scene->reopen();
    run = m_scene->open(id);
    QVERIFY(run);
    QCOMPARE(run->state(), ExperimentRun::State::Resting);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(m_scene->asked(), u"alto 3, bass 3, scribe 3, tenor 6"_s);
}

void ExperimentRunTest::failuresAreTriedAgainAlone()
{
    bool isBroken = true;
    m_scene->onRequest([&isBroken](const FakeRequest &request) -> std::optional<FakeReply> {
        const bool isMeant = request.model() == "bass"_L1 && request.lastText(u"user"_s).contains("q2"_L1);
        return isMeant && isBroken ? std::optional(FakeReply::error(500, u"Broken."_s)) : std::nullopt;
    });
    ExperimentRun *const run = runToTheEnd(duoAndAlone(2));
    QCOMPARE(run->progress().answered, 3);
    QCOMPARE(run->progress().failed, 1);
    QVERIFY(answers(*run).last().contains("Broken."_L1));
    run->start(); // goes on with what is missing: nothing
    QVERIFY(m_scene->rests(*run));
    QCOMPARE(m_scene->asked(), u"alto 2, bass 2, scribe 2, tenor 2"_s);
    isBroken = false;
    run->retryFailed();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(m_scene->asked(), u"alto 2, bass 3, scribe 2, tenor 2"_s);
}

void ExperimentRunTest::whatIsTriedAgainByHandCounts()
{
    bool isBroken = true;
    m_scene->onRequest([&isBroken](const FakeRequest &request) -> std::optional<FakeReply> {
        const bool isMeant = isBroken && request.model() == "bass"_L1;
        return isMeant ? std::optional(FakeReply::error(500, u"Broken."_s)) : std::nullopt;
    });
    ExperimentRun *const run = runToTheEnd(duoAndAlone(1));
    QCOMPARE(run->progress().failed, 1);
    isBroken = false;
    const Trial failed = *run->experiment().trial(TrialId{u"q1"_s, 2, 1});
    m_scene->desk().open(failed.session);
    QVERIFY(m_scene->comes([&] { return m_scene->desk().conversation(failed.session) != nullptr; }));
    m_scene->desk().conversation(failed.session)->retryFailed(failed.turn);
    QVERIFY(m_scene->comes([run] { return run->progress().isComplete(); }));
    QCOMPARE(run->progress().failed, 0);
}

void ExperimentRunTest::aServerThatIsGoneIsSaid()
{
    m_scene->removeEndpoint();
    ExperimentRun *const run = runToTheEnd(duoAndAlone(1));
    QCOMPARE(run->progress().failed, 2);
    for (const Trial &trial : run->experiment().trials)
        QVERIFY2(trial.figures->problem.contains("fake"_L1), qPrintable(trial.figures->problem));
}

void ExperimentRunTest::moreIsAskedLater()
{
    ExperimentRun *const run = runToTheEnd(duoAndAlone(1));
    Plan plan = run->experiment().plan;
    plan.questions.append({.id = u"q2"_s, .text = u"What of q2?"_s});
    addContestant(plan, ExperimentScene::panel(u"New"_s, {u"alto"_s, u"cantus"_s}));
    plan.contestants.removeAt(1);
    run->setPlan(plan);
    QVERIFY(!run->progress().isComplete());
    run->start();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(m_scene->asked(), u"alto 2, bass 1, cantus 2, scribe 4, tenor 2"_s); // alto's first answer is shared
    QCOMPARE(run->experiment().trials.size(), 5);                                 // bass's stays
}

void ExperimentRunTest::thePlanChangesWhileItRuns()
{
    m_scene->onRequest([](const FakeRequest &request) -> std::optional<FakeReply> {
        const bool isSecond = request.lastText(u"user"_s).contains("q2"_L1);
        if (request.model() == "bass"_L1 && isSecond)
            return FakeReply::stream().role().wait(u"go"_s).text("bass on q2").finish().done();
        return std::nullopt;
    });
    m_scene->judgeSays([](const FakeRequest &) { return uR"({"reason": "Both.", "better": "equal"})"_s; });
    Plan plan = duoAndAlone(2);
    plan.scoring = {.judge = ExperimentScene::critic(), .picks = true};
    ExperimentRun *const run = m_scene->laboratory().create(plan);
    run->start();
    QVERIFY(
        m_scene->comes([&] { return run->progress().judged == 2 && m_scene->server.gate(u"go"_s).waiting() == 1; }));
    plan = run->experiment().plan;
    plan.contestants.removeLast(); // whose second trial runs
    addContestant(plan, ExperimentScene::alone(u"cantus"_s));
    run->setPlan(plan);
    QVERIFY(m_scene->comes([&] { return run->progress().answered == 4 && run->progress().judged == 2; }));
    m_scene->server.gate(u"go"_s).open();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(m_scene->asked(), u"alto 2, bass 2, cantus 2, critic 6, scribe 2, tenor 2"_s);
}

void ExperimentRunTest::stoppedWhileASessionIsOpenedNothingIsAsked()
{
    ExperimentRun *run = runToTheEnd(duoAndAlone(1));
    const ExperimentId id = run->id();
    QVERIFY(m_scene->keepsAll());
    m_scene->reopen();
    run = m_scene->open(id);
    Plan plan = run->experiment().plan;
    addContestant(plan, ExperimentScene::alone(u"cantus"_s));
    run->setPlan(plan);
    run->start();
    m_scene->clock.advance({}); // its session is asked for
    run->stop();
    QVERIFY(m_scene->rests(*run));
    QCOMPARE(m_scene->server.requestsFor(u"cantus"_s).size(), 0);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
}

void ExperimentRunTest::theBudgetIsNeverPassed()
{
    m_scene->setPrices([](const chat::Model &) { return chat::Price{.requestUsd = 0.001}; });
    Plan plan = ExperimentScene::plan({ExperimentScene::alone(u"alto"_s), ExperimentScene::alone(u"bass"_s)}, 4);
    plan.budgetUsd = 0.0045;
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(run->progress().answered, 4);
    QVERIFY(run->experiment().spentUsd() <= 0.0045);
    QCOMPARE(run->obstacle(),
             u"The budget of $0.0045 does not reach for the next question: $0.0040 is spent. Raise it to go on."_s);
    plan = run->experiment().plan;
    plan.budgetUsd = 1;
    run->setPlan(plan);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(run->obstacle(), QString());
    QCOMPARE(m_scene->asked(), u"alto 4, bass 4"_s);
}

void ExperimentRunTest::judgeSaysBothOrders()
{
    m_scene->judgeSays([](const FakeRequest &) { return uR"({"reason": "It is first.", "better": "1"})"_s; });
    Plan plan = duoAndAlone(2);
    plan.scoring = {.judge = ExperimentScene::critic(), .picks = true};
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(run->experiment().picks.size(), 4);
    for (const Pick &pick : run->experiment().picks) {
        QCOMPARE(pick.preference, Preference::First);
        QVERIFY(run->experiment().pick(Picker::Judge, pick.second, pick.first));
    }
    QVERIFY(run->progress().isComplete());
    const auto asked = m_scene->server.requestsFor(u"critic"_s);
    QCOMPARE(asked.size(), 4);
    for (const FakeRequest &request : asked) {
        const QString text = request.lastText(u"user"_s);
        QVERIFY(text.contains("fused on q"_L1) && text.contains("bass on q"_L1));
        QVERIFY(!text.contains("Duo"_L1)); // it meets no names
    }
}

void ExperimentRunTest::aJudgeThatNamesAThirdIsAskedAgainAlone()
{
    int calls = 0;
    m_scene->judgeSays([&calls](const FakeRequest &) {
        return ++calls == 1 ? uR"({"reason": "Neither.", "better": "C"})"_s
                            : uR"({"reason": "Both.", "better": "equal"})"_s;
    });
    Plan plan = duoAndAlone(1);
    plan.scoring = {.judge = ExperimentScene::critic(), .picks = true};
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(run->progress().judged, 2);
    QCOMPARE(run->progress().unjudged, 1);
    run->retryFailed();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(calls, 3);
}

void ExperimentRunTest::criteriaAreGradedOneByOne()
{
    m_scene->judgeSays([](const FakeRequest &request) {
        const bool isMet = request.lastText(u"user"_s).contains("Says bass"_L1) ==
                           request.lastText(u"user"_s).contains("bass on q"_L1);
        return uR"({"reason": "So it is.", "verdict": "%1"})"_s.arg(isMet ? u"MET"_s : u"UNMET"_s);
    });
    Plan plan = duoAndAlone(2);
    plan.scoring = {.judge = ExperimentScene::critic(), .grades = true, .gradings = 2};
    plan.questions[0].rubric =
        Rubric{.sections = {{u"All"_s, {{u"a"_s, 2, u"Says bass"_s}, {u"b"_s, 1, u"Says fused"_s}}}}};
    ExperimentRun *run = runToTheEnd(plan);
    QCOMPARE(run->experiment().grades.size(), 8); // two contestants, two criteria, two gradings
    const chat::TurnId bass = run->experiment().trial(TrialId{u"q1"_s, 2, 1})->turn;
    QCOMPARE(run->experiment().grade(bass, u"a"_s, 2)->verdict, Verdict::Met);
    QCOMPARE(run->experiment().grade(bass, u"b"_s, 1)->verdict, Verdict::Unmet);
    // After a restart nothing is graded again.
    const Experiment before = run->experiment();
    QVERIFY(m_scene->keepsAll());
    m_scene->reopen();
    run = m_scene->open(before.id);
    QVERIFY(run);
    QVERIFY(run->experiment() == before);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QCOMPARE(m_scene->asked(), u"alto 2, bass 2, critic 8, scribe 2, tenor 2"_s);
}

void ExperimentRunTest::whatMustStayHereIsNotJudgedElsewhere()
{
    Plan plan = duoAndAlone(1);
    plan.contestants[1].panel.privacy.zeroRetention = true;
    QVERIFY(privacyOf(plan).zeroRetention && !privacyOf(plan).localOnly);
    plan.contestants[0].panel.privacy.localOnly = true;
    plan.scoring = {.judge = chat::StageModel{.model = {.endpoint = u"afar"_s, .id = u"critic"_s}}, .picks = true};
    m_scene->addEndpoint({.id = u"afar"_s, .name = u"Afar"_s, .url = QUrl(u"https://models.invalid/v1"_s)});
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(run->progress().answered, 2);
    QCOMPARE(run->progress().unjudged, 2);
    for (const Pick &pick : run->experiment().picks)
        QVERIFY2(pick.problem.contains("this computer"_L1), qPrintable(pick.problem));
}

void ExperimentRunTest::aBudgetThatEndsTheJudgingIsSaid()
{
    m_scene->setPrices([](const chat::Model &model) {
        return model.id == "critic"_L1 ? chat::Price{.requestUsd = 1} : chat::Price{.requestUsd = 0.001};
    });
    m_scene->judgeSays([](const FakeRequest &) { return uR"({"reason": "Both.", "better": "equal"})"_s; });
    Plan plan = duoAndAlone(2);
    plan.scoring = {.judge = ExperimentScene::critic(), .picks = true};
    plan.budgetUsd = 0.5;
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(run->progress().answered, 4); // the trials are not kept waiting
    QCOMPARE(run->progress().judged, 0);
    QVERIFY2(run->obstacle().startsWith(u"The budget of $0.5"_s), qPrintable(run->obstacle()));
    plan = run->experiment().plan;
    plan.budgetUsd = 50;
    run->setPlan(plan);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
}

void ExperimentRunTest::cutByTheBudgetItIsNoAnswerYet()
{
    // Tenor turns out ten times as dear as it was thought to be, and is cut at the share of the budget.
    m_scene->setPrices([](const chat::Model &) { return chat::Price{.completionUsd = 10}; });
    bool isLong = true;
    m_scene->onRequest([&isLong](const FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() != "tenor"_L1 || !isLong)
            return std::nullopt;
        return FakeReply::stream().role().wait(u"alto"_s).text(QString(400'000, u'x')).hang();
    });
    Plan plan = duoAndAlone(1);
    plan.contestants.first().panel.policy.quorum.reset();
    plan.budgetUsd = 0.6;
    ExperimentRun *const run = m_scene->laboratory().create(plan);
    run->start();
    QVERIFY(m_scene->comes([&] {
        const Trial *const begun = run->experiment().trial(TrialId{u"q1"_s, 1, 1});
        const desk::Conversation *const of = begun ? m_scene->desk().conversation(begun->session) : nullptr;
        const bool hasAlto = of && of->turn(begun->turn) && of->turn(begun->turn)->answers().size() == 1;
        return hasAlto && m_scene->server.gate(u"alto"_s).waiting() == 1;
    }));
    m_scene->server.gate(u"alto"_s).open();
    QVERIFY(m_scene->rests(*run));
    const Trial *const cut = run->experiment().trial(TrialId{u"q1"_s, 1, 1});
    QVERIFY(cut->figures->isUnfinished && !cut->figures->isAnswered);
    QVERIFY2(run->obstacle().contains("Raise it"_L1), qPrintable(run->obstacle()));
    isLong = false;
    plan = run->experiment().plan;
    plan.budgetUsd.reset();
    run->setPlan(plan);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(m_scene->server.requestsFor(u"tenor"_s).size(), 2);
    QCOMPARE(m_scene->server.requestsFor(u"alto"_s).size(), 1);
}

void ExperimentRunTest::anOmissionAsksNobodyThatFailed()
{
    m_scene->onRequest([](const FakeRequest &request) -> std::optional<FakeReply> {
        return request.model() == "bass"_L1 ? std::optional(FakeReply::error(500, u"Broken."_s)) : std::nullopt;
    });
    Plan plan = ExperimentScene::plan(
        {ExperimentScene::panel(u"Trio"_s, {u"alto"_s, u"tenor"_s, u"bass"_s}), ExperimentScene::alone(u"alto"_s)}, 1);
    addOmissions(plan, 1);
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(m_scene->asked(), u"alto 1, bass 1, scribe 1, tenor 1"_s); // without alto there is tenor alone
    QCOMPARE(run->progress().trials, 4);                                // bass was not there to be left out
    QVERIFY(run->progress().isComplete());
}

void ExperimentRunTest::anotherJudgeSaysItAnew()
{
    m_scene->judgeSays([](const FakeRequest &) { return uR"({"reason": "It is first.", "better": "1"})"_s; });
    m_scene->onRequest([](const FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() != "arbiter"_L1)
            return std::nullopt;
        return FakeReply::answer(uR"({"reason": "Both.", "better": "equal"})"_s);
    });
    Plan plan = duoAndAlone(1);
    plan.scoring = {.judge = ExperimentScene::critic(), .picks = true};
    ExperimentRun *const run = runToTheEnd(plan);
    plan = run->experiment().plan;
    plan.scoring.judge->model.id = u"arbiter"_s;
    run->setPlan(plan);
    QCOMPARE(run->progress().judged, 0);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
    QCOMPARE(m_scene->asked(), u"alto 1, arbiter 2, bass 1, critic 2, scribe 1, tenor 1"_s);
    for (const Pick &pick : run->experiment().picks)
        QCOMPARE(pick.preference, Preference::Equal);
}

void ExperimentRunTest::whereEverythingFailsItRests()
{
    m_scene->onRequest([](const FakeRequest &) { return FakeReply::error(401, u"No such key."_s); });
    ExperimentRun *const run = runToTheEnd(duoAndAlone(40));
    QVERIFY2(run->obstacle().contains("one after the other"_L1), qPrintable(run->obstacle()));
    QVERIFY(run->progress().failed < 16);
    m_scene->onRequest({});
    run->retryFailed();
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().isComplete());
}

void ExperimentRunTest::S_fullDiskItRests()
{
    ExperimentRun *const run = m_scene->laboratory().create(duoAndAlone(40));
    run->start();
    QVERIFY(m_scene->comes([run] { return run->progress().answered > 2; }));
    Q_EMIT m_scene->library().troubleStarted(u"The disk is full. Make room."_s);
    QVERIFY(m_scene->rests(*run));
    QVERIFY(run->progress().answered < 80);
    QCOMPARE(run->obstacle(), u"What is answered now might be lost: The disk is full. Make room. Then go on."_s);
}

void ExperimentRunTest::twoAtOnce()
{
    ExperimentRun *const one = m_scene->laboratory().create(duoAndAlone(3));
    ExperimentRun *const other = m_scene->laboratory().create(duoAndAlone(2));
    one->start();
    other->start();
    QCOMPARE(m_scene->laboratory().running().size(), 2);
    QVERIFY(m_scene->rests(*one));
    QVERIFY(m_scene->rests(*other));
    QVERIFY(one->progress().isComplete() && other->progress().isComplete());
    QCOMPARE(m_scene->asked(), u"alto 5, bass 5, scribe 5, tenor 5"_s);
}

void ExperimentRunTest::anotherJudgeIsNeededForItsOwnMaker()
{
    Plan plan = duoAndAlone(1);
    plan.scoring = {.judge = chat::StageModel{.model = {.endpoint = u"fake"_s, .id = u"bass"_s}}, .picks = true};
    ExperimentRun *const run = m_scene->laboratory().create(plan);
    run->start();
    QCOMPARE(run->state(), ExperimentRun::State::Resting);
    QVERIFY(run->obstacle().contains("same maker"_L1));
    QVERIFY(m_scene->server.requests().isEmpty());
}

void ExperimentRunTest::whatRunsElsewhereIsNotBegun()
{
    ExperimentRun *const run = m_scene->laboratory().create(duoAndAlone(1));
    {
        const auto other = m_scene->otherProcess();
        QVERIFY(other->claimExperiment(run->id().value));
        run->start();
        QCOMPARE(run->state(), ExperimentRun::State::Resting);
        QCOMPARE(run->obstacle(),
                 u"This comparison runs already, in another window or terminal. Stop it there first."_s);
    }
    run->start();
    QVERIFY(run->obstacle().isEmpty());
    const auto other = m_scene->otherProcess();
    QVERIFY(!other->claimExperiment(run->id().value));
    QVERIFY(m_scene->rests(*run));
    QVERIFY(m_scene->keepsAll());
    QVERIFY(other->claimExperiment(run->id().value));
    QCOMPARE(m_scene->asked(), u"alto 1, bass 1, scribe 1, tenor 1"_s);
}

void ExperimentRunTest::whatAnotherProcessDidIsReadAgain()
{
    ExperimentRun *const run = m_scene->laboratory().create(duoAndAlone(1));
    QVERIFY(m_scene->keepsAll());
    const auto other = m_scene->otherProcess();
    const chat::TurnId turn{u"turn"_s};
    const auto tell = [&](const decltype(ExperimentEvent::what) &what) {
        other->appendToExperiment(run->id().value, toJson(ExperimentEvent{m_scene->clock.wallTime(), what}));
    };
    tell(event::TrialStarted{{u"q1"_s, 1, 1}, turn, {u"session"_s}});
    tell(event::TrialEnded{turn, TrialFigures{.isAnswered = true}});
    other->close();
    m_scene->library().noteChangeBy(u"the other"_s);
    run->pick(turn, {u"no turn"_s}, Preference::First); // before it is read
    QVERIFY(m_scene->comes([run] { return !run->experiment().trials.isEmpty(); }));
    QCOMPARE(run->progress().answered, 1);
    QCOMPARE(run->experiment().picks.size(), 1);
    run->start();
    QVERIFY(m_scene->rests(*run));
    QCOMPARE(m_scene->asked(), u"bass 1"_s);
}

void ExperimentRunTest::whatIsOpenIsNotAddedAgain()
{
    const ExperimentRun *const run = m_scene->laboratory().create(duoAndAlone(1));
    const QJsonObject planned = toJson(ExperimentEvent{m_scene->clock.wallTime(), event::Planned{duoAndAlone(2)}});
    QCOMPARE(m_scene->laboratory().add(run->id(), {planned}), nullptr);
    QCOMPARE(m_scene->laboratory().experiment(run->id()), run);
    QCOMPARE(run->experiment().plan.questions.size(), 1);
}

void ExperimentRunTest::isKeptAndDescribed()
{
    ExperimentRun *const run = runToTheEnd(duoAndAlone(2));
    const chat::TurnId first = run->experiment().trials[0].turn;
    const chat::TurnId second = run->experiment().trials[1].turn;
    run->pick(second, first, Preference::BothBad);
    QVERIFY(m_scene->keepsAll());
    std::optional<QList<library::ExperimentEntry>> found;
    m_scene->library().experiments(u"tenor q2"_s, this,
                                   [&found](const QList<library::ExperimentEntry> &list) { found = list; });
    QVERIFY(m_scene->comes([&found] { return found.has_value(); }));
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->first().title, u"Which?"_s);
    QCOMPARE(found->first().summary["answered"_L1].toInt(), 4);
    // Its sessions do not fill the list of conversations.
    std::optional<qsizetype> listed;
    m_scene->library().sessions(this, [&listed](const QList<library::SessionSummary> &list) { listed = list.size(); });
    QVERIFY(m_scene->comes([&listed] { return listed.has_value(); }));
    QCOMPARE(*listed, 0);
    const Experiment before = run->experiment();
    QVERIFY(m_scene->keepsAll());
    m_scene->reopen();
    ExperimentRun *const again = m_scene->open(before.id);
    QVERIFY(again && again->experiment() == before);
    QCOMPARE(again->experiment().pick(Picker::Person, second, first)->preference, Preference::BothBad);
}

void ExperimentRunTest::theExamplePlaysToItsEnd()
{
    ExperimentRun *const run = m_scene->laboratory().createExample();
    QCOMPARE(run->progress().trials, 32); // eight questions, three panels and a model alone
    run->start();
    QVERIFY(m_scene->rests(*run));
    const Progress progress = run->progress();
    QCOMPARE(progress.answered, 32);
    QVERIFY(progress.isComplete());
    QVERIFY(progress.judgements > 200);
    QVERIFY(m_scene->server.requests().isEmpty());
    // What is shared points to the turn here, not to the one that was recorded.
    const Experiment &experiment = run->experiment();
    const Question &question = experiment.plan.questions.first();
    const Trial *const first = experiment.trial({question.id, 1, 1});
    const Trial *const alone = experiment.trial({question.id, 4, 1});
    desk::Conversation *conversation = nullptr;
    m_scene->desk().open(alone->session);
    QVERIFY(m_scene->comes([&] { return (conversation = m_scene->desk().conversation(alone->session)) != nullptr; }));
    const chat::Turn *const turn = conversation->turn(alone->turn);
    QVERIFY(turn && turn->attempts.first().origin);
    QCOMPARE(turn->attempts.first().origin->turn, first->turn);
    QCOMPARE(turn->experiment, experiment.id.value);
}

void ExperimentRunTest::whatItWillTakeIsSaidBefore()
{
    m_scene->setPrices([](const chat::Model &) { return chat::Price{.requestUsd = 0.01}; });
    Plan plan = ExperimentScene::plan({ExperimentScene::panel(u"One"_s, {u"alto"_s, u"tenor"_s}),
                                       ExperimentScene::panel(u"Two"_s, {u"tenor"_s, u"bass"_s}),
                                       ExperimentScene::alone(u"bass"_s)},
                                      10);
    plan.scoring = {.judge = ExperimentScene::critic(), .picks = true};
    Experiment experiment;
    experiment.plan = plan;
    const Estimate before = estimate(experiment, m_scene->forecaster());
    QCOMPARE(before.trials, 30);
    QCOMPARE(before.calls, 10 * (3 + 2)); // two and one member that are asked, and a writer each; bass is asked already
    QCOMPARE(before.sharedAnswers, 20);
    QCOMPARE(before.judgements, 10 * 3 * 2);
    QVERIFY(std::abs(before.forecast.lowUsd - (50 + 60) * 0.01) < 1e-9);
    QVERIFY(before.forecast.unpriced.isEmpty());
    m_scene->judgeSays([](const FakeRequest &) { return uR"({"reason": "Both.", "better": "equal"})"_s; });
    plan.questions.resize(1);
    ExperimentRun *const run = runToTheEnd(plan);
    QCOMPARE(estimate(run->experiment(), m_scene->forecaster()), Estimate());
}

void ExperimentRunTest::manyJudgementsAreCounted()
{
    RubricSection section{.title = u"Facts"_s};
    for (int i = 0; i < 500; ++i)
        section.criteria.append({.id = QString::number(i), .weight = 1, .requirement = u"Says so."_s});
    Experiment experiment;
    experiment.plan = ExperimentScene::plan({}, 2'000);
    while (experiment.plan.contestants.size() < Plan::mostContestants)
        addContestant(experiment.plan, ExperimentScene::alone(u"alto"_s));
    for (Question &question : experiment.plan.questions)
        question.rubric = Rubric{{section}};
    experiment.plan.repeats = Plan::mostRepeats;
    experiment.plan.scoring = {.judge = ExperimentScene::critic(), .grades = true, .gradings = Scoring::mostGradings};
    const qint64 all = qint64(2'000) * Plan::mostContestants * Plan::mostRepeats * Scoring::mostGradings * 500;
    QVERIFY(all > std::numeric_limits<int>::max());
    QCOMPARE(estimate(experiment, m_scene->forecaster()).judgements, all);
}

void ExperimentRunTest::removedItStops()
{
    m_scene->onRequest([](const FakeRequest &) { return FakeReply::stream().role().wait(u"never"_s); });
    ExperimentRun *const run = m_scene->laboratory().create(duoAndAlone(3));
    const ExperimentId id = run->id();
    run->start();
    QVERIFY(m_scene->comes([this] { return m_scene->server.gate(u"never"_s).waiting() >= 4; }));
    m_scene->laboratory().remove(id);
    QVERIFY(m_scene->comes([this] { return m_scene->server.gate(u"never"_s).waiting() == 0; }));
    QVERIFY(!m_scene->laboratory().experiment(id));
    QVERIFY(m_scene->laboratory().running().isEmpty());
    QVERIFY(m_scene->keepsAll());
    std::optional<qsizetype> listed;
    m_scene->library().experiments({}, this, [&listed](const auto &list) { listed = list.size(); });
    QVERIFY(m_scene->comes([&listed] { return listed.has_value(); }));
    QCOMPARE(*listed, 0);
}

QTEST_GUILESS_MAIN(ExperimentRunTest)
#include "tst_experimentrun.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experimentscene.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/experimentlist.h"
#include "ui/compare/experimentpane.h"
#include "ui/compare/resultspane.h"
#include "ui/compare/setuppane.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/quietstyle.h"
#include "ui/style/undobar.h"
#include "ui/text/markdownview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using compare::ExperimentRun;
using compareui::ComparePage;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// The page over the real engine and a model server: planned, carried out, picked, found again.
class TestComparePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new styleui::QuietStyle); }
    void init();
    void cleanup();
    void anEmptyPageSaysWhatWillCome();
    void aComparisonIsPlannedAskedAndPickedByKeyboard();
    void pausedItContinues();
    void whatFailedIsListedAndTriedAgain();
    void moreRepeatsAskOnlyWhatIsMissing();
    void closingThePageStopsNothing();
    void anUnfinishedOneSaysContinueAfterARestart();
    void comparisonsAreFound();
    void aDeletedOneIsTakenBack();
    void escapeGoesBackStepByStep();
    void whatIsPlannedStaysWhenThePageIsLeft();
    void anAnswerLeadsToItsTurn();
    void whatIsLeftIsLetGoOnceItRests();
    void openedAgainAtOnceItStays();
    void aPointLeadsToTheAnswersBehindIt();
    void theExampleIsPlayed();

private:
    void openPage();
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_page->findChild<Widget *>(name);
    }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *const found = find<styleui::ElidedLabel>(name);
        return found->isVisible() ? found->text() : QString();
    }
    [[nodiscard]] bool isShown(const QString &name) const { return find<QWidget>(name)->isVisible(); }
    void click(const QString &name) const { find<QPushButton>(name)->click(); }
    [[nodiscard]] QAbstractItemModel *list() const { return find<QListView>(u"comparisons"_s)->model(); }
    [[nodiscard]] QStringList listed() const;
    [[nodiscard]] ExperimentRun *run() const { return m_scene->laboratory().running().value(0); }
    /// Two models alone are asked that; until all rests.
    void compare(const QString &questions);
    void plan(const QString &questions);
    /// For the gate “go”.
    void makeBassWait();
    [[nodiscard]] bool comes(const std::function<bool()> &isSo) { return m_scene->comes(isSo); }

    std::unique_ptr<ExperimentScene> m_scene;
    std::unique_ptr<ComparePage> m_page;
};

void TestComparePage::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    m_scene = std::make_unique<ExperimentScene>();
    openPage();
}

void TestComparePage::cleanup()
{
    m_page.reset();
    m_scene.reset();
}

void TestComparePage::openPage()
{
    const auto panels = [] { return QList<settings::StoredPanel>(); };
    const auto nothing = [](const chat::Panel &) { return QString(); };
    const compareui::SetupOffer offer{
        .library = m_scene->library(),
        .panels = panels,
        .models = [] { return nullptr; },
        .fusion = [] { return std::optional<chat::Model>(); },
        .estimate = [this](const compare::Experiment &next) { return compare::estimate(next, m_scene->forecaster()); },
        .refusal = nothing};
    const compareui::DailyUseOffer daily{.library = m_scene->library(),
                                         .preferences = m_scene->preferences(),
                                         .clock = m_scene->clock,
                                         .panels = panels,
                                         .chosen = [] { return chat::Panel(); },
                                         .destination = nothing,
                                         .obstacle = nothing};
    m_page = std::make_unique<ComparePage>(m_scene->laboratory(), offer, daily);
    m_page->resize(1000, 700);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QStringList TestComparePage::listed() const
{
    QStringList rows;
    for (int row = 0; row < list()->rowCount(); ++row)
        rows.append(list()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    return rows;
}

void TestComparePage::plan(const QString &questions)
{
    click(u"newComparison"_s);
    auto *const setup = m_page->findChild<compareui::SetupPane *>();
    setup->addPanel(ExperimentScene::panel(u"High"_s, {u"alto"_s, u"tenor"_s}).panel);
    setup->addPanel(ExperimentScene::panel(u"Low"_s, {u"bass"_s}).panel);
    find<QPlainTextEdit>(u"typedQuestions"_s)->setPlainText(questions);
    QVERIFY(comes([this] { return find<QPushButton>(u"startComparison"_s)->isEnabled(); }));
}

void TestComparePage::makeBassWait()
{
    m_scene->onRequest([](const FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() == "bass"_L1)
            return FakeReply::stream().role().wait(u"go"_s).text("bass on q1").finish().done();
        return std::nullopt;
    });
}

void TestComparePage::compare(const QString &questions)
{
    plan(questions);
    click(u"startComparison"_s);
    QVERIFY(comes([this] { return !run(); }));
}

void TestComparePage::anEmptyPageSaysWhatWillCome()
{
    QVERIFY(comes([this] { return !label(u"comparisonsHint"_s).isEmpty(); }));
    QCOMPARE(label(u"comparisonsHint"_s), u"Your comparisons will be listed here."_s);
    QVERIFY(isShown(u"playExperiment"_s));
    QVERIFY(!isShown(u"allComparisons"_s));
}

void TestComparePage::aComparisonIsPlannedAskedAndPickedByKeyboard()
{
    plan(u"What of q1?"_s);
    QVERIFY(label(u"estimate"_s).startsWith(u"2 trials · "));
    click(u"startComparison"_s);
    QCOMPARE(label(u"experimentTitle"_s), u"High and Low"_s);
    QVERIFY(label(u"nothingToPick"_s).contains(u"together"));
    const auto isRead = [this] {
        const auto *const text = m_page->findChild<textui::MarkdownView *>();
        return text && text->text().endsWith(u"on q1"_s);
    };
    QVERIFY(comes(isRead));
    QTest::keyClick(m_page->focusWidget(), Qt::Key_1);
    QVERIFY(label(u"verdict"_s).startsWith(u"You picked A: "));
    QVERIFY(comes([this] { return !run(); }));
    QTRY_COMPARE(label(u"experimentState"_s), u"done"_s);
    QVERIFY(label(u"progress"_s).startsWith(u"2 of 2 answered"));
    QVERIFY(!isShown(u"start"_s) && !isShown(u"stop"_s));
}

void TestComparePage::pausedItContinues()
{
    makeBassWait();
    plan(u"q1\nq2\nq3\nq4\nq5\nq6"_s);
    click(u"startComparison"_s);
    QVERIFY(comes([this] { return m_scene->server.gate(u"go"_s).waiting() > 0; }));
    QCOMPARE(label(u"experimentState"_s), u"runs"_s);
    click(u"pause"_s);
    QVERIFY(label(u"experimentState"_s).startsWith(u"pauses"));
    m_scene->server.gate(u"go"_s).open();
    QVERIFY(comes([this] { return !run(); }));
    QVERIFY(!label(u"progress"_s).startsWith(u"12 of 12"));
    QCOMPARE(find<QPushButton>(u"start"_s)->text(), u"Continue"_s);
    click(u"start"_s);
    QVERIFY(comes([this] { return !run(); }));
    QVERIFY(label(u"progress"_s).startsWith(u"12 of 12"));
    QCOMPARE(m_scene->asked(), u"alto 6, bass 6, scribe 6, tenor 6"_s);
}

void TestComparePage::whatFailedIsListedAndTriedAgain()
{
    bool isBroken = true;
    m_scene->onRequest([&isBroken](const FakeRequest &request) -> std::optional<FakeReply> {
        return request.model() == "bass"_L1 && isBroken ? std::optional(FakeReply::error(500, u"Broken."_s))
                                                        : std::nullopt;
    });
    compare(u"What of q1?"_s);
    QTRY_VERIFY(isShown(u"view3"_s));
    click(u"view3"_s);
    auto *const failures = find<QWidget>(u"failures"_s)->findChild<QListView *>();
    QVERIFY(failures->isVisible());
    const QString row = failures->model()->index(0, 0).data().toString();
    QVERIFY2(row.startsWith(u"Low · What of q1? · no answer: ") && row.contains(u"Broken."), qPrintable(row));
    QCOMPARE(label(u"experimentState"_s), u"done, but for what failed"_s);
    QVERIFY(!isShown(u"start"_s));
    isBroken = false;
    click(u"retryFailed"_s);
    QVERIFY(comes([this] { return !run(); }));
    QTRY_VERIFY(!isShown(u"view3"_s));
    QCOMPARE(m_scene->asked(), u"alto 1, bass 2, scribe 1, tenor 1"_s);
}

void TestComparePage::moreRepeatsAskOnlyWhatIsMissing()
{
    compare(u"What of q1?"_s);
    click(u"changePlan"_s);
    QCOMPARE(label(u"heading"_s), u"Change this comparison"_s);
    find<QSpinBox>(u"repeats"_s)->setValue(2);
    QVERIFY(comes([this] { return label(u"estimate"_s).startsWith(u"2 trials"); }));
    click(u"startComparison"_s);
    QVERIFY(comes([this] { return !run(); }));
    QVERIFY(comes([this] { return label(u"progress"_s).startsWith(u"4 of 4 answered"); }));
    QCOMPARE(m_scene->asked(), u"alto 2, bass 2, scribe 2, tenor 2"_s);
}

void TestComparePage::closingThePageStopsNothing()
{
    makeBassWait();
    plan(u"What of q1?"_s);
    click(u"startComparison"_s);
    click(u"allComparisons"_s);
    QVERIFY(run());
    QVERIFY(comes([this] { return !listed().isEmpty() && listed().first().contains(u"runs"); }));
    m_scene->server.gate(u"go"_s).open();
    QVERIFY(comes([this] { return !run(); }));
    QVERIFY(comes([this] { return listed().first().contains(u"done"); }));
}

void TestComparePage::anUnfinishedOneSaysContinueAfterARestart()
{
    makeBassWait();
    plan(u"What of q1?"_s);
    click(u"startComparison"_s);
    QVERIFY(comes([this] { return label(u"progress"_s).startsWith(u"1 of 2 answered"); }));
    m_page.reset();
    m_scene->reopen();
    openPage();
    QVERIFY(comes([this] { return !listed().isEmpty(); }));
    find<QListView>(u"comparisons"_s)->activated(list()->index(0, 0));
    QVERIFY(comes([this] { return isShown(u"experimentPane"_s); }));
    QCOMPARE(find<QPushButton>(u"start"_s)->text(), u"Continue"_s);
    m_scene->server.gate(u"go"_s).open();
    click(u"start"_s);
    QVERIFY(comes([this] { return !run(); }));
    QVERIFY(comes([this] { return label(u"experimentState"_s) == u"done"_s; }));
    QVERIFY(m_scene->asked().startsWith(u"alto 1, ")); // it had answered
}

void TestComparePage::comparisonsAreFound()
{
    compare(u"What of q1, the ferry?"_s);
    click(u"allComparisons"_s);
    QAbstractItemModelTester tester(list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(comes([this] { return listed().size() == 1; }));
    QVERIFY(comes([this] { return listed().first().startsWith(u"High and Low, done · 1 question · High, Low"); }));
    auto *const search = find<QLineEdit>(u"searchComparisons"_s);
    search->setText(u"ferry"_s);
    QVERIFY(comes([this] { return listed().size() == 1; }));
    search->setText(u"nowhere"_s);
    QVERIFY(comes([this] { return listed().isEmpty(); }));
    QCOMPARE(label(u"comparisonsHint"_s), u"Nothing found."_s);
}

void TestComparePage::aDeletedOneIsTakenBack()
{
    compare(u"What of q1?"_s);
    click(u"allComparisons"_s);
    QVERIFY(comes([this] { return listed().size() == 1; }));
    auto *const view = find<QListView>(u"comparisons"_s);
    view->setFocus();
    view->setCurrentIndex(list()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Delete);
    QVERIFY(comes([this] { return listed().isEmpty(); }));
    auto *const undo = m_page->findChild<styleui::UndoBar *>();
    QVERIFY(undo->isVisible());
    Q_EMIT undo->undone();
    QVERIFY(comes([this] { return listed().size() == 1; }));
}

void TestComparePage::escapeGoesBackStepByStep()
{
    compare(u"What of q1?"_s);
    click(u"changePlan"_s);
    click(u"questionsFromSessions"_s);
    QVERIFY(isShown(u"sessionPicker"_s));
    QVERIFY(m_page->goBack());
    QVERIFY(!isShown(u"sessionPicker"_s));
    QVERIFY(m_page->goBack());
    QVERIFY(isShown(u"experimentPane"_s));
    QVERIFY(m_page->goBack());
    QVERIFY(isShown(u"comparisonsPane"_s));
    QVERIFY(!m_page->goBack());
}

void TestComparePage::whatIsPlannedStaysWhenThePageIsLeft()
{
    m_page->begin(ExperimentScene::panel(u"High"_s, {u"alto"_s}).panel, u"What of q1?"_s);
    auto *const setup = m_page->findChild<compareui::SetupPane *>();
    QCOMPARE(setup->plan().questions.first().text, u"What of q1?"_s);
    QVERIFY(m_page->goBack());
    m_page->begin(ExperimentScene::panel(u"High"_s, {u"alto"_s}).panel, u"And of q2?"_s);
    QCOMPARE(setup->plan().contestants.size(), 1);
    QCOMPARE(setup->plan().questions.size(), 2);
    click(u"cancelSetup"_s);
    click(u"newComparison"_s);
    QVERIFY(!setup->isTouched());
}

void TestComparePage::anAnswerLeadsToItsTurn()
{
    compare(u"What of q1?"_s);
    QVERIFY(comes([this] {
        const auto *const text = m_page->findChild<textui::MarkdownView *>();
        return text && !text->text().isEmpty();
    }));
    QTest::keyClick(m_page->focusWidget(), Qt::Key_E);
    QSignalSpy asked(m_page.get(), &ComparePage::turnAsked);
    click(u"open"_s);
    QCOMPARE(asked.size(), 1);
    QVERIFY(!asked.first()[0].value<chat::SessionId>().isEmpty());
}

void TestComparePage::whatIsLeftIsLetGoOnceItRests()
{
    makeBassWait();
    plan(u"What of q1?"_s);
    click(u"startComparison"_s);
    const compare::ExperimentId id = run()->id();
    click(u"allComparisons"_s);
    m_scene->server.gate(u"go"_s).open();
    QVERIFY(comes([this, &id] { return !m_scene->laboratory().experiment(id); }));
}

void TestComparePage::openedAgainAtOnceItStays()
{
    compare(u"What of q1?"_s);
    QVERIFY(m_scene->keepsAll());
    QVERIFY(comes([this] { return listed().size() == 1; }));
    const auto *const model = static_cast<const compareui::ExperimentList *>(list());
    const compare::ExperimentId id{model->entry(model->index(0))->id};
    click(u"allComparisons"_s);
    m_page->open(id);
    QVERIFY(m_scene->keepsAll());
    QVERIFY(m_scene->laboratory().experiment(id));
    QVERIFY(isShown(u"experimentPane"_s));
}

void TestComparePage::aPointLeadsToTheAnswersBehindIt()
{
    compare(u"What of q1?\nAnd of q2?"_s);
    click(u"view1"_s);
    QVERIFY(!isShown(u"view2"_s));
    const QList<compare::Trial> &trials = m_page->findChild<compareui::ExperimentPane *>()->run()->experiment().trials;
    QList<chat::TurnId> turns;
    for (const compare::Trial &trial : trials) {
        if (trial.id.contestant == 2)
            turns.append(trial.turn);
    }
    Q_EMIT m_page->findChild<compareui::ResultsPane *>()->trialsAsked(turns);
    QVERIFY(isShown(u"behind"_s));
    QCOMPARE(find<QPushButton>(u"view2"_s)->text(), u"Behind the point (2)"_s);
    auto *const list = find<QWidget>(u"behind"_s)->findChild<QListView *>();
    QVERIFY(list->hasFocus());
    QVERIFY(list->model()->index(0, 0).data().toString().startsWith(u"Low · What of q1? · "));
    QSignalSpy asked(m_page.get(), &ComparePage::turnAsked);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first()[1].value<chat::TurnId>(), turns.first());
}

void TestComparePage::theExampleIsPlayed()
{
    m_scene->desk().setExamplePace(demo::Pace::AtOnce);
    click(u"playExperiment"_s);
    QVERIFY(run());
    QVERIFY(comes([this] { return !run(); }));
    QVERIFY(m_scene->server.requests().isEmpty()); // no model is called
    QVERIFY(comes([this] { return label(u"progress"_s).startsWith(u"32 of 32 answered"); }));
    QVERIFY(isShown(u"view1"_s));
    click(u"allComparisons"_s);
    QVERIFY(comes([this] { return find<QPushButton>(u"playExperiment"_s)->text() == u"Open it"; }));
    click(u"playExperiment"_s);
    QVERIFY(comes([this] { return isShown(u"experimentPane"_s); }));
    QCOMPARE(listed().size(), 1);
}

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"

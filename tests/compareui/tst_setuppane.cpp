// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experimentbench.h"
#include "library/library.h"
#include "support/fakeclock.h"
#include "support/runscript.h"
#include "ui/compare/questionlist.h"
#include "ui/compare/questionsform.h"
#include "ui/compare/sessionpicker.h"
#include "ui/compare/setuppane.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/quietstyle.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace comparetest;
using compareui::SetupPane;

namespace {

chat::Panel panel(const QString &name, const QStringList &models)
{
    chat::Panel panel = testsupport::panelOf(models);
    panel.name = name;
    return panel;
}

} // namespace

/// A comparison that is planned by real widgets; what it would cost is counted by the test.
class TestSetupPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new styleui::QuietStyle); }
    void init();
    void cleanup();
    void anEmptyFormSaysWhatIsMissing();
    void whatIsPlannedIsAnnounced();
    void startsAsAQuestionIsAsked();
    void membersInCommonAreSaid();
    void eachAsksItsOwnWhereThatIsWished();
    void omissionsComeAndGoWithTheirPanel();
    void contestantsChangePlaces();
    void aFileIsReadBesideTheWindow();
    void aFileThatIsNotThereSaysSo();
    void whatIsReadTwiceIsThereOnce();
    void markedQuestionsAreRemoved();
    void pastSessionsAreTicked();
    void aChangedPlanKeepsTheIdsOfItsQuestions();
    void fusionIsOfferedWhereThereIsAWayToIt();
    void everythingHasAName();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_pane->findChild<Widget *>(name);
    }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *const found = find<styleui::ElidedLabel>(name);
        return found->isVisible() ? found->text() : QString();
    }
    void click(const QString &button) const { find<QPushButton>(button)->click(); }
    void type(const QString &questions) const { find<QPlainTextEdit>(u"typedQuestions"_s)->setPlainText(questions); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const;
    void fill();

    QTemporaryDir m_folder;
    testsupport::FakeClock m_clock;
    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<SetupPane> m_pane;
    bool m_hasFusion = false;
};

void TestSetupPane::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    m_hasFusion = false;
    m_library = std::make_unique<library::Library>(m_clock);
    QVERIFY(m_library->open(m_folder.filePath(QUuid::createUuid().toString(QUuid::Id128))));
    const auto estimate = [](const Experiment &experiment) {
        const auto trials =
            int(experiment.plan.contestants.size() * experiment.plan.questions.size()) * experiment.plan.repeats;
        return Estimate{.trials = trials,
                        .calls = 2 * trials,
                        .sharedAnswers = 0,
                        .judgements = 0,
                        .forecast = {.lowUsd = 0.01 * trials,
                                     .highUsd = 0.02 * trials,
                                     .low = std::chrono::minutes(trials),
                                     .high = std::chrono::minutes(2 * trials)}};
    };
    m_pane = std::make_unique<SetupPane>(compareui::SetupOffer{
        .library = *m_library,
        .panels = [] { return QList<settings::StoredPanel>(); },
        .models = [] { return nullptr; },
        .fusion =
            [this] {
                return m_hasFusion ? std::optional(chat::Model{u"openrouter"_s, u"openrouter/fusion"_s, u"Fusion"_s})
                                   : std::nullopt;
            },
        .estimate = estimate,
        .refusal = [](const chat::Panel &) { return QString(); }});
    m_pane->resize(900, 700);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestSetupPane::cleanup()
{
    m_pane.reset();
    m_library.reset();
}

QString TestSetupPane::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(name));
    return file.fileName();
}

void TestSetupPane::fill()
{
    m_pane->addPanel(panel(u"Quality"_s, {u"alto"_s, u"tenor"_s, u"bass"_s}));
    m_pane->addPanel(panel(u"Budget"_s, {u"cantus"_s, u"bass"_s}));
    type(u"Why is the sky blue?\n\nWhy is grass green?"_s);
}

void TestSetupPane::anEmptyFormSaysWhatIsMissing()
{
    QVERIFY(!label(u"planProblem"_s).isEmpty());
    QCOMPARE(label(u"estimate"_s), QString());
    QVERIFY(!find<QPushButton>(u"startComparison"_s)->isEnabled());
    QVERIFY(!m_pane->isTouched());
    fill();
    QTRY_COMPARE(label(u"planProblem"_s), QString());
    QVERIFY(find<QPushButton>(u"startComparison"_s)->isEnabled());
    QVERIFY(m_pane->isTouched());
    QCOMPARE(label(u"estimate"_s), u"4 trials · 8 calls · ≈ $0.04–0.08 · 4–8 min"_s);
}

void TestSetupPane::whatIsPlannedIsAnnounced()
{
    fill();
    find<QSpinBox>(u"repeats"_s)->setValue(3);
    find<QDoubleSpinBox>(u"budget"_s)->setValue(2.5);
    QTRY_VERIFY(label(u"estimate"_s).startsWith(u"12 trials"));
    QSignalSpy planned(m_pane.get(), &SetupPane::planned);
    click(u"startComparison"_s);
    QCOMPARE(planned.size(), 1);
    const auto plan = planned.first().first().value<Plan>();
    QVERIFY(planned.first()[1].toBool());
    QCOMPARE(plan.title, u"Quality and Budget"_s);
    QCOMPARE(plan.contestants.size(), 2);
    QCOMPARE(plan.questions.size(), 2);
    QCOMPARE(plan.questions[1].id, u"2"_s);
    QCOMPARE(plan.questions[1].text, u"Why is grass green?"_s);
    QCOMPARE(plan.repeats, 3);
    QCOMPARE(plan.budgetUsd, std::optional(2.5));
    QVERIFY(plan.seed != 0);
}

void TestSetupPane::startsAsAQuestionIsAsked()
{
    fill();
    QSignalSpy planned(m_pane.get(), &SetupPane::planned);
    QTRY_VERIFY(find<QPushButton>(u"startComparison"_s)->isEnabled());
    auto *const field = find<QPlainTextEdit>(u"typedQuestions"_s);
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(planned.size(), 1);
    QVERIFY(planned.first()[1].toBool());
}

void TestSetupPane::membersInCommonAreSaid()
{
    fill();
    QTRY_COMPARE(label(u"shared"_s), u"bass is asked once for 2 contestants"_s);
}

void TestSetupPane::eachAsksItsOwnWhereThatIsWished()
{
    fill();
    find<QCheckBox>(u"independent"_s)->click();
    QCOMPARE(m_pane->plan().sharing, Sharing::Independent);
    QTRY_COMPARE(label(u"shared"_s), QString());
}

void TestSetupPane::omissionsComeAndGoWithTheirPanel()
{
    fill();
    auto *const first = find<QWidget>(u"contestant1"_s);
    first->findChild<QCheckBox *>(u"omitting"_s)->click();
    QCOMPARE(m_pane->plan().contestants.size(), 5);
    QTRY_COMPARE(first->findChild<styleui::ElidedLabel *>(u"omissionCost"_s)->text(), u"+ 12 calls · ≈ $0.06"_s);
    first->findChild<QCheckBox *>(u"omitting"_s)->click();
    QCOMPARE(m_pane->plan().contestants.size(), 2);
    first->findChild<QCheckBox *>(u"omitting"_s)->click();
    first->findChild<QAbstractButton *>(u"remove"_s)->click();
    QCOMPARE(m_pane->plan().contestants.size(), 1);
    QCOMPARE(m_pane->plan().contestants.first().number, 2);
    m_pane->addPanel(panel(u"Third"_s, {u"alto"_s}));
    QVERIFY(m_pane->plan().contestants.last().number > 5); // numbers are never given twice
}

void TestSetupPane::contestantsChangePlaces()
{
    fill();
    find<QWidget>(u"contestant2"_s)->findChild<QAbstractButton *>(u"moveUp"_s)->click();
    QCOMPARE(m_pane->plan().contestants.first().panel.name, u"Budget"_s);
}

void TestSetupPane::aFileIsReadBesideTheWindow()
{
    auto *const form = m_pane->findChild<compareui::QuestionsForm *>();
    form->readFile(write(u"set.jsonl"_s, R"({"id":"q1","question":"One?","domain":"law"}
{"question":""}
{"id":"q3","question":"Three?","domain":"law","answer":{"sections":[{"criteria":[{"id":"a","weight":2,"requirement":"Says so."}]}]}}
)"));
    QVERIFY(m_pane->plan().questions.isEmpty()); // not in this thread
    QVERIFY(find<QPushButton>(u"stopReading"_s)->isVisible());
    QTRY_COMPARE(m_pane->plan().questions.size(), 2);
    QCOMPARE(m_pane->plan().questions.last().id, u"q3"_s);
    QVERIFY(label(u"readMessage"_s).startsWith(u"set.jsonl: 2 questions"));
    QVERIFY(label(u"skipped"_s).startsWith(u"Line 2: "));
    QCOMPARE(label(u"questionSummary"_s), u"2 questions · 1 with a rubric · law 2"_s);
    QVERIFY(!find<QPushButton>(u"stopReading"_s)->isVisible());
}

void TestSetupPane::aFileThatIsNotThereSaysSo()
{
    m_pane->findChild<compareui::QuestionsForm *>()->readFile(m_folder.filePath(u"none.txt"_s));
    QTRY_VERIFY(label(u"readMessage"_s).startsWith(u"none.txt cannot be read"));
}

void TestSetupPane::whatIsReadTwiceIsThereOnce()
{
    auto *const form = m_pane->findChild<compareui::QuestionsForm *>();
    const QString path = write(u"set.txt"_s, "One?\nTwo?\n");
    form->readFile(path);
    QTRY_COMPARE(m_pane->plan().questions.size(), 2);
    form->readFile(path);
    QTRY_VERIFY(label(u"readMessage"_s).contains(u"2 were there already"));
    QCOMPARE(m_pane->plan().questions.size(), 2);
    compareui::QuestionList list;
    QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(list.add({{.id = u"1"_s, .text = u"a"_s}, {.id = u"1"_s, .text = u"b"_s}}), 2);
    QVERIFY(list.questions()[0].id != list.questions()[1].id);
    list.remove({list.index(0)});
    QCOMPARE(list.rowCount(), 1);
}

void TestSetupPane::markedQuestionsAreRemoved()
{
    m_pane->addQuestion(u"One,\non two lines?"_s);
    m_pane->addQuestion(u"Two?"_s);
    auto *const list = find<QListView>(u"questions"_s);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"One, on two lines?"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(m_pane->plan().questions.size(), 1);
    QCOMPARE(m_pane->plan().questions.first().text, u"Two?"_s);
}

void TestSetupPane::pastSessionsAreTicked()
{
    testsupport::RunScript script(testsupport::panelOf({u"alto"_s}), u"What did we ask?"_s);
    script.started(1).text(1, u"This."_s).done(1).finished();
    for (const QList<chat::RunEvent> events = script.take(); const chat::RunEvent &event : events)
        m_library->append(event);
    bool isKept = false;
    m_library->flush(this, [&isKept] { isKept = true; });
    QTRY_VERIFY(isKept);
    click(u"questionsFromSessions"_s);
    auto *const sessions = find<QListView>(u"pastSessions"_s);
    QTRY_COMPARE(sessions->model()->rowCount(), 1);
    sessions->model()->setData(sessions->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
    click(u"takeSessions"_s);
    QTRY_COMPARE(m_pane->plan().questions.size(), 1);
    QCOMPARE(m_pane->plan().questions.first().text, u"What did we ask?"_s);
    QVERIFY(!sessions->isVisible());
}

void TestSetupPane::aChangedPlanKeepsTheIdsOfItsQuestions()
{
    Bench bench(2, 2);
    bench.answer(1, u"1"_s);
    bench.answer(1, u"2"_s);
    Experiment experiment = bench.experiment;
    experiment.id = ExperimentId::create();
    experiment.plan.questions.removeFirst(); // it was taken out before
    m_pane->edit(experiment);
    type(u"Another?"_s);
    const Plan plan = m_pane->plan();
    QCOMPARE(plan.questions.size(), 2);
    QCOMPARE(plan.questions[0].id, u"2"_s);
    QCOMPARE(plan.questions[1].id, u"3"_s); // “1” has answers
    QVERIFY(!m_pane->isNew());
    QCOMPARE(find<QPushButton>(u"keepPlan"_s)->text(), u"Keep the change"_s);
}

void TestSetupPane::fusionIsOfferedWhereThereIsAWayToIt()
{
    QVERIFY(!find<QPushButton>(u"addFusion"_s)->isVisible());
    m_hasFusion = true;
    m_pane->create();
    click(u"addFusion"_s);
    const Contestant contestant = m_pane->plan().contestants.first();
    QCOMPARE(contestant.kind, chat::RunKind::JustOne);
    QCOMPARE(contestant.panel.members.first().model.id, u"openrouter/fusion"_s);
}

void TestSetupPane::everythingHasAName()
{
    fill();
    for (const QList<QWidget *> all = m_pane->findChildren<QWidget *>(); const QWidget *const widget : all) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(u"qt_"))
            continue;
        const auto *const button = qobject_cast<const QAbstractButton *>(widget);
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            QFAIL(qPrintable(u"%1 has no name"_s.arg(widget->objectName())));
    }
}

QTEST_MAIN(TestSetupPane)
#include "tst_setuppane.moc"

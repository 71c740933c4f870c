// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experimentbench.h"
#include "library/library.h"
#include "support/fakeclock.h"
#include "support/runscript.h"
#include "ui/compare/answercolumn.h"
#include "ui/compare/answertexts.h"
#include "ui/compare/pickingpane.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/quietstyle.h"
#include "ui/text/markdownview.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace comparetest;
using compareui::AnswerColumn;
using compareui::AnswerTexts;
using compareui::PickingPane;

/// Blind picks by key and button, over answers that are kept in a library.
class TestPickingPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new styleui::QuietStyle); }
    void init();
    void cleanup();
    void nothingIsNamedBeforeThePick();
    void aKeyPicks_data();
    void aKeyPicks();
    void namesAndFiguresAppearAfterThePick();
    void returnGoesOnToTheNextPair();
    void returnOpensALinkInAnAnswer();
    void whatChangedIsShownAnew();
    void skippedPairsComeAgain();
    void thePickOfOneQuestionIsThereWhenItIsOpenedAgain();
    void speedTellsNothing();
    void aSessionThatIsGoneSaysSo();
    void anAnswerThatIsGoneSaysSo();
    void anAnswerLeadsToItsTurn();

private:
    /// Answers "Answer of 2 to 1" in the library, and shows the experiment.
    void show(int contestants, int questions);
    void keep(const chat::TurnId &turn, const QString &answer);
    void press(Qt::Key key) { QTest::keyClick(m_pane->focusWidget() ? m_pane->focusWidget() : m_pane.get(), key); }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *const found = m_pane->findChild<styleui::ElidedLabel *>(name);
        return found->isVisible() ? found->text() : QString();
    }
    [[nodiscard]] AnswerColumn *column(const QString &letter) const
    {
        return m_pane->findChild<AnswerColumn *>(u"answer"_s + letter);
    }
    [[nodiscard]] QString name(const QString &letter) const
    {
        return column(letter)->findChild<styleui::ElidedLabel *>(u"name"_s)->text();
    }
    [[nodiscard]] QString text(const QString &letter) const
    {
        return column(letter)->findChild<textui::MarkdownView *>()->text();
    }
    [[nodiscard]] bool isShown(const QString &button) const
    {
        return m_pane->findChild<QPushButton *>(button)->isVisible();
    }

    QTemporaryDir m_folder;
    testsupport::FakeClock m_clock;
    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<AnswerTexts> m_texts;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<PickingPane> m_pane;
};

void TestPickingPane::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    m_library = std::make_unique<library::Library>(m_clock);
    QVERIFY(m_library->open(m_folder.filePath(QUuid::createUuid().toString(QUuid::Id128))));
    m_texts = std::make_unique<AnswerTexts>(*m_library);
    m_pane = std::make_unique<PickingPane>(*m_texts);
    connect(m_pane.get(), &PickingPane::picked, this,
            [this](const chat::TurnId &first, const chat::TurnId &second, Preference preference) {
                m_bench->pick(Picker::Person, first, second, preference);
                m_pane->refresh();
            });
}

void TestPickingPane::cleanup()
{
    m_pane.reset();
    m_texts.reset();
    m_bench.reset();
    m_library.reset();
}

void TestPickingPane::keep(const chat::TurnId &turn, const QString &answer)
{
    testsupport::RunScript script(testsupport::panelOf({u"alto"_s}), u"Why?"_s);
    script.started(1).text(1, answer).done(1).finished();
    for (const QList<chat::RunEvent> events = script.take(); chat::RunEvent event : events) {
        event.turn = turn;
        if (auto *const started = std::get_if<chat::event::RunStarted>(&event.what))
            started->session = {u"session"_s};
        m_library->append(event);
    }
}

void TestPickingPane::show(int contestants, int questions)
{
    m_bench = std::make_unique<Bench>(contestants, questions);
    for (int question = 1; question <= questions; ++question) {
        for (int contestant = 1; contestant <= contestants; ++contestant) {
            const chat::TurnId turn = m_bench->answer(contestant, QString::number(question), 0.01 * contestant);
            keep(turn, u"Answer of %1 to %2"_s.arg(contestant).arg(question));
        }
    }
    bool isKept = false;
    m_library->flush(this, [&isKept] { isKept = true; });
    QTRY_VERIFY(isKept);
    m_pane->resize(1000, 640);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    m_pane->setExperiment(&m_bench->experiment);
    m_pane->focusFirst();
    QTRY_VERIFY(text(u"A"_s).startsWith(u"Answer of"));
}

void TestPickingPane::nothingIsNamedBeforeThePick()
{
    show(2, 1);
    QCOMPARE(name(u"A"_s), u"Answer A"_s);
    QCOMPARE(name(u"B"_s), u"Answer B"_s);
    QCOMPARE(label(u"question"_s), u"Question 1"_s);
    QVERIFY(!column(u"A"_s)->findChild<QWidget *>(u"figures"_s)->isVisible());
    QVERIFY(!column(u"A"_s)->findChild<QWidget *>(u"open"_s)->isVisible());
    QVERIFY(isShown(u"equal"_s) && isShown(u"bothBad"_s));
}

void TestPickingPane::aKeyPicks_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Preference>("preference");
    QTest::newRow("1: the first") << Qt::Key_1 << Preference::First;
    QTest::newRow("B: the second") << Qt::Key_B << Preference::First; // over the other one
    QTest::newRow("E: equal") << Qt::Key_E << Preference::Equal;
    QTest::newRow("0: equal") << Qt::Key_0 << Preference::Equal;
    QTest::newRow("X: both bad") << Qt::Key_X << Preference::BothBad;
}

void TestPickingPane::aKeyPicks()
{
    QFETCH(Qt::Key, key);
    QFETCH(Preference, preference);
    show(2, 1);
    const QString second = text(u"B"_s);
    press(key);
    QCOMPARE(m_bench->experiment.picks.size(), 1);
    const Pick &pick = m_bench->experiment.picks.first();
    QCOMPARE(pick.preference, preference);
    if (key == Qt::Key_B)
        QVERIFY(second.contains(u"Answer of "_s + pick.first.value.first(1)));
    press(Qt::Key_2); // names are known now: nothing is picked any more
    QCOMPARE(m_bench->experiment.picks.size(), 1);
}

void TestPickingPane::namesAndFiguresAppearAfterThePick()
{
    show(3, 1);
    press(Qt::Key_3);
    const QString best = text(u"C"_s).section(u' ', 2, 2);
    const QString name = QString(QChar(u'A' + char16_t(best.toInt() - 1)));
    QCOMPARE(this->name(u"C"_s), u"C · "_s + name);
    QCOMPARE(label(u"verdict"_s), u"You picked C: "_s + name);
    const auto *const figures = column(u"C"_s)->findChild<compareui::FigureBars *>();
    QVERIFY(figures->isVisible());
    QCOMPARE(figures->figures().first().text, u"$0.0%1"_s.arg(best) + u'0');
    QCOMPARE(figures->figures()[3].text, u"–"_s); // no judge looked for points
    QVERIFY(figures->accessibleName().startsWith(u"Cost: $"));
    QCOMPARE(m_bench->experiment.picks.size(), 2);
    QVERIFY(isShown(u"seeResults"_s));
}

void TestPickingPane::returnGoesOnToTheNextPair()
{
    show(2, 2);
    const QString first = label(u"question"_s);
    press(Qt::Key_1);
    QVERIFY(isShown(u"next"_s));
    press(Qt::Key_Return);
    QVERIFY(label(u"question"_s) != first);
    QCOMPARE(name(u"A"_s), u"Answer A"_s);
    QTRY_VERIFY(text(u"A"_s).startsWith(u"Answer of"));
    QTRY_VERIFY(text(u"B"_s).startsWith(u"Answer of"));
    press(Qt::Key_A);
    QCOMPARE(label(u"picksDone"_s), u"2 of 2 picked"_s);
    QSignalSpy results(m_pane.get(), &PickingPane::resultsRequested);
    press(Qt::Key_Return);
    QCOMPARE(results.size(), 1);
}

void TestPickingPane::returnOpensALinkInAnAnswer()
{
    show(2, 1);
    press(Qt::Key_1);
    auto *const view = m_pane->findChild<textui::MarkdownView *>();
    view->setText(u"See [this](https://example.org/a)."_s);
    QSignalSpy opened(m_pane.get(), &PickingPane::linkActivated);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Tab);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toUrl(), QUrl(u"https://example.org/a"_s));
}

void TestPickingPane::whatChangedIsShownAnew()
{
    show(3, 1);
    QVERIFY(m_pane->findChild<QWidget *>(u"answerC"_s));
    compare::Plan plan = m_bench->experiment.plan;
    plan.contestants.removeLast();
    apply(m_bench->experiment, {.at = {}, .what = compare::event::Planned{plan}});
    m_pane->refresh();
    QVERIFY(!m_pane->findChild<QWidget *>(u"answerC"_s));
    QVERIFY(m_pane->findChild<QWidget *>(u"answerB"_s));
}

void TestPickingPane::skippedPairsComeAgain()
{
    show(2, 2);
    const QString first = label(u"question"_s);
    press(Qt::Key_S);
    QVERIFY(label(u"question"_s) != first);
    QTRY_VERIFY(text(u"A"_s).startsWith(u"Answer of"));
    QTRY_VERIFY(text(u"B"_s).startsWith(u"Answer of"));
    press(Qt::Key_E);
    press(Qt::Key_Return);
    QCOMPARE(label(u"question"_s), first);
}

void TestPickingPane::thePickOfOneQuestionIsThereWhenItIsOpenedAgain()
{
    show(2, 1);
    press(Qt::Key_X);
    m_pane->setExperiment(nullptr);
    m_pane->setExperiment(&m_bench->experiment);
    QCOMPARE(label(u"verdict"_s), u"You called both bad"_s);
    QTRY_VERIFY(text(u"A"_s).startsWith(u"Answer of"));
}

void TestPickingPane::speedTellsNothing()
{
    Bench bench(2);
    bench.answer(1, u"1"_s);
    m_pane->setExperiment(&bench.experiment);
    m_pane->setRunning(true);
    m_pane->show();
    QVERIFY(!column(u"A"_s));
    QVERIFY(label(u"nothingToPick"_s).contains(u"together"));
    m_pane->setExperiment(nullptr);
}

void TestPickingPane::aSessionThatIsGoneSaysSo()
{
    Bench bench(2);
    bench.answer(1, u"1"_s);
    bench.answer(2, u"1"_s);
    m_pane->setExperiment(&bench.experiment);
    m_pane->show();
    QTRY_VERIFY(!column(u"A"_s)->findChild<styleui::ElidedLabel *>(u"problem"_s)->text().startsWith(u"Reads"));
    press(Qt::Key_1);
    QVERIFY(bench.experiment.picks.isEmpty()); // nobody picks what cannot be read
    m_pane->setExperiment(nullptr);
}

void TestPickingPane::anAnswerThatIsGoneSaysSo()
{
    Bench bench(2);
    keep(bench.answer(1, u"1"_s), u"The first."_s);
    bench.answer(2, u"1"_s);
    QSignalSpy loaded(m_texts.get(), &AnswerTexts::loaded);
    m_pane->setExperiment(&bench.experiment);
    m_pane->show();
    const auto problem = [this] { return column(u"A"_s)->findChild<styleui::ElidedLabel *>(u"problem"_s)->text(); };
    QTRY_VERIFY(problem().contains(u"no longer") ||
                column(u"B"_s)->findChild<styleui::ElidedLabel *>(u"problem"_s)->text().contains(u"no longer"));
    const qsizetype reads = loaded.size();
    bool isIdle = false;
    m_library->flush(this, [&isIdle] { isIdle = true; });
    QTRY_VERIFY(isIdle);
    QCOMPARE(loaded.size(), reads); // it is not read again and again
    m_pane->setExperiment(nullptr);
}

void TestPickingPane::anAnswerLeadsToItsTurn()
{
    show(2, 1);
    press(Qt::Key_1);
    QSignalSpy asked(m_pane.get(), &PickingPane::turnAsked);
    column(u"A"_s)->findChild<QPushButton *>(u"open"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<chat::SessionId>(), chat::SessionId{u"session"_s});
}

QTEST_MAIN(TestPickingPane)
#include "tst_pickingpane.moc"

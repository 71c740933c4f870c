// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/conversation.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/experimentpane.h"
#include "ui/compare/setuppane.h"
#include "ui/panel/modelpicker.h"
#include "ui/style/elidedlabel.h"
#include "ui/window/comparisonfiles.h"
#include "ui/window/composer.h"
#include "ui/window/pagestack.h"
#include "ui/window/sessionpage.h"
#include "window/windowhouse.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace windowtest;
using compareui::ComparePage;
using testsupport::FakeReply;
using windowui::ComparisonFiles;

/// Comparing panels in the window: the ways to it, what it leaves alone, the way to a turn and back.
class TestComparing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }
    void aKeyLeadsThereAndEscapeBack();
    void theSidebarLeadsThere();
    void theTypedQuestionComesAlong();
    void aModelThatIsPickedComesOnce();
    void theSidebarSaysThatOneRuns();
    void anAnswerIsShownInItsSessionWithAWayBack();
    void aReportIsWrittenWithItsPictures();
    void aFileIsTakenInAgain();
    void whatIsNoComparisonSaysSo();
    void aDroppedFileIsReadAsTheQuestions();
    void aDroppedFileIsTakenInAgain();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_house->window->findChild<Widget *>(name);
    }
    [[nodiscard]] ComparePage *page() const { return find<ComparePage>(u"comparePage"_s); }
    [[nodiscard]] bool isShown() const { return page() && page()->isVisible(); }
    void key(Qt::Key key, Qt::KeyboardModifiers with = {}) const
    {
        QTest::keyClick(m_house->window->focusWidget(), key, with);
    }
    void click(const QString &name) const { find<QPushButton>(name)->click(); }
    /// Time moves for what is due at once.
    [[nodiscard]] bool comes(const std::function<bool()> &isSo) const
    {
        return QTest::qWaitFor([&] {
            constexpr std::chrono::milliseconds soon{250};
            if (const auto due = m_house->clock.nextDue(); due && *due <= soon)
                m_house->clock.advance(*due);
            return isSo();
        });
    }
    /// The same, until it rests.
    void run();
    [[nodiscard]] const compare::Experiment &experiment() const;
    [[nodiscard]] QString notice() const;
    /// The typed question to the shown panel and another one.
    void plan();

    std::unique_ptr<WindowHouse> m_house;
};

void TestComparing::init()
{
    failOnOtherWarnings();
    m_house = std::make_unique<WindowHouse>();
    m_house->connectPanel();
    m_house->show();
    QTRY_VERIFY(find<QWidget>(u"startPage"_s)); // the first page comes by itself
}

void TestComparing::aKeyLeadsThereAndEscapeBack()
{
    key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isShown());
    QVERIFY(!find<windowui::Composer>(u"composer"_s)->isVisible());
    QVERIFY(page()->isAncestorOf(m_house->window->focusWidget()));
    click(u"newComparison"_s);
    key(Qt::Key_Escape);
    QVERIFY(isShown());
    key(Qt::Key_Escape);
    QVERIFY(!isShown());
    QVERIFY(find<QPlainTextEdit>(u"prompt"_s)->hasFocus());
}

void TestComparing::theSidebarLeadsThere()
{
    click(u"comparePanels"_s);
    QVERIFY(isShown());
    click(u"closePage"_s);
    QVERIFY(!isShown());
}

void TestComparing::plan()
{
    find<QPlainTextEdit>(u"prompt"_s)->setPlainText(u"Why is the\nsky blue?"_s);
    click(u"compareThis"_s);
    chat::Panel other = WindowHouse::panel();
    other.name = u"Tenor twice"_s;
    other.members[0].model.id = u"tenor"_s;
    find<compareui::SetupPane>(u"setupPane"_s)->addPanel(other);
    QTRY_VERIFY(find<QPushButton>(u"startComparison"_s)->isEnabled());
}

void TestComparing::theTypedQuestionComesAlong()
{
    plan();
    QVERIFY(isShown());
    const compare::Plan plan = find<compareui::SetupPane>(u"setupPane"_s)->plan();
    QCOMPARE(plan.questions.size(), 1);
    QCOMPARE(plan.questions.first().text, u"Why is the\nsky blue?"_s);
    QCOMPARE(plan.contestants.first().panel.name, u"Two voices"_s);
    QCOMPARE(plan.title, u"Two voices and Tenor twice"_s);
    QVERIFY(m_house->questions().isEmpty()); // nobody is asked yet
}

void TestComparing::aModelThatIsPickedComesOnce()
{
    plan();
    click(u"addModel"_s);
    auto *const picker = m_house->window->findChild<panelui::ModelPicker *>();
    picker->close(); // without picking
    click(u"addModel"_s);
    picker->close();
    Q_EMIT picker->picked({u"fake"_s, u"bass"_s, u"Bass"_s});
    const auto *const setup = find<compareui::SetupPane>(u"setupPane"_s);
    QCOMPARE(setup->plan().contestants.size(), 3);
    QCOMPARE(setup->plan().contestants.last().kind, chat::RunKind::JustOne);
    click(u"chooseJudge"_s);
    picker->close();
    Q_EMIT picker->picked({u"fake"_s, u"critic"_s, u"Critic"_s});
    QCOMPARE(setup->plan().contestants.size(), 3);
    QCOMPARE(setup->plan().scoring.judge->model.id, u"critic"_s);
    QVERIFY(setup->plan().scoring.picks && !setup->plan().scoring.grades);
}

void TestComparing::theSidebarSaysThatOneRuns()
{
    m_house->server.answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Alto.").finish().done());
    plan();
    const auto *const button = find<QPushButton>(u"comparePanels"_s);
    QCOMPARE(button->text(), u"Compare panels"_s);
    click(u"startComparison"_s);
    QCOMPARE(button->text(), u"● Compare panels"_s);
    QCOMPARE(button->accessibleDescription(), u"A comparison runs"_s);
    key(Qt::Key_Escape);
    key(Qt::Key_Escape); // it goes on
    QCOMPARE(button->text(), u"● Compare panels"_s);
    m_house->server.gate(u"go"_s).open();
    QVERIFY(comes([button] { return button->text() == u"Compare panels"_s; }));
}

void TestComparing::anAnswerIsShownInItsSessionWithAWayBack()
{
    plan();
    click(u"startComparison"_s);
    QVERIFY(comes([this] { return m_house->laboratory->running().isEmpty(); }));
    QVERIFY(comes([this] { return find<QWidget>(u"answerA"_s) != nullptr; }));
    QVERIFY(comes([this] {
        key(Qt::Key_E); // once the texts are read
        return find<QPushButton>(u"seeResults"_s)->isVisible();
    }));
    find<QWidget>(u"answerB"_s)->findChild<QPushButton *>(u"open"_s)->click();
    QVERIFY(comes([this] { return !isShown(); }));
    auto *const pages = m_house->window->findChild<windowui::PageStack *>();
    QVERIFY(pages->session());
    QCOMPARE(pages->session()->conversation()->session().turns.size(), 2);
    const QWidget *const banner = find<QWidget>(u"banner"_s);
    QVERIFY(banner->isVisible());
    banner->findChild<QPushButton *>(u"noticeAction"_s)->click();
    QVERIFY(isShown());
    QVERIFY(!banner->isVisible());
}

void TestComparing::run()
{
    plan();
    click(u"startComparison"_s);
    QVERIFY(comes([this] { return m_house->laboratory->running().isEmpty(); }));
}

const compare::Experiment &TestComparing::experiment() const
{
    return find<compareui::ExperimentPane>(u"experimentPane"_s)->run()->experiment();
}

QString TestComparing::notice() const
{
    const QWidget *const card = find<QWidget>(u"banner"_s)->findChild<QWidget *>(u"export"_s);
    return card ? card->findChild<styleui::ElidedLabel *>(u"notice"_s)->text() : QString();
}

void TestComparing::aReportIsWrittenWithItsPictures()
{
    run();
    const QString path = m_house->home.filePath(u"sky.md"_s);
    m_house->window->findChild<ComparisonFiles *>()->writeReport(experiment(), path);
    QVERIFY(comes([this] { return notice().startsWith(u"Exported to "); }));
    QFile page(path);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    QVERIFY2(text.contains("](sky-files/costs.svg)"), text);
    QVERIFY(text.contains("Both have a point."));
    QVERIFY(QFileInfo::exists(m_house->home.filePath(u"sky-files/costs.svg"_s)));
}

void TestComparing::aFileIsTakenInAgain()
{
    run();
    const compare::ExperimentId id = experiment().id;
    const QString path = m_house->home.filePath(u"sky.json"_s);
    auto *const files = m_house->window->findChild<ComparisonFiles *>();
    files->writeFile(id, path);
    QVERIFY(comes([this] { return !notice().isEmpty(); }));
    files->importFile(path);
    QVERIFY(comes([this, &id] { return experiment().id != id; })); // opened, beside the first
    QCOMPARE(experiment().trials.size(), 2);
}

void TestComparing::whatIsNoComparisonSaysSo()
{
    m_house->window->findChild<ComparisonFiles *>()->importFile(m_house->home.filePath(u"none.json"_s));
    QVERIFY(comes([this] { return notice().contains(u"none.json"); }));
}

void TestComparing::aDroppedFileIsReadAsTheQuestions()
{
    QFile file(m_house->home.filePath(u"set.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("question\nOne?\nTwo?\n");
    file.close();
    const QList<QUrl> urls{QUrl::fromLocalFile(file.fileName())};
    key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!m_house->drop(urls, *page())); // of no use there
    click(u"newComparison"_s);
    const auto *const setup = find<compareui::SetupPane>(u"setupPane"_s);
    QVERIFY(m_house->drop(urls, *find<QPlainTextEdit>(u"typedQuestions"_s)));
    QTRY_COMPARE(setup->plan().questions.size(), 2);
    QCOMPARE(find<QPlainTextEdit>(u"typedQuestions"_s)->toPlainText(), QString());
}

void TestComparing::aDroppedFileIsTakenInAgain()
{
    run();
    const compare::ExperimentId id = experiment().id;
    const QString path = m_house->home.filePath(u"sky.json"_s);
    m_house->window->findChild<ComparisonFiles *>()->writeFile(id, path);
    QVERIFY(comes([this] { return !notice().isEmpty(); }));
    QVERIFY(m_house->drop({QUrl::fromLocalFile(path)}, *page()));
    QVERIFY(comes([this, &id] { return experiment().id != id; }));
    QCOMPARE(experiment().trials.size(), 2);
}

QTEST_MAIN(TestComparing)
#include "tst_comparing.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/dailyusepane.h"

#include "compare/experimentscene.h"
#include "desk/conversation.h"
#include "library/library.h"
#include "settings/preferences.h"
#include "ui/compare/abform.h"
#include "ui/compare/chartpane.h"
#include "ui/compare/plot.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/quietstyle.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using compareui::ChartPane;
using compareui::DailyUsePane;

/// What ordinary sessions say, and the A/B, by real widgets over a real library.
class TestDailyUsePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new styleui::QuietStyle); }
    void init();
    void cleanup();
    void withNothingItSaysWhatWouldFillIt();
    void everyPanelHasItsRow();
    void aPointLeadsToItsSessions();
    void anAbIsSetUpByKeyboard();
    void anAbNeedsTwoPanelsThatAreAsPrivate();
    void whatCannotBeAskedNowIsSaid();
    void anAbThatIsOnIsShownAndSwitchedOff();
    void oneThatHasEndedSaysSoUntilItIsUnderstood();

private:
    void open();
    void enter(const QString &panel, int good, int bad, std::optional<chat::AbSide> side = {});
    void start(int days) const;
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
    [[nodiscard]] const compareui::Picture &picture(const QString &name) const
    {
        return find<ChartPane>(u"picture-"_s + name)->picture();
    }
    [[nodiscard]] bool comes(const std::function<bool()> &isSo) { return m_scene->comes(isSo); }

    std::unique_ptr<ExperimentScene> m_scene;
    std::unique_ptr<DailyUsePane> m_pane;
    QList<settings::StoredPanel> m_panels;
    QString m_obstacle;
    int m_entered = 0;
};

void TestDailyUsePane::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support (propagateSizeHints|raise))"_s));
    m_scene = std::make_unique<ExperimentScene>();
    m_panels.clear();
    m_obstacle.clear();
    for (const QString &name : {u"Budget trio"_s, u"Quality trio"_s, u"Third"_s}) {
        settings::StoredPanel stored{.panel = ExperimentScene::panel(name, {u"alto"_s, u"tenor"_s}).panel};
        stored.panel.id = name.toLower().replace(u' ', u'-');
        m_panels.append(stored);
    }
}

void TestDailyUsePane::cleanup()
{
    m_pane.reset();
    m_scene.reset();
}

void TestDailyUsePane::open()
{
    m_pane = std::make_unique<DailyUsePane>(
        compareui::DailyUseOffer{.library = m_scene->library(),
                                 .preferences = m_scene->preferences(),
                                 .clock = m_scene->clock,
                                 .panels = [this] { return m_panels; },
                                 .chosen = [this] { return m_panels[1].panel; },
                                 .destination = [](const chat::Panel &) { return u"stays on this computer"_s; },
                                 .obstacle = [this](const chat::Panel &) { return m_obstacle; }});
    m_pane->resize(1000, 700);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    QVERIFY(comes([this] { return find<ChartPane>(u"picture-daily-use"_s) != nullptr; }));
}

void TestDailyUsePane::enter(const QString &panel, int good, int bad, std::optional<chat::AbSide> side)
{
    for (int i = 0; i < good + bad; ++i) {
        ++m_entered;
        m_scene->library().enter({.turn = {u"t%1"_s.arg(m_entered)},
                                  .session = {u"gone"_s},
                                  .startedAt = m_scene->clock.wallTime().addSecs(m_entered),
                                  .calls = {{.model = u"alto"_s,
                                             .hasSucceeded = true,
                                             .usage = {.costUsd = 0.25},
                                             .timing = {.total = std::chrono::seconds(7)}}},
                                  .panel = panel,
                                  .rating = i < good ? chat::Rating::Good : chat::Rating::Bad,
                                  .abSide = side});
    }
    QVERIFY(m_scene->keepsAll());
}

void TestDailyUsePane::start(int days) const
{
    settings::Preferences next = m_scene->preferences().current();
    const QDateTime now = m_scene->clock.wallTime();
    next.abTest = settings::AbTest{.first = u"quality-trio"_s,
                                   .second = u"budget-trio"_s,
                                   .startedAt = now.addDays(-1),
                                   .until = now.addDays(days)};
    QVERIFY(m_scene->preferences().replace(next));
}

void TestDailyUsePane::withNothingItSaysWhatWouldFillIt()
{
    open();
    QVERIFY(picture(u"daily-use"_s).empty.startsWith(u"Nothing yet."_s));
    QVERIFY(label(u"dailyUseMeans"_s).contains(u"nothing here is blind or repeated"_s));
}

void TestDailyUsePane::everyPanelHasItsRow()
{
    enter(u"Quality trio"_s, 28, 2);
    enter(u"Budget trio"_s, 10, 20);
    enter(u"Third"_s, 3, 1);
    open();
    const compareui::Picture &shown = picture(u"daily-use"_s);
    QCOMPARE(shown.title, u"Quality trio was rated good more often: 93 % of 30, Budget trio 33 % of 30"_s);
    QCOMPARE(shown.chart->y.names.size(), 3);
    QVERIFY(shown.chart->y.names.contains(u"Quality trio\n$0.25 · 7.0 s"_s));
    QStringList labels;
    for (const compareui::Point &point : shown.chart->points)
        labels.append(point.label);
    labels.sort();
    QCOMPARE(labels, (QStringList{u"33 % of 30"_s, u"93 % of 30"_s, u"too few to tell: 3 of 4 good"_s}));
    QCOMPARE(shown.table.rows.size(), 3);
    QVERIFY(std::ranges::all_of(shown.table.rows,
                                [&](const auto &row) { return row.size() == shown.table.columns.size(); }));
    QVERIFY(compareui::descriptionOf(shown).contains(
        u"Quality trio: 28 of 30 rated answers are good, 93 % (95 %: 79 to 98)."_s));
    QVERIFY(!find<ChartPane>(u"picture-ab"_s));
}

void TestDailyUsePane::aPointLeadsToItsSessions()
{
    desk::Conversation *const conversation = m_scene->desk().newConversation();
    conversation->ask(u"Why is the sky blue?"_s, m_panels.first().panel);
    QVERIFY(comes([&] { return !conversation->isRunning(); }));
    const chat::TurnId turn = conversation->path().first();
    conversation->rate(turn, *conversation->turn(turn)->result(), chat::Rating::Good);
    QVERIFY(m_scene->keepsAll());
    enter(u"Budget trio"_s, 1, 0);
    open();
    auto *const plot = find<ChartPane>(u"picture-daily-use"_s)->findChild<compareui::PlotWidget *>();
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_Right);
    QTest::keyClick(plot, Qt::Key_Return);
    QVERIFY(comes([this] { return find<QWidget>(u"dailyBehind"_s)->isVisible(); }));
    QCOMPARE(label(u"dailyBehindTitle"_s), u"Budget trio · 1 question; the sessions of 1 more are deleted"_s);
    auto *const list = find<QWidget>(u"dailySessions"_s)->findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(list->model()->index(0, 0).data().toString().endsWith(u" · good · Why is the sky blue?"_s));
    QVERIFY(list->hasFocus());
    const QSignalSpy asked(m_pane.get(), &DailyUsePane::turnAsked);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first()[0].value<chat::SessionId>(), conversation->id());
    QCOMPARE(asked.first()[1].value<chat::TurnId>(), turn);
    QVERIFY(m_pane->closeSomething());
    QVERIFY(!m_pane->closeSomething());
}

void TestDailyUsePane::anAbIsSetUpByKeyboard()
{
    open();
    QCOMPARE(find<QComboBox>(u"abFirst"_s)->currentText(), u"Quality trio"_s); // the one that is chosen
    QCOMPARE(find<QComboBox>(u"abSecond"_s)->currentText(), u"Budget trio"_s);
    for (const QString &field : {u"abFirst"_s, u"abSecond"_s, u"abShare"_s, u"abUntil"_s})
        QVERIFY(!find<QWidget>(field)->accessibleName().isEmpty());
    const QDate today = m_scene->clock.wallTime().toLocalTime().date();
    QCOMPARE(find<QDateEdit>(u"abUntil"_s)->date(), today.addDays(14));
    QVERIFY2(label(u"abPlanned"_s).contains(u"one question in five to Budget trio"_s) &&
                 label(u"abPlanned"_s).endsWith(u"stays on this computer."_s),
             qPrintable(label(u"abPlanned"_s)));
    QTest::keyClick(find<QSpinBox>(u"abShare"_s), Qt::Key_Up);
    QVERIFY(label(u"abPlanned"_s).contains(u"one question in four"_s));
    auto *const start = find<QPushButton>(u"abStart"_s);
    start->setFocus();
    QTest::keyClick(start, Qt::Key_Space);
    const settings::AbTest test = m_scene->preferences().current().abTest.value();
    QCOMPARE(test, (settings::AbTest{.first = u"quality-trio"_s,
                                     .second = u"budget-trio"_s,
                                     .share = 0.25,
                                     .startedAt = m_scene->clock.wallTime(),
                                     .until = today.addDays(14).endOfDay().toUTC()}));
    QVERIFY(find<QPushButton>(u"abSwitchOff"_s)->hasFocus());
    QVERIFY(!find<QWidget>(u"abStart"_s)->isVisible());
}

void TestDailyUsePane::anAbNeedsTwoPanelsThatAreAsPrivate()
{
    m_panels[1].panel.privacy.zeroRetention = true;
    open();
    QVERIFY(label(u"abProblem"_s).contains(u"Quality trio is stricter about privacy than Budget trio"_s));
    QVERIFY(!find<QPushButton>(u"abStart"_s)->isEnabled());
    find<QComboBox>(u"abSecond"_s)->setCurrentIndex(1);
    QVERIFY(label(u"abProblem"_s).contains(u"two different panels"_s));
    find<QComboBox>(u"abFirst"_s)->setCurrentIndex(0);
    QCOMPARE(label(u"abProblem"_s), QString());
    QVERIFY(find<QPushButton>(u"abStart"_s)->isEnabled());
}

void TestDailyUsePane::whatCannotBeAskedNowIsSaid()
{
    m_obstacle = u"Budget trio is not connected."_s;
    open();
    QCOMPARE(label(u"abProblem"_s), u"⚠ Budget trio is not connected."_s);
    QVERIFY(find<QPushButton>(u"abStart"_s)->isEnabled()); // it may be, later
}

void TestDailyUsePane::anAbThatIsOnIsShownAndSwitchedOff()
{
    start(13);
    enter(u"Quality trio"_s, 12, 0, chat::AbSide::First);
    enter(u"Budget trio"_s, 2, 1, chat::AbSide::Second);
    enter(u"Quality trio"_s, 0, 9); // apart from it
    open();
    QVERIFY2(label(u"abState"_s).contains(u"while Quality trio is chosen, one question in five goes to Budget trio"_s),
             qPrintable(label(u"abState"_s)));
    QVERIFY(comes([this] { return find<ChartPane>(u"picture-ab"_s) != nullptr; }));
    QCOMPARE(picture(u"ab"_s).title,
             u"Quality trio: 12 of 12 rated answers are good; of the others there are too few to compare"_s);
    auto *const off = find<QPushButton>(u"abSwitchOff"_s);
    off->setFocus();
    QTest::keyClick(off, Qt::Key_Space);
    QVERIFY(!m_scene->preferences().current().abTest);
    QVERIFY(find<QWidget>(u"abStart"_s)->isVisible());
    QVERIFY(find<QComboBox>(u"abFirst"_s)->hasFocus());
    QVERIFY(comes([this] { return !find<ChartPane>(u"picture-ab"_s)->isVisible(); }));
}

void TestDailyUsePane::oneThatHasEndedSaysSoUntilItIsUnderstood()
{
    start(0);
    open();
    QVERIFY2(label(u"abState"_s).startsWith(u"The A/B of Quality trio and Budget trio ended on "_s),
             qPrintable(label(u"abState"_s)));
    QCOMPARE(find<QPushButton>(u"abSwitchOff"_s)->text(), u"Understood"_s);
    find<QPushButton>(u"abSwitchOff"_s)->click();
    QVERIFY(!m_scene->preferences().current().abTest);
    QCOMPARE(label(u"abState"_s), QString());
}

QTEST_MAIN(TestDailyUsePane)
#include "tst_dailyusepane.moc"

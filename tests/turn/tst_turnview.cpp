// SPDX-License-Identifier: GPL-3.0-or-later
#include "turn/turnscene.h"
#include "ui/style/elidedlabel.h"
#include "ui/text/markdownview.h"
#include "ui/turn/foldedturn.h"
#include "ui/turn/membercard.h"
#include "ui/turn/pointrow.h"
#include "ui/turn/stage.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using testsupport::panelOf;
using testsupport::RunScript;
using turnui::Arrangement;
using turnui::Place;
using turnui::Requests;

/// A turn on the screen, driven by its events.
class TurnViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSumSaysAsMuchAsThereIsRoomFor();
    void theSumSaysMoreInAHint();
    void headersFollowTheEvents();
    void figuresCountOnlyWhileItRuns();
    void readingComesWithTheWriter();
    void U10_readingWaitsForAPersonWhoScrolls();
    void U10_newTextBelowIsHintedAt();
    void U11_selectionSurvivesTheStreamAndHoldsTheArrangement();
    void chosenArrangementIsKept();
    void aPanelOfOneIsReadFromTheStart();
    void pointsComeInOneByOneAndStay();
    void contradictionsStandFirst();
    void filtersShowOneCategory();
    void aPassageLeadsToItsAnswer();
    void aQuoteThatIsNotFoundLeadsNowhere();
    void withdrawnPointsGo();
    void versionsCanBeLookedAt();
    void retryShowsTheNewAttempt();
    void X11_everyLabelIsPlainText();
    void everyControlHasAName();
    void wishesAreAnnounced_data();
    void wishesAreAnnounced();
    void memberMenuOffersWhatApplies_data();
    void memberMenuOffersWhatApplies();
    void copyingTakesTheMarkdown();
    void keysRateAnswers();
    void membersComeIntoColumnsByNumber();
    void oneMemberCanHaveAllTheRoom();
    void panesFollowEachOther();
    void examplesOfferNothingThatAsksAgain();
    void aTurnThatIsGoneShowsNothing();
    void foldedTurnSaysWhatLiesBehind();
    void searchLeadsToTheText();
};

namespace {

const QStringList four{u"Alto"_s, u"Tenor"_s, u"Bass"_s, u"Drum"_s};
const QStringList three{u"Alto"_s, u"Tenor"_s, u"Bass"_s};

RunScript begun(const QStringList &names = three)
{
    RunScript script(panelOf(names), written::question);
    for (int member = 1; member <= names.size(); ++member)
        script.started(member);
    return script;
}

/// All answered, and the writer has begun.
RunScript &write(RunScript &script)
{
    for (int member : {1, 2, 3})
        script.text(member, written::first).done(member);
    return script.fusion({1, 2, 3}).judge().judged().writer().writes(u"Fused."_s);
}

textui::MarkdownView *textOf(TurnScene &scene, const QString &name)
{
    return scene.find(name)->findChild<textui::MarkdownView *>();
}

} // namespace

void TurnViewTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
}

void TurnViewTest::headersFollowTheEvents()
{
    TurnScene scene;
    RunScript script = begun(four);
    scene.play(script);
    QWidget *second = scene.find(u"column2"_s);
    QCOMPARE(scene.text(u"prompt"_s), written::question);
    QCOMPARE(scene.text(u"memberName"_s, second), u"Tenor"_s);
    QCOMPARE(scene.text(u"memberState"_s, second), u"waiting"_s);
    scene.play(script.at(1s).reasoning(2, u"hm"_s));
    QCOMPARE(scene.text(u"memberState"_s, second), u"waiting"_s); // its state is told with the next tick
    scene.play(script.at(8s).text(2, u"Hello"_s));
    QCOMPARE(textOf(scene, u"column2"_s)->text(), u"Hello"_s);
    scene.play(script.at(10s).text(2, u" there"_s).done(2, 0.018));
    QCOMPARE(textOf(scene, u"column2"_s)->text(), u"Hello there"_s);
    QCOMPARE(scene.text(u"memberState"_s, second), u"done · 10 s · $0.018"_s);
    scene.play(script.failed(4, written::rateLimited(), 2));
    QWidget *last = scene.find(u"column4"_s);
    QCOMPARE(scene.text(u"memberState"_s, last), u"failed"_s);
    QCOMPARE(scene.text(u"failureHeadline"_s, last), u"⚠ Rate limited by the provider (429)"_s);
    QCOMPARE(scene.text(u"sentence"_s), u"Judging starts when Alto and Bass are done, or when you say so."_s);
    QVERIFY(scene.find(u"judgeNow"_s)->isVisible());
}

void TurnViewTest::figuresCountOnlyWhileItRuns()
{
    TurnScene scene;
    RunScript script = begun();
    scene.play(script.at(1s).reasoning(1, u"hm"_s));
    scene.clock().advance(6s);
    QCOMPARE(scene.text(u"memberState"_s, scene.find(u"column1"_s)), u"thinking · 6 s"_s);
    QCOMPARE(scene.text(u"sum"_s), u"7.0 s"_s);
    scene.play(script.at(8s).stopped(1).stopped(2).stopped(3).finished(chat::TurnState::Cancelled));
    // Speed, row 25: nothing wakes up at rest.
    scene.clock().advance(1s);
    QVERIFY(!scene.clock().nextDue().has_value());
    QCOMPARE(scene.text(u"sum"_s), u"8.0 s"_s);
}

void TurnViewTest::readingComesWithTheWriter()
{
    TurnScene scene;
    RunScript script = begun();
    scene.play(script);
    QCOMPARE(scene.view().place(), Place::Columns);
    for (int member : {1, 2, 3})
        script.text(member, written::first).done(member);
    scene.play(script.fusion({1, 2, 3}).judge().judged());
    QCOMPARE(scene.view().place(), Place::Columns);
    scene.play(script.writer());
    QCOMPARE(scene.view().place(), Place::Answer);
    QVERIFY(scene.find(u"fused"_s)->isVisible());
    QVERIFY(scene.find(u"breakdown"_s)->isVisible());
    scene.play(script.writes(u"Not"_s).writes(u" yet."_s));
    QCOMPARE(textOf(scene, u"fused"_s)->text(), u"Not yet."_s);
    QCOMPARE(scene.text(u"answerTitle"_s), u"Fused answer"_s);
}

void TurnViewTest::U10_readingWaitsForAPersonWhoScrolls()
{
    TurnScene scene;
    RunScript script = begun();
    scene.play(script.text(1, written::first));
    Q_EMIT textOf(scene, u"column1"_s)->touched();
    scene.play(write(script));
    QCOMPARE(scene.view().place(), Place::Columns);
    QVERIFY(scene.find(u"answerReady"_s)->isVisible());
    // It stays, however long the person takes.
    scene.clock().advance(60s);
    scene.play(script.written().finished());
    QCOMPARE(scene.view().place(), Place::Columns);
    scene.click(u"answerReady"_s);
    QCOMPARE(scene.view().place(), Place::Answer);
    QVERIFY(!scene.find(u"answerReady"_s)->isVisible());
}

void TurnViewTest::U10_newTextBelowIsHintedAt()
{
    TurnScene scene({}, {1356, 300});
    RunScript script = begun();
    scene.play(script.text(1, written::first.repeated(6)));
    textui::MarkdownView *text = textOf(scene, u"column1"_s);
    QTRY_VERIFY(text->verticalScrollBar()->maximum() > 0);
    text->verticalScrollBar()->setValue(0);
    const int place = text->verticalScrollBar()->value();
    scene.play(script.text(1, u"\n\nAnd more."_s));
    auto *hint = scene.find(u"column1"_s)->findChild<QAbstractButton *>(u"newText"_s);
    QTRY_VERIFY(hint->isVisible());
    QCOMPARE(text->verticalScrollBar()->value(), place);
    hint->click();
    QTRY_VERIFY(!hint->isVisible());
    QVERIFY(text->isAtEnd());
}

void TurnViewTest::U11_selectionSurvivesTheStreamAndHoldsTheArrangement()
{
    TurnScene scene;
    RunScript script = begun();
    scene.play(script.text(1, u"Some words to select."_s));
    textui::MarkdownView *text = textOf(scene, u"column1"_s);
    QTRY_VERIFY((text->selectAll(), text->hasSelection())); // once the first frame has come
    Q_EMIT text->touched();
    scene.clock().advance(30s);
    scene.play(script.at(31s).text(1, u"\n\nMore words."_s).text(2, u"And others."_s));
    QVERIFY(text->hasSelection());
    scene.play(write(script));
    QCOMPARE(scene.view().place(), Place::Columns);
    QVERIFY(text->hasSelection());
    QVERIFY(scene.find(u"answerReady"_s)->isVisible());
}

void TurnViewTest::chosenArrangementIsKept()
{
    TurnScene scene;
    QSignalSpy chosen(&scene.view(), &turnui::TurnView::arrangementChosen);
    RunScript script = begun();
    scene.play(script);
    scene.click(u"arrange-reading"_s);
    QCOMPARE(scene.view().place(), Place::Answer);
    QCOMPARE(chosen.takeFirst().at(0).value<Arrangement>(), Arrangement::Reading);
    // Back to what would be shown by itself: nothing is fixed any more.
    scene.click(u"arrange-panel"_s);
    QCOMPARE(chosen.takeFirst().at(0).value<Arrangement>(), Arrangement::Automatic);
    scene.view().setArrangement(Arrangement::Columns);
    scene.play(write(script).written().finished());
    QCOMPARE(scene.view().place(), Place::Columns);
    QVERIFY(!scene.find(u"answerReady"_s)->isVisible());
}

void TurnViewTest::aPanelOfOneIsReadFromTheStart()
{
    TurnScene scene;
    RunScript script(panelOf({u"Alto"_s}), u"Why?"_s, chat::RunKind::JustOne);
    scene.play(script.started(1).text(1, u"Because."_s));
    QCOMPARE(scene.view().place(), Place::Answer);
    QCOMPARE(scene.text(u"answerTitle"_s), u"One answer"_s);
    QCOMPARE(textOf(scene, u"fused"_s)->text(), u"Because."_s);
    QVERIFY(!scene.find(u"pane"_s)->isVisible());
    QVERIFY(!scene.find(u"fuseAgain"_s)->isVisible());
    scene.play(script.at(2s).failed(1, written::rateLimited()).finished(chat::TurnState::Failed));
    QCOMPARE(scene.text(u"failureHeadline"_s, scene.find(u"fused"_s)), u"⚠ Rate limited by the provider (429)"_s);
}

void TurnViewTest::pointsComeInOneByOneAndStay()
{
    TurnScene scene;
    RunScript script = begun();
    for (int member : {1, 2, 3})
        script.text(member, written::first).done(member);
    scene.play(script.fusion({1, 2, 3}).judge());
    scene.click(u"arrange-reading"_s);
    const QList<chat::Point> points = written::points();
    scene.play(script.point(points.at(2)));
    auto *row = scene.find<QAbstractButton>(u"point3"_s);
    QVERIFY(row);
    row->click();
    for (const chat::Point &point : points)
        scene.play(script.point(point));
    scene.play(script.judged());
    // The one that was opened is the same widget still, and open.
    QCOMPARE(scene.find<QAbstractButton>(u"point3"_s), row);
    QVERIFY(row->isChecked());
    QCOMPARE(scene.page().findChildren<turnui::PointRow *>().size(), points.size());
    QCOMPARE(scene.text(u"quotesFound"_s), u"5 of 6 quotes found"_s);
}

void TurnViewTest::contradictionsStandFirst()
{
    TurnScene scene;
    RunScript script = begun();
    script.fusion({1, 2, 3}).judge();
    const QList<chat::Point> points = written::points();
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        script.point(*point);
    scene.play(script);
    scene.click(u"arrange-reading"_s);
    QCoreApplication::processEvents();
    QList<turnui::PointRow *> rows = scene.page().findChildren<turnui::PointRow *>();
    std::ranges::sort(rows, {}, [](const turnui::PointRow *row) { return row->y(); });
    QList<int> numbers;
    for (const turnui::PointRow *row : rows)
        numbers << row->point().number;
    QCOMPARE(numbers, QList<int>({1, 2, 3, 4, 5, 6, 7, 8}));
}

void TurnViewTest::filtersShowOneCategory()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    QCOMPARE(scene.find<QAbstractButton>(u"chip1"_s)->text(), u"Consensus 2"_s);
    scene.click(u"chip1"_s);
    QCOMPARE(scene.text(u"categorySubtitle"_s), u"Consensus: agreed, not proven"_s);
    QVERIFY(scene.find(u"point3"_s)->isVisible());
    QVERIFY(!scene.find(u"point1"_s)->isVisible());
    scene.click(u"chip5"_s);
    QVERIFY(scene.find(u"point1"_s)->isVisible());
}

void TurnViewTest::aPassageLeadsToItsAnswer()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    scene.click(u"point1"_s);
    scene.click(u"passage"_s);
    QCOMPARE(scene.view().place(), Place::Answers);
    QVERIFY(scene.find(u"answers"_s)->isVisible());
    QCOMPARE(scene.text(u"memberName"_s, scene.find(u"answers"_s)), u"GPT-5.5"_s);
    QCOMPARE(textOf(scene, u"answers"_s)->text(), written::second);
    QCOMPARE(scene.text(u"gist"_s), u"The judge: The write rate sets the date, not the size."_s);
}

void TurnViewTest::aQuoteThatIsNotFoundLeadsNowhere()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    scene.click(u"point6"_s);
    auto *passage = scene.find(u"breakdown"_s)->findChild<QAbstractButton *>(u"passage"_s);
    QVERIFY(!passage->isEnabled());
    QVERIFY(passage->accessibleName().contains(u"quote not found"_s));
}

void TurnViewTest::withdrawnPointsGo()
{
    TurnScene scene;
    RunScript script = begun();
    scene.play(script.fusion({1, 2, 3}).judge().point(written::points().first()));
    QVERIFY(scene.find(u"point1"_s));
    scene.play(script.judgeFailed(written::rateLimited()));
    QVERIFY(!scene.find(u"point1"_s));
    QCOMPARE(scene.text(u"breakdownPlaceholder"_s),
             u"The judge failed (rate limited): “Too many requests for kimi-k2.6, slow down.” The writer works from "
             "the answers alone."_s);
}

void TurnViewTest::versionsCanBeLookedAt()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    script.emits(chat::event::RunResumed{})
        .fusion({1, 2, 3})
        .judge()
        .judged()
        .writer()
        .writes(u"Another one."_s)
        .written()
        .finished();
    scene.play(script);
    QCOMPARE(textOf(scene, u"fused"_s)->text(), u"Another one."_s);
    auto *versions = scene.find<QToolButton>(u"versions"_s);
    QCOMPARE(versions->text(), u"2 of 2"_s);
    Q_EMIT versions->menu()->aboutToShow();
    versions->menu()->actions().first()->trigger();
    QCOMPARE(textOf(scene, u"fused"_s)->text(), written::fused);
    QVERIFY(scene.find(u"point1"_s));
}

void TurnViewTest::retryShowsTheNewAttempt()
{
    TurnScene scene;
    RunScript script = begun();
    scene.play(script.text(1, u"Half"_s).failed(1, written::rateLimited()));
    QCOMPARE(textOf(scene, u"column1"_s)->text(), u"Half"_s);
    scene.play(script.at(3s).started(1).text(1, u"Whole"_s));
    QCOMPARE(textOf(scene, u"column1"_s)->text(), u"Whole"_s);
    QVERIFY(!scene.find(u"column1"_s)->findChild<QWidget *>(u"failure"_s)->isVisible());
    QCOMPARE(scene.turn().attempts.size(), 4);
}

void TurnViewTest::X11_everyLabelIsPlainText()
{
    const QString markup = u"<img src=file:///dev/zero><b>bold</b>"_s;
    chat::Panel panel = panelOf({markup, u"Tenor"_s, u"Bass"_s, markup, markup, markup, markup, markup});
    TurnScene scene;
    RunScript script(panel, markup);
    for (int member = 1; member <= 8; ++member)
        script.started(member);
    script.sources(2, {{.url = u"https://a@b/<b>"_s, .title = markup}});
    script.text(2, u"a"_s).done(2).text(3, u"b"_s).done(3);
    script.failed(
        1, {.kind = chat::ErrorKind::Server, .status = 500, .message = markup, .remedy = markup, .retryAfter = {}});
    chat::Point point{.number = 1,
                      .category = chat::Category::Consensus,
                      .text = markup,
                      .members = {{2}, {3}},
                      .stances = {},
                      .evidence = {testsupport::evidenceOf(2, u"a"_s, markup)}};
    script.fusion({2, 3}).judge().point(point);
    script.review({.member = {2},
                   .gist = markup,
                   .concerns = {{.kind = chat::ConcernKind::Gap, .text = markup, .evidence = {}}}});
    scene.play(script.judged().writer().writes(u"x"_s).written().finished(chat::TurnState::Degraded));
    scene.click(u"point1"_s);
    scene.click(u"arrange-panel"_s);
    scene.click(u"arrange-reading"_s);
    scene.view().showMember(2);
    for (const QLabel *label : scene.page().findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    for (const QWidget *widget : scene.page().findChildren<QWidget *>())
        QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->objectName()));
    for (const auto *action : scene.page().findChildren<QAction *>())
        QVERIFY2(!action->toolTip().contains(u"<img"_s), qPrintable(action->objectName()));
    QVERIFY(scene.text(u"noticeText"_s).contains(markup));
}

void TurnViewTest::everyControlHasAName()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    scene.click(u"point1"_s);
    for (auto *button : scene.page().findChildren<QAbstractButton *>()) {
        if (!button->isVisible())
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(button);
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
    }
    for (auto *text : scene.page().findChildren<textui::MarkdownView *>())
        QVERIFY(!text->accessibleName().isEmpty());
}

void TurnViewTest::wishesAreAnnounced_data()
{
    QTest::addColumn<RunScript>("script");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QByteArray>("signal");
    const auto row = [](const char *name, const RunScript &script, const QString &button, const char *signal) {
        QTest::newRow(name) << script << button << QMetaObject::normalizedSignature(signal);
    };
    const auto failed = [] { return begun().text(1, u"a"_s).done(1).failed(2, written::rateLimited()); };
    row("judge now", begun().text(1, u"a"_s).done(1), u"judgeNow"_s, "judgeNow()");
    row("try a member again", failed(), u"retryButton"_s, "retry(chat::MemberId)");
    row("try the missing again", failed().failed(3, written::rateLimited()).finished(chat::TurnState::Degraded),
        u"noticeAction0"_s, "retryFailed()");
    row("go on", failed().finished(chat::TurnState::Interrupted), u"noticeAction1"_s, "resume()");
    row("export", written::wholeRun(), u"export"_s, "exportTurn()");
    row("edit the question", written::wholeRun(), u"editPrompt"_s, "editPrompt()");
}

void TurnViewTest::wishesAreAnnounced()
{
    QFETCH(RunScript, script);
    QFETCH(const QString, button);
    QFETCH(const QByteArray, signal);
    TurnScene scene;
    scene.play(script);
    QSignalSpy asked(&scene.view().requests(), ("2" + signal).constData());
    QVERIFY(asked.isValid());
    QWidget *within = button == u"retryButton"_s ? scene.find(u"column2"_s) : &scene.page();
    within->findChild<QAbstractButton *>(button)->click();
    QCOMPARE(asked.count(), 1);
}

void TurnViewTest::memberMenuOffersWhatApplies_data()
{
    QTest::addColumn<RunScript>("script");
    QTest::addColumn<QStringList>("offers");
    QTest::newRow("waits") << begun() << QStringList{u"stopMember"_s, u"maximiseMember"_s};
    QTest::newRow("writes") << begun().text(1, u"a"_s)
                            << QStringList{u"stopMember"_s, u"copyAnswer"_s, u"maximiseMember"_s};
    QTest::newRow("is done") << begun().text(1, u"a"_s).done(1)
                             << QStringList{u"retryMember"_s, u"copyAnswer"_s, u"chooseAnswer"_s,
                                            u"rateGood"_s,    u"rateBad"_s,    u"maximiseMember"_s};
    QTest::newRow("failed") << begun().failed(1, written::rateLimited())
                            << QStringList{u"retryMember"_s, u"maximiseMember"_s};
}

void TurnViewTest::memberMenuOffersWhatApplies()
{
    QFETCH(RunScript, script);
    TurnScene scene;
    scene.play(script);
    QMenu *menu = scene.find(u"column1"_s)->findChild<QToolButton *>(u"memberMenu"_s)->menu();
    Q_EMIT menu->aboutToShow();
    QStringList offers;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            offers << action->objectName();
    }
    QTEST(offers, "offers");
}

void TurnViewTest::copyingTakesTheMarkdown()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    scene.click(u"copyFused"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), written::fused);
}

void TurnViewTest::keysRateAnswers()
{
    TurnScene scene;
    RunScript script = begun();
    scene.play(script.text(2, u"a"_s).done(2));
    QSignalSpy rated(&scene.view().requests(), &Requests::rate);
    const chat::AttemptId attempt{.member = {2}, .number = 1};
    QTest::keyClick(textOf(scene, u"column2"_s), Qt::Key_Plus);
    QCOMPARE(rated.count(), 1);
    QCOMPARE(rated.first().at(0).value<chat::ResultId>(), chat::ResultId(attempt));
    QCOMPARE(rated.takeFirst().at(1).value<std::optional<chat::Rating>>(), chat::Rating::Good);
    scene.play(script.emits(chat::event::Rated{attempt, chat::Rating::Good}));
    QCOMPARE(scene.text(u"memberRating"_s, scene.find(u"column2"_s)), u"+"_s);
    // The same key takes it back.
    QTest::keyClick(textOf(scene, u"column2"_s), Qt::Key_Plus);
    QCOMPARE(rated.takeFirst().at(1).value<std::optional<chat::Rating>>(), std::optional<chat::Rating>());
    // One that still writes cannot be rated.
    QTest::keyClick(textOf(scene, u"column1"_s), Qt::Key_Minus);
    QCOMPARE(rated.count(), 0);
}

void TurnViewTest::membersComeIntoColumnsByNumber()
{
    TurnScene scene;
    RunScript script = begun({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"h"_s});
    scene.play(script.text(5, u"Five says"_s).text(5, u" this."_s));
    QVERIFY(scene.find(u"column3"_s)->isVisible());
    QVERIFY(!scene.find(u"column5"_s));
    QVERIFY(scene.find(u"card5"_s)->isVisible());
    scene.clock().advance(250ms);
    QCOMPARE(scene.find<turnui::MemberCard>(u"card5"_s)->line(), u"Five says this."_s);
    scene.view().showMember(5);
    QVERIFY(scene.find(u"column5"_s)->isVisible());
    QVERIFY(!scene.find(u"card5"_s)->isVisible());
    QCOMPARE(textOf(scene, u"column5"_s)->text(), u"Five says this."_s);
    // What comes while it is out of sight is there when it comes back.
    scene.view().showMember(6);
    scene.view().showMember(7);
    scene.view().showMember(8);
    QVERIFY(!scene.find(u"column5"_s)->isVisible());
    scene.play(script.text(5, u" And more."_s));
    scene.view().showMember(5);
    QCOMPARE(textOf(scene, u"column5"_s)->text(), u"Five says this. And more."_s);
    // No such member.
    scene.view().showMember(9);
}

void TurnViewTest::oneMemberCanHaveAllTheRoom()
{
    TurnScene scene;
    RunScript script = begun();
    scene.play(script);
    Q_EMIT scene.view().requests().maximise({2});
    QVERIFY(scene.find(u"column2"_s)->isVisible());
    QVERIFY(!scene.find(u"column1"_s)->isVisible());
    QCOMPARE(scene.find(u"column2"_s)->width(), scene.find(u"columns"_s)->width());
    Q_EMIT scene.view().requests().maximise({2});
    QVERIFY(scene.find(u"column1"_s)->isVisible());
}

void TurnViewTest::panesFollowEachOther()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    QList<Place> places;
    for (int times = 0; times < 4; ++times) {
        scene.view().nextPane();
        places << scene.view().place();
    }
    QCOMPARE(places, QList({Place::Breakdown, Place::Answers, Place::Columns, Place::Answer}));
    scene.view().previousPane();
    QCOMPARE(scene.view().place(), Place::Columns);
}

void TurnViewTest::examplesOfferNothingThatAsksAgain()
{
    TurnScene scene;
    scene.view().setCanAskAgain(false);
    RunScript script = begun();
    scene.play(script.text(1, u"a"_s).done(1).failed(2, written::rateLimited()));
    QVERIFY(!scene.find(u"judgeNow"_s)->isVisible());
    QVERIFY(!scene.find(u"column2"_s)->findChild<QWidget *>(u"retryButton"_s)->isVisible());
    scene.play(script.failed(3, written::rateLimited()).finished(chat::TurnState::Degraded));
    QVERIFY(!scene.find(u"fuseAgain"_s)->isVisible());
    QVERIFY(!scene.find(u"noticeAction0"_s));
}

void TurnViewTest::aTurnThatIsGoneShowsNothing()
{
    // U02: the session may be deleted while its run still speaks.
    testsupport::FakeClock clock;
    turnui::TurnView view(clock);
    view.setTurn([]() -> const chat::Turn * { return nullptr; });
    view.show();
    RunScript script = written::wholeRun();
    for (const chat::RunEvent &event : script.take())
        view.apply(event);
    clock.advance(1s);
    view.showMember(1);
    view.nextPane();
    QVERIFY(!view.revealText(u"x"_s));
}

void TurnViewTest::foldedTurnSaysWhatLiesBehind()
{
    const RunScript script = written::wholeRun();
    turnui::FoldedTurn folded([&script] { return &script.turn(); });
    folded.resize(900, 400);
    folded.show();
    QCOMPARE(folded.findChild<styleui::ElidedLabel *>(u"prompt"_s)->text(), written::question);
    QCOMPARE(folded.findChild<textui::MarkdownBlock *>()->text(), written::fused);
    auto *line = folded.findChild<QAbstractButton *>(u"openTurn"_s);
    QCOMPARE(line->accessibleName(), u"3 answers · 2 contradictions · $0.049"_s);
    QSignalSpy opened(&folded, &turnui::FoldedTurn::openRequested);
    line->click();
    QCOMPARE(opened.count(), 1);
}

void TurnViewTest::searchLeadsToTheText()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    QVERIFY(scene.view().revealText(u"autovacuum lag for two weeks"_s));
    QCOMPARE(scene.view().place(), Place::Answer);
    QVERIFY(scene.view().revealText(u"read replicas will carry"_s));
    QCOMPARE(scene.view().place(), Place::Answers);
    QVERIFY(!scene.view().revealText(u"nobody said this"_s));
}

static chat::Turn foretoldTurn(const QString &aloneName)
{
    chat::Turn turn = written::wholeRun().turn();
    turn.forecast = chat::Forecast{.lowUsd = 0.05,
                                   .highUsd = 0.12,
                                   .low = 20s,
                                   .high = 45s,
                                   .unpriced = {},
                                   .aloneName = aloneName,
                                   .aloneUsd = 0.007};
    return turn;
}

void TurnViewTest::theSumSaysAsMuchAsThereIsRoomFor()
{
    TurnScene scene(foretoldTurn(u"Sonnet"_s));
    const QString whole = u"21 s · $0.049, expected $0.05–0.12 · 7.0× Sonnet alone"_s;
    QTRY_COMPARE(scene.text(u"sum"_s), whole);
    scene.resize({1000, 640});
    QTRY_COMPARE(scene.text(u"sum"_s), u"21 s · $0.049 · 7.0× Sonnet alone"_s);
    scene.resize({1356, 760});
    QTRY_COMPARE(scene.text(u"sum"_s), whole);
    TurnScene longer(foretoldTurn(u"A model whose name is longer than all the room "_s.repeated(4)), {1150, 760});
    QTRY_COMPARE(longer.text(u"sum"_s), u"$0.049"_s); // no part is cut
}

void TurnViewTest::theSumSaysMoreInAHint()
{
    TurnScene scene(foretoldTurn(u"Sonnet"_s));
    const QWidget &sum = *scene.find(u"sum"_s);
    const QString detail = turnui::costDetail(scene.turn());
    QVERIFY(detail.contains(u"\nJudge Opus 4.8: $0.0090\n"_s));
    QCOMPARE(sum.accessibleDescription(), detail);
    QCOMPARE(sum.toolTip(), detail);
}

QTEST_MAIN(TurnViewTest)
#include "tst_turnview.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "turn/turnscene.h"
#include "ui/style/elidedlabel.h"
#include "ui/text/markdownview.h"
#include "ui/turn/pointrow.h"
#include "ui/turn/sentencemark.h"

#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using testsupport::panelOf;
using testsupport::RunScript;
using turnui::Place;
using turnui::PointRow;
using turnui::SentenceMark;

/// The fused answer with its marks, the breakdown beside it.
class ReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void marksStandBesideTheSentences();
    void marksComeInTheEndAndPushNothing();
    void aMarkOpensItsPoint();
    void marksAreReachedByKeyboard();
    void manyHoldersFitTheMargin();
    void aSmallPaneHasNoMarks();
    void aThousandPointsStandInPortions();
    void aPointBehindTheOthersCanBeShown();
    void copyingSaysSo();
    void theTitleIsWholeInAnyWidth_data();
    void theTitleIsWholeInAnyWidth();
};

namespace {

const QStringList three{u"Alto"_s, u"Tenor"_s, u"Bass"_s};

RunScript judged(const QList<chat::Point> &points, const QString &fused, const QStringList &names = three)
{
    RunScript script(panelOf(names), written::question);
    QList<int> members;
    for (int member = 1; member <= names.size(); ++member) {
        script.started(member).text(member, written::first).done(member);
        members << member;
    }
    script.fusion(members).judge();
    for (const chat::Point &point : points)
        script.point(point);
    return script.judged().writer().writes(fused);
}

chat::Point pointOf(int number, chat::Category category, const QString &text, const QList<chat::MemberId> &members)
{
    return {.number = number, .category = category, .text = text, .members = members, .stances = {}, .evidence = {}};
}

QList<chat::Point> manyPoints(int count)
{
    QList<chat::Point> points;
    for (int i = 1; i <= count; ++i) {
        const auto category = i % 2 ? chat::Category::Consensus : chat::Category::PartialCoverage;
        points << pointOf(i, category, u"Finding number %1 among the many that there are"_s.arg(i), {{1}, {2}});
    }
    return points;
}

qsizetype shownRows(TurnScene &scene)
{
    const auto rows = scene.page().findChildren<PointRow *>();
    return std::ranges::count_if(rows, [](const PointRow *row) { return !row->isHidden(); });
}

textui::MarkdownView *fusedText(TurnScene &scene)
{
    return scene.find(u"fused"_s)->findChild<textui::MarkdownView *>();
}

} // namespace

void ReadingTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
}

void ReadingTest::marksStandBesideTheSentences()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    QStringList names;
    for (const SentenceMark *mark : scene.page().findChildren<SentenceMark *>())
        names << mark->accessibleName();
    QCOMPARE(names, QStringList({u"Like the point “Partition before sharding”: Members 1, 2 and 3"_s,
                                 u"Like the point “What decides when to shard”: Member 2, 1 differs"_s,
                                 u"Like the point “Measure WAL volume and autovacuum lag for two weeks”: Member 3, "
                                 "one source"_s}));
    const auto places = fusedText(scene)->blockPlaces();
    const auto *first = scene.find<SentenceMark>(u"sentenceMark3"_s);
    QVERIFY(first->y() >= places.at(0).top && first->geometry().bottom() <= places.at(0).top + places.at(0).height);
    const auto *last = scene.find<SentenceMark>(u"sentenceMark6"_s);
    QVERIFY(last->y() >= places.at(3).top && last->y() < places.at(3).top + places.at(3).height);
}

void ReadingTest::marksComeInTheEndAndPushNothing()
{
    TurnScene scene;
    RunScript script = judged(written::points(), written::fused);
    scene.play(script);
    fusedText(scene)->flush();
    QCOMPARE(scene.page().findChildren<SentenceMark *>().size(), 0);
    const QPixmap before = fusedText(scene)->grab({100, 0, 400, 200});
    scene.play(script.written().finished());
    QCOMPARE(scene.page().findChildren<SentenceMark *>().size(), 3);
    QCOMPARE(fusedText(scene)->grab({100, 0, 400, 200}).toImage(), before.toImage());
}

void ReadingTest::aMarkOpensItsPoint()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    scene.view().showAnswers();
    scene.click(u"sentenceMark6"_s);
    QCOMPARE(scene.view().place(), Place::Breakdown);
    for (const PointRow *row : scene.page().findChildren<PointRow *>())
        QCOMPARE(row->isOpen(), row->point().number == 6);
}

void ReadingTest::marksAreReachedByKeyboard()
{
    TurnScene scene(chat::Turn(), {1356, 420});
    const QString long_ = u"Filler that nobody said, of some length, to scroll over.\n\n"_s.repeated(30);
    RunScript script = judged(written::points(), long_ + written::fused);
    scene.play(script.written().finished());
    scene.page().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&scene.page()));
    fusedText(scene)->setFocus();
    QTest::keyClick(fusedText(scene), Qt::Key_Tab);
    auto *mark = scene.find<SentenceMark>(u"sentenceMark3"_s);
    QVERIFY(mark->hasFocus());
    QVERIFY(fusedText(scene)->viewport()->rect().contains(mark->geometry()));
    QTest::keyClick(mark, Qt::Key_Space);
    QCOMPARE(scene.view().place(), Place::Breakdown);
}

void ReadingTest::manyHoldersFitTheMargin()
{
    TurnScene scene;
    const QString claim = u"Partition the largest tables before sharding"_s;
    RunScript script = judged({pointOf(1, chat::Category::Consensus, claim, {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}})},
                              claim, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"h"_s});
    scene.play(script.written().finished());
    const auto *mark = scene.find<SentenceMark>(u"sentenceMark1"_s);
    QVERIFY(mark->x() >= 0);
    QVERIFY(mark->width() <= turnui::sentenceMarksWidth(mark->font()));
    QCOMPARE(mark->accessibleName(), u"Like the point “%1”: Members 1, 2, 3, 4, 5, 6, 7 and 8"_s.arg(claim));
}

void ReadingTest::aSmallPaneHasNoMarks()
{
    TurnScene scene({}, {400, 700});
    RunScript script = written::wholeRun();
    scene.play(script);
    for (const SentenceMark *mark : scene.page().findChildren<SentenceMark *>())
        QVERIFY(!mark->isVisible());
    scene.resize({1356, 760});
    QVERIFY(scene.find(u"sentenceMark3"_s)->isVisible());
}

void ReadingTest::aThousandPointsStandInPortions()
{
    TurnScene scene;
    RunScript script = judged(manyPoints(1000), u"Fused."_s);
    scene.play(script.written().finished());
    QCOMPARE(shownRows(scene), 50);
    auto *more = scene.find<QPushButton>(u"morePoints"_s);
    QCOMPARE(more->text(), u"Show 50 more"_s);
    more->click();
    QCOMPARE(shownRows(scene), 100);
    // Those of the other category stand behind.
    for (const PointRow *row : scene.page().findChildren<PointRow *>())
        QVERIFY(row->isHidden() || row->point().category == chat::Category::Consensus);
    scene.click(u"chip%1"_s.arg(int(chat::Category::PartialCoverage)));
    QCOMPARE(shownRows(scene), 50);
    QCOMPARE(scene.find<QAbstractButton>(u"chip5"_s)->text(), u"All 1000"_s);
    for (int times = 0; times < 9; ++times)
        more->click();
    QCOMPARE(shownRows(scene), 500);
    QVERIFY(!more->isVisible());
}

void ReadingTest::aPointBehindTheOthersCanBeShown()
{
    TurnScene scene;
    RunScript script = judged(manyPoints(100), u"Finding number 84 among the many that there are, in short."_s);
    scene.play(script.written().finished());
    QCOMPARE(shownRows(scene), 50);
    scene.click(u"sentenceMark84"_s);
    const auto rows = scene.page().findChildren<PointRow *>();
    const auto row = std::ranges::find_if(rows, [](const PointRow *r) { return r->point().number == 84; });
    QVERIFY(row != rows.end());
    QVERIFY((*row)->isOpen());
    auto *scroll = scene.find<QScrollArea>(u"points"_s);
    QTRY_VERIFY(scroll->verticalScrollBar()->value() > 0);
    const QRect place((*row)->mapTo(scroll->viewport(), QPoint()), (*row)->size());
    QVERIFY(scroll->viewport()->rect().contains(place));
}

void ReadingTest::copyingSaysSo()
{
    TurnScene scene;
    RunScript script = written::wholeRun();
    scene.play(script);
    auto *copy = scene.find<QPushButton>(u"copyFused"_s);
    const int width = copy->width();
    copy->click();
    QCOMPARE(copy->text(), u"Copied"_s);
    QCoreApplication::processEvents();
    QCOMPARE(copy->width(), width);
    scene.view().showAnswers();
    auto *button = scene.find(u"answers"_s)->findChild<QToolButton *>(u"memberMenu"_s);
    Q_EMIT button->menu()->aboutToShow();
    button->menu()->findChild<QAction *>(u"copyAnswer"_s)->trigger();
    QCOMPARE(button->text(), u"Copied"_s);
    QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonTextOnly);
}

void ReadingTest::theTitleIsWholeInAnyWidth_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {330, 360, 480, 520, 640, 1000, 1356})
        QTest::addRow("%d", width) << width;
}

void ReadingTest::theTitleIsWholeInAnyWidth()
{
    QFETCH(int, width);
    TurnScene scene({}, {width, 700});
    RunScript script = written::wholeRun();
    scene.play(script);
    QCoreApplication::processEvents();
    QVERIFY(!scene.find<styleui::ElidedLabel>(u"answerTitle"_s)->isElided());
    QWidget *fused = scene.find(u"fused"_s);
    for (const QString &name : {u"copyFused"_s, u"fuseAgain"_s, u"export"_s}) {
        QWidget *button = scene.find(name);
        QVERIFY(fused->rect().contains(QRect(button->mapTo(fused, QPoint()), button->size())));
    }
}

QTEST_MAIN(ReadingTest)
#include "tst_reading.moc"

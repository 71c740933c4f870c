// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/findings.h"
#include "compare/inventedexperiment.h"
#include "ui/compare/picture.h"
#include "ui/compare/picturefile.h"

#include <QImage>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace compareui;

/// What pictures say and hold, and the files that are made of them.
class PicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void worthIsFirst();
    void everyChartHasItsTable();
    void everySpotHasWordsAndTrials();
    void whatIsEmptySaysWhatWouldFillIt();
    void aJudgeThatAlwaysTakesTheFirstIsSaid();
    void fewPicksAreCountedAndNotRanked();
    void publishedFiguresAreForScoresOnly();
    void membersAreStackedInTheirOrder();
    void anUnknownCostIsInTheTableOnly();
    void csvIsSafe();
    void csvHasAllDigits();
    void anSvgHoldsTheNames();
    void theSchemesDiffer();
    void aPngHasItsSize();
    void nothingMakesNoFile();

private:
    [[nodiscard]] static Picture named(const QString &name, const invented::Options &options = {})
    {
        for (const Picture &picture : pictures(compare::findings(invented::experiment(options)))) {
            if (picture.name == name)
                return picture;
        }
        qFatal("no such picture");
    }
};

void PicturesTest::worthIsFirst()
{
    QStringList names;
    for (const Picture &picture : pictures({}))
        names.append(picture.name);
    QCOMPARE(names,
             (QStringList{u"worth"_s, u"person-ranking"_s, u"person-matrix"_s, u"judge-ranking"_s, u"judge-matrix"_s,
                          u"questions"_s, u"lifts"_s, u"costs"_s, u"times"_s, u"measures"_s}));
}

void PicturesTest::everyChartHasItsTable()
{
    for (const Picture &picture : pictures(compare::findings(invented::experiment({.questions = 24})))) {
        QVERIFY2(picture.empty.isEmpty(), qPrintable(picture.name));
        QVERIFY2(!picture.title.isEmpty(), qPrintable(picture.name));
        QVERIFY2(!picture.table.rows.isEmpty(), qPrintable(picture.name));
        for (const QList<Cell> &row : picture.table.rows)
            QCOMPARE(row.size(), picture.table.columns.size());
        QVERIFY2(picture.chart || picture.table.shading != Table::Shading::None, qPrintable(picture.name));
    }
}

void PicturesTest::everySpotHasWordsAndTrials()
{
    for (const Picture &picture : pictures(compare::findings(invented::experiment()))) {
        for (const Spot &spot : picture.chart.value_or(Chart()).spots()) {
            QVERIFY2(spot.words.endsWith(u'.'), qPrintable(spot.words));
            QVERIFY(!spot.turns.isEmpty());
        }
    }
    const Picture worth = named(u"worth"_s);
    QVERIFY(worth.chart->points[0].spot.words.startsWith(u"Quality trio: "_s));
    QCOMPARE(worth.chart->points[0].spot.turns.size(), 12);
    QVERIFY(descriptionOf(worth).contains(u"Budget trio: "_s));
}

void PicturesTest::whatIsEmptySaysWhatWouldFillIt()
{
    for (const Picture &picture : pictures({})) {
        QVERIFY2(picture.empty.endsWith(u'.'), qPrintable(picture.name));
        QVERIFY(!picture.chart);
        QCOMPARE(picture.isLeftOut, picture.name.endsWith(u"-matrix"_s));
    }
}

void PicturesTest::aJudgeThatAlwaysTakesTheFirstIsSaid()
{
    compare::Experiment experiment = invented::experiment({.questions = 2});
    const QList<compare::Pick> picks = experiment.picks;
    for (compare::Pick pick : picks) {
        pick.preference = compare::Preference::First;
        if (pick.by == compare::Picker::Judge)
            apply(experiment, {.at = {}, .what = compare::event::Picked{pick}});
    }
    for (const Picture &picture : pictures(compare::findings(experiment))) {
        if (picture.name == "judge-ranking"_L1) {
            QVERIFY2(picture.empty.startsWith(u"The judge has decided nothing so far. Pairs not counted"_s),
                     qPrintable(picture.empty));
            QVERIFY(picture.empty.contains(u"in 100 % of them the first shown won"_s));
        }
    }
}

void PicturesTest::fewPicksAreCountedAndNotRanked()
{
    const Picture few = named(u"judge-ranking"_s, {.questions = 2});
    QVERIFY(!few.chart);
    QCOMPARE(few.table.columns.size(), 3);
    QCOMPARE(named(u"judge-matrix"_s, {.questions = 2}).title, QString());
    const Picture enough = named(u"judge-ranking"_s, {.questions = 24});
    QCOMPARE(enough.chart->points.size(), 4);
    QCOMPARE(enough.table.columns.size(), 5);
    // The strongest one stands at the top.
    QVERIFY(std::ranges::is_sorted(enough.chart->points, std::ranges::greater(), &Point::x));
}

void PicturesTest::publishedFiguresAreForScoresOnly()
{
    const Picture scored = named(u"worth"_s);
    QCOMPARE(scored.chart->edgeMarks.size(), 5);
    QVERIFY(scored.chart->edgeCaption.contains(u"June 2026"_s));
    QVERIFY(scored.chart->edgeCaption.contains(u"other questions"_s));
    const Picture picked = named(u"worth"_s, {.grades = false});
    QVERIFY(picked.chart->edgeMarks.isEmpty());
    QCOMPARE(picked.chart->y.unit, Axis::Unit::Percent);
}

void PicturesTest::membersAreStackedInTheirOrder()
{
    const Chart chart = *named(u"costs"_s).chart;
    QStringList labels;
    double end = 0;
    for (const Bar &bar : chart.bars.first(6)) {
        QCOMPARE(bar.row, 0.0);
        QCOMPARE(bar.from, end);
        labels.append(bar.label);
        end = bar.to;
    }
    QCOMPARE(labels, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"judge"_s, u"writer"_s, u"web tools"_s}));
    QCOMPARE(chart.bars[3].pattern, Pattern::Rising);
    QCOMPARE(chart.bars[4].pattern, Pattern::Falling);
    QCOMPARE(chart.remarks[0].x, end);
    QCOMPARE(chart.y.names[0], u"Quality trio"_s);
}

void PicturesTest::anUnknownCostIsInTheTableOnly()
{
    compare::Experiment experiment = invented::experiment();
    for (compare::Trial &trial : experiment.trials) {
        for (compare::Share &share : trial.figures->shares) {
            if (trial.id.contestant == invented::BudgetTrio)
                share.usage.costUsd.reset();
        }
    }
    const Picture worth = pictures(compare::findings(experiment)).first();
    QCOMPARE(worth.chart->points.size(), 3);
    QCOMPARE(worth.table.rows.size(), 4);
    QCOMPARE(worth.note, u"Cost unknown, in the table only: Budget trio."_s);
}

void PicturesTest::csvIsSafe()
{
    const Table table{.columns = {u"What"_s, u"a, b"_s},
                      .rows = {{{.text = u"=HYPERLINK(\"x\")"_s}, {.text = u"−1.0"_s, .exact = u"-1"_s}},
                               {{.text = u"two\nlines"_s}, {.text = u"–"_s}}}};
    QCOMPARE(csvOf(table), "What,\"a, b\"\r\n\"'=HYPERLINK(\"\"x\"\")\",-1\r\n\"two\nlines\",–\r\n");
}

void PicturesTest::csvHasAllDigits()
{
    const QByteArray csv = csvOf(named(u"costs"_s).table);
    QVERIFY(csv.startsWith("Contestant,A question,Members,Judge,Writer,Web tools\r\nQuality trio,0."));
    const QByteArray number = csv.split('\n')[1].split(',')[1];
    QVERIFY2(number.size() > 8, number);
}

void PicturesTest::anSvgHoldsTheNames()
{
    for (const Picture &picture : pictures(compare::findings(invented::experiment({.questions = 24})))) {
        const QByteArray svg = svgOf(picture);
        QVERIFY2(QSvgRenderer(svg).isValid(), qPrintable(picture.name));
        QVERIFY2(svg.contains("Quality trio"), qPrintable(picture.name));
        QVERIFY2(svg.contains("<title>" + picture.title.toHtmlEscaped().toUtf8()), qPrintable(picture.name));
        QCOMPARE(QSvgRenderer(svg).viewBox().width(), fileSize.width());
        QVERIFY2(!svg.contains("<image"), qPrintable(picture.name)); // lines and letters, no pixels
    }
}

void PicturesTest::theSchemesDiffer()
{
    const Picture worth = named(u"worth"_s);
    const QString paper = styleui::colors(styleui::Scheme::Dark).paper.name();
    QVERIFY(QString::fromUtf8(svgOf(worth, fileSize, styleui::Scheme::Dark)).contains(paper));
    QVERIFY(!QString::fromUtf8(svgOf(worth, fileSize, styleui::Scheme::Light)).contains(paper));
}

void PicturesTest::aPngHasItsSize()
{
    const QImage image = QImage::fromData(pngOf(named(u"worth"_s), {800, 500}, styleui::Scheme::Light, 2));
    QCOMPARE(image.size(), QSize(1600, 1000));
}

void PicturesTest::nothingMakesNoFile()
{
    const Picture nothing = pictures({}).first();
    QVERIFY(svgOf(nothing).isEmpty());
    QVERIFY(pngOf(nothing).isEmpty());
}

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostile.h"
#include "markdown/markdown.h"
#include "markdown/splitter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using markdown::Block;

/// U05: hostile input, whole and as a stream. The work is counted, not timed: what the parser is given.
class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void whole_data() { rows(); }
    void whole();
    void streamed_data() { rows(); }
    void streamed();
    void everyPrefix_data() { rows(); }
    void everyPrefix();
    void nestingIsCutAndSaysSo();
    void tablesAreCutAndSaySo();

private:
    static void rows();
};

namespace {

QString fault(const Block &block, const QString &source)
{
    if (block.range.start < 0 || block.range.end > source.size() || block.range.start > block.range.end)
        return u"its range is outside of the source"_s;
    if (block.enclosures.size() > markdown::deepestNesting)
        return u"nested too deep"_s;
    if (block.kind != markdown::BlockKind::TableRow && block.text.size() > 2 * markdown::longestBlock)
        return u"longer than a block may be"_s;
    qsizetype end = 0;
    for (const markdown::Run &run : block.runs) {
        if (run.start < end || run.length <= 0 || run.start + run.length > block.text.size())
            return u"its runs overlap or go beyond its text"_s;
        end = run.start + run.length;
    }
    for (qsizetype i = 1; i < block.anchors.size(); ++i) {
        if (block.anchors.at(i).text <= block.anchors.at(i - 1).text ||
            block.anchors.at(i).source < block.anchors.at(i - 1).source)
            return u"its anchors are out of order"_s;
    }
    for (const markdown::Cell &cell : block.cells) {
        if (cell.start < 0 || cell.length < 0 || cell.start + cell.length > block.text.size())
            return u"its cells go beyond its text"_s;
    }
    return {};
}

QString fault(const QList<Block> &blocks, const QString &source)
{
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const QString wrong = fault(blocks.at(i), source);
        if (!wrong.isEmpty())
            return u"block %1: %2"_s.arg(i).arg(wrong);
        if (i > 0 && blocks.at(i).range.start < blocks.at(i - 1).range.start)
            return u"block %1 stands before the one before"_s.arg(i);
    }
    return {};
}

qsizetype scannedIn(const QString &source, qsizetype step)
{
    markdown::Splitter splitter;
    for (qsizetype at = 0; at < source.size(); at += step) {
        splitter.append(source.sliced(at, std::min(step, source.size() - at)));
        (void)splitter.update();
    }
    return splitter.scanned();
}

} // namespace

void TestHostile::rows()
{
    QTest::addColumn<int>("index");
    const auto &inputs = hostile::inputs();
    for (size_t i = 0; i < inputs.size(); ++i)
        QTest::newRow(inputs[i].name) << int(i);
}

void TestHostile::whole()
{
    QFETCH(int, index);
    const hostile::Input &input = hostile::inputs()[size_t(index)];
    const bool isHuge = QByteArrayView(input.name).startsWith("U04");
    const QString source = input.text(isHuge ? 1'000'000 : 30'000);
    const QString wrong = fault(markdown::parse(source), source);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestHostile::streamed()
{
    QFETCH(int, index);
    const hostile::Input &input = hostile::inputs()[size_t(index)];
    constexpr qsizetype step = 600;
    const QString source = input.text(24'000);
    markdown::Splitter splitter;
    QList<Block> blocks;
    for (qsizetype at = 0; at < source.size(); at += step) {
        splitter.append(source.sliced(at, std::min(step, source.size() - at)));
        const markdown::Change change = splitter.update();
        blocks.resize(change.from);
        blocks += change.blocks;
        QVERIFY(splitter.openSize() <= markdown::longestBlock + step); // what is parsed for a delta is bounded
    }
    const QString wrong = fault(blocks, source);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(splitter.finish().blocks, markdown::parse(source));
    const double growth = double(scannedIn(source, step)) / double(scannedIn(input.text(12'000), step));
    QVERIFY2(growth < 3.5, qPrintable(QString::number(growth))); // a block's first 8000 characters are cheaper
}

void TestHostile::everyPrefix()
{
    QFETCH(int, index);
    const QString source = hostile::inputs()[size_t(index)].text(250).left(300);
    markdown::Splitter splitter;
    for (qsizetype size = 1; size <= source.size(); ++size) {
        const QString prefix = source.first(size);
        QString wrong = fault(markdown::parse(prefix), prefix);
        splitter.append(source.sliced(size - 1, 1));
        if (wrong.isEmpty())
            wrong = fault(splitter.update().blocks, prefix);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 at %2"_s.arg(wrong).arg(size)));
    }
}

void TestHostile::nestingIsCutAndSaysSo()
{
    const QList<Block> blocks = markdown::parse(u"> "_s.repeated(10'000) + u"a\n\nb"_s);
    QCOMPARE(blocks.size(), 2);
    QCOMPARE(blocks.first().enclosures.size(), markdown::deepestNesting);
    QCOMPARE(blocks.first().text, u"a"_s);
    QVERIFY(blocks.first().isCut);
    QVERIFY(!blocks.last().isCut);
}

void TestHostile::tablesAreCutAndSaySo()
{
    const QString wide = u"|a"_s.repeated(300) + u"|\n"_s + u"|-"_s.repeated(300) + u"|\n"_s;
    const QList<Block> columns = markdown::parse(wide);
    QCOMPARE(columns.size(), 1);
    QCOMPARE(columns.first().cells.size(), markdown::mostColumns);
    QVERIFY(columns.first().isCut);

    const QList<Block> rows = markdown::parse(u"|a|\n|-|\n"_s + u"|b|\n"_s.repeated(5000));
    QCOMPARE(rows.size(), markdown::mostRows);
    QVERIFY(rows.last().isCut);
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"

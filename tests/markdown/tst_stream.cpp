// SPDX-License-Identifier: GPL-3.0-or-later
#include "dump.h"
#include "markdown/markdown.h"
#include "markdown/splitter.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using markdown::Block;

/// Streams documents in pieces: what is settled must be what the whole text gives in the end.
class TestStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void settledBlocksStay_data();
    void settledBlocksStay();
    void onlyTheOpenPartIsScanned_data();
    void onlyTheOpenPartIsScanned();
    void aDefinitionActsForwardUntilTheEnd();
    void aFinishedTextGoesOn();
    void muchAtOnceIsTakenInPortions();
    void nothingFlickers_data();
    void nothingFlickers();
};

namespace {

QString rich()
{
    QFile file(QFINDTESTDATA("rich.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void apply(QList<Block> &blocks, const markdown::Change &change)
{
    blocks.resize(change.from);
    blocks += change.blocks;
}

} // namespace

void TestStream::settledBlocksStay_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("U13 a rich document") << rich();
    QTest::newRow("paragraphs") << u"a b\nc\n\nd\n\n\ne"_s;
    QTest::newRow("a list, tight and loose") << u"1. a\n2. b\n\n3. c\n\n   d\n4. e\n\nf"_s;
    QTest::newRow("numbers that are all one") << u"1. a\n1. b\n1. c\n\n1) d\n1) e\n"_s;
    QTest::newRow("lists in lists") << u"- a\n  - b\n    - c\n\n      d\n  - e\n- f\n* g\n"_s;
    QTest::newRow("a list in a quote in a list") << u"- a\n  > - b\n  >   c\n  > - d\n\n  e\n- f"_s;
    QTest::newRow("quotes") << u"> a\n> b\n>\n> c\n> > d\n>\n> e\n\n> f\ng\n"_s;
    QTest::newRow("a table and what follows") << u"a\n\n| b | c |\n|---|--:|\n| d | e |\n| f | *g* |\n| h | i |\n\nj"_s;
    QTest::newRow("a table in a quote") << u"> | b | c |\n> |---|--:|\n> | d | e |\n> | f | *g* |\n\nj"_s;
    QTest::newRow("a table in a list")
        << u"- x\n\n  | b | c |\n  |---|--:|\n  | d | e |\n  | f | g |\n  | f | g |\n- y"_s;
    QTest::newRow("code in a list") << u"1. a\n\n   ```cpp\n   int a;\n\n     b\n   ```\n\n   c\n2. d\n"_s;
    QTest::newRow("code on an item's first line") << u"- ```\n  a\n  ```\n- b\n"_s;
    QTest::newRow("code in a quote that ends first") << u"> ```\n> a\nb\n"_s;
    QTest::newRow("a tilde fence with backticks") << u"~~~ x\n```\na\n~~~~  \nb"_s;
    QTest::newRow("an indented fence") << u"  ```\n  a\n    b\n c\n  ```\nd"_s;
    QTest::newRow("indented code") << u"a\n\n    b\n\n    c\n\nd"_s;
    QTest::newRow("headings") << u"# a\nb\n## c ##\nd\n===\ne\n---\nf\n\n---\ng"_s;
    QTest::newRow("HTML") << u"<div>\na\n\n</div>\n\nb <i>c</i>\n<!-- d\n\ne -->\nf"_s;
    QTest::newRow("definitions before their links") << u"[a]: https://b.c\n\n[a] d\n\n[a][] and [x][a]\n"_s;
    QTest::newRow("tasks") << u"- [ ] a\n- [x] b\n  - [ ] c\n"_s;
    QTest::newRow("code of many lines") << u"```\n"_s + u"a line\n"_s.repeated(100) + u"```\nb"_s;
    QTest::newRow("Windows line ends") << u"a\r\n\r\n- b\r\n- c\r\n\r\n```\r\nd\r\n```\r\ne"_s;
    QTest::newRow("beyond ASCII") << u"é\n\n- 漢 🎉\n- *ü*\n\n| é | 漢 |\n|---|---|\n| 🎉 | x |\n\n```\né\n```\n"_s;
}

void TestStream::settledBlocksStay()
{
    QFETCH(QString, source);
    const QList<Block> whole = markdown::parse(source);
    for (const qsizetype step : {1, 3, 17, 1000}) {
        markdown::Splitter splitter;
        QList<Block> blocks;
        for (qsizetype at = 0; at < source.size(); at += step) {
            splitter.append(source.sliced(at, std::min(step, source.size() - at)));
            apply(blocks, splitter.update());
            const qsizetype settled = splitter.settledCount();
            if (blocks.first(settled) != whole.first(std::min(settled, whole.size()))) {
                QCOMPARE(dump::blocks(blocks.first(settled)),
                         dump::blocks(whole.first(std::min(settled, whole.size()))));
                QFAIL("the same text, but other places");
            }
        }
        apply(blocks, splitter.finish());
        QCOMPARE(blocks, whole);
    }
}

void TestStream::onlyTheOpenPartIsScanned_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("most");
    QTest::newRow("a rich document, ten times") << rich().repeated(3) << 900;
    QTest::newRow("a list of 300 items") << u"- an item with some words\n"_s.repeated(300) << 120;
    QTest::newRow("a table of 300 rows") << u"| a | b |\n|---|---|\n"_s + u"| some | words |\n"_s.repeated(300) << 120;
    QTest::newRow("a quote of 300 paragraphs") << u"> some words\n>\n"_s.repeated(300) << 120;
    QTest::newRow("code of 3000 lines") << u"```cpp\n"_s + u"int a = 1; // a line\n"_s.repeated(1000) << 120;
    QTest::newRow("one line of 30 kB") << u"words and "_s.repeated(3000) << 2 * int(markdown::longestBlock);
    QTest::newRow("one word of 30 kB") << u"w"_s.repeated(30000) << 2 * int(markdown::longestBlock);
}

void TestStream::onlyTheOpenPartIsScanned()
{
    QFETCH(QString, source);
    QFETCH(int, most);
    markdown::Splitter splitter;
    constexpr qsizetype step = 24;
    for (qsizetype at = 0; at < source.size(); at += step) {
        const qsizetype open = splitter.openSize();
        const qsizetype before = splitter.scanned();
        splitter.append(source.sliced(at, std::min(step, source.size() - at)));
        (void)splitter.update();
        const qsizetype scanned = splitter.scanned() - before;
        // A block that ends within the delta, or one that is cut, is read twice: as what it was and as what it is.
        QVERIFY2(scanned <= 3 * (open + step) + 100, qPrintable(u"%1 of %2 at %3"_s.arg(scanned).arg(open).arg(at)));
        QVERIFY2(scanned <= 3 * most, qPrintable(u"%1 of %2 at %3"_s.arg(scanned).arg(open).arg(at)));
    }
}

void TestStream::aDefinitionActsForwardUntilTheEnd()
{
    markdown::Splitter splitter;
    QList<Block> blocks;
    for (const QString &delta : {u"[a]\n\nx\n\n"_s, u"y\n\n"_s, u"[a]: https://b.c\n\n"_s, u"[a]\n\nd"_s}) {
        splitter.append(delta);
        apply(blocks, splitter.update());
    }
    QCOMPARE(dump::blocks(blocks), u"p: [a]\np+: x\np+: y\np+: {=https://b.c:a}\np+: d\n"_s);
    apply(blocks, splitter.finish());
    QCOMPARE(dump::blocks(blocks), u"p: {=https://b.c:a}\np+: x\np+: y\np+: {=https://b.c:a}\np+: d\n"_s);
}

void TestStream::aFinishedTextGoesOn()
{
    markdown::Splitter splitter;
    QList<Block> blocks;
    splitter.append(u"- a\n- b"_s);
    apply(blocks, splitter.finish());
    splitter.append(u" c\n- d\n"_s);
    apply(blocks, splitter.update());
    QCOMPARE(dump::blocks(blocks), u"- p: a\n- p: b c\n- p: d\n"_s);
}

void TestStream::muchAtOnceIsTakenInPortions()
{
    const QString source = rich().repeated(100);
    markdown::Splitter splitter;
    splitter.append(source);
    QList<Block> blocks;
    int updates = 0;
    while (splitter.isBehind()) {
        const qsizetype before = splitter.scanned();
        apply(blocks, splitter.update());
        QVERIFY(splitter.scanned() - before < 80'000);
        ++updates;
    }
    QVERIFY(updates > 3);
    QCOMPARE(blocks, markdown::parse(source));
}

void TestStream::nothingFlickers_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("dump");
    QTest::newRow("U13 a marker that may be anything") << u"a\n\n-"_s << u"p: a\n"_s;
    QTest::newRow("U13 an underline that may be an item") << u"a\n-"_s << u"p: a\n"_s;
    QTest::newRow("U13 a number that may be an item") << u"a\n\n12"_s << u"p: a\n"_s;
    QTest::newRow("U13 a fence that is not whole") << u"a\n\n``"_s << u"p: a\n"_s;
    QTest::newRow("U13 a fence that may close") << u"```\na\n``"_s << u"code(): a\n"_s;
    QTest::newRow("U13 the first line of a table") << u"a\n\n| b | c"_s << u"p: a\n"_s;
    QTest::newRow("U13 the first lines of a table") << u"a\n\n| b | c |\n|--"_s << u"p: a\n"_s;
    QTest::newRow("U13 a table that is there") << u"| b | c |\n|--|--|\n"_s << u"th: b⇥c\n"_s;
    QTest::newRow("U13 an unclosed fence") << u"```cpp\nint"_s << u"code(cpp): int\n"_s;
    QTest::newRow("strong words from the first letter") << u"a **b"_s << u"p: a {b:b}\n"_s;
    QTest::newRow("strong words with a space at the end") << u"a **b "_s << u"p: a {b:b}\n"_s;
    QTest::newRow("strong words that are closed") << u"a **b** c"_s << u"p: a {b:b} c\n"_s;
    QTest::newRow("stars that open nothing") << u"2 ** 3"_s << u"p: 2 ** 3\n"_s;
    QTest::newRow("code from the first letter") << u"a `b"_s << u"p: a {c:b}\n"_s;
    QTest::newRow("stars within code") << u"a `b **c` d"_s << u"p: a {c:b **c} d\n"_s;
    QTest::newRow("an address that comes") << u"a [b](https://c.d"_s << u"p: a {=https://c.d:b}\n"_s;
    QTest::newRow("brackets that are no link") << u"a [b] (c"_s << u"p: a [b] (c\n"_s;
    QTest::newRow("strong words in an item") << u"- a\n- **b"_s << u"- p: a\n- p: {b:b}\n"_s;
    QTest::newRow("only the last paragraph is closed") << u"a **b\n\nc"_s << u"p: a **b\np+: c\n"_s;
}

void TestStream::nothingFlickers()
{
    QFETCH(QString, source);
    markdown::Splitter splitter;
    splitter.append(source);
    QTEST(dump::blocks(splitter.update().blocks), "dump");
}

QTEST_GUILESS_MAIN(TestStream)
#include "tst_stream.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "dump.h"
#include "markdown/markdown.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void plainTextKnowsItsPlaces_data();
    void plainTextKnowsItsPlaces();
    void blocks_data();
    void blocks();
    void everyCharacterStandsWhereItWasWritten_data();
    void everyCharacterStandsWhereItWasWritten();
};

void TestParse::plainTextKnowsItsPlaces_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("found"); // what stands in the source from the first letter of the plain text to its last
    QTest::newRow("emphasis is gone") << u"a **b** c"_s << u"a b c"_s << u"a **b** c"_s;
    QTest::newRow("a link's target is gone")
        << u"see [the *page*](http://x.y) now"_s << u"see the page now"_s << u"see [the *page*](http://x.y) now"_s;
    QTest::newRow("white space is one space") << u"  a \t  b\n   c"_s << u"a b c"_s << u"a \t  b\n   c"_s;
    QTest::newRow("blocks are lines") << u"# A\n\n- b\n- c\n"_s << u"A\nb\nc"_s << u"A\n\n- b\n- c"_s;
    QTest::newRow("cells are words") << u"|a|b|\n|-|-|\n|c|d|\n"_s << u"a b\nc d"_s << u"a|b|\n|-|-|\n|c|d"_s;
    QTest::newRow("entities are letters") << u"a &amp; b"_s << u"a & b"_s << u"a &amp; b"_s;
    QTest::newRow("letters beyond ASCII") << u"é *漢* 🎉 x"_s << u"é 漢 🎉 x"_s << u"é *漢* 🎉 x"_s;
    QTest::newRow("nothing") << QString() << QString() << QString();
}

void TestParse::plainTextKnowsItsPlaces()
{
    QFETCH(QString, source);
    const markdown::PlainText plain = markdown::plainText(source);
    QTEST(plain.text, "plain");
    QCOMPARE(plain.offsets.size(), plain.text.size() + 1);
    QVERIFY(std::ranges::is_sorted(plain.offsets));
    const qsizetype start = plain.offsets.first();
    const qsizetype end = plain.text.isEmpty() ? start : plain.offsets.at(plain.text.size() - 1) + 1;
    QTEST(source.sliced(start, end - start), "found");
}

void TestParse::blocks_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("dump");
    const auto row = [](const char *name, const QString &source, const QString &dump) {
        QTest::newRow(name) << source << dump;
    };
    row("styles nest", u"**a *b* ~~c~~** `d`"_s, u"p: {b:a }{bi:b}{b: }{bs:c} {c:d}\n"_s);
    row("headings of both kinds", u"# A #\n\nB\n---\n"_s, u"h1: A\nh2+: B\n"_s);
    row("a list in a list", u"1. a\n   - b\n\n     c\n2. d"_s, u"1. p: a\n.. - p: b\n.. . p+: c\n2. p: d\n"_s);
    row("a task list", u"- [x] a\n- [ ] b"_s, u"-[x] p: a\n-[ ] p: b\n"_s);
    row("an empty item", u"- a\n-\n- b"_s, u"- p: a\n- p: \n- p: b\n"_s);
    row("a quote with a list", u"> a\n>\n> - b\nlazy"_s, u"> p: a\n> - p+: b lazy\n"_s);
    row("a table", u"| a | b |\n|---|:-:|\n| *c* | \\| |\n"_s, u"th: a⇥b\ntr: {i:c}⇥|\n"_s);
    row("a table in a quote", u"> | a | b |\n> |---|---|\n>   | `c` | d |\n"_s, u"> th: a⇥b\n> tr: {c:c}⇥d\n"_s);
    row("code, fenced and indented", u"```cpp x\na\n\nb\n```\n\n    c\n"_s, u"code(cpp): a⏎⏎b\ncode()+: c\n"_s);
    row("an unclosed fence", u"```\na"_s, u"code(): a\n"_s);
    row("hard breaks", u"a  \nb\\\nc\nd"_s, u"p: a↵b↵c d\n"_s);
    row("X06 HTML is text", u"<img src=x>\n\na <b>b</b>"_s, u"html: <img src=x>\np+: a {h:<b>}b{h:</b>}\n"_s);
    row("X01 an image is its description", u"![a *b*](https://evil/?d=1) ![](x)"_s,
        u"p: {m=https://evil/?d=1:a }{im=https://evil/?d=1:b} {m!:image}\n"_s);
    row("X07 other schemes are no links", u"[a](javascript:x) [b](file:///etc) [c](HTTPS://x.y) [d](mailto:a@b)"_s,
        u"p: a b {=HTTPS://x.y:c} {=mailto:a@b:d}\n"_s);
    row("X07 disguised schemes are no links",
        u"[a](<\tjavascript:x>) [b](JaVaScRiPt:x) [c](http:\\\\x) [d](data:x) [e](//h/s)"_s, u"p: a b c d e\n"_s);
    row("X32 overrides are signs", u"a\u202eb\u2066c"_s, u"p: a{!:⟪RLO⟫}b{!:⟪LRI⟫}c\n"_s);
    row("X32 overrides in code are signs", u"`a\u202eb`\n\n```\nx\u202ey\n```"_s,
        u"p: {c:a}{c!:⟪RLO⟫}{c:b}\ncode()+: x{!:⟪RLO⟫}y\n"_s);
    row("U06 heaped marks are cut", u"a"_s + QString(40, QChar(0x301)),
        u"p: a"_s + QString(12, QChar(0x301)) + u"{!:⟪…⟫}\n"_s);
    row("X31 characters without width are signs", u"a\u200bb\u2060c\ufeffd\u200de"_s,
        u"p: a{!:⟪ZWSP⟫}b{!:⟪U+2060⟫}c{!:⟪U+FEFF⟫}d{!:⟪ZWJ⟫}e\n"_s);
    row("X31 a message in joiners is signs", u"a\u200c\u200d\u200cb"_s, u"p: a{!:⟪ZWNJ⟫⟪ZWJ⟫⟪ZWNJ⟫}b\n"_s);
    row("X31 tags are one sign", u"a\U000e0068\U000e0069b \U000e0001"_s, u"p: a{!:⟪TAGS⟫}b {!:⟪TAGS⟫}\n"_s);
    row("X31 variation selectors in a row are one sign", u"a\ufe0f\U000e0100\ufe01b"_s, u"p: a\ufe0f{!:⟪VS⟫}b\n"_s);
    row("X31 joiners that join stay", u"می\u200cخواهم 👩\u200d🚀 👁\ufe0f\u200d🗨\ufe0f 葛\U000e0100"_s,
        u"p: می\u200cخواهم 👩\u200d🚀 👁\ufe0f\u200d🗨\ufe0f 葛\U000e0100\n"_s);
    row("X31 a flag's tags stay", u"🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!"_s,
        u"p: 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!\n"_s);
    row("X31 a sentence behind a flag is a sign", u"🏴"_s + u"\U000e0067"_s.repeated(20) + u"!"_s,
        u"p: 🏴{!:⟪TAGS⟫}!\n"_s);
    row("control characters are signs", u"a\u001bb\u0000c"_s, u"p: a{!:␛}b\uFFFDc\n"_s);
}

void TestParse::blocks()
{
    QFETCH(QString, source);
    QTEST(dump::blocks(markdown::parse(source)), "dump");
}

void TestParse::everyCharacterStandsWhereItWasWritten_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("places");
    const auto row = [](const char *name, const QString &source, const QString &places) {
        QTest::newRow(name) << source << places;
    };
    row("plain", u"a **b** c"_s, u"[a **b** c] a b c\n"_s);
    row("escapes and entities", u"\\*a\\* &amp; &copy; &x; b"_s, u"[\\*a\\* &amp; &copy; &x; b] *a* & (©|&) &x; b\n"_s);
    row("code over two lines in a quote", u"> a `b\n> c` d"_s, u"[a `b⏎> c` d] a b( |⏎)c d\n"_s);
    row("behind links", u"[a](b)b [c][r] d\n\n[r]: /x"_s, u"[[a](b)b [c][r] d] ab c d\n"_s);
    row("behind addresses", u"<http://a.b> http://c.d e@f.g h"_s,
        u"[<http://a.b> http://c.d e@f.g h] http://a.b http://c.d e@f.g h\n"_s);
    row("behind definitions", u"[a]: /b\n[c]: /d \"t\"\nx *y*"_s, u"[[a]: /b⏎[c]: /d \"t\"⏎x *y*] x y\n"_s);
    row("after a title over two lines", u"[a](b \"c\nd\") e"_s, u"[[a](b \"c⏎d\") e] a e\n"_s);
    row("in a deep list", u"- a\n  1. b\n     *c*\n\n     d"_s, u"[a] a\n[b⏎     *c*] b( |⏎)c\n[d] d\n"_s);
    row("in a lazy line", u"> - a\nb *c*"_s, u"[a⏎b *c*] a( |⏎)b c\n"_s);
    row("code in a list", u"- ```\n  a\n    b\n  ```"_s, u"[```⏎  a⏎    b⏎  ```] a\n  b\n"_s);
    row("Windows line ends", u"a *b*\r\nc\r\n\r\nd"_s, u"[a *b*⏎c] a b( |)c\n[d] d\n"_s);
    row("beyond ASCII", u"é **漢** `🎉` — *ü*"_s, u"[é **漢** `🎉` — *ü*] é 漢 🎉 — ü\n"_s);
}

void TestParse::everyCharacterStandsWhereItWasWritten()
{
    QFETCH(QString, source);
    QTEST(dump::places(markdown::parse(source), source).remove(u'\r'), "places");
}

QTEST_GUILESS_MAIN(TestParse)
#include "tst_parse.moc"

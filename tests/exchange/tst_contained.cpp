// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostile.h"
#include "tree.h"

#include "exchange/contained.h"
#include "exchange/escape.h"
#include "markdown/address.h"
#include "markdown/markdown.h"
#include "markdown/visible.h"

#include <QTest>

#include <random>

using namespace exchange;
using namespace Qt::StringLiterals;

namespace {

/// What is wrong with a contained text; nothing where it stays in its place.
QString breach(const QString &written, int level)
{
    const tree::Summary found = tree::summary(written);
    for (const QString &heading : found.headings) {
        if (heading.section(u' ', 0, 0).size() <= level)
            return u"a heading: "_s + heading;
    }
    for (const QString &address : found.addresses) {
        if (!tree::isHarmless(address))
            return u"an address: "_s + address;
    }
    if (!found.html.isEmpty())
        return u"HTML: "_s + found.html.first();
    if (found.images > 0)
        return u"an image"_s;
    if (found.references + found.definitions > 0)
        return u"a footnote"_s;
    if (markdown::hasHidden(QString(written).remove(QChar(0x301))))
        return u"something hidden"_s;
    // What follows it on a page is what it was before.
    const tree::Summary followed = tree::summary(written + u"\n\n# Ours\n\n</details>\n"_s);
    if (followed.headings.isEmpty() || followed.headings.last() != u"# Ours"_s ||
        followed.html != QStringList{u"</details>"_s})
        return u"it swallows what follows"_s;
    return {};
}

} // namespace

class TestContained : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void writes_data();
    void writes();
    void keepsLineBreaksOfPrompts();
    void hostileTextStaysInItsPlace_data();
    void hostileTextStaysInItsPlace();
    void randomTextStaysInItsPlace();
    void everyPrefixStaysInItsPlace();
    void ordinaryTextReadsTheSame_data();
    void ordinaryTextReadsTheSame();
    void growsInProportion();
    void quotes();
    void escapesPieces_data();
    void escapesPieces();
    void makesLinks_data();
    void makesLinks();
};

void TestContained::writes_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("written");
    QTest::newRow("plain text") << u"One,\ntwo."_s << u"One,\ntwo."_s;
    QTest::newRow("what needs no escape is left alone")
        << u"1.5 * 2 = 3 - x_1 (a) [1] {b} \"c\" #5 a<b a & b $x$ C++ -5 3) ok!"_s
        << u"1.5 \\* 2 = 3 - x_1 (a) [1] {b} \"c\" #5 a&lt;b a & b $x$ C++ -5 3) ok!"_s;
    QTest::newRow("headings go below ours")
        << u"# One\n\n## Two\n\n##### Five"_s << u"### One\n\n#### Two\n\n###### Five"_s;
    QTest::newRow("an underlined heading") << u"One\nmore\n==="_s << u"### One more"_s;
    QTest::newRow("an open fence is closed") << u"```cpp\nint x;"_s << u"```cpp\nint x;\n```"_s;
    QTest::newRow("a fence is longer than what it holds") << u"~~~\n```\n````\n~~~"_s << u"`````\n```\n````\n`````"_s;
    QTest::newRow("code set in") << u"text\n\n    code\n      more"_s << u"text\n\n```\ncode\n  more\n```"_s;
    QTest::newRow("X06 HTML is text") << u"<b>bold</b> <!-- x -->"_s << u"&lt;b>bold&lt;/b> &lt;!-- x -->"_s;
    QTest::newRow("X06 a block of HTML keeps its lines")
        << u"<div>\n  <p>x\n</div>"_s << u"&lt;div>\\\n&lt;p>x\\\n&lt;/div>"_s;
    QTest::newRow("X01 an image is a link")
        << u"![A cat](https://a.example/cat.png)"_s << u"[Image: A cat](https://a.example/cat.png)"_s;
    QTest::newRow("X07 other addresses are shown as code")
        << u"[run](javascript:alert(1))"_s << u"run (`javascript:alert(1)`)"_s;
    QTest::newRow("X05 references become links")
        << u"[a][r]\n\n[r]: https://a.example"_s << u"[a](https://a.example)"_s;
    QTest::newRow("an address in brackets")
        << u"<https://a.example/x_y>"_s << u"[https://a.example/x_y](https://a.example/x_y)"_s;
    QTest::newRow("emphasis") << u"__a__ _b_ ~c~ **_d_**"_s << u"**a** *b* ~~c~~ ***d***"_s;
    QTest::newRow("code in a line") << u"`` ` `` `a b`"_s << u"`` ` `` `a b`"_s;
    QTest::newRow("a hard break") << u"a  \nb\\\nc"_s << u"a\\\nb\\\nc"_s;
    QTest::newRow("a tight list") << u"* a\n* b\n    + c\n"_s << u"- a\n- b\n  - c"_s;
    QTest::newRow("a loose list") << u"7) a\n\n8) b\n\n   c"_s << u"7) a\n\n8) b\n\n   c"_s;
    QTest::newRow("tasks") << u"- [ ] a\n- [X] b"_s << u"- [ ] a\n- [x] b"_s;
    QTest::newRow("a quote") << u"> a\nb\n> > c"_s << u"> a\n> b\n>\n> > c"_s;
    QTest::newRow("a table") << u"a|b|c\n:-|-:|:-:\n`x|y`|\\||*z*"_s
                             << u"| a | b | c |\n| :--- | ---: | :---: |\n| \\`x | y\\` | \\| |"_s;
    QTest::newRow("a rule") << u"a\n\n---\n\nb"_s << u"a\n\n___\n\nb"_s;
    QTest::newRow("U06 what turns the line is shown") << u"a\u202Eb"_s << u"a⟪RLO⟫b"_s;
    QTest::newRow("X31 what has no width is shown")
        << u"a\u200b\U000e0068\U000e0069b `c\u200dd`"_s << u"a⟪ZWSP⟫⟪TAGS⟫b `c⟪ZWJ⟫d`"_s;
    QTest::newRow("X31 what has no width in code is shown") << u"```\nif\u200b(x)\n```"_s << u"```\nif⟪ZWSP⟫(x)\n```"_s;
    QTest::newRow("X12 escapes for terminals are shown") << u"a\x1b[31mb"_s << u"a␛[31mb"_s;
}

void TestContained::writes()
{
    QFETCH(QString, source);
    QTEST(contained(source, 2), "written");
}

void TestContained::keepsLineBreaksOfPrompts()
{
    QCOMPARE(contained(u"Dear all,\nwhy?\n\n- x"_s, 2, LineBreaks::Kept), u"Dear all,\\\nwhy?\n\n- x"_s);
}

void TestContained::hostileTextStaysInItsPlace_data()
{
    QTest::addColumn<QString>("text");
    for (const auto texts = hostile::texts(); const auto &[name, text] : texts)
        QTest::newRow(name) << text;
}

void TestContained::hostileTextStaysInItsPlace()
{
    QFETCH(QString, text);
    for (const int level : {2, 3}) {
        const QString written = contained(text, level);
        QCOMPARE(breach(written, level), QString());
    }
    // Written once more it stays as it is: it says what the tree said. (Addresses in HTML become links first.)
    const QString twice = contained(contained(text, 0), 0);
    if (!twice.startsWith("*Shown as its source"_L1))
        QCOMPARE(contained(twice, 0), twice);
}

void TestContained::randomTextStaysInItsPlace()
{
    static const QStringList pieces{u"#"_s,       u"# "_s,
                                    u"\n"_s,      u"\n\n"_s,
                                    u"> "_s,      u"- "_s,
                                    u"1. "_s,     u"  "_s,
                                    u"    "_s,    u"\t"_s,
                                    u"```"_s,     u"~~~"_s,
                                    u"`"_s,       u"*"_s,
                                    u"**"_s,      u"_"_s,
                                    u"~~"_s,      u"["_s,
                                    u"]"_s,       u"("_s,
                                    u")"_s,       u"](u)"_s,
                                    u"!["_s,      u"[a]: "_s,
                                    u"[^q1]"_s,   u"[^q1]: "_s,
                                    u"<b>"_s,     u"</details>"_s,
                                    u"<!--"_s,    u"&#10;"_s,
                                    u"|"_s,       u"\n-|-\n"_s,
                                    u"---"_s,     u"==="_s,
                                    u"\\"_s,      u"a"_s,
                                    u"é "_s,      u"https://a.b/"_s,
                                    u"<"_s,       u"&#32;"_s,
                                    u"+ "_s,      u"[x] "_s,
                                    u"www.a.b"_s, u"&"_s,
                                    u";"_s,       u"!"_s,
                                    u"^"_s,       u":"_s,
                                    u"=\n"_s,     u"a@b.c"_s};
    std::mt19937 random(2026);
    for (int round = 0; round < 6000; ++round) {
        QString text;
        for (unsigned length = random() % 14; length > 0; --length)
            text += pieces.at(static_cast<qsizetype>(random() % static_cast<unsigned>(pieces.size())));
        const QString found = breach(contained(text, 2), 2);
        QVERIFY2(found.isEmpty(),
                 qPrintable(found + u" of "_s + text.toHtmlEscaped() + u" as "_s + contained(text, 2)));
    }
}

void TestContained::everyPrefixStaysInItsPlace()
{
    for (const auto texts = hostile::texts(); const auto &[name, text] : texts) {
        if (text.size() > 300)
            continue;
        for (qsizetype length = 0; length < text.size(); ++length)
            QCOMPARE(breach(contained(text.first(length), 2), 2), QString());
    }
}

void TestContained::ordinaryTextReadsTheSame_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("prose")
        << u"A *short* answer, with **weight** and `code_in_line`.\n\nSecond paragraph: 5 < 6 & 7 > 3."_s;
    QTest::newRow("lists")
        << u"Steps:\n\n1. First\n   - nested *item*\n   - another\n\n2. Second\n\n   With a paragraph.\n\n- [x] done"_s;
    QTest::newRow("a table") << u"| Name | Value |\n|:-----|------:|\n| a_b | `x` |\n| **c** | 1.5 |"_s;
    QTest::newRow("code") << u"```python\ndef f(x):\n    return x * 2  # twice\n\n\nprint(f(2))\n```\n\nDone."_s;
    QTest::newRow("links")
        << u"See [the docs](https://docs.example/a_b?x=1&y=2#z), https://a.example and mail@a.example."_s;
    QTest::newRow("quotes") << u"> Quoted *text*\n> over lines\n\nand after."_s;
    QTest::newRow("other scripts")
        << u"# 見出し\n\n漢字と*かな*。\n\nעברית و العربية 🎉👩‍👩‍👧"_s;
}

void TestContained::ordinaryTextReadsTheSame()
{
    QFETCH(QString, text);
    const QString written = contained(text, 0);
    QCOMPARE(markdown::plainText(written).text, markdown::plainText(text).text);
    const QList<markdown::Block> before = markdown::parse(text);
    const QList<markdown::Block> after = markdown::parse(written);
    QCOMPARE(after.size(), before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        QCOMPARE(after.at(i).text, before.at(i).text);
        QVERIFY(after.at(i).kind == before.at(i).kind);
        QVERIFY(after.at(i).runs == before.at(i).runs);
        QCOMPARE(after.at(i).links, before.at(i).links);
        QCOMPARE(after.at(i).enclosures.size(), before.at(i).enclosures.size());
    }
}

void TestContained::growsInProportion()
{
    for (const auto texts = hostile::texts(); const auto &[name, text] : texts)
        QVERIFY2(contained(text, 2).size() <= 5 * text.size() + 100'300, name);
    const QString deep = contained(u"- "_s.repeated(10'000) + u"x"_s, 2);
    QVERIFY(deep.startsWith(u"*Shown as its source: it is nested too deeply.*"_s));
    QVERIFY(deep.contains(u"- "_s.repeated(10'000) + u"x"_s)); // nothing is lost
}

void TestContained::quotes()
{
    QCOMPARE(quoted(u"a\n\nb"_s), u"> a\n>\n> b"_s);
}

void TestContained::escapesPieces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("a name") << u"GPT-5.5 (new)"_s << u"GPT-5.5 (new)"_s;
    QTest::newRow("X11 HTML") << u"<img src=file:///x> & <b>"_s << u"&lt;img src=file:///x> & &lt;b>"_s;
    QTest::newRow("lines become one") << u"a\n# b\r\nc"_s << u"a # b c"_s;
    QTest::newRow("a heading at the start") << u"# a"_s << u"\\# a"_s;
    QTest::newRow("a list at the start") << u"12. a"_s << u"12\\. a"_s;
    QTest::newRow("bars for tables") << u"a|b"_s << u"a\\|b"_s;
    QTest::newRow("a footnote") << u"[^q1]: x"_s << u"[\\^q1\\]: x"_s;
    QTest::newRow("an image") << u"![x](y)"_s << u"\\![x\\](y)"_s;
    QTest::newRow("emphasis, also within words")
        << u"*a* snake_case _b_ ~c~ `d`"_s << u"\\*a\\* snake_case \\_b\\_ \\~c\\~ \\`d\\`"_s;
    QTest::newRow("entities") << u"&lt; &#65; AT&T; &"_s << u"&amp;lt; &amp;#65; AT&amp;T; &"_s;
}

void TestContained::escapesPieces()
{
    QFETCH(QString, text);
    QTEST(inlineText(text), "escaped");
}

void TestContained::makesLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("written");
    QTest::newRow("a page") << u"A [page]"_s << u"https://a.example/x?y=1&z=2"_s
                            << u"[A \\[page\\]](https://a.example/x?y=1&z=2)"_s;
    QTest::newRow("without a title") << QString() << u"https://a.example/a_b"_s
                                     << u"[https://a.example/a_b](https://a.example/a_b)"_s;
    QTest::newRow("brackets in the address")
        << u"x"_s << u"https://a.example/(x)`|*"_s << u"[x](https://a.example/%28x%29%60%7C%2A)"_s;
    QTest::newRow("X07 a scheme that runs") << u"x"_s << u"javascript:alert(1)"_s << u"x (`javascript:alert(1)`)"_s;
    QTest::newRow("X09 an address with a line break")
        << u"x"_s << u"https://a.example/\n# y"_s << u"x (`https://a.example/ # y`)"_s;
    QTest::newRow("nothing at all") << QString() << u"file:///x"_s << u"`file:///x`"_s;
}

void TestContained::makesLinks()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QTEST(exchange::link(text, address), "written");
}

QTEST_GUILESS_MAIN(TestContained)
#include "tst_contained.moc"

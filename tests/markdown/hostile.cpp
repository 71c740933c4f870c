// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostile.h"

using namespace Qt::StringLiterals;

namespace hostile {
namespace {

std::function<QString(qsizetype)> repeated(const QString &part, const QString &before = {}, const QString &after = {})
{
    return [=](qsizetype size) { return before + part.repeated(size / part.size()) + after; };
}

QString nestedEmphasis(qsizetype size)
{
    return u"*a **a "_s.repeated(size / 10) + u"b"_s + u" a** a*"_s.repeated(size / 16);
}

QString backtickLadder(qsizetype size)
{
    QString text;
    for (qsizetype n = 1; text.size() < size; ++n)
        text += u'e' + QString(n, u'`');
    return text;
}

QString nestedLists(qsizetype size)
{
    QString text;
    for (qsizetype depth = 0; text.size() < size; ++depth)
        text += QString(2 * depth, u' ') + u"- a\n"_s;
    return text;
}

QString nestedThenBlank(qsizetype size)
{
    return u"- "_s.repeated(std::min<qsizetype>(size / 4, 10000)) + u"a\n"_s + u"\n"_s.repeated(size / 2);
}

QString wideTable(qsizetype size)
{
    const QString row = u"|a"_s.repeated(2000) + u"|\n"_s;
    return row + u"|-"_s.repeated(2000) + u"|\n"_s + row.repeated(std::max<qsizetype>(1, size / row.size()));
}

QString shortRows(qsizetype size)
{
    return u"|a"_s.repeated(size / 6) + u"|\n"_s + u"|-"_s.repeated(size / 6) + u"|\n"_s +
           u"|x|\n"_s.repeated(size / 12);
}

QString definitions(qsizetype size)
{
    QString text;
    for (qsizetype n = 0; text.size() < size; ++n)
        text += u"[a%1]: /b\n\n[a%1] "_s.arg(n);
    return text;
}

} // namespace

const std::vector<Input> &inputs()
{
    static const std::vector<Input> all = {
        {"nested emphasis", nestedEmphasis},
        {"emphasis that never closes", repeated(u"a **b *c "_s)},
        {"emphasis that never opens", repeated(u"a** b* "_s)},
        {"underscores and stars", repeated(u"_*"_s)},
        {"a backtick ladder", backtickLadder},
        {"opening brackets", repeated(u"["_s)},
        {"closing brackets", repeated(u"]"_s)},
        {"brackets and backslashes", repeated(u"](\\["_s)},
        {"links that never end", repeated(u"[a](b"_s)},
        {"links with open titles", repeated(u"[a](<b"_s)},
        {"images in images", repeated(u"!["_s)},
        {"nested links", repeated(u"[a]("_s)},
        {"angle brackets", repeated(u"<"_s)},
        {"comments that never end", repeated(u"a <!-- "_s)},
        {"declarations and instructions", repeated(u"<?x <!A <![CDATA["_s)},
        {"entities", repeated(u"&amp;&x;&#1;&"_s)},
        {"strikethrough", repeated(u"~a~~b "_s)},
        {"addresses", repeated(u"a@b.c http://d.e/( www.f "_s)},
        {"one address", repeated(u"a"_s, u"http://x.y/"_s)},
        {"ten thousand quotes", repeated(u"> "_s, {}, u"a\n"_s)},
        {"ten thousand lists", repeated(u"- "_s, {}, u"a\n"_s)},
        {"U04 lists a level deeper on each line", nestedLists},
        {"deep lists and empty lines", nestedThenBlank},
        {"quotes on lazy lines", repeated(u"> a\nb\n"_s)},
        {"U04 a hundred thousand blocks", repeated(u"a\n\n"_s)},
        {"items", repeated(u"- a\n"_s)},
        {"U04 two thousand columns", wideTable},
        {"rows with too few cells", shortRows},
        {"rows", repeated(u"|a|b|\n"_s, u"|a|b|\n|-|-|\n"_s)},
        {"U04 one word", repeated(u"w"_s)},
        {"U04 one line", repeated(u"some words "_s)},
        {"U04 one line of code", repeated(u"w"_s, u"```\n"_s)},
        {"code", repeated(u"int a;\n"_s, u"```cpp\n"_s)},
        {"fences", repeated(u"```\na\n```\n"_s)},
        {"X13 an info string without end", repeated(u"../"_s, u"```"_s)},
        {"definitions", definitions},
        {"a definition without end", repeated(u"a"_s, u"[a]: "_s)},
        {"hard breaks", repeated(u"a  \n"_s)},
        {"soft breaks", repeated(u"a\n"_s)},
        {"U06 marks on one letter", repeated(u"\u0301"_s, u"a"_s)},
        {"U06 zalgo", repeated(u"a\u0301\u0302\u0303\u0304\u0305"_s)},
        {"U06 a family", repeated(u"\U0001F469\u200D\U0001F469\u200D\U0001F467"_s)},
        {"U06 overrides", repeated(u"\u202Ea\u202D"_s)},
        {"half surrogates", repeated(QString(QChar(0xd83d)))},
        {"zeros", repeated(QString(QChar(0)))},
        {"tabs", repeated(u"\t"_s)},
        {"returns", repeated(u"a\r"_s)},
        {"tags", repeated(u"<b x='1'>"_s)},
        {"underlines", repeated(u"a\n=\n"_s)},
    };
    return all;
}

} // namespace hostile

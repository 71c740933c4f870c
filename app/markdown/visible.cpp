// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/visible.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace markdown {
namespace {

constexpr qsizetype mostMarks = 12;

constexpr std::array directionSigns = {u"⟪LRE⟫", u"⟪RLE⟫", u"⟪PDF⟫", u"⟪LRO⟫", u"⟪RLO⟫"};
constexpr std::array isolateSigns = {u"⟪LRI⟫", u"⟪RLI⟫", u"⟪FSI⟫", u"⟪PDI⟫"};

bool isControl(char16_t c)
{
    return (c < 0x20 && c != u'\t' && c != u'\n') || (c >= 0x7f && c < 0xa0);
}

bool isDirection(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool isMark(QChar c)
{
    return c.unicode() >= 0x300 && c.isMark() && !(c.unicode() >= 0xfe00 && c.unicode() <= 0xfe0f);
}

QString signOf(char16_t c)
{
    if (c < 0x20)
        return QChar(0x2400 + c);
    if (c == 0x7f)
        return u"\u2421"_s;
    if (c < 0xa0)
        return QChar(QChar::ReplacementCharacter);
    return c >= 0x2066 ? QString::fromUtf16(isolateSigns.at(c - 0x2066))
                       : QString::fromUtf16(directionSigns.at(c - 0x202a));
}

bool mayBeHidden(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= 0x20 && u < 0x7f) // nearly all
        return false;
    return u < 0x300 ? isControl(u) : isDirection(u) || isMark(c);
}

qsizetype marksFrom(QStringView text, qsizetype start)
{
    qsizetype end = start;
    while (end < text.size() && isMark(text[end]))
        ++end;
    return end - start;
}

} // namespace

bool hasHidden(QStringView text)
{
    return std::ranges::any_of(text, mayBeHidden);
}

Hidden nextHidden(QStringView text, qsizetype from)
{
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isControl(c.unicode()) || isDirection(c.unicode()))
            return {.start = i, .length = 1, .sign = signOf(c.unicode())};
        if (!isMark(c))
            continue;
        const qsizetype marks = marksFrom(text, i);
        if (marks > mostMarks)
            return {.start = i + mostMarks, .length = marks - mostMarks, .sign = u"⟪…⟫"_s};
        i += marks - 1;
    }
    return {};
}

} // namespace markdown

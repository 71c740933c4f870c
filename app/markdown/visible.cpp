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

bool isWithoutWidth(char16_t c)
{
    return c == 0x200b || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff;
}

bool isJoiner(char16_t c)
{
    return c == 0x200c || c == 0x200d;
}

bool isTag(char32_t c)
{
    return c >= 0xe0000 && c <= 0xe007f;
}

bool isVariationSelector(char32_t c)
{
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

char32_t characterAt(QStringView text, qsizetype at)
{
    const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
}

QString signOf(char16_t c)
{
    if (c < 0x20)
        return QChar(0x2400 + c);
    if (c == 0x7f)
        return u"\u2421"_s;
    if (c < 0xa0)
        return QChar(QChar::ReplacementCharacter);
    if (c == 0x200b)
        return u"⟪ZWSP⟫"_s;
    if (isJoiner(c))
        return c == 0x200c ? u"⟪ZWNJ⟫"_s : u"⟪ZWJ⟫"_s;
    if (isWithoutWidth(c))
        return u"⟪U+%1⟫"_s.arg(QString::number(c, 16).toUpper());
    return c >= 0x2066 ? QString::fromUtf16(isolateSigns.at(c - 0x2066))
                       : QString::fromUtf16(directionSigns.at(c - 0x202a));
}

bool mayBeHidden(QChar c)
{
    constexpr char16_t planeOfTags = 0xdb40; // the first half of tags and of the later variation selectors
    const char16_t u = c.unicode();
    if (u >= 0x20 && u < 0x7f) // nearly all
        return false;
    return u < 0x300 ? isControl(u)
                     : isDirection(u) || isWithoutWidth(u) || isJoiner(u) || isVariationSelector(u) ||
                           u == planeOfTags || isMark(c);
}

/// Between what is no plain letter: there it shapes a word or makes one emoji of two. At the end more may follow.
bool joins(QStringView text, qsizetype at)
{
    const auto isJoined = [](QChar c) {
        return c.unicode() >= 0x300 && !isJoiner(c.unicode()) && !isWithoutWidth(c.unicode());
    };
    return at > 0 && isJoined(text[at - 1]) && (at + 1 == text.size() || isJoined(text[at + 1]));
}

/// How far characters of that kind go on.
template<typename IsOfKind>
qsizetype stretch(QStringView text, qsizetype start, IsOfKind isOfKind)
{
    qsizetype end = start;
    while (end < text.size() && isOfKind(characterAt(text, end)))
        end += QChar::requiresSurrogates(characterAt(text, end)) ? 2 : 1;
    return end - start;
}

/// Tags spell a region behind a black flag, and there alone.
bool isFlag(QStringView text, qsizetype start, qsizetype length)
{
    constexpr char32_t blackFlag = 0x1f3f4;
    constexpr qsizetype longest = 2 * 7;
    return length <= longest && start >= 2 && characterAt(text, start - 2) == blackFlag;
}

/// What is hidden at exactly `at`. Where nothing is, `start` is where to go on.
Hidden hiddenAt(QStringView text, qsizetype at)
{
    const char16_t unit = text[at].unicode();
    const char32_t c = characterAt(text, at);
    if (isControl(unit) || isDirection(unit) || isWithoutWidth(unit) || (isJoiner(unit) && !joins(text, at)))
        return {.start = at, .length = 1, .sign = signOf(unit)};
    if (isTag(c)) {
        const qsizetype tags = stretch(text, at, isTag);
        return isFlag(text, at, tags) ? Hidden{.start = at + tags}
                                      : Hidden{.start = at, .length = tags, .sign = u"⟪TAGS⟫"_s};
    }
    if (isVariationSelector(c)) {
        const qsizetype first = QChar::requiresSurrogates(c) ? 2 : 1;
        const qsizetype more = stretch(text, at + first, isVariationSelector);
        return {.start = at + first, .length = more, .sign = more > 0 ? u"⟪VS⟫"_s : QString()};
    }
    if (isMark(text[at])) {
        const qsizetype marks = stretch(text, at, [](char32_t next) { return next <= 0xffff && isMark(QChar(next)); });
        return marks > mostMarks ? Hidden{.start = at + mostMarks, .length = marks - mostMarks, .sign = u"⟪…⟫"_s}
                                 : Hidden{.start = at + marks};
    }
    return {.start = at + 1};
}

} // namespace

bool hasHidden(QStringView text)
{
    return std::ranges::any_of(text, mayBeHidden) && nextHidden(text, 0).length > 0;
}

Hidden nextHidden(QStringView text, qsizetype from)
{
    for (qsizetype at = from; at < text.size();) {
        const Hidden hidden = hiddenAt(text, at);
        if (hidden.length > 0)
            return hidden;
        at = hidden.start;
    }
    return {};
}

} // namespace markdown

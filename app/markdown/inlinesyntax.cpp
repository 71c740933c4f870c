// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/inlinesyntax.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace markdown {
namespace {

constexpr qsizetype longestEntity = 36;
constexpr qsizetype longestLabel = 1000;
constexpr qsizetype longestDefinition = 4096;

bool isPunctuation(QChar c)
{
    const char16_t u = c.unicode();
    return u > 0x20 && u < 0x7f && !c.isLetterOrNumber();
}

/// "&name;" or "&#number;" at the start, or nothing.
QStringView entityAt(QStringView source)
{
    for (qsizetype i = 1; i < std::min(source.size(), longestEntity); ++i) {
        if (source[i] == u';')
            return i > 1 ? source.first(i + 1) : QStringView();
        if (source[i].unicode() >= 0x80 || (!source[i].isLetterOrNumber() && source[i] != u'#'))
            break;
    }
    return {};
}

bool isBasic(QStringView entity)
{
    constexpr std::array basic = {u"&amp;", u"&lt;", u"&gt;", u"&quot;"};
    return std::ranges::any_of(basic, [&](const char16_t *name) { return entity == QStringView(name); });
}

Token entityToken(QStringView source, QStringView text)
{
    const QStringView entity = entityAt(source);
    if (entity.isEmpty() || (text.startsWith(entity) && !isBasic(entity)))
        return {};
    const qsizetype shown = text[0].isHighSurrogate() && text.size() > 1 ? 2 : 1;
    return {.shown = shown, .length = entity.size()};
}

qsizetype runOf(QStringView source, qsizetype at, QChar c)
{
    qsizetype end = at;
    while (end < source.size() && source[end] == c)
        ++end;
    return end - at;
}

qsizetype afterSpace(QStringView source, qsizetype at)
{
    while (at < source.size() && source[at].isSpace())
        ++at;
    return at;
}

/// Behind the closing sign that belongs to the opening one at `at`, or -1.
qsizetype afterClosing(QStringView source, qsizetype at, QChar closing, qsizetype limit)
{
    const qsizetype end = std::min(source.size(), at + limit);
    for (qsizetype i = at + 1; i < end; ++i) {
        if (source[i] == u'\\')
            ++i;
        else if (source[i] == closing)
            return i + 1;
    }
    return -1;
}

qsizetype afterAddress(QStringView source, qsizetype at)
{
    if (at < source.size() && source[at] == u'<')
        return afterClosing(source, at, u'>', source.size());
    int depth = 0;
    for (; at < source.size() && !source[at].isSpace(); ++at) {
        if (source[at] == u'\\')
            ++at;
        else if (source[at] == u'(')
            ++depth;
        else if (source[at] == u')' && --depth < 0)
            break;
    }
    return std::min(at, source.size());
}

qsizetype afterInlineTarget(QStringView source, qsizetype at)
{
    qsizetype end = afterAddress(source, afterSpace(source, at + 1));
    if (end < 0)
        return -1;
    end = afterSpace(source, end);
    if (end < source.size() && u"\"'("_s.contains(source[end])) {
        end = afterClosing(source, end, source[end] == u'(' ? QChar(u')') : source[end], source.size());
        if (end < 0)
            return -1;
        end = afterSpace(source, end);
    }
    return end < source.size() && source[end] == u')' ? end + 1 : -1;
}

const QRegularExpression &definition()
{
    static const QRegularExpression pattern(
        uR"(\[(?<label>(?:[^\[\]\\]|\\.)+)\]:[ \t]*\r?\n?[ \t]*(?:<[^<>\n]*>|[^\s<]\S*))"
        uR"((?:(?:[ \t]+|[ \t]*\r?\n[ \t]*)(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*(?:\r?\n|$))"_s);
    return pattern;
}

QRegularExpressionMatch definitionAt(QStringView source, qsizetype at)
{
    const QStringView part = source.sliced(at).first(std::min(longestDefinition, source.size() - at));
    return definition().matchView(part, 0, QRegularExpression::NormalMatch,
                                  QRegularExpression::AnchorAtOffsetMatchOption);
}

} // namespace

Token tokenAt(QStringView source, qsizetype at, QStringView text)
{
    if (at >= source.size() || text.isEmpty())
        return {};
    const QStringView rest = source.sliced(at);
    if (rest[0] == u'\\' && rest.size() > 1 && isPunctuation(rest[1]) && rest[1] == text[0])
        return {.shown = 1, .length = 2, .skipped = 1};
    if (rest[0] == u'&') {
        const Token token = entityToken(rest, text);
        if (token.shown > 0)
            return token;
    }
    return rest[0] == text[0] ? Token{.shown = 1, .length = 1} : Token{};
}

qsizetype firstSpecial(QStringView text)
{
    const auto found =
        std::ranges::find_if(text, [](QChar c) { return c == u'\\' || c == u'&' || c.unicode() >= 0x80; });
    return found - text.begin();
}

CodeSpan codeSpanFrom(QStringView source, qsizetype at)
{
    const qsizetype open = source.indexOf(u'`', at);
    if (open < 0)
        return {.start = at, .end = at, .after = at};
    const qsizetype ticks = runOf(source, open, u'`');
    const qsizetype start = open + ticks;
    for (qsizetype close = source.indexOf(u'`', start); close >= 0; close = source.indexOf(u'`', close)) {
        const qsizetype run = runOf(source, close, u'`');
        if (run == ticks)
            return {.start = start, .end = close, .after = close + run};
        close += run;
    }
    return {.start = start, .end = start, .after = start};
}

qsizetype afterLinkTarget(QStringView source, qsizetype at)
{
    if (at >= source.size())
        return at;
    qsizetype end = -1;
    if (source[at] == u'(')
        end = afterInlineTarget(source, at);
    else if (source[at] == u'[')
        end = afterClosing(source, at, u']', longestLabel);
    return end < 0 ? at : end;
}

qsizetype afterDefinitions(QStringView source)
{
    qsizetype at = 0;
    while (at < source.size() && source[at] == u'[') {
        const QRegularExpressionMatch match = definitionAt(source, at);
        if (!match.hasMatch() || match.capturedLength() == 0)
            break;
        at += match.capturedLength();
    }
    return at < source.size() ? at : 0;
}

QString definedLabel(QStringView line)
{
    const qsizetype at = afterSpace(line, 0);
    if (at > 3 || at >= line.size() || line[at] != u'[')
        return {};
    const QRegularExpressionMatch match = definitionAt(line, at);
    return match.hasMatch() ? foldedLabel(match.capturedView(u"label")) : QString();
}

QString foldedLabel(QStringView label)
{
    return label.toString().simplified().toCaseFolded();
}

} // namespace markdown

// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/excerpt.h"

#include "markdown/healing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace markdown {
namespace {

constexpr qsizetype mostMarkers = 100;

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t';
}

qsizetype afterSpaces(QStringView line, qsizetype from)
{
    while (from < line.size() && isSpace(line[from]))
        ++from;
    return from;
}

qsizetype columnsTo(QStringView line, qsizetype end)
{
    qsizetype columns = 0;
    for (qsizetype i = 0; i < end; ++i)
        columns += line[i] == u'\t' ? 4 - columns % 4 : 1;
    return columns;
}

/// The end of a list marker and its space that begins at `at`, or -1.
qsizetype afterListMarker(QStringView line, qsizetype at)
{
    qsizetype end = at;
    while (end < line.size() && end - at < 9 && line[end] >= u'0' && line[end] <= u'9')
        ++end;
    const bool hasSign = end < line.size() && (end > at ? u".)"_s : u"-+*"_s).contains(line[end]);
    if (!hasSign || (end + 1 < line.size() && !isSpace(line[end + 1])))
        return -1;
    return std::min(end + 2, line.size());
}

qsizetype afterMarker(QStringView line, qsizetype at)
{
    if (at < line.size() && line[at] == u'>')
        return at + 1;
    return afterListMarker(line, at);
}

qsizetype afterLineEnd(QStringView text, qsizetype at)
{
    while (at < text.size() && text[at] != u'\n' && text[at] != u'\r')
        ++at;
    const bool isPair = at + 1 < text.size() && text[at] == u'\r' && text[at + 1] == u'\n';
    return std::min(at + (isPair ? 2 : 1), text.size());
}

bool isRule(QStringView line)
{
    const QStringView trimmed = line.trimmed();
    if (trimmed.isEmpty() || !u"-*_"_s.contains(trimmed[0]))
        return false;
    const auto isPart = [&](QChar c) { return c == trimmed[0] || isSpace(c); };
    return std::ranges::all_of(trimmed, isPart) && std::ranges::count(trimmed, trimmed[0]) >= 3;
}

/// Where the hundredth marker of a line ends and where the last one does: the same if there are fewer.
std::pair<qsizetype, qsizetype> surplusMarkers(QStringView line)
{
    qsizetype count = 0;
    qsizetype kept = 0;
    qsizetype at = afterSpaces(line, 0);
    for (qsizetype end = afterMarker(line, at); end > at; end = afterMarker(line, at)) {
        at = afterSpaces(line, end);
        if (++count == mostMarkers)
            kept = at;
    }
    return count > mostMarkers && !isRule(line) ? std::pair(kept, at) : std::pair(at, at);
}

bool hasSurplus(QStringView lines)
{
    for (qsizetype start = 0; start < lines.size();) {
        const qsizetype newline = lines.indexOf(u'\n', start);
        const qsizetype end = newline < 0 ? lines.size() : newline + 1;
        if (end - start > mostMarkers) {
            const auto [kept, last] = surplusMarkers(lines.sliced(start, end - start));
            if (kept < last)
                return true;
        }
        start = end;
    }
    return false;
}

} // namespace

Excerpt::Excerpt(const QString &source)
{
    if (hasSurplus(source)) {
        addLines(source, 0);
    } else {
        m_text = source; // shared, not copied
        m_anchors = {{.text = 0, .source = 0}};
    }
    close();
}

void Excerpt::addLines(QStringView lines, qsizetype source)
{
    qsizetype taken = 0;
    for (qsizetype start = 0; start < lines.size();) {
        const qsizetype newline = lines.indexOf(u'\n', start);
        const qsizetype end = newline < 0 ? lines.size() : newline + 1;
        if (end - start > mostMarkers) {
            const auto [kept, last] = surplusMarkers(lines.sliced(start, end - start));
            if (kept < last) {
                add(lines.sliced(taken, start + kept - taken), source + taken);
                taken = start + last;
            }
        }
        start = end;
    }
    add(lines.sliced(taken), source + taken);
}

void Excerpt::add(QStringView text, qsizetype source)
{
    m_anchors.append({.text = int(m_text.size()), .source = int(source)});
    m_text += text;
}

void Excerpt::heal()
{
    const QString closers = closersFor(m_text);
    if (closers.isEmpty())
        return;
    while (!m_text.isEmpty() && m_text.back() == u' ')
        m_text.chop(1); // a closing sign must stand behind a letter
    add(closers, sourcePosition(m_text.size()));
    m_closers = closers.size();
}

void Excerpt::close()
{
    if (m_text.contains(QChar::Null))
        m_text.replace(QChar::Null, QChar::ReplacementCharacter);
    m_bytes = m_text.toUtf8();
    m_lines = {0};
    const qsizetype size = m_text.size();
    const bool hasReturns = m_text.contains(u'\r');
    for (qsizetype at = 0; at < size;) {
        at = hasReturns ? afterLineEnd(m_text, at) : m_text.indexOf(u'\n', at) + 1;
        at = at > 0 ? at : size;
        m_lines.append(int(at));
    }
    if (size == 0)
        m_lines.append(0);
}

qsizetype Excerpt::sourcePosition(qsizetype position) const
{
    const auto next =
        std::ranges::upper_bound(m_anchors, position, {}, [](const Anchor &a) { return qsizetype(a.text); });
    if (next == m_anchors.begin())
        return 0;
    const Anchor &before = *std::prev(next);
    const qsizetype source = before.source + (position - before.text);
    return next == m_anchors.end() ? source : std::min<qsizetype>(source, std::max(next->source, before.source));
}

qsizetype Excerpt::lineStart(qsizetype line) const
{
    return m_lines.at(std::clamp<qsizetype>(line - 1, 0, m_lines.size() - 1));
}

QStringView Excerpt::line(qsizetype line) const
{
    const qsizetype start = lineStart(line);
    qsizetype end = lineStart(line + 1);
    while (end > start && (m_text.at(end - 1) == u'\n' || m_text.at(end - 1) == u'\r'))
        --end;
    return QStringView(m_text).sliced(start, end - start);
}

qsizetype Excerpt::position(qsizetype line, qsizetype column) const
{
    const qsizetype start = lineStart(line);
    const qsizetype end = lineStart(line + 1);
    if (m_bytes.size() == m_text.size())
        return std::min(start + column - 1, end);
    if (line != m_seenLine || column < m_seenColumn) {
        m_seenLine = line;
        m_seenColumn = 1;
        m_seenPosition = start;
    }
    while (m_seenColumn < column && m_seenPosition < end) {
        const QChar c = m_text.at(m_seenPosition);
        const bool isPair =
            c.isHighSurrogate() && m_seenPosition + 1 < end && m_text.at(m_seenPosition + 1).isLowSurrogate();
        m_seenColumn += isPair ? 4 : c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 ? 2 : 3;
        m_seenPosition += isPair ? 2 : 1;
    }
    return m_seenPosition;
}

Stripped strip(QStringView line, const QList<Enclosure> &enclosures)
{
    Stripped result;
    qsizetype column = 0;
    const auto skip = [&] {
        column += line[result.start] == u'\t' ? 4 - column % 4 : 1;
        ++result.start;
    };
    for (const Enclosure &enclosure : enclosures) {
        const qsizetype text = afterSpaces(line, result.start);
        if (enclosure.kind == Enclosure::Kind::Quote) {
            if (text - result.start > 3 || text >= line.size() || line[text] != u'>')
                break;
            while (result.start <= text)
                skip();
            if (result.start < line.size() && isSpace(line[result.start]))
                skip();
        } else if (text >= line.size() || line[text] == u'\r' || line[text] == u'\n') {
            result.start = std::min(text, line.size());
        } else {
            const qsizetype wanted = column + enclosure.indent;
            const Stripped before = result;
            const qsizetype columnBefore = column;
            while (column < wanted && result.start < text)
                skip();
            if (column < wanted) {
                column = columnBefore;
                result = before;
                break;
            }
        }
        ++result.matched;
    }
    return result;
}

bool isBlank(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return isSpace(c) || c == u'\r' || c == u'\n'; });
}

qsizetype indentOf(QStringView line)
{
    return columnsTo(line, afterSpaces(line, 0));
}

bool startsBlock(QStringView line)
{
    const qsizetype at = afterSpaces(line, 0);
    const QStringView rest = line.sliced(at);
    if (rest.isEmpty() || columnsTo(line, at) > 3)
        return false;
    if (rest[0] == u'>' || rest[0] == u'#' || rest[0] == u'<' || rest.startsWith(u"```") || rest.startsWith(u"~~~"))
        return true;
    return isRule(line) || afterListMarker(line, at) > 0;
}

} // namespace markdown

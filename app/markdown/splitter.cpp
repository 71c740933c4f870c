// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/splitter.h"

#include "markdown/healing.h"
#include "markdown/inlinesyntax.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace markdown {
namespace {

constexpr qsizetype longestHeldBack = 400;
constexpr qsizetype mostAtOnce = 50'000; ///< what is read in one update

qsizetype lineEnd(QStringView source, qsizetype start)
{
    const qsizetype newline = source.indexOf(u'\n', start);
    return newline < 0 ? source.size() : newline + 1;
}

qsizetype lineStart(QStringView source, qsizetype position)
{
    return source.first(position).lastIndexOf(u'\n') + 1;
}

bool isMade(QStringView line, QStringView of)
{
    return std::ranges::all_of(line, [&](QChar c) { return of.contains(c); });
}

/// A line that is not whole yet and may still become something else altogether: a marker, a rule, an underline, a
/// fence.
bool isUndecided(QStringView line)
{
    const QStringView text = line.trimmed();
    if (isMade(text, u"-=*+_#>`~|: \t"))
        return true;
    const bool isNumber = isMade(text.chopped(1), u"0123456789") && u"0123456789.)"_s.contains(text.back());
    return isNumber && text.size() < 10;
}

bool mayGoOn(QStringView line)
{
    const QStringView text = line.trimmed();
    return !text.isEmpty() && text[0] != u'#' && text[0] != u'|' && !text.startsWith(u"```") &&
           !text.startsWith(u"~~~");
}

qsizetype runLength(QStringView text, QChar sign)
{
    const auto end = std::ranges::find_if(text, [&](QChar c) { return c != sign; });
    return end - text.begin();
}

qsizetype afterText(QStringView line)
{
    qsizetype end = line.size();
    while (end > 0 && line[end - 1].isSpace())
        --end;
    return end;
}

void closeAll(QList<Enclosure> &enclosures)
{
    for (Enclosure &enclosure : enclosures)
        enclosure.opens = false;
}

} // namespace

void Splitter::append(const QString &delta)
{
    m_source += delta;
}

Change Splitter::update()
{
    const qsizetype limit = m_seen + mostAtOnce;
    m_seen = std::min(limit, m_source.size());
    return readTo(limit < m_source.size() ? limit : m_source.size() - heldBack(), Ending::Open);
}

Change Splitter::readTo(qsizetype end, Ending ending)
{
    Change change{.from = m_settled};
    bool isMore = true;
    while (isMore)
        isMore = m_fence ? readFence(end, change.blocks) : readRegion(end, ending, change.blocks);
    return change;
}

Reading Splitter::readAll(const QString &source)
{
    const Excerpt excerpt(source);
    Reading reading = BlockReader(source, excerpt, {}, 0, HiddenText::Shown).read();
    reading.tail.start = excerpt.sourcePosition(reading.tail.start);
    return reading;
}

Change Splitter::finish()
{
    return finish(readAll(m_source));
}

Change Splitter::finish(Reading reading)
{
    m_scanned += m_source.size();
    m_seen = m_source.size();
    m_start = reading.tail.start;
    m_frame = reading.tail.frame;
    m_fence.reset();
    m_startsInLine = false;
    m_settled = reading.tail.firstBlock;
    return {.from = 0, .blocks = std::move(reading.blocks)};
}

qsizetype Splitter::heldBack() const
{
    const QStringView open = QStringView(m_source).sliced(m_start);
    const QList<Enclosure> &enclosures = m_fence ? m_fence->enclosures : m_frame.enclosures;
    const qsizetype last = lineStart(open, open.size());
    const QStringView line = open.sliced(last);
    if (line.size() > longestHeldBack)
        return 0;
    const QStringView text = line.sliced(strip(line, enclosures).start).trimmed();
    if (m_fence)
        return !text.isEmpty() && isMade(text, QStringView(&m_fence->sign, 1)) ? line.size() : 0;
    if (m_frame.table)
        return !text.isEmpty() && isUndecided(text) ? line.size() : 0;
    const bool isHeld = !text.isEmpty() && (isUndecided(text) || text.startsWith(u'|'));
    if (last == 0 || (!isHeld && !line.isEmpty()))
        return isHeld ? line.size() : 0;
    // A line with bars is a table's first as soon as the second has come.
    const qsizetype before = lineStart(open, last - 1);
    const QStringView header = open.sliced(before, last - before);
    const QStringView head = header.sliced(strip(header, enclosures).start).trimmed();
    const bool isHeader = head.startsWith(u'|') && header.size() < longestHeldBack && !isMade(head, u"|-: \t");
    return isHeader ? open.size() - before : (isHeld ? line.size() : 0);
}

qsizetype Splitter::lastOfFrame(qsizetype end) const
{
    const QStringView source = m_source;
    if (m_frame.enclosures.isEmpty())
        return end;
    QStringView before;
    for (qsizetype start = m_start; start < end; start = lineEnd(source, start)) {
        const QStringView line = source.sliced(start, std::min(end, lineEnd(source, start)) - start);
        const Stripped stripped = strip(line, m_frame.enclosures);
        const bool isFirst = start == m_start;
        const bool isWhole = line.endsWith(u'\n');
        const bool belongs = stripped.matched == m_frame.enclosures.size();
        const bool isLazy = !isBlank(line) && mayGoOn(before) && !startsBlock(line.sliced(stripped.start));
        if (!isFirst && !belongs && !isLazy && (isWhole || !isBlank(line)))
            return start;
        before = line.sliced(stripped.start);
    }
    return end;
}

QString Splitter::preludeFor(QStringView text) const
{
    QString prelude;
    if (!m_definitions.isEmpty()) {
        for (qsizetype open = text.indexOf(u'['); open >= 0; open = text.indexOf(u'[', open + 1)) {
            const qsizetype close = text.indexOf(u']', open);
            if (close < 0)
                break;
            const QString definition = m_definitions.value(foldedLabel(text.sliced(open + 1, close - open - 1)));
            if (!definition.isEmpty() && !prelude.contains(definition))
                prelude += definition + u"\n\n"_s;
        }
    }
    if (m_frame.table)
        prelude += m_frame.table->head;
    return prelude;
}

Splitter::Region Splitter::regionUntil(qsizetype end, Ending ending)
{
    Region region{.end = lastOfFrame(end)};
    region.isLeft = region.end < end;
    const QStringView text = QStringView(m_source).sliced(m_start, region.end - m_start);
    const QString prelude = preludeFor(text);
    region.prelude = prelude.count(u'\n');
    region.excerpt.add(prelude, m_start);
    if (m_frame.enclosures.isEmpty()) {
        region.excerpt.addLines(text, m_start);
    } else {
        for (qsizetype start = m_start; start < region.end; start = lineEnd(m_source, start)) {
            const QStringView line =
                QStringView(m_source).sliced(start, std::min(region.end, lineEnd(m_source, start)) - start);
            const bool isBare = m_startsInLine && start == m_start;
            const qsizetype at = isBare ? 0 : strip(line, m_frame.enclosures).start;
            region.excerpt.addLines(line.sliced(at), start + at);
        }
    }
    if (ending == Ending::Open && !region.isLeft && !text.endsWith(u'\n'))
        region.excerpt.heal();
    region.excerpt.close();
    return region;
}

Reading Splitter::read(const Region &region)
{
    m_scanned += region.excerpt.text().size();
    return BlockReader(m_source, region.excerpt, m_frame, region.prelude, HiddenText::Shown).read();
}

bool Splitter::readRegion(qsizetype end, Ending ending, QList<Block> &blocks)
{
    const Region region = regionUntil(end, ending);
    const Reading reading = read(region);
    if (region.isLeft) {
        settleBlocks(reading.blocks, region.end, blocks);
        leaveFrame(region.end);
        return true;
    }
    const Tail &tail = reading.tail;
    if (tail.isFence) {
        const auto code = std::ranges::find(reading.blocks, reading.blocks.last().group, &Block::group);
        if (openFence(*code)) {
            settleBlocks(reading.blocks.first(code - reading.blocks.begin()), lineEnd(m_source, code->group), blocks);
            return true;
        }
    }
    const QStringView open = QStringView(m_source).sliced(m_start);
    const qsizetype start = m_start + lineStart(open, region.excerpt.sourcePosition(tail.start) - m_start);
    const bool isSettled = start > m_start;
    if (isSettled) {
        settleBlocks(reading.blocks.first(tail.firstBlock), start, blocks);
        m_frame = tail.frame;
    }
    if (end - m_start > longestBlock) {
        while (end - m_start > longestBlock)
            cut(end, blocks);
        return true;
    }
    blocks += reading.blocks.sliced(isSettled ? tail.firstBlock : 0);
    return false;
}

void Splitter::settleBlocks(const QList<Block> &settled, qsizetype start, QList<Block> &blocks)
{
    rememberDefinitions(m_start, start);
    m_settled += settled.size();
    m_start = start;
    m_startsInLine = false;
    m_frame.continues = false;
    blocks += settled;
}

void Splitter::leaveFrame(qsizetype line)
{
    const QStringView text = QStringView(m_source).sliced(line, lineEnd(m_source, line) - line);
    const qsizetype matched = strip(text, m_frame.enclosures).matched;
    Frame frame{.enclosures = m_frame.enclosures.first(matched)};
    if (matched < m_frame.enclosures.size() && m_frame.enclosures.at(matched).isItem()) {
        const Enclosure &item = m_frame.enclosures.at(matched);
        frame.list = {.sign = item.sign, .next = item.number + 1};
    }
    m_frame = frame;
}

void Splitter::cut(qsizetype end, QList<Block> &blocks)
{
    const QStringView open =
        QStringView(m_source).sliced(m_start, end - m_start).first(std::min(end - m_start, 2 * longestBlock));
    const qsizetype newline = open.lastIndexOf(u'\n') + 1;
    const bool isAtLine = newline > open.size() / 2;
    const qsizetype at = m_start + (isAtLine ? newline : cutBefore(open, std::min(open.size() - 1, longestBlock)));
    const Region region = regionUntil(at, Ending::Final);
    const Reading reading = read(region);
    Frame frame;
    if (!reading.blocks.isEmpty()) {
        frame.enclosures = reading.blocks.last().enclosures;
        closeAll(frame.enclosures);
        frame.continues = reading.blocks.last().kind == BlockKind::Paragraph;
    }
    settleBlocks(reading.blocks, region.end, blocks);
    if (region.isLeft)
        return leaveFrame(region.end);
    m_frame = frame;
    m_startsInLine = !isAtLine;
}

void Splitter::rememberDefinitions(qsizetype from, qsizetype to)
{
    const QStringView text = QStringView(m_source).sliced(from, to - from);
    if (!text.contains(u"]:"))
        return;
    for (qsizetype start = 0; start < text.size(); start = lineEnd(text, start)) {
        const QStringView whole = text.sliced(start, lineEnd(text, start) - start);
        const QStringView line = whole.sliced(strip(whole, m_frame.enclosures).start);
        const QString label = definedLabel(line);
        if (!label.isEmpty() && !m_definitions.contains(label))
            m_definitions.insert(label, line.trimmed().toString());
    }
}

bool Splitter::openFence(const Block &code)
{
    const QStringView source = m_source;
    const qsizetype at = code.group;
    const qsizetype content = lineEnd(source, at);
    if (content == source.size() && !source.endsWith(u'\n'))
        return false; // the language may not be complete
    const qsizetype start = lineStart(source, at);
    const QStringView line = source.sliced(start, content - start);
    QList<Enclosure> enclosures = code.enclosures;
    closeAll(enclosures);
    const Stripped stripped = strip(line, enclosures);
    const bool isAlone = stripped.matched == enclosures.size();
    Block pattern = code;
    pattern.text.clear();
    pattern.cells.clear();
    pattern.runs.clear();
    pattern.anchors.clear();
    pattern.range.start = at;
    m_fence.emplace(Fence{.sign = source[at],
                          .length = runLength(source.sliced(at), source[at]),
                          .indent = isAlone ? at - start - stripped.start : 0,
                          .enclosures = enclosures,
                          .writer = LineWriter(pattern, HiddenText::Shown)});
    return true;
}

bool Splitter::readFence(qsizetype end, QList<Block> &blocks)
{
    const QStringView source = m_source;
    while (m_start < end) {
        const qsizetype next = lineEnd(source, m_start);
        QStringView line = source.sliced(m_start, std::min(end, next) - m_start);
        const bool isWhole = line.endsWith(u'\n');
        m_scanned += line.size();
        const Stripped stripped =
            m_fence->isInLine ? Stripped{.matched = m_fence->enclosures.size()} : strip(line, m_fence->enclosures);
        if (stripped.matched < m_fence->enclosures.size() && (isWhole || !isBlank(line))) {
            const qsizetype left = m_start;
            closeFence(afterText(source.first(left)), blocks);
            leaveFrame(left);
            return true;
        }
        while (!line.isEmpty() && (line.back() == u'\n' || line.back() == u'\r'))
            line.chop(1);
        qsizetype at = stripped.start;
        for (qsizetype i = 0; i < m_fence->indent && at < line.size() && line[at] == u' ' && !m_fence->isInLine; ++i)
            ++at;
        const QStringView text = line.sliced(std::min(at, line.size()));
        if (isWhole && m_fence->closes(text)) {
            closeFence(m_start + afterText(line), blocks);
            m_start = next;
            return true;
        }
        if (!isWhole && text.size() <= firstPiece(text)) {
            LineWriter provisional = m_fence->writer;
            provisional.write(text, m_start + at, !m_fence->isInLine);
            blocks += provisional.blocks();
            return false;
        }
        const qsizetype length = isWhole ? text.size() : firstPiece(text);
        writeFenceLine(text.first(length), m_start + at, blocks);
        m_fence->isInLine = !isWhole;
        m_start = isWhole ? next : m_start + at + length;
    }
    LineWriter provisional = m_fence->writer;
    if (provisional.blocks().isEmpty())
        provisional.close(m_start);
    blocks += provisional.blocks();
    return false;
}

bool Splitter::Fence::closes(QStringView line) const
{
    const QStringView text = line.trimmed();
    const qsizetype signs = runLength(text, sign);
    return !isInLine && signs >= length && signs == text.size() && indentOf(line) < 4;
}

void Splitter::writeFenceLine(QStringView text, qsizetype source, QList<Block> &blocks)
{
    if (text.isEmpty() && m_fence->isInLine)
        return;
    m_fence->writer.write(text, source, !m_fence->isInLine);
    const QList<Block> full = m_fence->writer.takeFull();
    m_settled += full.size();
    blocks += full;
}

void Splitter::closeFence(qsizetype end, QList<Block> &blocks)
{
    m_fence->writer.close(end);
    m_settled += m_fence->writer.blocks().size();
    blocks += m_fence->writer.blocks();
    m_frame = {.enclosures = m_fence->enclosures};
    m_fence.reset();
}

} // namespace markdown

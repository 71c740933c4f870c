// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/linewriter.h"

#include <algorithm>

namespace markdown {
namespace {

constexpr qsizetype longestLine = 2000;
constexpr qsizetype nearEnough = 1000;

template<typename Part>
Part within(Part part, qsizetype start, qsizetype end)
{
    const qsizetype from = std::max<qsizetype>(part.start, start);
    const qsizetype to = std::min<qsizetype>(part.start + part.length, end);
    part.start = int(from - start);
    part.length = int(std::max<qsizetype>(0, to - from));
    return part;
}

Block piece(const Block &whole, qsizetype start, qsizetype end)
{
    Block piece = whole;
    piece.text = whole.text.sliced(start, end - start);
    piece.range.start = start == 0 ? whole.range.start : sourcePosition(whole, start);
    piece.range.end = end == whole.text.size() ? whole.range.end : sourcePosition(whole, end);
    piece.continues = whole.continues || start > 0;
    piece.spaced = whole.spaced && start == 0;
    piece.runs.clear();
    const auto endOf = [](const Run &run) { return qsizetype(run.start + run.length); };
    for (auto run = std::ranges::upper_bound(whole.runs, start, {}, endOf); run != whole.runs.end() && run->start < end;
         ++run)
        piece.runs.append(within(*run, start, end));
    piece.anchors = {{.text = 0, .source = int(sourcePosition(whole, start))}};
    const auto textOf = [](const Anchor &anchor) { return qsizetype(anchor.text); };
    auto anchor = std::ranges::upper_bound(whole.anchors, start, {}, textOf);
    for (; anchor != whole.anchors.end() && anchor->text < end; ++anchor)
        piece.anchors.append({.text = int(anchor->text - start), .source = anchor->source});
    if (start > 0) {
        for (Enclosure &enclosure : piece.enclosures)
            enclosure.opens = false;
    }
    return piece;
}

} // namespace

qsizetype cutBefore(QStringView text, qsizetype limit)
{
    if (text.size() <= limit)
        return text.size();
    const auto isSpace = [](QChar c) { return c.isSpace(); };
    const QStringView near = text.first(limit).last(std::min(limit, nearEnough));
    const auto space = std::ranges::find_last_if(near, isSpace);
    if (!space.empty())
        return limit - near.size() + (space.begin() - near.begin()) + 1;
    while (limit > 1 && (text[limit].isLowSurrogate() || text[limit].isMark()) && limit > nearEnough)
        --limit;
    return limit;
}

qsizetype firstPiece(QStringView line)
{
    const qsizetype length = std::min(line.size(), longestLine);
    return length < line.size() && line[length].isLowSurrogate() ? length - 1 : length;
}

LineWriter::LineWriter(Block pattern, HiddenText hidden) : m_pattern(std::move(pattern)), m_hidden(hidden) {}

QList<Block> LineWriter::takeFull()
{
    if (m_blocks.size() < 2)
        return {};
    QList<Block> full = m_blocks.first(m_blocks.size() - 1);
    m_blocks = {m_blocks.last()};
    return full;
}

void LineWriter::write(QStringView line, qsizetype source, bool beginsLine)
{
    do {
        const qsizetype length = firstPiece(line);
        writePiece(line.first(length), source, beginsLine);
        line = line.sliced(length);
        source += length;
        beginsLine = false;
    } while (!line.isEmpty());
}

void LineWriter::writePiece(QStringView piece, qsizetype source, bool beginsLine)
{
    Block &block = current(piece.size(), source, beginsLine);
    if (beginsLine && !block.cells.isEmpty())
        block.text += u'\n';
    const qsizetype start = block.text.size();
    TextWriter(block, m_hidden).write(piece, source);
    block.cells.append({.start = int(start), .length = int(block.text.size() - start)});
    block.range.end = source + piece.size();
}

Block &LineWriter::current(qsizetype size, qsizetype source, bool beginsLine)
{
    const bool isFull = !m_blocks.isEmpty() && (m_blocks.last().cells.size() >= mostCodeLines ||
                                                m_blocks.last().text.size() + size > longestBlock);
    if (!m_blocks.isEmpty() && !isFull)
        return m_blocks.last();
    if (isFull) {
        m_blocks.last().isLast = false;
        for (Enclosure &enclosure : m_pattern.enclosures)
            enclosure.opens = false;
        m_pattern.spaced = false;
        m_pattern.isCut = false;
        m_pattern.range.start = source;
    }
    m_blocks.append(m_pattern);
    m_blocks.last().isLast = true;
    m_blocks.last().continues = isFull ? !beginsLine : m_pattern.continues;
    return m_blocks.last();
}

void LineWriter::close(qsizetype end)
{
    if (m_blocks.isEmpty())
        writePiece({}, end, true);
    m_blocks.last().range.end = end;
}

QList<Block> pieces(const Block &block)
{
    if (block.text.size() <= longestBlock)
        return {block};
    QList<Block> result;
    const QStringView text = block.text;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end = start + cutBefore(text.sliced(start), longestBlock);
        result.append(piece(block, start, end));
        start = end;
    }
    return result;
}

} // namespace markdown

// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blockreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace markdown {
namespace {

constexpr qsizetype longestEmptyLine = 200;
constexpr qsizetype longestLanguage = 40;

struct IterDeleter
{
    void operator()(cmark_iter *iter) const { cmark_iter_free(iter); }
};

QString languageOf(cmark_node *code)
{
    const char *info = cmark_node_get_fence_info(code);
    const QString first = info ? QString::fromUtf8(info, qsizetype(qstrnlen(info, 4 * longestLanguage))) : QString();
    return first.section(u' ', 0, 0).left(longestLanguage);
}

bool isFenced(cmark_node *node)
{
    int length = 0;
    int offset = 0;
    char sign = 0;
    return cmark_node_get_fenced(node, &length, &offset, &sign) != 0;
}

} // namespace

BlockReader::BlockReader(const QString &source, const Excerpt &excerpt, Frame frame, qsizetype prelude,
                         HiddenText hidden)
    : m_source(source)
    , m_excerpt(excerpt)
    , m_frame(std::move(frame))
    , m_prelude(prelude)
    , m_hidden(hidden)
    , m_enclosures(m_frame.enclosures)
{
}

Reading BlockReader::read()
{
    const Tree tree(m_excerpt.bytes());
    const std::unique_ptr<cmark_iter, IterDeleter> iter(cmark_iter_new(tree.document()));
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get())) {
        if (event == CMARK_EVENT_ENTER)
            enter(cmark_iter_get_node(iter.get()));
        else
            leave(cmark_iter_get_node(iter.get()));
    }
    Tail tail = tailOf(tree.document());
    return {.blocks = std::move(m_blocks), .tail = std::move(tail)};
}

void BlockReader::enter(cmark_node *node)
{
    switch (nodeKind(node)) {
    case NodeKind::Document:
        return;
    case NodeKind::Quote:
        return enterQuote(node);
    case NodeKind::List:
        return enterList(node);
    case NodeKind::Item:
        return enterItem(node);
    case NodeKind::Code:
        return readCode(node);
    case NodeKind::Html:
        return readHtml(node);
    case NodeKind::Rule:
        return readRule(node);
    case NodeKind::Paragraph:
        return beginLeaf(node, BlockKind::Paragraph);
    case NodeKind::Heading:
        return beginLeaf(node, BlockKind::Heading);
    case NodeKind::Table:
        return enterTable(node);
    case NodeKind::TableRow:
        return enterRow(node);
    case NodeKind::TableCell:
        return enterCell();
    case NodeKind::Inline:
        if (m_inline)
            m_inline->enter(node);
        return;
    }
}

void BlockReader::leave(cmark_node *node)
{
    switch (nodeKind(node)) {
    case NodeKind::Quote:
        return leaveItem();
    case NodeKind::Item:
        if (m_blocks.size() == m_containers.last().blocks)
            m_blocks.append(blockFor(node, BlockKind::Paragraph));
        return leaveItem();
    case NodeKind::List:
        m_lists.removeLast();
        return;
    case NodeKind::Paragraph:
    case NodeKind::Heading:
        return endLeaf();
    case NodeKind::TableRow:
        return leaveRow();
    case NodeKind::TableCell:
        m_inline.reset();
        return;
    case NodeKind::Inline:
        if (m_inline)
            m_inline->leave(node);
        return;
    default:
        return;
    }
}

void BlockReader::enterContainer(cmark_node *node, Enclosure enclosure, qsizetype content)
{
    const bool isShown = m_tooDeep == 0 && m_enclosures.size() < deepestNesting;
    m_containers.append({.kind = nodeKind(node),
                         .line = cmark_node_get_start_line(node),
                         .content = content,
                         .blocks = m_blocks.size(),
                         .isShown = isShown});
    if (!isShown) {
        ++m_tooDeep;
        return;
    }
    enclosure.opens = true;
    enclosure.id = int(m_excerpt.sourcePosition(startOf(node)));
    m_enclosures.append(enclosure);
    m_inner.append(enclosure);
}

void BlockReader::enterQuote(cmark_node *node)
{
    const QStringView text = m_excerpt.text();
    const qsizetype start = startOf(node) + 1;
    const bool hasSpace = start < text.size() && text[start] == u' ';
    enterContainer(node, {.kind = Enclosure::Kind::Quote}, start + (hasSpace ? 1 : 0));
}

void BlockReader::enterList(cmark_node *node)
{
    const bool isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    const qsizetype start = startOf(node);
    Frame::List list{.sign = u'*', .next = 0};
    if (isOrdered) {
        list = {.sign = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? u')' : u'.',
                .next = cmark_node_get_list_start(node)};
    } else if (start < m_excerpt.text().size()) {
        list.sign = m_excerpt.text().at(start).unicode();
    }
    const bool goesOn = m_containers.isEmpty() && m_blocks.isEmpty() && m_frame.list && m_frame.list->sign == list.sign;
    if (goesOn)
        list.next = m_frame.list->next;
    m_lists.append(list);
}

void BlockReader::enterItem(cmark_node *node)
{
    Frame::List &list = m_lists.last();
    const bool isOrdered = list.sign == u'.' || list.sign == u')';
    const qsizetype line = cmark_node_get_start_line(node);
    const qsizetype start = startOf(node);
    qsizetype marker = start;
    while (isOrdered && marker < m_excerpt.text().size() && m_excerpt.text().at(marker).isDigit())
        ++marker;
    qsizetype content = marker + 2;
    cmark_node *const child = cmark_node_first_child(node);
    const bool isBeside = child && cmark_node_get_start_line(child) == line && nodeKind(child) != NodeKind::Code;
    if (isBeside && taskOf(node) == Enclosure::Task::None)
        content = startOf(child);
    const Enclosure enclosure{.kind = isOrdered ? Enclosure::Kind::Ordered : Enclosure::Kind::Bullet,
                              .task = taskOf(node),
                              .sign = list.sign,
                              .number = isOrdered ? list.next : 0,
                              .indent = int(content - lineBase(line))};
    ++list.next;
    enterContainer(node, enclosure, content);
}

void BlockReader::leaveItem()
{
    const Container container = m_containers.takeLast();
    if (container.isShown) {
        m_enclosures.removeLast();
        m_inner.removeLast();
        m_saidTooDeep = false;
    } else {
        --m_tooDeep;
    }
}

qsizetype BlockReader::lineBase(qsizetype line) const
{
    if (!m_containers.isEmpty() && m_containers.last().line == line)
        return m_containers.last().content;
    return m_excerpt.lineStart(line) + strip(m_excerpt.line(line), m_inner).start;
}

QString BlockReader::textOfLine(qsizetype line) const
{
    return m_excerpt.line(line).sliced(lineBase(line) - m_excerpt.lineStart(line)).toString();
}

qsizetype BlockReader::startOf(cmark_node *node) const
{
    return m_excerpt.position(cmark_node_get_start_line(node), std::max(1, cmark_node_get_start_column(node)));
}

qsizetype BlockReader::endOf(cmark_node *node) const
{
    const int line = cmark_node_get_end_line(node);
    const qsizetype last = cmark_node_get_end_column(node) > 0 ? line : line - 1;
    qsizetype end = std::min(m_excerpt.lineStart(last + 1), m_excerpt.textEnd());
    const qsizetype start = startOf(node);
    while (end > start && m_excerpt.text().at(end - 1).isSpace())
        --end;
    return std::max(start, end);
}

bool BlockReader::isSpacedAt(qsizetype source) const
{
    const QStringView text = m_source;
    qsizetype at = std::min(source, text.size()) - 1;
    while (at >= 0 && text[at] != u'\n')
        --at;
    for (qsizetype count = 0; --at >= 0 && count < longestEmptyLine; ++count) {
        if (text[at] == u'\n')
            return true;
        if (text[at] != u' ' && text[at] != u'\t' && text[at] != u'>' && text[at] != u'\r')
            return false;
    }
    return false;
}

Block BlockReader::blockFor(cmark_node *node, BlockKind kind)
{
    Block block;
    block.kind = kind;
    const qsizetype start = startOf(node);
    const qsizetype end = endOf(node);
    block.range.start = m_excerpt.sourcePosition(start);
    block.range.end = end > start ? m_excerpt.sourcePosition(end - 1) + 1 : block.range.start;
    block.spaced = isSpacedAt(block.range.start);
    block.continues = m_frame.continues && m_blocks.isEmpty();
    if (block.continues)
        block.spaced = false;
    block.enclosures = m_enclosures;
    block.isCut = m_tooDeep > 0 && !m_saidTooDeep;
    m_saidTooDeep = m_saidTooDeep || block.isCut;
    placed();
    return block;
}

void BlockReader::placed()
{
    for (qsizetype i = m_enclosures.size() - 1; i >= 0 && m_enclosures.at(i).opens; --i)
        m_enclosures[i].opens = false;
}

void BlockReader::beginLeaf(cmark_node *node, BlockKind kind)
{
    m_leaf = blockFor(node, kind);
    m_leaf.level = kind == BlockKind::Heading ? quint8(cmark_node_get_heading_level(node)) : 0;
    qsizetype start = startOf(node);
    if (kind == BlockKind::Heading) {
        const QStringView text = m_excerpt.text();
        while (start < text.size() && text[start] == u'#')
            ++start;
        while (start < text.size() && (text[start] == u' ' || text[start] == u'\t'))
            ++start;
    }
    const qsizetype lastLine = std::max(cmark_node_get_start_line(node), cmark_node_get_end_line(node));
    m_inline.emplace(m_leaf, paragraphContent(m_excerpt, cmark_node_get_start_line(node), start, lastLine, m_inner),
                     m_hidden);
}

void BlockReader::endLeaf()
{
    m_inline.reset();
    if (m_leaf.text.size() <= longestBlock)
        m_blocks.append(std::move(m_leaf));
    else
        m_blocks += pieces(m_leaf);
}

void BlockReader::readRule(cmark_node *node)
{
    m_blocks.append(blockFor(node, BlockKind::Rule));
}

void BlockReader::readCode(cmark_node *node)
{
    Block pattern = blockFor(node, BlockKind::Code);
    pattern.group = int(pattern.range.start);
    pattern.language = languageOf(node);
    const QString literal = literalOf(node);
    const qsizetype first = cmark_node_get_start_line(node) + (isFenced(node) ? 1 : 0);
    if (isFenced(node))
        pattern.range.end = m_excerpt.sourcePosition(fenceEnd(node, first + literal.count(u'\n')) - 1) + 1;
    readLines(literal, first, cmark_node_get_end_line(node), pattern);
}

qsizetype BlockReader::fenceEnd(cmark_node *node, qsizetype closingLine) const
{
    const QStringView text = m_excerpt.text();
    const qsizetype start = startOf(node);
    qsizetype end = m_excerpt.lineStart(closingLine);
    if (closingLine <= cmark_node_get_end_line(node)) {
        const QStringView line = m_excerpt.line(closingLine);
        const QStringView closing = line.sliced(strip(line, m_inner).start).trimmed();
        const bool closes =
            !closing.isEmpty() && std::ranges::all_of(closing, [&](QChar c) { return c == text[start]; });
        end = closes ? m_excerpt.lineStart(closingLine + 1) : end;
    }
    while (end > start && text[end - 1].isSpace())
        --end;
    return end;
}

void BlockReader::readHtml(cmark_node *node)
{
    Block pattern = blockFor(node, BlockKind::Html);
    pattern.group = int(pattern.range.start);
    readLines(literalOf(node), cmark_node_get_start_line(node), cmark_node_get_end_line(node), pattern);
}

void BlockReader::readLines(const QString &literal, qsizetype firstLine, qsizetype lastLine, Block pattern)
{
    const qsizetype end = pattern.range.end;
    LineWriter writer(std::move(pattern), m_hidden);
    QStringView rest = literal;
    for (qsizetype number = firstLine; !rest.isEmpty(); ++number) {
        const qsizetype newline = rest.indexOf(u'\n');
        QStringView line = rest.first(newline < 0 ? rest.size() : newline);
        rest = rest.sliced(std::min(rest.size(), line.size() + 1));
        if (line.endsWith(u'\r'))
            line.chop(1);
        const QStringView whole = m_excerpt.line(std::min(number, std::max(firstLine, lastLine)));
        const qsizetype before = std::max<qsizetype>(0, whole.size() - line.size()); // what encloses it, or its indent
        writer.write(line, m_excerpt.sourcePosition(m_excerpt.lineStart(number) + before));
    }
    writer.close(end);
    m_blocks += writer.blocks();
}

void BlockReader::enterTable(cmark_node *node)
{
    const bool goesOn = m_frame.table && cmark_node_get_start_line(node) <= m_prelude;
    if (goesOn) {
        m_table = *m_frame.table;
    } else {
        const qsizetype line = cmark_node_get_start_line(node);
        m_table = {.head = textOfLine(line) + u'\n' + textOfLine(line + 1) + u'\n',
                   .group = int(m_excerpt.sourcePosition(startOf(node)))};
    }
    m_alignments = alignmentsOf(node);
}

void BlockReader::enterRow(cmark_node *node)
{
    m_skipsRow = cmark_node_get_start_line(node) <= m_prelude;
    if (m_skipsRow)
        return;
    if (m_table.rows >= mostRows) {
        m_skipsRow = true;
        if (!m_blocks.isEmpty())
            m_blocks.last().isCut = true;
        return;
    }
    ++m_table.rows;
    m_leaf = blockFor(node, BlockKind::TableRow);
    m_leaf.group = m_table.group;
    m_leaf.alignments = m_alignments;
    m_leaf.isHeader = isHeaderRow(node);
    const qsizetype line = cmark_node_get_start_line(node);
    m_rowEnd = m_excerpt.lineStart(line) + m_excerpt.line(line).size();
    m_cell = lineBase(line);
    while (m_cell < m_rowEnd && (m_excerpt.text().at(m_cell) == u' ' || m_excerpt.text().at(m_cell) == u'\t'))
        ++m_cell;
    if (m_cell < m_rowEnd && m_excerpt.text().at(m_cell) == u'|')
        ++m_cell;
}

void BlockReader::enterCell()
{
    if (m_skipsRow)
        return;
    if (m_leaf.cells.size() >= mostColumns) {
        m_leaf.isCut = true;
        return;
    }
    if (!m_leaf.cells.isEmpty())
        m_leaf.text += u'\t';
    m_leaf.cells.append({.start = int(m_leaf.text.size())});
    m_inline.emplace(m_leaf, nextCell(), m_hidden);
}

Content BlockReader::nextCell()
{
    const QStringView text = m_excerpt.text();
    const auto isSpace = [&](qsizetype at) { return text[at] == u' ' || text[at] == u'\t'; };
    qsizetype start = m_cell;
    while (start < m_rowEnd && isSpace(start))
        ++start;
    qsizetype end = start;
    while (end < m_rowEnd && text[end] != u'|')
        end = std::min(end + (text[end] == u'\\' ? 2 : 1), m_rowEnd);
    m_cell = std::min(end + 1, m_rowEnd);
    return cellContent(m_excerpt, start, end);
}

void BlockReader::leaveRow()
{
    if (m_skipsRow)
        return;
    auto &cells = m_leaf.cells;
    for (qsizetype i = 0; i < cells.size(); ++i)
        cells[i].length =
            int((i + 1 < cells.size() ? cells.at(i + 1).start - 1 : m_leaf.text.size()) - cells.at(i).start);
    m_blocks.append(std::move(m_leaf));
}

Tail BlockReader::tailOf(cmark_node *document) const
{
    Tail tail{.start = m_excerpt.lineStart(m_prelude + 1), .frame = m_frame};
    if (m_blocks.isEmpty() && !m_skipsRow)
        return tail;
    const QList<Enclosure> &around = m_blocks.isEmpty() ? m_frame.enclosures : m_blocks.last().enclosures;
    Frame frame{.enclosures = m_frame.enclosures};
    qsizetype openLine = m_prelude + 1;
    const auto begin = [&](qsizetype line) {
        openLine = line;
        tail.start = m_excerpt.lineStart(line);
        tail.frame = frame;
    };
    for (cmark_node *node = cmark_node_last_child(document); node; node = cmark_node_last_child(node)) {
        const NodeKind kind = nodeKind(node);
        const qsizetype line = cmark_node_get_start_line(node);
        const bool isEnclosed = kind == NodeKind::Quote || kind == NodeKind::Item;
        if (isEnclosed && frame.enclosures.size() >= around.size())
            break;
        if (kind == NodeKind::Item) {
            const Enclosure &item = around.at(frame.enclosures.size());
            frame.list = {.sign = item.sign, .next = item.number};
        }
        if (line > openLine && kind != NodeKind::List && kind != NodeKind::TableRow)
            begin(line);
        frame.list.reset();
        if (isEnclosed) {
            frame.enclosures.append(around.at(frame.enclosures.size()));
            frame.enclosures.last().opens = false;
        }
        if (kind == NodeKind::TableRow && line > openLine + (m_frame.table ? 0 : 1)) {
            frame.table = m_table;
            frame.table->rows -= m_skipsRow ? 0 : 1;
            begin(line);
        }
        tail.isFence = kind == NodeKind::Code && isFenced(node);
        const bool goesDeeper = isEnclosed || kind == NodeKind::List || kind == NodeKind::Table;
        if (!goesDeeper)
            break;
    }
    const qsizetype source = m_excerpt.sourcePosition(tail.start);
    const auto isOpen = [&](const Block &block) { return block.range.start >= source; };
    tail.firstBlock = std::ranges::find_if(m_blocks, isOpen) - m_blocks.begin();
    return tail;
}

} // namespace markdown

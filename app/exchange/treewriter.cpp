// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/treewriter.h"

#include "markdown/address.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using markdown::InlineKind;
using markdown::NodeKind;

namespace exchange {

namespace {

struct IteratorDeleter
{
    void operator()(cmark_iter *iterator) const { cmark_iter_free(iterator); }
};

bool isTight(cmark_node *list)
{
    return cmark_node_get_list_tight(list) != 0;
}

bool isOrdered(cmark_node *list)
{
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

/// A list may follow its item's paragraph without an empty line, if it is one that can interrupt a paragraph.
bool followsTightly(cmark_node *node)
{
    cmark_node *const parent = cmark_node_parent(node);
    return markdown::nodeKind(node) == NodeKind::List && markdown::nodeKind(parent) == NodeKind::Item &&
           isTight(cmark_node_parent(parent)) && markdown::nodeKind(cmark_node_previous(node)) == NodeKind::Paragraph &&
           (!isOrdered(node) || cmark_node_get_list_start(node) == 1);
}

/// A link that is written as its address only.
bool isBare(cmark_node *link)
{
    cmark_node *const text = cmark_node_first_child(link);
    return text && !cmark_node_next(text) && markdown::inlineKind(text) == InlineKind::Text &&
           markdown::literalOf(text) == markdown::addressOf(link);
}

QString delimiterOf(InlineKind kind)
{
    switch (kind) {
    case InlineKind::Emphasis:
        return u"*"_s;
    case InlineKind::Strong:
        return u"**"_s;
    case InlineKind::Strike:
        return u"~~"_s;
    default:
        return {};
    }
}

} // namespace

TreeWriter::TreeWriter(int level, LineBreaks breaks, qsizetype sourceSize)
    : m_level(level), m_breaks(breaks), m_most(4 * sourceSize + 100'000)
{
}

std::optional<QString> TreeWriter::write(cmark_node *root)
{
    cmark_consolidate_text_nodes(root);
    const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(root));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *const node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_ENTER)
            enter(node);
        else
            leave(node);
        if (m_containers.size() > markdown::deepestNesting || isTooLarge())
            return std::nullopt;
    }
    while (m_out.endsWith(u'\n'))
        m_out.chop(1);
    return m_out;
}

bool TreeWriter::isTooLarge() const
{
    return m_out.size() > m_most || m_line.size() > m_most;
}

void TreeWriter::enter(cmark_node *node)
{
    const NodeKind kind = markdown::nodeKind(node);
    if (kind == NodeKind::Inline)
        enterInline(node);
    else
        enterBlock(node, kind);
}

void TreeWriter::leave(cmark_node *node)
{
    const NodeKind kind = markdown::nodeKind(node);
    if (kind == NodeKind::Inline)
        leaveInline(node);
    else
        leaveBlock(node, kind);
}

void TreeWriter::enterBlock(cmark_node *node, NodeKind kind)
{
    if (kind != NodeKind::TableRow && kind != NodeKind::TableCell)
        separate(node);
    switch (kind) {
    case NodeKind::Quote:
        m_containers.append({.first = u"> "_s, .rest = u"> "_s});
        break;
    case NodeKind::List:
        enterList(node);
        break;
    case NodeKind::Item:
        enterItem(node);
        break;
    case NodeKind::Code:
        writeLines(codeBlock(markdown::literalOf(node),
                             QString::fromUtf8(cmark_node_get_fence_info(node)).section(u' ', 0, 0)));
        break;
    case NodeKind::Html:
        writeHtml(markdown::literalOf(node));
        break;
    case NodeKind::Rule:
        writeLine(u"___"_s);
        break;
    case NodeKind::Heading:
        m_place = Place::Heading;
        break;
    case NodeKind::Table:
        m_place = Place::Cell;
        break;
    default:
        break;
    }
}

void TreeWriter::leaveBlock(cmark_node *node, NodeKind kind)
{
    switch (kind) {
    case NodeKind::Quote:
    case NodeKind::Item:
        if (!m_containers.last().isBegun)
            writeLine({});
        m_containers.removeLast();
        break;
    case NodeKind::List:
        m_lists.removeLast();
        break;
    case NodeKind::Paragraph:
        endLeaf();
        break;
    case NodeKind::Heading:
        if (!m_line.isEmpty())
            m_line.prepend(QString(std::min(6, m_level + cmark_node_get_heading_level(node)), u'#') + u' ');
        endLeaf();
        break;
    case NodeKind::TableCell:
        m_cells.append(std::exchange(m_line, {}).trimmed());
        break;
    case NodeKind::TableRow:
        writeLine(u"| "_s + m_cells.join(u" | "_s) + u" |"_s);
        if (markdown::isHeaderRow(node))
            writeAlignments(cmark_node_parent(node), m_cells.size());
        m_cells.clear();
        break;
    case NodeKind::Table:
        m_place = Place::Paragraph;
        break;
    default:
        break;
    }
}

void TreeWriter::enterList(cmark_node *node)
{
    if (isOrdered(node)) {
        const bool isParenthesis = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM;
        m_lists.append({.sign = isParenthesis ? u")"_s : u"."_s, .next = cmark_node_get_list_start(node)});
        return;
    }
    // Two lists side by side stay two only with different bullets.
    const QChar bullet = m_bullets.value(cmark_node_previous(node), u'*') == u'-' ? u'*' : u'-';
    m_bullets.insert(node, bullet);
    m_lists.append({.sign = bullet, .next = -1});
}

void TreeWriter::enterItem(cmark_node *node)
{
    constexpr int greatest = 999'999'999;
    List &list = m_lists.last();
    QString marker = list.sign + u' ';
    if (list.next >= 0) {
        marker.prepend(QString::number(list.next));
        list.next = std::min(list.next + 1, greatest);
    }
    const QString rest(marker.size(), u' ');
    switch (markdown::taskOf(node)) {
    case markdown::Enclosure::Task::None:
        break;
    case markdown::Enclosure::Task::Open:
        marker += u"[ ] "_s;
        break;
    case markdown::Enclosure::Task::Done:
        marker += u"[x] "_s;
        break;
    }
    m_containers.append({.first = marker, .rest = rest});
}

void TreeWriter::writeHtml(const QString &literal)
{
    for (const QString &line : literal.split(u'\n')) {
        if (!m_line.isEmpty())
            breakLine(true);
        appendEscaped(m_line, line, Place::Paragraph);
    }
    endLeaf();
}

void TreeWriter::writeAlignments(cmark_node *table, qsizetype columns)
{
    const QList<markdown::Alignment> alignments = markdown::alignmentsOf(table);
    QString line = u"|"_s;
    for (qsizetype column = 0; column < columns; ++column) {
        const markdown::Alignment alignment = alignments.value(column, markdown::Alignment::None);
        const bool isCentered = alignment == markdown::Alignment::Center;
        line += isCentered || alignment == markdown::Alignment::Left ? u" :---"_s : u" ---"_s;
        line += isCentered || alignment == markdown::Alignment::Right ? u": |"_s : u" |"_s;
    }
    writeLine(line);
}

void TreeWriter::enterInline(cmark_node *node)
{
    const InlineKind kind = markdown::inlineKind(node);
    switch (kind) {
    case InlineKind::Text:
    case InlineKind::Html:
        write(markdown::literalOf(node));
        break;
    case InlineKind::Code:
        m_line += codeSpan(markdown::literalOf(node), m_place);
        break;
    case InlineKind::SoftBreak:
        breakLine(m_breaks == LineBreaks::Kept);
        break;
    case InlineKind::LineBreak:
        breakLine(true);
        break;
    case InlineKind::Link:
    case InlineKind::Image:
        enterLink(node, kind == InlineKind::Image);
        break;
    default:
        m_line += delimiterOf(kind);
    }
}

void TreeWriter::leaveInline(cmark_node *node)
{
    const InlineKind kind = markdown::inlineKind(node);
    if (kind == InlineKind::Link || kind == InlineKind::Image)
        leaveLink(node);
    else
        m_line += delimiterOf(kind);
}

void TreeWriter::enterLink(cmark_node *node, bool isImage)
{
    // A link within a link would end it.
    const bool isLink = m_openLinks == 0 && markdown::isLinkAddress(markdown::addressOf(node));
    m_links.append(isLink);
    if (isLink) {
        ++m_openLinks;
        if (m_line.endsWith(u'!'))
            m_line.insert(m_line.size() - 1, u'\\'); // or it would be an image
        m_line += u'[';
    }
    if (isImage)
        write(QCoreApplication::translate("exchange::Contained", "Image: "));
}

void TreeWriter::leaveLink(cmark_node *node)
{
    const QString address = markdown::addressOf(node);
    if (m_links.takeLast()) {
        --m_openLinks;
        m_line += u"](%1)"_s.arg(linkTarget(address));
    } else if (m_openLinks == 0 && !address.isEmpty() && !isBare(node)) {
        m_line += u" (%1)"_s.arg(codeSpan(address, m_place));
    }
}

void TreeWriter::write(const QString &text)
{
    appendEscaped(m_line, text, m_place, m_openLinks > 0 ? Brackets::Escaped : Brackets::Plain);
}

void TreeWriter::separate(cmark_node *node)
{
    cmark_node *const before = cmark_node_previous(node);
    if (!before)
        return;
    const bool isItem = markdown::nodeKind(node) == NodeKind::Item;
    if (isItem ? !isTight(cmark_node_parent(node)) : !followsTightly(node))
        writeBlankLine();
}

void TreeWriter::breakLine(bool isHard)
{
    if (m_place != Place::Paragraph) {
        m_line += u' ';
        return;
    }
    if (isOpeningOnly(m_line) && !m_line.isEmpty())
        return; // alone on its line it would be a rule
    const QString line = std::exchange(m_line, {}).trimmed();
    if (!line.isEmpty())
        m_lines.append({.text = line, .isBrokenHard = isHard});
}

void TreeWriter::endLeaf()
{
    m_place = Place::Paragraph;
    if (isOpeningOnly(m_line)) // emphasis without a word
        m_line.clear();
    breakLine(false);
    const QList<Line> lines = std::exchange(m_lines, {});
    for (const Line &line : lines)
        writeLine(line.isBrokenHard && &line != &lines.last() ? line.text + u'\\' : line.text);
}

void TreeWriter::writeLines(const QString &lines)
{
    for (const QString &line : lines.split(u'\n'))
        writeLine(line);
}

void TreeWriter::writeLine(const QString &line)
{
    const qsizetype start = m_out.size();
    for (Container &container : m_containers) {
        m_out += container.isBegun ? container.rest : container.first;
        container.isBegun = true;
    }
    m_out += line;
    while (line.isEmpty() && m_out.size() > start && m_out.back() == u' ')
        m_out.chop(1);
    m_out += u'\n';
    m_isAfterBlank = false;
}

void TreeWriter::writeBlankLine()
{
    if (m_isAfterBlank)
        return;
    writeLine({});
    m_isAfterBlank = true;
}

} // namespace exchange

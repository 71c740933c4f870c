// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/nodes.h"

#include <cmark-gfm-core-extensions.h>

#include <array>
#include <cstring>

namespace markdown {
namespace {

bool isNamed(cmark_node *node, const char *name)
{
    return std::strcmp(cmark_node_get_type_string(node), name) == 0;
}

NodeKind extensionKind(cmark_node *node)
{
    if (isNamed(node, "table"))
        return NodeKind::Table;
    if (isNamed(node, "table_row") || isNamed(node, "table_header"))
        return NodeKind::TableRow;
    return isNamed(node, "table_cell") ? NodeKind::TableCell : NodeKind::Inline;
}

Alignment alignmentOf(uint8_t sign)
{
    switch (sign) {
    case 'l':
        return Alignment::Left;
    case 'c':
        return Alignment::Center;
    case 'r':
        return Alignment::Right;
    default:
        return Alignment::None;
    }
}

} // namespace

Tree::Tree(const QByteArray &bytes)
{
    static const bool isReady = (cmark_gfm_core_extensions_ensure_registered(), true); // once, whatever the thread
    Q_UNUSED(isReady)
    cmark_parser *const parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, Arena::allocator());
    for (const char *name : std::to_array<const char *>({"table", "strikethrough", "autolink", "tasklist"}))
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, bytes.constData(), size_t(bytes.size()));
    m_document = cmark_parser_finish(parser);
}

InlineKind inlineKind(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        return InlineKind::Text;
    case CMARK_NODE_CODE:
        return InlineKind::Code;
    case CMARK_NODE_HTML_INLINE:
        return InlineKind::Html;
    case CMARK_NODE_SOFTBREAK:
        return InlineKind::SoftBreak;
    case CMARK_NODE_LINEBREAK:
        return InlineKind::LineBreak;
    case CMARK_NODE_EMPH:
        return InlineKind::Emphasis;
    case CMARK_NODE_STRONG:
        return InlineKind::Strong;
    case CMARK_NODE_LINK:
        return InlineKind::Link;
    case CMARK_NODE_IMAGE:
        return InlineKind::Image;
    default:
        return isNamed(node, "strikethrough") ? InlineKind::Strike : InlineKind::Other;
    }
}

NodeKind nodeKind(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    switch (type) {
    case CMARK_NODE_DOCUMENT:
        return NodeKind::Document;
    case CMARK_NODE_BLOCK_QUOTE:
        return NodeKind::Quote;
    case CMARK_NODE_LIST:
        return NodeKind::List;
    case CMARK_NODE_ITEM:
        return NodeKind::Item;
    case CMARK_NODE_CODE_BLOCK:
        return NodeKind::Code;
    case CMARK_NODE_HTML_BLOCK:
        return NodeKind::Html;
    case CMARK_NODE_PARAGRAPH:
        return NodeKind::Paragraph;
    case CMARK_NODE_HEADING:
        return NodeKind::Heading;
    case CMARK_NODE_THEMATIC_BREAK:
        return NodeKind::Rule;
    default:
        return (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE ? NodeKind::Inline : extensionKind(node);
    }
}

bool hasChildren(cmark_node *node)
{
    return cmark_node_first_child(node) != nullptr;
}

QString literalOf(cmark_node *node)
{
    return QString::fromUtf8(cmark_node_get_literal(node));
}

QString addressOf(cmark_node *node)
{
    return QString::fromUtf8(cmark_node_get_url(node));
}

Enclosure::Task taskOf(cmark_node *item)
{
    if (!isNamed(item, "tasklist"))
        return Enclosure::Task::None;
    return cmark_gfm_extensions_get_tasklist_item_checked(item) ? Enclosure::Task::Done : Enclosure::Task::Open;
}

bool isHeaderRow(cmark_node *row)
{
    return cmark_gfm_extensions_get_table_row_is_header(row) != 0;
}

QList<Alignment> alignmentsOf(cmark_node *table)
{
    QList<Alignment> alignments;
    const uint8_t *signs = cmark_gfm_extensions_get_table_alignments(table);
    for (int column = 0; signs && column < std::min<int>(cmark_gfm_extensions_get_table_columns(table), mostColumns);
         ++column)
        alignments.append(alignmentOf(signs[column]));
    return alignments;
}

} // namespace markdown

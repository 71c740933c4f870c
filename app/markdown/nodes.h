// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/arena.h"
#include "markdown/block.h"

#include <cmark-gfm.h>

#include <QByteArray>

namespace markdown {

/// The parser's own tree, for those who need all of it: the reader that makes blocks, and the export, which writes
/// Markdown anew. Everybody else takes blocks.

/// What the parser makes of some bytes. At most one on a thread at a time.
class Tree
{
public:
    explicit Tree(const QByteArray &bytes);

    [[nodiscard]] cmark_node *document() const { return m_document; }

private:
    Arena m_arena; // everything lives in it: the nodes, and the texts that are asked for
    cmark_node *m_document;
};

enum class InlineKind { Text, Code, Html, SoftBreak, LineBreak, Emphasis, Strong, Strike, Link, Image, Other };
enum class NodeKind {
    Document,
    Quote,
    List,
    Item,
    Code,
    Html,
    Paragraph,
    Heading,
    Rule,
    Table,
    TableRow,
    TableCell,
    Inline
};

[[nodiscard]] InlineKind inlineKind(cmark_node *node);
[[nodiscard]] NodeKind nodeKind(cmark_node *node);
[[nodiscard]] bool hasChildren(cmark_node *node);
[[nodiscard]] QString literalOf(cmark_node *node);
[[nodiscard]] QString addressOf(cmark_node *node);
[[nodiscard]] Enclosure::Task taskOf(cmark_node *item);
[[nodiscard]] bool isHeaderRow(cmark_node *row);
[[nodiscard]] QList<Alignment> alignmentsOf(cmark_node *table);

} // namespace markdown

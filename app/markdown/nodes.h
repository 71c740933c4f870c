// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block.h"

#include <cmark-gfm.h>

#include <QByteArray>

#include <memory>

namespace markdown {

/// What the parser makes of some bytes, freed with it.
struct TreeDeleter
{
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, TreeDeleter>;
[[nodiscard]] Tree treeOf(const QByteArray &bytes);

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

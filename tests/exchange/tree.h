// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/nodes.h"

#include <cmark-gfm-core-extensions.h>

#include <QStringList>

#include <memory>

/// What a viewer makes of a page, by a parser that knows nothing of how it was written.
namespace tree {

struct Summary
{
    QStringList headings;  ///< "## Text" of all, in order
    QStringList html;      ///< of blocks and within lines
    QStringList addresses; ///< of links
    int images = 0;
    int definitions = 0; ///< of footnotes
    int references = 0;  ///< to footnotes
};

/// Viewers make links of addresses in plain text by themselves; these lead to a page or a letter, too.
inline bool isHarmless(const QString &address)
{
    return address.startsWith(QLatin1StringView("http://")) || address.startsWith(QLatin1StringView("https://")) ||
           address.startsWith(QLatin1StringView("mailto:"));
}

inline QString textOf(cmark_node *node)
{
    QString text;
    cmark_iter *const iterator = cmark_iter_new(node);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE)
        text += markdown::literalOf(cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
    return text;
}

struct Deleter
{
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
using Root = std::unique_ptr<cmark_node, Deleter>;

inline Root parsed(const QString &page)
{
    const QByteArray bytes = page.toUtf8();
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *const parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES);
    for (const char *const name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, bytes.constData(), static_cast<size_t>(bytes.size()));
    Root root(cmark_parser_finish(parser));
    cmark_parser_free(parser);
    return root;
}

inline Summary summary(const QString &page)
{
    Summary found;
    const Root root = parsed(page);
    cmark_iter *const iterator = cmark_iter_new(root.get());
    for (auto event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator)) {
        cmark_node *const node = cmark_iter_get_node(iterator);
        if (event != CMARK_EVENT_ENTER)
            continue;
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING)
            found.headings.append(QString(cmark_node_get_heading_level(node), u'#') + u' ' + textOf(node));
        else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
            found.html.append(markdown::literalOf(node).trimmed());
        else if (type == CMARK_NODE_LINK)
            found.addresses.append(markdown::addressOf(node));
        else if (type == CMARK_NODE_IMAGE)
            ++found.images;
        else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
            ++found.definitions;
        else if (type == CMARK_NODE_FOOTNOTE_REFERENCE)
            ++found.references;
    }
    cmark_iter_free(iterator);
    return found;
}

} // namespace tree

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/contained.h"
#include "exchange/escape.h"
#include "markdown/nodes.h"

#include <QHash>
#include <QList>

#include <optional>

namespace exchange {

/// Writes the parser's tree as Markdown again. Never recurses.
class TreeWriter
{
public:
    /// Headings go below `level`. `sourceSize` bounds what may come of it.
    TreeWriter(int level, LineBreaks breaks, qsizetype sourceSize);

    /// Nothing where the tree is too deep, or its text would grow out of proportion.
    [[nodiscard]] std::optional<QString> write(cmark_node *root);

private:
    /// A quote or an item: what its first line begins with, and what the others do.
    struct Container
    {
        QString first;
        QString rest;
        bool isBegun = false;
    };
    /// A list that is open, and the number of its next item.
    struct List
    {
        QString sign;
        int next = 0; ///< 0: bullets
    };

    /// A line of a paragraph.
    struct Line
    {
        QString text;
        bool isBrokenHard = false; ///< where another follows
    };

    void enter(cmark_node *node);
    void leave(cmark_node *node);
    void enterBlock(cmark_node *node, markdown::NodeKind kind);
    void leaveBlock(cmark_node *node, markdown::NodeKind kind);
    void enterInline(cmark_node *node);
    void leaveInline(cmark_node *node);
    void enterLink(cmark_node *node, bool isImage);
    void leaveLink(cmark_node *node);
    void enterList(cmark_node *node);
    void enterItem(cmark_node *node);
    void writeHtml(const QString &literal);
    void writeAlignments(cmark_node *table, qsizetype columns);

    void write(const QString &text);
    void separate(cmark_node *node);
    void breakLine(bool isHard);
    void endLeaf();
    void writeLines(const QString &lines);
    void writeLine(const QString &line);
    void writeBlankLine();
    [[nodiscard]] bool isTooLarge() const;

    int m_level;
    LineBreaks m_breaks;
    qsizetype m_most;
    QString m_out;
    QList<Container> m_containers;
    QList<List> m_lists;
    QHash<cmark_node *, QChar> m_bullets; ///< of lists that were written: neighbours need different ones
    bool m_isAfterBlank = true;

    // The leaf that is being written
    Place m_place = Place::Paragraph;
    QList<Line> m_lines;
    QString m_line;
    QStringList m_cells;
    int m_openLinks = 0; ///< written as links
    QList<bool> m_links; ///< whether each open link or image is written as a link
};

} // namespace exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/inlinereader.h"
#include "markdown/linewriter.h"
#include "markdown/nodes.h"

#include <optional>

namespace markdown {

/// What the lines that are read stand in: known from what was read before.
struct Frame
{
    /// A list that may go on: its next item has this number.
    struct List
    {
        char16_t sign = 0;
        int next = 0;
        bool operator==(const List &) const = default;
    };
    /// A table that goes on: its header, to be read again before each row.
    struct Table
    {
        QString head;
        int group = -1;
        int rows = 0; ///< shown so far
        bool operator==(const Table &) const = default;
    };

    QList<Enclosure> enclosures;
    std::optional<List> list;
    std::optional<Table> table;
    bool continues = false; ///< they begin within a paragraph that was cut because it is long

    bool operator==(const Frame &) const = default;
};

/// The last part of what was read, in which more may still come: everything before it is settled.
struct Tail
{
    qsizetype start = 0;      ///< in the excerpt's text: where the line begins that it begins with
    qsizetype firstBlock = 0; ///< its first block
    Frame frame;
    bool isFence = false; ///< it is fenced code
};

struct Reading
{
    QList<Block> blocks;
    Tail tail;
};

/// Turns the parser's tree into blocks. Never recurses, so that no nesting is too deep for it.
class BlockReader
{
public:
    /// `source` is what the excerpt was taken from. The first `prelude` lines of the excerpt stand nowhere.
    BlockReader(const QString &source, const Excerpt &excerpt, Frame frame, qsizetype prelude, HiddenText hidden);

    [[nodiscard]] Reading read();

private:
    struct Container
    {
        NodeKind kind = NodeKind::Document;
        qsizetype line = 0;
        qsizetype content = 0; ///< where its text begins on its first line
        qsizetype blocks = 0;  ///< how many there were before it
        bool isShown = false;  ///< has an enclosure: not nested too deep
    };

    void enter(cmark_node *node);
    void leave(cmark_node *node);
    void enterContainer(cmark_node *node, Enclosure enclosure, qsizetype content);
    void enterQuote(cmark_node *node);
    void enterList(cmark_node *node);
    void enterItem(cmark_node *node);
    void leaveItem();
    void beginLeaf(cmark_node *node, BlockKind kind);
    void endLeaf();
    void readCode(cmark_node *node);
    [[nodiscard]] qsizetype fenceEnd(cmark_node *node, qsizetype closingLine) const;
    void readHtml(cmark_node *node);
    void readRule(cmark_node *node);
    void readLines(const QString &literal, qsizetype firstLine, qsizetype lastLine, Block pattern);
    void enterTable(cmark_node *node);
    void enterRow(cmark_node *node);
    void leaveRow();
    void enterCell();
    [[nodiscard]] Content nextCell();

    [[nodiscard]] Block blockFor(cmark_node *node, BlockKind kind);
    void placed();                                           ///< a block has come: what it opens is opened
    [[nodiscard]] qsizetype startOf(cmark_node *node) const; ///< in the excerpt's text
    [[nodiscard]] qsizetype endOf(cmark_node *node) const;
    [[nodiscard]] qsizetype lineBase(qsizetype line) const;
    [[nodiscard]] QString textOfLine(qsizetype line) const; ///< without what encloses it
    [[nodiscard]] bool isSpacedAt(qsizetype source) const;
    [[nodiscard]] Tail tailOf(cmark_node *document) const;

    const QString &m_source;
    const Excerpt &m_excerpt;
    Frame m_frame;
    qsizetype m_prelude;
    HiddenText m_hidden;

    QList<Block> m_blocks;
    QList<Enclosure> m_enclosures; ///< all, the frame's first
    QList<Enclosure> m_inner;      ///< those that the excerpt's lines still have
    QList<Container> m_containers;
    QList<Frame::List> m_lists;
    int m_tooDeep = 0; ///< containers around that have no enclosure
    bool m_saidTooDeep = false;

    Block m_leaf;
    std::optional<InlineReader> m_inline;
    Frame::Table m_table;
    QList<Alignment> m_alignments;
    bool m_skipsRow = false;
    qsizetype m_cell = 0; ///< where the row's next cell begins: the parser's columns are wrong within quotes and lists
    qsizetype m_rowEnd = 0;
};

} // namespace markdown

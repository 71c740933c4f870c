// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QFlags>
#include <QList>
#include <QString>

namespace markdown {

enum class Style : quint8 {
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Code = 8,
    Image = 16, ///< the description of an image, which is never loaded
    Html = 32,  ///< shown as it was written
    Sign = 64,  ///< stands for something that cannot be seen: a control character, a cut
};
Q_DECLARE_FLAGS(Styles, Style)
Q_DECLARE_OPERATORS_FOR_FLAGS(Styles)

/// A stretch of a block's text that looks the same all through. Plain text has none.
struct Run
{
    int start = 0;
    int length = 0;
    Styles styles;
    int link = -1; ///< index into Block::links

    bool operator==(const Run &) const = default;
};

/// From `text` on, one character of the text is one of the source, until the next anchor.
struct Anchor
{
    int text = 0;
    int source = 0;

    bool operator==(const Anchor &) const = default;
};

/// A line of code or a cell of a table row: a part of the block's text.
struct Cell
{
    int start = 0;
    int length = 0;

    bool operator==(const Cell &) const = default;
};

/// Something that a block stands in.
struct Enclosure
{
    enum class Kind : quint8 { Quote, Bullet, Ordered };
    enum class Task : quint8 { None, Open, Done };

    Kind kind = Kind::Quote;
    Task task = Task::None;
    bool opens = false; ///< the block is its first: an item shows its marker here
    char16_t sign = 0;  ///< of a list: - * + . )
    int number = 0;     ///< of an ordered item
    int indent = 0;     ///< of an item: columns that its further lines are moved in
    int id = 0;         ///< where it begins in the source: the same for all blocks that stand in it

    [[nodiscard]] bool isItem() const { return kind != Kind::Quote; }
    bool operator==(const Enclosure &) const = default;
};

enum class BlockKind : quint8 { Paragraph, Heading, Code, TableRow, Rule, Html };
enum class Alignment : quint8 { None, Left, Center, Right };

/// One leaf of the document: what is laid out at once. The tree is flat: every block knows what it stands in. A table
/// is a block for each row, a long code block or paragraph several blocks of one `group`, so that nothing is ever
/// longer than a few screens.
struct Block
{
    BlockKind kind = BlockKind::Paragraph;
    quint8 level = 0;            ///< of a heading, 1…6
    bool spaced = false;         ///< an empty line stands before it
    bool continues = false;      ///< the block before is cut here only because it is long; no line ends between them
    bool isHeader = false;       ///< of a table row
    bool isLast = false;         ///< the last of its code block, as far as is known
    bool isCut = false;          ///< something after it is left out: nested too deep, a table too large
    int group = -1;              ///< code and tables: where the whole begins in the source
    chat::TextRange range;       ///< in the source, UTF-16
    QString text;                ///< cells are separated by tabs, lines of code by line feeds, hard breaks are U+2028
    QList<Enclosure> enclosures; ///< outermost first
    QList<Run> runs;
    QList<Anchor> anchors;
    QList<Cell> cells;
    QList<Alignment> alignments; ///< of a table's columns
    QStringList links;           ///< addresses; only http, https and mailto become links
    QString language;            ///< of code: the first word of the info string

    bool operator==(const Block &) const = default;
};

/// Where a character of the block's text stands in the source. `position` may be one past the end.
[[nodiscard]] qsizetype sourcePosition(const Block &block, qsizetype position);
/// The first character of the block's text that stands at or after a place in the source.
[[nodiscard]] qsizetype textPosition(const Block &block, qsizetype source);
/// The part of the block's text that comes from a range of the source; empty if nothing does.
[[nodiscard]] Cell textIn(const Block &block, chat::TextRange range);

/// The largest that a block's text grows before it is cut in two.
constexpr qsizetype longestBlock = 8000;
constexpr qsizetype mostCodeLines = 32;
constexpr int deepestNesting = 32;
constexpr int mostColumns = 100;
constexpr int mostRows = 2000;

} // namespace markdown

Q_DECLARE_TYPEINFO(markdown::Block, Q_RELOCATABLE_TYPE);

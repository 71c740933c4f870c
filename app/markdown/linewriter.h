// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/textwriter.h"

namespace markdown {

/// Writes lines of code (or HTML) into blocks, each line a cell: a block takes so many lines and characters, then the
/// next one begins. Lines that are very long become several cells.
class LineWriter
{
public:
    /// `pattern` has all but the text: kind, group, enclosures, language, and where the first line's block begins.
    LineWriter(Block pattern, HiddenText hidden);

    /// A line, or more of the line before.
    void write(QStringView line, qsizetype source, bool beginsLine = true);
    /// Everything is written. `end` is where the whole ends in the source.
    void close(qsizetype end);

    [[nodiscard]] const QList<Block> &blocks() const { return m_blocks; }
    /// The blocks that are full, which are the writer's no longer.
    [[nodiscard]] QList<Block> takeFull();

private:
    void writePiece(QStringView piece, qsizetype source, bool beginsLine);
    Block &current(qsizetype size, qsizetype source, bool beginsLine);

    QList<Block> m_blocks;
    Block m_pattern;
    HiddenText m_hidden;
};

/// The end of the first piece of a line that is too long to be one; its size if it is not.
[[nodiscard]] qsizetype firstPiece(QStringView line);

/// Cuts a paragraph or heading that is longer than `longestBlock`, between words where there are any.
[[nodiscard]] QList<Block> pieces(const Block &block);
/// Where to cut a text that must not be longer than `limit`: behind a space if there is one near, never within a
/// letter.
[[nodiscard]] qsizetype cutBefore(QStringView text, qsizetype limit);

} // namespace markdown

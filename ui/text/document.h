// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/splitter.h"
#include "ui/text/blocklayout.h"
#include "ui/text/codecolors.h"
#include "ui/text/heightindex.h"
#include "ui/text/textplace.h"

#include <QHash>
#include <QMargins>
#include <QRect>

#include <limits>
#include <vector>

namespace textui {

/// Blocks on top of each other. Only those that were asked for are laid out; the heights of the others are estimates.
/// Coordinates begin at the document's top left.
class Document
{
public:
    Document(const Typesetting &type, const QMargins &margins);

    /// The look and the width; every layout is made anew when it is next needed.
    void setTypesetting(const Typesetting &type);
    void setWidth(int width);
    void setMargins(const QMargins &margins);
    [[nodiscard]] const Typesetting &typesetting() const { return m_type; }
    [[nodiscard]] const QMargins &margins() const { return m_margins; }
    [[nodiscard]] int width() const { return m_width; }

    void clear();
    /// Blocks that are equal keep their layouts.
    void replace(markdown::Change change);

    [[nodiscard]] int height() const;
    [[nodiscard]] int count() const { return int(m_items.size()); }
    [[nodiscard]] const markdown::Block &block(int index) const { return m_items[size_t(index)].block; }
    [[nodiscard]] bool isLaidOut(int index) const { return m_items[size_t(index)].layout != nullptr; }
    [[nodiscard]] const BlockLayout *layout(int index) const { return m_items[size_t(index)].layout.get(); }
    /// The first block that is to be seen from `y` on; -1 if there are none.
    [[nodiscard]] int blockAt(int y) const;
    [[nodiscard]] int blockTop(int index) const;
    [[nodiscard]] int blockHeight(int index) const { return m_heights.height(index); }

    /// Lays out what stands between two heights, which change by that. True if any height has changed.
    bool layOut(int top, int bottom);
    void layOutBlock(int index);
    /// Forgets the layouts of all that is far from there.
    void forgetOutside(int top, int bottom);
    /// The first block that was laid out and is not any more, since this was last asked for: a table whose columns
    /// grew.
    [[nodiscard]] int takeFirstForgotten();
    [[nodiscard]] int layoutCount() const { return int(m_laidOut.size()); }

    /// Where things stand. The block must be laid out.
    [[nodiscard]] QRect boxOf(int index) const;     ///< what it covers without the room above it, with its padding
    [[nodiscard]] QPoint originOf(int index) const; ///< of its layout, scrolled
    [[nodiscard]] int enclosureLeft(int index, qsizetype enclosure) const;
    [[nodiscard]] bool beginsWhole(int index) const;                   ///< the first of its code block or table
    [[nodiscard]] bool isShared(int index, qsizetype enclosure) const; ///< the block before stands in it too

    /// Code and tables that are wider than the view scroll by themselves.
    [[nodiscard]] int scrollOf(int index) const;
    [[nodiscard]] int scrollRange(int index) const;
    bool scrollWhole(int index, int by);

    /// The colours of some lines of the code block that begins at a place of the source; its index, -1 if it is gone.
    int setCodeColors(qsizetype source, int firstLine, const QList<CodeLine> &lines);

    [[nodiscard]] TextPlace placeAt(QPoint point);
    [[nodiscard]] QString linkAt(QPoint point);
    /// The place of a character of the source.
    [[nodiscard]] TextPlace placeOf(qsizetype source) const;
    [[nodiscard]] qsizetype sourceOf(TextPlace place) const;
    [[nodiscard]] TextPlace end() const;
    [[nodiscard]] QRect caretAt(TextPlace place);

private:
    struct Item
    {
        markdown::Block block;
        std::unique_ptr<BlockLayout> layout;
    };
    struct Table
    {
        QList<ColumnWish> wishes;
        QList<qreal> widths;
        int measured = 0; ///< rows
        int first = -1;   ///< block
    };

    [[nodiscard]] std::unique_ptr<BlockLayout> reused(Item &old, const markdown::Block &block) const;
    void forgetAll();
    void place(int index);
    void estimateFrom(int index);
    [[nodiscard]] int textWidth() const;
    [[nodiscard]] int indentOf(int index) const;
    [[nodiscard]] int gapAbove(int index) const;
    [[nodiscard]] int paddingAbove(int index) const;
    [[nodiscard]] int paddingBelow(int index) const;
    [[nodiscard]] int estimate(int index) const;
    const QList<qreal> &columnsFor(int index);
    void growTable(Table &table, int group);
    void forget(int index);

    Typesetting m_type;
    QMargins m_margins;
    int m_width = 0;
    std::vector<Item> m_items;
    HeightIndex m_heights;
    std::vector<int> m_laidOut; ///< in order
    int m_firstForgotten = std::numeric_limits<int>::max();
    QHash<int, Table> m_tables;               ///< by group
    QHash<int, QList<CodeLine>> m_codeColors; ///< by where the block begins
    QHash<int, int> m_scrolls;
    QHash<int, int> m_contentWidths;
};

} // namespace textui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/document.h"

#include "ui/style/metrics.h"

#include <algorithm>
#include <cmath>

namespace textui {

using markdown::Block;
using markdown::BlockKind;

namespace {

constexpr int measuredRows = 20; ///< a table's columns are fixed after so many
constexpr int narrowest = 40;

bool isWhole(BlockKind kind)
{
    return kind == BlockKind::Code || kind == BlockKind::TableRow;
}

} // namespace

Document::Document(const Typesetting &type, const QMargins &margins) : m_type(type), m_margins(margins) {}

void Document::setTypesetting(const Typesetting &type)
{
    m_type = type;
    forgetAll();
}

void Document::setWidth(int width)
{
    if (width == m_width)
        return;
    m_width = width;
    forgetAll();
}

void Document::setMargins(const QMargins &margins)
{
    m_margins = margins;
    forgetAll();
}

void Document::forgetAll()
{
    for (const int index : m_laidOut)
        m_items[size_t(index)].layout.reset();
    m_laidOut.clear();
    m_tables.clear();
    m_contentWidths.clear();
    m_heights.truncate(0);
    estimateFrom(0);
}

void Document::clear()
{
    m_items.clear();
    m_heights.truncate(0);
    m_laidOut.clear();
    m_tables.clear();
    m_codeColors.clear();
    m_scrolls.clear();
    m_contentWidths.clear();
}

/// The layout of a block that is still the same, or that of code which has grown, without making its lines anew.
std::unique_ptr<BlockLayout> Document::reused(Item &old, const Block &block) const
{
    if (!old.layout || old.block.kind != block.kind)
        return {};
    if (old.block == block)
        return std::move(old.layout);
    if (block.kind != BlockKind::Code)
        return {};
    const BlockRoom room{.width = old.layout->width(), .code = m_codeColors.value(int(block.range.start))};
    return std::make_unique<BlockLayout>(block, m_type, room, std::move(old.layout));
}

void Document::replace(markdown::Change change)
{
    const auto from = size_t(change.from);
    std::vector<Item> old(std::make_move_iterator(m_items.begin() + qsizetype(from)),
                          std::make_move_iterator(m_items.end()));
    m_items.resize(from);
    if (from == 0)
        m_items.shrink_to_fit();
    m_heights.truncate(int(from));
    std::erase_if(m_laidOut, [&](int index) { return index >= int(from); });
    if (from == 0)
        m_items.reserve(size_t(change.blocks.size())); // exactly: a long text keeps no slack
    auto candidate = old.begin();
    for (Block &block : change.blocks) {
        while (candidate != old.end() && candidate->block.range.start < block.range.start)
            ++candidate;
        const bool isThere = candidate != old.end() && candidate->block.range.start == block.range.start;
        Item item{.block = std::move(block)};
        if (isThere)
            item.layout = reused(*candidate, item.block);
        if (isThere)
            ++candidate;
        m_items.push_back(std::move(item));
        if (m_items.back().layout)
            m_laidOut.push_back(count() - 1);
    }
    if (from == 0) {
        for (Table &table : m_tables)
            table.first = -1;
    }
    estimateFrom(int(from));
}

void Document::estimateFrom(int index)
{
    for (int i = index; i < count(); ++i) {
        m_heights.append(0);
        place(i);
    }
}

void Document::place(int index)
{
    const BlockLayout *const layout = m_items[size_t(index)].layout.get();
    const int height = layout ? int(std::ceil(layout->height())) : estimate(index);
    if (layout && isWhole(block(index).kind)) {
        int &widest = m_contentWidths[block(index).group];
        widest = std::max(widest, int(std::ceil(layout->contentWidth())));
    }
    m_heights.set(index, gapAbove(index) + paddingAbove(index) + height + paddingBelow(index));
}

int Document::textWidth() const
{
    return std::clamp(m_width - m_margins.left() - m_margins.right(), narrowest, m_type.widest);
}

int Document::indentOf(int index) const
{
    return std::min(m_type.indentOf(block(index)), textWidth() / 2);
}

bool Document::beginsWhole(int index) const
{
    return index == 0 || block(index - 1).group != block(index).group || block(index).group < 0;
}

int Document::gapAbove(int index) const
{
    return index == 0 ? 0 : m_type.gapBetween(block(index - 1), block(index));
}

int Document::paddingAbove(int index) const
{
    return block(index).kind == BlockKind::Code && beginsWhole(index) ? m_type.blockPadding : 0;
}

int Document::paddingBelow(int index) const
{
    const int note = block(index).isCut ? int(m_type.bodyPitch) : 0;
    return note + (block(index).kind == BlockKind::Code && block(index).isLast ? m_type.blockPadding : 0);
}

int Document::estimate(int index) const
{
    const Block &b = block(index);
    const qreal pitch = m_type.pitchOf(b);
    if (b.kind == BlockKind::Code)
        return int(double(b.cells.size()) * pitch);
    const qreal width = std::max(narrowest, textWidth() - indentOf(index));
    const qreal letters = std::max(1.0, width / m_type.letter);
    if (b.kind == BlockKind::TableRow)
        return int(pitch * std::max(1.0, std::ceil(double(b.text.size()) / letters))) + 2 * styleui::step;
    const double lines = std::ceil(double(b.text.size()) / letters);
    return int(std::max({1.0, lines, double(b.cells.size())}) * pitch);
}

int Document::height() const
{
    return m_margins.top() + m_heights.total() + m_margins.bottom();
}

int Document::blockAt(int y) const
{
    return m_heights.indexAt(std::max(0, y - m_margins.top()));
}

int Document::blockTop(int index) const
{
    return m_margins.top() + m_heights.top(index);
}

void Document::layOutBlock(int index)
{
    Item &item = m_items[size_t(index)];
    if (item.layout)
        return;
    BlockRoom room{.width = double(std::max(narrowest, textWidth() - indentOf(index)))};
    if (item.block.kind == BlockKind::TableRow)
        room.columns = columnsFor(index);
    if (item.block.kind == BlockKind::Code)
        room.code = m_codeColors.value(int(item.block.range.start));
    item.layout = std::make_unique<BlockLayout>(item.block, m_type, room);
    m_laidOut.insert(std::ranges::lower_bound(m_laidOut, index), index);
    place(index);
}

bool Document::layOut(int top, int bottom)
{
    const int before = m_heights.total();
    for (int i = blockAt(top); i >= 0 && i < count() && blockTop(i) < bottom; ++i)
        layOutBlock(i);
    return m_heights.total() != before;
}

void Document::forgetOutside(int top, int bottom)
{
    std::erase_if(m_laidOut, [&](int index) {
        const int y = blockTop(index);
        const bool isFar = y + blockHeight(index) < top || y > bottom;
        if (isFar)
            m_items[size_t(index)].layout.reset(); // its height stays
        return isFar;
    });
}

const QList<qreal> &Document::columnsFor(int index)
{
    const int group = block(index).group;
    Table &table = m_tables[group];
    if (table.first < 0) {
        table.first = index;
        while (table.first > 0 && block(table.first - 1).group == group)
            --table.first;
    }
    growTable(table, group);
    return table.widths;
}

void Document::growTable(Table &table, int group)
{
    const int before = table.measured;
    const int from = std::max(0, std::min(table.measured, measuredRows) - 1); // the last row may have grown
    for (int row = from; row < measuredRows && table.first + row < count(); ++row) {
        if (block(table.first + row).group != group)
            break;
        if (before >= measuredRows)
            break;
        widen(table.wishes, block(table.first + row), m_type);
        table.measured = row + 1;
    }
    const QList<qreal> widths = columnWidths(table.wishes, textWidth() - indentOf(table.first));
    if (widths == table.widths)
        return;
    table.widths = widths;
    for (int i = table.first; i < count() && block(i).group == group; ++i)
        forget(i);
}

void Document::forget(int index)
{
    Item &item = m_items[size_t(index)];
    if (!item.layout)
        return;
    item.layout.reset();
    std::erase(m_laidOut, index);
    m_firstForgotten = std::min(m_firstForgotten, index);
}

int Document::takeFirstForgotten()
{
    return std::exchange(m_firstForgotten, std::numeric_limits<int>::max());
}

QRect Document::boxOf(int index) const
{
    const int left = m_margins.left() + indentOf(index);
    const int top = blockTop(index) + gapAbove(index);
    const BlockLayout *const laid = layout(index);
    const int width = laid ? int(laid->width()) : textWidth() - indentOf(index);
    return {left, top, width, blockHeight(index) - gapAbove(index)};
}

QPoint Document::originOf(int index) const
{
    return boxOf(index).topLeft() + QPoint(-scrollOf(index), paddingAbove(index));
}

int Document::enclosureLeft(int index, qsizetype enclosure) const
{
    int left = 0;
    for (qsizetype i = 0; i < enclosure; ++i)
        left += m_type.indentOf(block(index).enclosures.at(i));
    return m_margins.left() + std::min(left, textWidth() / 2);
}

bool Document::isShared(int index, qsizetype enclosure) const
{
    if (index == 0)
        return false;
    const auto &before = block(index - 1).enclosures;
    return enclosure < before.size() && before.at(enclosure).id == block(index).enclosures.at(enclosure).id;
}

int Document::scrollRange(int index) const
{
    if (!isWhole(block(index).kind) || !layout(index))
        return 0;
    return std::max(0, m_contentWidths.value(block(index).group) - int(layout(index)->width()));
}

int Document::scrollOf(int index) const
{
    return isWhole(block(index).kind) ? std::min(m_scrolls.value(block(index).group), scrollRange(index)) : 0;
}

bool Document::scrollWhole(int index, int by)
{
    const int range = scrollRange(index);
    if (range == 0)
        return false;
    m_scrolls[block(index).group] = std::clamp(scrollOf(index) + by, 0, range);
    return true;
}

int Document::setCodeColors(qsizetype source, int firstLine, const QList<CodeLine> &lines)
{
    const int index = placeOf(source).block;
    if (index < 0 || block(index).range.start != source || block(index).kind != BlockKind::Code)
        return -1;
    QList<CodeLine> &known = m_codeColors[int(source)];
    known.resize(firstLine);
    known += lines;
    if (BlockLayout *const laid = m_items[size_t(index)].layout.get()) {
        for (qsizetype i = 0; i < lines.size(); ++i)
            laid->setCodeColors(firstLine + i, lines.at(i), block(index), m_type);
    }
    return index;
}

TextPlace Document::placeAt(QPoint point)
{
    const int index = blockAt(point.y());
    if (index < 0)
        return {};
    layOutBlock(index);
    return {.block = index, .position = layout(index)->positionAt(point - originOf(index))};
}

QString Document::linkAt(QPoint point)
{
    const int index = blockAt(point.y());
    if (index < 0 || block(index).links.isEmpty() || !boxOf(index).contains(point))
        return {};
    layOutBlock(index);
    const qsizetype character = layout(index)->characterAt(point - originOf(index));
    const auto &runs = block(index).runs;
    const auto run = std::ranges::find_if(runs, [&](const markdown::Run &r) {
        return r.link >= 0 && character >= r.start && character < r.start + r.length;
    });
    return character >= 0 && run != runs.end() ? block(index).links.value(run->link) : QString();
}

TextPlace Document::placeOf(qsizetype source) const
{
    const auto startOf = [](const Item &item) { return item.block.range.start; };
    const auto next = std::ranges::upper_bound(m_items, source, {}, startOf);
    if (m_items.empty())
        return {};
    const int index = std::max(0, int(next - m_items.begin()) - 1);
    return {.block = index, .position = markdown::textPosition(block(index), source)};
}

qsizetype Document::sourceOf(TextPlace place) const
{
    return place.isValid() ? markdown::sourcePosition(block(place.block), place.position) : 0;
}

TextPlace Document::end() const
{
    return m_items.empty() ? TextPlace()
                           : TextPlace{.block = count() - 1, .position = m_items.back().block.text.size()};
}

QRect Document::caretAt(TextPlace place)
{
    layOutBlock(place.block);
    return layout(place.block)->caretAt(place.position).translated(originOf(place.block)).toAlignedRect();
}

} // namespace textui

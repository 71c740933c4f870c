// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/block.h"

#include <algorithm>

namespace markdown {

qsizetype sourcePosition(const Block &block, qsizetype position)
{
    const auto &anchors = block.anchors;
    const auto next =
        std::ranges::upper_bound(anchors, position, {}, [](const Anchor &a) { return qsizetype(a.text); });
    const qsizetype limit = next == anchors.end() ? block.range.end : next->source;
    if (next == anchors.begin())
        return std::min(block.range.start, limit);
    const Anchor &before = *std::prev(next);
    return std::min(before.source + (position - before.text), std::max<qsizetype>(limit, before.source));
}

qsizetype textPosition(const Block &block, qsizetype source)
{
    const auto &anchors = block.anchors;
    const auto next =
        std::ranges::upper_bound(anchors, source, {}, [](const Anchor &a) { return qsizetype(a.source); });
    const qsizetype limit = next == anchors.end() ? block.text.size() : next->text;
    if (next == anchors.begin())
        return 0;
    const Anchor &before = *std::prev(next);
    return std::min(before.text + (source - before.source), limit);
}

Cell textIn(const Block &block, chat::TextRange range)
{
    if (range.start >= block.range.end || range.end <= block.range.start)
        return {};
    const qsizetype start = textPosition(block, range.start);
    const qsizetype end = textPosition(block, range.end);
    return {.start = int(start), .length = int(std::max<qsizetype>(0, end - start))};
}

} // namespace markdown

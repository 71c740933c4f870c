// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace textui {

/// The heights of many blocks on top of each other: sums and changes in logarithmic time (a Fenwick tree).
class HeightIndex
{
public:
    [[nodiscard]] int count() const { return int(m_heights.size()); }
    [[nodiscard]] int height(int index) const { return m_heights.at(size_t(index)); }
    [[nodiscard]] int top(int index) const;
    [[nodiscard]] int total() const { return m_total; }
    /// The block at a height, the last one below all of them; -1 without blocks.
    [[nodiscard]] int indexAt(int y) const;

    void append(int height);
    void set(int index, int height);
    void truncate(int count);

private:
    std::vector<int> m_heights;
    std::vector<int> m_sums; ///< m_sums[i]: of the 2^k heights that end with i, 2^k being the lowest bit of i + 1
    int m_total = 0;
};

} // namespace textui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/heightindex.h"

#include <bit>

namespace textui {
namespace {

int lowestBit(int n)
{
    return n & -n;
}

} // namespace

int HeightIndex::top(int index) const
{
    int sum = 0;
    for (int i = index; i > 0; i -= lowestBit(i))
        sum += m_sums[size_t(i - 1)];
    return sum;
}

int HeightIndex::indexAt(int y) const
{
    if (m_heights.empty())
        return -1;
    int index = 0;
    for (int step = int(std::bit_floor(m_sums.size())); step > 0; step /= 2) {
        if (index + step <= count() && m_sums[size_t(index + step - 1)] <= y) {
            index += step;
            y -= m_sums[size_t(index - 1)];
        }
    }
    return std::min(index, count() - 1);
}

void HeightIndex::append(int height)
{
    m_heights.push_back(height);
    const int n = count();
    m_sums.push_back(top(n - 1) - top(n - lowestBit(n)) + height);
    m_total += height;
}

void HeightIndex::set(int index, int height)
{
    const int change = height - m_heights.at(size_t(index));
    if (change == 0)
        return;
    m_heights[size_t(index)] = height;
    m_total += change;
    for (int i = index + 1; i <= count(); i += lowestBit(i))
        m_sums[size_t(i - 1)] += change;
}

void HeightIndex::truncate(int count)
{
    m_total = top(count);
    m_heights.resize(size_t(count));
    m_sums.resize(size_t(count));
}

} // namespace textui

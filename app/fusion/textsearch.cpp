// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/textsearch.h"

#include <vector>

namespace fusion {

/// For each place of the needle: how much of its beginning ends there.
static std::vector<qsizetype> borders(QStringView needle)
{
    std::vector<qsizetype> result(size_t(needle.size()), 0);
    qsizetype matched = 0;
    for (qsizetype i = 1; i < needle.size(); ++i) {
        while (matched > 0 && needle[i] != needle[matched])
            matched = result[size_t(matched - 1)];
        if (needle[i] == needle[matched])
            ++matched;
        result[size_t(i)] = matched;
    }
    return result;
}

qsizetype positionOf(QStringView needle, QStringView text, qsizetype from)
{
    if (needle.isEmpty())
        return from <= text.size() ? from : -1;
    const std::vector<qsizetype> fallback = borders(needle);
    const char16_t *const sought = needle.utf16();
    const char16_t *const signs = text.utf16();
    qsizetype matched = 0;
    for (qsizetype i = from; i < text.size(); ++i) {
        while (matched > 0 && signs[i] != sought[matched])
            matched = fallback[size_t(matched - 1)];
        if (signs[i] == sought[matched])
            ++matched;
        if (matched == needle.size())
            return i + 1 - matched;
    }
    return -1;
}

} // namespace fusion

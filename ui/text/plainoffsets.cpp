// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/plainoffsets.h"

#include <algorithm>

namespace textui {

qsizetype plainOffset(const Document &document, TextPlace place)
{
    qsizetype offset = place.position;
    for (int i = 0; i < std::min(place.block, document.count()); ++i)
        offset += document.block(i).text.size() + 1;
    return offset;
}

TextPlace placeAtOffset(const Document &document, qsizetype offset)
{
    offset = std::max<qsizetype>(0, offset);
    for (int i = 0; i < document.count(); ++i) {
        const qsizetype size = document.block(i).text.size();
        if (offset <= size)
            return {.block = i, .position = offset};
        offset -= size + 1;
    }
    return document.end();
}

} // namespace textui

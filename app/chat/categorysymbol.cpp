// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/categorysymbol.h"

using namespace Qt::StringLiterals;

namespace chat {

QString categorySymbol(Category category)
{
    switch (category) {
    case Category::Contradiction:
        return u"≠"_s;
    case Category::Consensus:
        return u"="_s;
    case Category::PartialCoverage:
        return u"◐"_s;
    case Category::UniqueInsight:
        return u"1"_s;
    case Category::BlindSpot:
        return u"∅"_s;
    }
    return {};
}

} // namespace chat

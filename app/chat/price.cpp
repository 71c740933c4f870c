// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/price.h"

namespace chat {

double costOf(const Usage &usage, const Price &price)
{
    constexpr double million = 1e6;
    const qint64 cached = std::min(usage.cachedTokens, usage.promptTokens);
    return (double(usage.promptTokens - cached) * price.promptUsd +
            double(cached) * price.cachedUsd.value_or(price.promptUsd) +
            double(usage.completionTokens) * price.completionUsd) /
               million +
           price.requestUsd + double(usage.webSearches) * price.searchUsd;
}

Usage withCost(Usage usage, const std::optional<Price> &price)
{
    const bool wasUsed = usage.promptTokens > 0 || usage.completionTokens > 0;
    if (usage.costUsd || !price || !wasUsed)
        return usage;
    usage.costUsd = costOf(usage, *price);
    usage.costComputed = true;
    return usage;
}

} // namespace chat

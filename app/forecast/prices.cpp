// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "forecast/forecast.h"

namespace forecast {

PriceOf pricesOf(const catalogue::Catalogue &catalogue)
{
    return [&catalogue](const chat::Model &model) -> std::optional<chat::Price> {
        const catalogue::ModelInfo *const known = catalogue.find(model);
        if (!known || !known->price)
            return std::nullopt;
        return chat::Price{.promptUsd = known->price->prompt,
                           .completionUsd = known->price->completion,
                           .cachedUsd = known->price->cacheRead,
                           .requestUsd = known->price->request,
                           .searchUsd = known->price->webSearch};
    };
}

} // namespace forecast

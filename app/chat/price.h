// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "chat/usage.h"

#include <QHash>

#include <utility>

namespace chat {

/// What a model costs, in US dollars.
struct Price
{
    double promptUsd = 0;          ///< for a million tokens
    double completionUsd = 0;      ///< for a million tokens, reasoning among them
    std::optional<double> cachedUsd; ///< for a million tokens read from the provider's cache; as promptUsd where absent
    double requestUsd = 0;         ///< for each request
    double searchUsd = 0;          ///< for each web search

    bool operator==(const Price &) const = default;
};

/// Tokens × price.
[[nodiscard]] double costOf(const Usage &usage, const Price &price);
/// The same usage; where the server billed nothing, with its cost computed and marked so. Where nothing was used or no
/// price is known the cost stays unknown.
[[nodiscard]] Usage withCost(Usage usage, const std::optional<Price> &price);

/// The known prices of some models, by endpoint and id. A copyable value.
class PriceList
{
public:
    void put(const Model &model, const Price &price) { m_prices.insert({model.endpoint, model.id}, price); }
    [[nodiscard]] std::optional<Price> price(const Model &model) const
    {
        const auto known = m_prices.constFind({model.endpoint, model.id});
        return known == m_prices.constEnd() ? std::nullopt : std::optional(*known);
    }
    bool operator==(const PriceList &) const = default;

private:
    QHash<std::pair<QString, QString>, Price> m_prices;
};

} // namespace chat

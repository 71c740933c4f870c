// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/offer.h"

#include "catalogue/catalogue.h"

namespace panelui {

bool Offer::has(const QString &endpointId) const
{
    return std::ranges::contains(endpoints, endpointId, &settings::Endpoint::id);
}

catalogue::Capabilities Offer::capabilities(const chat::Model &model) const
{
    const auto endpoint = std::ranges::find(endpoints, model.endpoint, &settings::Endpoint::id);
    return catalogue::capabilitiesOf(endpoint == endpoints.end() ? nullptr : &*endpoint,
                                     catalogue ? catalogue->find(model) : nullptr);
}

} // namespace panelui

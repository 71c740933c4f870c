// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connected.h"

#include "forecast/destination.h"
#include "provider/keysource.h"

#include <algorithm>

namespace windowui {

bool isConnected(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints, const provider::KeySource &keys)
{
    const QList<chat::Model> models = forecast::modelsOf(panel);
    return !models.isEmpty() && std::ranges::all_of(models, [&](const chat::Model &model) {
        const auto endpoint = std::ranges::find(endpoints, model.endpoint, &settings::Endpoint::id);
        if (endpoint == endpoints.end())
            return false;
        return !provider::needsKey(*endpoint) || !keys.key(*endpoint).isEmpty();
    });
}

} // namespace windowui

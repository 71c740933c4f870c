// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/capabilities.h"
#include "chat/panel.h"
#include "settings/endpoint.h"

#include <QHash>

#include <functional>

namespace catalogue {
class Catalogue;
}

namespace panelui {

class ModelPicker;

/// What the builder can offer, and what it asks about the panel. All that is pointed to outlives the builder.
struct Offer
{
    QList<settings::Endpoint> endpoints;
    QHash<QString, QStringList> models;              ///< by endpoint id; where unknown, the person writes the name
    ModelPicker *picker = nullptr;                   ///< where all models can be searched
    const catalogue::Catalogue *catalogue = nullptr; ///< what models can do
    /// What the panel's wishes for privacy do not cover, a sentence each.
    std::function<QStringList(const chat::Panel &)> uncovered;
    QStringList savedNames; ///< of panels that saving under the same name replaces

    [[nodiscard]] bool has(const QString &endpointId) const;
    [[nodiscard]] catalogue::Capabilities capabilities(const chat::Model &model) const;
};

} // namespace panelui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/estimate.h"
#include "settings/panelstore.h"

#include <functional>

namespace library {
class Library;
}
namespace panelui {
class ModelPicker;
}

namespace compareui {

/// What the form can offer, and whom it asks. All that is referred to outlives the form.
struct SetupOffer
{
    library::Library &library;
    std::function<QList<settings::StoredPanel>()> panels;
    std::function<panelui::ModelPicker *()> models;     ///< where all models can be searched; made when it is needed
    std::function<std::optional<chat::Model>()> fusion; ///< OpenRouter Fusion, where there is a way to it
    std::function<compare::Estimate(const compare::Experiment &)> estimate;
    std::function<QString(const chat::Panel &)> refusal; ///< why that panel is not asked at all; empty where it is
};

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelsearch.h"
#include "settings/preferences.h"

namespace catalogue {

/// The person's favourites and recently used models, as the preferences keep them.
[[nodiscard]] ModelHabits habitsOf(const settings::Preferences &preferences);
[[nodiscard]] bool isFavourite(const settings::Preferences &preferences, const chat::Model &model);
/// Marks it, or takes the mark away. Beyond settings::mostFavouriteModels the oldest mark goes.
[[nodiscard]] settings::Preferences withFavouriteToggled(settings::Preferences preferences, const chat::Model &model);
/// It was picked: now the last used one.
[[nodiscard]] settings::Preferences withRecent(settings::Preferences preferences, const chat::Model &model);

} // namespace catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/habits.h"

namespace catalogue {

static auto isAs(const chat::Model &model)
{
    return [&model](const chat::Model &other) { return isSameModel(model, other); };
}

ModelHabits habitsOf(const settings::Preferences &preferences)
{
    return {.favourites = preferences.favouriteModels, .recent = preferences.recentModels};
}

bool isFavourite(const settings::Preferences &preferences, const chat::Model &model)
{
    return std::ranges::any_of(preferences.favouriteModels, isAs(model));
}

settings::Preferences withFavouriteToggled(settings::Preferences preferences, const chat::Model &model)
{
    QList<chat::Model> &marked = preferences.favouriteModels;
    if (marked.removeIf(isAs(model)) > 0)
        return preferences;
    marked.append(model);
    while (marked.size() > settings::mostFavouriteModels)
        marked.removeFirst();
    return preferences;
}

settings::Preferences withRecent(settings::Preferences preferences, const chat::Model &model)
{
    QList<chat::Model> &recent = preferences.recentModels;
    recent.removeIf(isAs(model));
    recent.prepend(model);
    if (recent.size() > settings::mostRecentModels)
        recent.resize(settings::mostRecentModels);
    return preferences;
}

} // namespace catalogue

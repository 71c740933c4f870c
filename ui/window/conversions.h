// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"
#include "ui/style/theme.h"
#include "ui/turn/place.h"

/// What is kept, in the words of those who need it.
namespace windowui {

[[nodiscard]] styleui::Appearance toStyle(settings::Appearance appearance);
[[nodiscard]] turnui::Arrangement toTurn(settings::Arrangement arrangement);
[[nodiscard]] settings::Arrangement toSettings(turnui::Arrangement arrangement);

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

namespace chat {

/// One character for a category, the same on the screen and on a terminal: ≠ = ◐ 1 ∅
[[nodiscard]] QString categorySymbol(Category category);

} // namespace chat

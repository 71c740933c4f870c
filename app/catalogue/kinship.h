// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

namespace catalogue {

/// A warning where the judge is a member's model too, or by the same maker: judges prefer what resembles them. Empty
/// where it is not, and where nobody judges.
[[nodiscard]] QString judgeKinship(const chat::Panel &panel);

} // namespace catalogue

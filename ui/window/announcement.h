// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

namespace windowui {

/// What a desktop notification says of a turn that ended: "ready: 2 contradictions", "ready: 3 of 4 answered",
/// "failed: nobody answered". Empty where the person stopped it, and knows.
[[nodiscard]] QString announcementOf(const chat::Turn &turn);

} // namespace windowui

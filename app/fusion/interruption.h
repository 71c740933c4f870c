// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/runrecord.h"

namespace fusion {

/// What closes everything that a run left open when it broke off, so that each attempt and each fusion has its end.
[[nodiscard]] QList<Happening> endsOfInterrupted(const chat::Turn &turn);

} // namespace fusion

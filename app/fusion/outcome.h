// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

namespace fusion {

/// How a run ended. Complete: everything that was asked for is there, and the newest fused answer rests on all members.
/// Degraded: something is missing, but there is a result. Failed: no answer. Cancelled: the person stopped before
/// there was a result.
[[nodiscard]] chat::TurnState outcome(const chat::Turn &turn, bool wasStopped);

/// Whether the fusion has all that the panel's policy asks for.
[[nodiscard]] bool isWhole(const chat::Turn &turn, const chat::Fusion &fusion);

} // namespace fusion

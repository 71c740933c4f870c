// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

namespace exchange {

/// The attempt that stands for a member: the one that the newest fusion used, so that its evidence fits, else the
/// newest that succeeded, else the newest; none where the member never started.
[[nodiscard]] const chat::Attempt *chosenAttempt(const chat::Turn &turn, chat::MemberId member);

} // namespace exchange

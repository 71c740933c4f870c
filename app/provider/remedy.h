// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/servererror.h"

namespace provider {

/// What the person can do about an error of that kind, one sentence.
[[nodiscard]] QString remedyFor(chat::ErrorKind kind, const Addressee &to);
/// What to do where the server asked for a longer wait than we take.
[[nodiscard]] QString remedyForWait(std::chrono::milliseconds wait);

} // namespace provider

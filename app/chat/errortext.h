// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"

namespace chat {

/// What is wrong and what to do, as sentences: "No such key. Set a key for OpenRouter."
[[nodiscard]] QString errorText(const Error &error);

} // namespace chat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chat {

/// A session's title until it is renamed: the first line of its first prompt that says something, white space folded,
/// at most 80 characters.
[[nodiscard]] QString titleFromPrompt(const QString &prompt);

} // namespace chat

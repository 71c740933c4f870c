// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace chat {

/// A name for a file, without folder and ending, that every platform takes and that stays in its folder: no separators,
/// no invisible characters, no leading dot or dash, no device names, 80 characters at most. `otherwise` where nothing
/// is left.
[[nodiscard]] QString safeFileName(const QString &wish, const QString &otherwise);

} // namespace chat

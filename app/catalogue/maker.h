// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace catalogue {

/// Who made a model, as they write themselves: by what stands before the slash of its id ("anthropic/…",
/// "~anthropic/…"), else by a family's name that the id begins with ("claude-…"). What stands before the slash where
/// nobody is known by it; empty where there is nothing to go by.
[[nodiscard]] QString makerOf(const QString &modelId);

} // namespace catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace chat {

/// A question's limit in UTF-8. More is no question any more, and no model would take it.
constexpr qsizetype maxPromptBytes = 1'000'000;

} // namespace chat

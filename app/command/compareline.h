// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/commandline.h"

namespace command {

/// `compare` and what follows, as parse() does.
[[nodiscard]] std::expected<CommandLine, QString> parseCompare(const QStringList &arguments);

} // namespace command

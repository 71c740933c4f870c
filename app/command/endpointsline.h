// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/commandline.h"

namespace command {

/// `endpoints` and what follows, as parse() does.
[[nodiscard]] std::expected<CommandLine, QString> parseEndpoints(const QStringList &arguments);

} // namespace command

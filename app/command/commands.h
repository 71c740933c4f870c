// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/collaborators.h"
#include "command/commandline.h"

#include <functional>

class QObject;

namespace command {

/// Carries a command out; `done` once with the exit code, when all is printed. Works until then for `context`, which
/// outlives it. OpenWindow is not for here.
void run(const CommandLine &commandLine, const Collaborators &with, QObject *context,
         const std::function<void(ExitCode)> &done);

} // namespace command

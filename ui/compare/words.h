// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/words.h"

namespace compareui {

using compare::counted;
using compare::progressText;

/// "runs", "waits to be continued", "done", "2 failed"
[[nodiscard]] QString stateText(compare::ExperimentRun::State state, const compare::Progress &progress);

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/experimentscript.h"

namespace record {

/// Plays one question (its place in the plan) to each contestant, one after the other, as record() plays an example.
/// What an earlier contestant's member has answered is shared, as compare::sources() says.
[[nodiscard]] std::expected<QList<QList<chat::RunEvent>>, QString> recordQuestion(const ExperimentScript &script,
                                                                                  qsizetype question);

} // namespace record

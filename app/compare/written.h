// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"
#include "compare/experiment.h"

/// The written example as an experiment: what its models said is played, nobody is asked.
namespace compare {

[[nodiscard]] Plan writtenPlan();
/// The events of that trial. Of answers that it shares the turn is the example's, to be replaced.
[[nodiscard]] QList<chat::RunEvent> writtenTrial(const TrialId &id);
/// Completes them with what the example's judge said.
[[nodiscard]] Pick writtenPick(const Experiment &experiment, Pick pick);
[[nodiscard]] Grade writtenGrade(const Experiment &experiment, Grade grade);

} // namespace compare

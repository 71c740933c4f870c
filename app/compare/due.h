// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

/// What an experiment's plan asks for, and what of it is still to be done.
namespace compare {

/// Whether what has failed is done again.
enum class Failed { Stay, Again };

/// Whether there is nothing to try: it is not in the plan, or an omission from what has no answer.
[[nodiscard]] bool isPointless(const Experiment &experiment, const TrialId &id);
/// Whether it has not come to its end, pointless or not.
[[nodiscard]] bool isMissing(const Experiment &experiment, const TrialId &id, Failed failed);

/// A pick or a grade that the judge is to make.
using Judgement = std::variant<Pick, Grade>;

/// What the judge is to say of these answers, as far as the plan wants it, whether it has or not.
[[nodiscard]] QList<Judgement> judgements(const Experiment &experiment, const QString &question, int repeat);
/// What it has said there; null where it has not.
[[nodiscard]] const Pick *made(const Experiment &experiment, const Pick &pick);
[[nodiscard]] const Grade *made(const Experiment &experiment, const Grade &grade);

} // namespace compare

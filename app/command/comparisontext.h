// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"
#include "library/experimententry.h"

#include <QByteArray>

/// What `counterpoint compare` prints.
namespace command {

/// What it found in a sentence each, then a line a contestant, the best first: quality, cost and time of a question,
/// answers.
[[nodiscard]] QByteArray resultsAsText(const compare::Experiment &experiment);

/// A line a comparison, newest first: id, when, title, how far it is.
[[nodiscard]] QByteArray comparisonsAsText(const QList<library::ExperimentEntry> &entries);
/// `[{comparison, title, created, changed, contestants: [name], questions, trials, answered, failed, complete, example,
/// spent_usd}]`
[[nodiscard]] QByteArray comparisonsAsJson(const QList<library::ExperimentEntry> &entries);

} // namespace command

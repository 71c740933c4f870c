// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

namespace compare {

/// Two answers to one question, in the order in which they are shown.
struct Pair
{
    chat::TurnId first;
    chat::TurnId second;

    bool operator==(const Pair &) const = default;
};

/// Every two answered trials of the same question and repeat, of contestants that are in the plan. An omission only
/// beside the contestant that it omits from, and only `withOmissions`. In the order of questions and repeats.
[[nodiscard]] QList<Pair> pairs(const Experiment &experiment, bool withOmissions = false);
/// The same of one question in one repeat.
[[nodiscard]] QList<Pair> pairs(const Experiment &experiment, const QString &question, int repeat, bool withOmissions);

/// Those that the person has not picked yet, each in a random order, and all of them in a random order: the same for
/// the same seed, so that nothing is told by the place.
[[nodiscard]] QList<Pair> blindPairs(const Experiment &experiment);

} // namespace compare

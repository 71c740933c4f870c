// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/lifts.h"
#include "compare/measures.h"
#include "compare/questiontable.h"
#include "compare/spent.h"
#include "compare/standing.h"
#include "compare/worth.h"

namespace compare {

/// The numbers behind every picture of an experiment, and the sentence that each says.
struct Findings
{
    Worth worth;
    Standings person;
    Standings judge = {.duels = {.by = Picker::Judge}};
    QuestionTable questions;
    Lifts lifts;
    Costs costs;
    Times times;
    FreeMeasures measures;

    bool operator==(const Findings &) const = default;
};

/// Of the experiment as it is, complete or not. The same experiment has the same findings.
[[nodiscard]] Findings findings(const Experiment &experiment);

} // namespace compare

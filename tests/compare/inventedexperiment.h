// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

/// Experiments whose numbers are made up, the same at every call.
namespace invented {

/// The contestants, by their numbers.
enum Number { QualityTrio = 1, BudgetTrio, OpusAlone, OpusTwice, WithoutOpus, WithoutGpt, WithoutGemini };

struct Options
{
    int questions = 12; ///< the most are 100
    int repeats = 1;
    bool grades = true;       ///< a rubric of eight criteria in two sections, each graded
    bool judgesPicks = true;  ///< also of the omissions against their panel
    bool personsPicks = true; ///< of some pairs
    double answered = 1;      ///< the share of the trials that have ended, from the first on
};

[[nodiscard]] compare::Experiment experiment(const Options &options = {});
/// The same without trials.
[[nodiscard]] compare::Plan plan(const Options &options = {});

} // namespace invented

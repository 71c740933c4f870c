// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/quality.h"

namespace compare {

/// What is known of a contestant's answers without asking anybody: means over questions. Of an analysis are only those
/// answers' whose judge made one.
struct Measures
{
    int contestant = 0;
    QString name;
    Interval points;                ///< of the judge's analysis
    Interval contradictions;        ///< that it found
    Interval standing;              ///< of these, those that the fused answer leaves standing
    std::optional<double> quotes;   ///< 0…1: quotes that were found; absent where there was none
    std::optional<double> minority; ///< 0…1: minority points that the fused answer kept; absent where there was none
    Interval words;
    Interval sources;
    bool isAnalysed = false; ///< a judge has read some: else all but words and sources are absent and 0
    QList<chat::TurnId> turns;

    bool operator==(const Measures &) const = default;
};

struct FreeMeasures
{
    QList<Measures> measures; ///< competitors with an answer, in the order of the plan
    QString title;

    bool operator==(const FreeMeasures &) const = default;
};

[[nodiscard]] FreeMeasures measuresOf(const Experiment &experiment);

} // namespace compare

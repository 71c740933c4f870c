// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

namespace forecast {
class Forecaster;
}

namespace compare {

/// What an experiment will still ask, and what that will cost and take.
struct Estimate
{
    int trials = 0;           ///< still to be made
    qint64 calls = 0;         ///< of members, judges and writers in them
    qint64 sharedAnswers = 0; ///< answers that are asked for once and used again: no calls
    qint64 judgements = 0;    ///< calls of the judge that picks and grades, where all trials bring an answer
    chat::Forecast forecast;  ///< of all of it; aloneUsd stays empty

    bool operator==(const Estimate &) const = default;
};

/// Of what is missing in the experiment; of all where it has no trials. From the same knowledge as the forecast of a
/// single question, for many questions from a sample of them. Walks all trials and judgements that can be: 10,000
/// questions are a moment, not nothing.
[[nodiscard]] Estimate estimate(const Experiment &experiment, const forecast::Forecaster &forecaster);

} // namespace compare

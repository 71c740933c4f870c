// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <cstdint>

namespace compare {

enum class Outcome { First, Second, Equal };

/// Who was preferred, of two.
struct Decision
{
    int first = 0; ///< 0…n−1
    int second = 0;
    Outcome outcome = Outcome::Equal;
    int question = 0; ///< any number; decisions about one question are not independent of each other

    bool operator==(const Decision &) const = default;
};

/// Fewer tell too little.
constexpr qsizetype fewDecisions = 30;

/// How strong one of those that were compared is, on a scale of log-odds whose mean is 0: with a difference of d the
/// stronger one wins with the probability 1 ÷ (1 + e⁻ᵈ).
struct Strength
{
    double value = 0;
    double low = 0; ///< 95 % of the values of resampled questions lie between low and high
    double high = 0;
    double wins = 0;         ///< an equal decision is half a win
    qsizetype decisions = 0; ///< that it took part in

    bool operator==(const Strength &) const = default;
};

struct RankingOptions
{
    /// Weight of an equal decision between every two, made up: without it whoever never loses is infinitely strong.
    double prior = 0.5;
    int resamples = 500; ///< for low and high; 0: both are the value
    std::uint32_t seed = 1;
};

/// Strengths of `count` contestants by the model of Bradley and Terry (1952), as most likely under those decisions;
/// computed by the iteration of Hunter (2004, “MM algorithms for generalized Bradley–Terry models”). The same input has
/// the same result. With one question there is nothing to resample: low and high are the value. Decisions about others,
/// or of one against itself, are left out.
[[nodiscard]] QList<Strength> strengths(const QList<Decision> &decisions, int count,
                                        const RankingOptions &options = {});

} // namespace compare

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <cstdint>
#include <optional>

namespace compare {

/// A mean, and between which values 95 % of the resampled means lie.
struct Interval
{
    double value = 0;
    double low = 0;
    double high = 0;
    qsizetype count = 0; ///< values that it is the mean of

    /// One value has no range: low and high are the value then.
    [[nodiscard]] bool hasRange() const { return count > 1; }
    bool operator==(const Interval &) const = default;
};

/// Percentile bootstrap (Efron, 1979) with 1000 resamples. The same values and seed have the same result. All 0 where
/// there is no value.
[[nodiscard]] Interval meanOf(const QList<double> &values, std::uint32_t seed);

/// Fewer questions tell too little: of two or three that lean the same way by chance no resample leans the other.
constexpr qsizetype fewQuestions = 5;

/// Whether a mean of differences, one a question, is other than 0: of `fewQuestions` or more, and 0 out of its range.
[[nodiscard]] bool isClear(const Interval &difference);

/// A share (0…1) of so many, and between which values the true one lies with 95 %: Wilson's score interval
/// (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927). Unlike the
/// usual one it holds for few and for shares near 0 and 1. All 0 for none.
[[nodiscard]] Interval shareOf(qsizetype hits, qsizetype count);

/// The five numbers of a box plot.
struct Spread
{
    double lowest = 0;
    double lowerQuartile = 0;
    double median = 0;
    double upperQuartile = 0;
    double highest = 0;
    QList<double> values; ///< sorted

    bool operator==(const Spread &) const = default;
};

/// Fewer values are better shown one by one.
constexpr qsizetype fewValues = 5;

/// Nothing where there is no value.
[[nodiscard]] std::optional<Spread> spreadOf(QList<double> values);

/// The value below which that share (0…1) of the sorted values lies; between two of them in proportion. Not of none.
[[nodiscard]] double quantile(const QList<double> &sorted, double share);

} // namespace compare

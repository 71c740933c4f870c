// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace compare {

namespace {

constexpr int resamples = 1'000;
constexpr double outside = 0.025; ///< at each end

double mean(const QList<double> &values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

} // namespace

double quantile(const QList<double> &sorted, double share)
{
    const double place = share * double(sorted.size() - 1);
    const auto below = qsizetype(place);
    const qsizetype above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - double(below));
}

Interval meanOf(const QList<double> &values, std::uint32_t seed)
{
    if (values.isEmpty())
        return {};
    Interval result{.value = mean(values), .count = values.size()};
    result.low = result.high = result.value;
    if (!result.hasRange())
        return result;
    std::mt19937 random(seed);
    const auto count = std::uint_fast32_t(values.size());
    QList<double> means;
    means.reserve(resamples);
    for (int i = 0; i < resamples; ++i) {
        double sum = 0;
        // Not std::uniform_int_distribution: it differs between standard libraries.
        for (std::uint_fast32_t drawn = 0; drawn < count; ++drawn)
            sum += values[qsizetype(random() % count)];
        means.append(sum / double(count));
    }
    std::ranges::sort(means);
    result.low = quantile(means, outside);
    result.high = quantile(means, 1 - outside);
    return result;
}

bool isClear(const Interval &difference)
{
    return difference.count >= fewQuestions && (difference.low > 0 || difference.high < 0);
}

Interval shareOf(qsizetype hits, qsizetype count)
{
    if (count <= 0)
        return {};
    constexpr double z = 1.959963984540054; // of 95 %
    const auto n = double(count);
    const double share = double(hits) / n;
    const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return {.value = share,
            .low = hits == 0 ? 0 : std::max(0.0, middle - half),
            .high = hits == count ? 1 : std::min(1.0, middle + half),
            .count = count};
}

std::optional<Spread> spreadOf(QList<double> values)
{
    if (values.isEmpty())
        return std::nullopt;
    std::ranges::sort(values);
    return Spread{.lowest = values.first(),
                  .lowerQuartile = quantile(values, 0.25),
                  .median = quantile(values, 0.5),
                  .upperQuartile = quantile(values, 0.75),
                  .highest = values.last(),
                  .values = values};
}

} // namespace compare

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace chat {

/// What a run is expected to cost and to take: low is the median of what is known of its models, high is met by nine
/// in ten. Kept with the turn, so that it can be compared with what came.
struct Forecast
{
    double lowUsd = 0; ///< US dollars, without the models in `unpriced`
    double highUsd = 0;
    std::chrono::milliseconds low{0};
    std::chrono::milliseconds high{0};
    QStringList unpriced;           ///< names of the models whose price nobody knows
    QString aloneName;              ///< the model that the run is compared with: "Opus 4.8"
    std::optional<double> aloneUsd; ///< what that model alone would cost for the same question; absent: unknown

    bool operator==(const Forecast &) const = default;
};

/// `{low_usd, high_usd, low_ms, high_ms, unpriced?, alone?: {name, usd?}}`
[[nodiscard]] QJsonObject toJson(const Forecast &forecast);
[[nodiscard]] Forecast forecastFromJson(const QJsonObject &json);

} // namespace chat

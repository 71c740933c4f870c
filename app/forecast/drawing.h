// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/forecast.h"

#include <random>

namespace forecast {

/// One stage of a panel with all that is known of it.
struct Caller
{
    Habit habit;
    std::optional<chat::Price> price;
    qint64 promptTokens = 0; ///< without what others write
    QString endpoint;
    int atOnce = 0;        ///< requests that its server takes; 0: any number
    bool isShared = false; ///< its answer is there already: costs and takes nothing
};

/// A panel made ready to draw runs from.
struct Stages
{
    QList<Caller> members;
    std::optional<Caller> judge;
    std::optional<Caller> writer;
    std::optional<int> quorum;
    std::chrono::milliseconds grace{0};
};

/// What one drawn run cost and took.
struct DrawnRun
{
    double usd = 0;
    std::chrono::milliseconds time{0};
};

[[nodiscard]] DrawnRun draw(const Stages &stages, std::minstd_rand &random);

/// What a request with that sample costs; nothing where no price is known.
[[nodiscard]] double usdOf(const Caller &caller, const Sample &sample, double readTokens = 0);

} // namespace forecast

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QString>

namespace turnui {

/// One stage of a run as the strip shows it: a dot, a name, figures.
struct Stage
{
    enum class State { Coming, Running, Done, Degraded, Failed };
    State state = State::Coming;
    QString text;    ///< "Panel 1 of 4, one failed"
    QString figures; ///< "11.0 s · $0.034"

    bool operator==(const Stage &) const = default;
};

/// Panel, judge, writer; fewer where the policy leaves one out. `now` in the run's time.
[[nodiscard]] QList<Stage> stages(const chat::Turn &turn, std::chrono::milliseconds now);
/// How much the sum says: all; all but what was expected; cost and ratio, where they are known; the cost alone.
enum class SumLength { Whole, Short, Shorter, Shortest };
/// "7.4 s · $0.018 so far", "21 s · $0.06, expected $0.05–0.12 · 2.7× Opus 4.8 alone"
[[nodiscard]] QString sum(const chat::Turn &turn, std::chrono::milliseconds now, SumLength length = SumLength::Whole);
/// What each model of the turn that was heard has cost, in all its tries; then what was expected of the run, and what
/// the model of the comparison cost alone. A line each; empty where no cost is known.
[[nodiscard]] QString costDetail(const chat::Turn &turn);

} // namespace turnui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/findings.h"

#include <QJsonObject>

namespace report {

/// What an experiment found, for programs, as `compare --json` prints it; without the texts of the answers, which
/// ExperimentFileWriter has:
/// `{experiment, title, created, plan, spent_usd, contestants: [contestant], quality, judge, person, members, trials}`.
/// The plan is as its events have it. Turns and sessions are named by their ids; costs are US dollars, times seconds.
///
/// A contestant is `{contestant, name, omission?: {contestant, member}, answered, failed, points?: interval,
/// pass_rate?, spread?, on_frontier?, sections?: {title: interval}, domains?, cost_usd?, costs?: [{part: "member",
/// "judge", "writer" or "web", member?, model?, usd}], seconds?: {lowest, lower_quartile, median, upper_quartile,
/// highest, members, judge, writer}, measures?: {points, contradictions, standing, quotes?, minority?, words,
/// sources}}`; an interval `{value, low, high, count}`, whose low and high hold 95 % of the resampled means.
/// `quality` is `{basis: "rubric", "judge", "person" or "none", title}`: what the points of contestants and trials are.
/// `judge` and `person` are `{title, note?, decisions, ties, ranking: [{contestant, strength, low, high, wins,
/// decisions}], wins: [[{wins, decisions}]]}`, rows and columns of `wins` in the order of `ranking`. `members` is
/// `{title, lifts: [{of: "member", "synthesis" or "diversity", contestant, without, name, points: interval, clear}],
/// missing: [sentence]}`. A trial is `{question, contestant, repeat, turn, session, answered, points?, problem?,
/// cost_usd?, billed_usd, tokens, seconds}`.
[[nodiscard]] QJsonObject resultsJson(const compare::Experiment &experiment, const compare::Findings &findings);

} // namespace report

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QJsonObject>

namespace exchange {

/// The published form of a turn, as `ask --json` prints it:
/// `{status, session, answers: [{member, model, provider, state, finish, text, reasoning, sources: [{url, title}],
/// usage, ms: {first_token, total}, error: {kind, status, message, remedy}|null}], analysis|null, fused: {text}|null,
/// judge: {model, usage, ms, error}|null, writer: the same|null, usage}`.
///
/// `answers` holds one entry for each member, in their order: the attempt that the newest fusion used, else its newest
/// that succeeded, else its newest; one that never started is "cancelled". `fused` is there only if its writer came to
/// an end. `usage` is `{prompt_tokens, completion_tokens, cost_usd, estimated}`, at the top the sum of all attempts and
/// fusions.
[[nodiscard]] QJsonObject askReport(const chat::Turn &turn);

/// The five-key form that the original publishes, with evidence and reviews:
/// `{consensus: [{point, members, evidence}], contradictions: [{topic, stances: [{members, stance, evidence}]}],
/// partial_coverage: [{members, point, evidence}], unique_insights: [{member, insight, evidence}],
/// blind_spots: [{point, members, evidence}], reviews: [{member, gist, concerns: [{kind, point, evidence}]}]}`;
/// `evidence` is `[{member, quote, found, start, end}]`, UTF-16 places in the member's text, null where it is not
/// found.
[[nodiscard]] QJsonObject publishedAnalysis(const chat::Analysis &analysis);

} // namespace exchange

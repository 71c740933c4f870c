// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QString>

/// What the screen says about a whole turn, derived from it. Pure functions.
namespace turnui {

/// How far the members are.
struct PanelProgress
{
    QList<chat::MemberId> running; ///< also those that were not asked yet
    QList<chat::MemberId> answered;
    QList<chat::MemberId> failed;
    QList<chat::MemberId> stopped;

    [[nodiscard]] QList<chat::MemberId> missing() const { return failed + stopped; }
};
[[nodiscard]] PanelProgress progress(const chat::Turn &turn);

[[nodiscard]] bool isWithJudge(const chat::Turn &turn);
/// Whether only one model was asked: no judge, no columns.
[[nodiscard]] bool isSingle(const chat::Turn &turn);
/// Whether there is something to read: a fused answer that began, or one answer that is all there is.
[[nodiscard]] bool hasReadableResult(const chat::Turn &turn);
/// Whether "Judge now" would do something.
[[nodiscard]] bool canJudgeNow(const chat::Turn &turn);

/// "14:02 · Budget trio, by A/B · with web tools · 5 sources"
[[nodiscard]] QString circumstances(const chat::Turn &turn);
/// "3 answers · 2 contradictions · $0.05": what a folded turn says of itself.
[[nodiscard]] QString summary(const chat::Turn &turn);

/// The sentence under the columns: what comes next, true at this moment. `graceEnds`: when judging starts without the
/// rest, once the quorum is met.
[[nodiscard]] QString whatComesNext(const chat::Turn &turn, std::chrono::milliseconds now,
                                    std::optional<std::chrono::milliseconds> graceEnds);

/// Found and all quotes of an analysis.
struct QuoteCount
{
    qsizetype found = 0;
    qsizetype all = 0;
};
[[nodiscard]] QuoteCount quotes(const chat::Analysis &analysis);
/// Why there is no breakdown, or what will come; empty where there is one.
[[nodiscard]] QString breakdownPlaceholder(const chat::Turn &turn, const chat::Fusion *fusion);

/// What a member says, on one line: the judge's gist of it, how it failed, or its latest words.
[[nodiscard]] QString cardLine(const chat::Turn &turn, chat::MemberId member);
/// A member's name on the screen, on one line.
[[nodiscard]] QString memberName(const chat::Turn &turn, chat::MemberId member);

} // namespace turnui

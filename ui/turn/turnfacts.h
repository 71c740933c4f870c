// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "ui/style/colors.h"

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

/// Whether only one model was asked: no judge, no columns.
[[nodiscard]] bool isSingle(const chat::Turn &turn);
/// Whether there is something to read: a fused answer that began, or one answer that is all there is.
[[nodiscard]] bool hasReadableResult(const chat::Turn &turn);
/// Whether "Judge now" would do something.
[[nodiscard]] bool canJudgeNow(const chat::Turn &turn);

/// A dot, a name, figures: one stage in the strip.
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
/// "7.4 s · $0.018 so far", "21 s · $0.049"
[[nodiscard]] QString sum(const chat::Turn &turn, std::chrono::milliseconds now);
/// "14:02 · with web tools · 5 sources"
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

/// Something that the person should know about a run, with what can be done about it.
struct Notice
{
    enum class Action { TryMissing, GoOn, JudgeAgain, FuseAgain, JustOne, Connect, UseFused };
    QString text;
    styleui::Ink ink = styleui::Ink::Secondary;
    QList<Action> actions;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const Notice &) const = default;
};
/// The most important one; empty where all is well. `canAskAgain`: false in an example.
[[nodiscard]] Notice notice(const chat::Turn &turn, bool canAskAgain);
[[nodiscard]] QString actionText(Notice::Action action);

/// What a member says, on one line: the judge's gist of it, how it failed, or its latest words.
[[nodiscard]] QString cardLine(const chat::Turn &turn, chat::MemberId member);
/// A member's name on the screen, on one line.
[[nodiscard]] QString memberName(const chat::Turn &turn, chat::MemberId member);

} // namespace turnui

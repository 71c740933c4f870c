// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

namespace compareui {

/// Answers to one question that are shown beside each other, in the order in which they are shown.
struct Round
{
    static constexpr qsizetype mostAnswers = 4;

    QString question; ///< its id
    QList<chat::TurnId> answers;

    [[nodiscard]] bool isEmpty() const { return answers.isEmpty(); }
    bool operator==(const Round &) const = default;
};

/// Where a single question is asked once, to no more than mostAnswers: all its answers, as soon as none of them is
/// still being written. Empty before that, and for larger experiments.
[[nodiscard]] Round wholeRound(const compare::Experiment &experiment);
/// What the person can pick from next: the whole round, where there is one; else two at a time. In an order that tells
/// nothing; those of `later` come last.
[[nodiscard]] QList<Round> roundsToPick(const compare::Experiment &experiment, const QList<Round> &later = {});

/// How many pairs there are to pick, and how many of them the person has picked.
struct PicksDone
{
    qsizetype picked = 0;
    qsizetype pairs = 0;
};
[[nodiscard]] PicksDone picksDone(const compare::Experiment &experiment);

/// Whether the person has picked: each answer over another one of it, or not. Also where there is nothing to pick.
[[nodiscard]] bool isPicked(const Round &round, const compare::Experiment &experiment);
/// What they said: the place of the answer that is better than each other one, or Equal, or BothBad.
struct Verdict
{
    std::optional<qsizetype> best;
    compare::Preference otherwise = compare::Preference::None; ///< None: one is better than some, or nothing was picked
};
[[nodiscard]] Verdict verdict(const Round &round, const compare::Experiment &experiment);

/// One choice among the answers of a round.
struct Choice
{
    chat::TurnId first;
    chat::TurnId second;
    compare::Preference preference;
};
/// What a key says of every two of them: the one at `best` is better than each other one.
[[nodiscard]] QList<Choice> choicesFor(const Round &round, qsizetype best);
/// Equal or BothBad, for every two.
[[nodiscard]] QList<Choice> choicesFor(const Round &round, compare::Preference all);

} // namespace compareui

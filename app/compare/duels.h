// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"
#include "compare/ranking.h"

namespace compare {

/// Two answers to one question of which somebody said which is better.
struct Duel
{
    QString question;
    int first = 0; ///< contestants, by number; the smaller one first
    int second = 0;
    chat::TurnId firstTurn;
    chat::TurnId secondTurn;
    Outcome outcome = Outcome::Equal;

    bool operator==(const Duel &) const = default;
};

/// What all picks of a picker come to.
struct Duels
{
    Picker by = Picker::Person;
    QList<Duel> decided;      ///< ties among them; in the order of the picks
    qsizetype ties = 0;       ///< of decided: the person said equal or both bad, the judge equal in both orders
    qsizetype disagreed = 0;  ///< the judge said otherwise in the other order: not counted
    qsizetype firstTwice = 0; ///< of disagreed: whichever was shown first won, in both orders
    qsizetype lastTwice = 0;  ///< of disagreed: whichever was shown last won, in both orders
    qsizetype open = 0;       ///< the judge has said it in one order only
    qsizetype failed = 0;     ///< single picks without a preference

    bool operator==(const Duels &) const = default;
};

/// A person's pick counts as it is, the last one about the same two. A judge's counts where it was asked in both orders
/// and preferred the same, or said equal both times. Picks of trials and contestants that are gone are left out.
[[nodiscard]] Duels duels(const Experiment &experiment, Picker by);

/// 1, ½ or 0.
[[nodiscard]] double winOfFirst(Outcome outcome);

} // namespace compare

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/quality.h"

namespace compare {

/// One of those that were picked between.
struct Standing
{
    int contestant = 0;
    QString name;
    Strength strength;
    QList<chat::TurnId> turns; ///< that were picked between

    bool operator==(const Standing &) const = default;
};

/// How often one was preferred to another.
struct Wins
{
    double wins = 0;         ///< a tie is half a win
    qsizetype decisions = 0; ///< between the two

    bool operator==(const Wins &) const = default;
};

struct MatrixCell
{
    Wins wins;                 ///< of the row's over the column's
    QList<chat::TurnId> turns; ///< both of each duel, one after the other

    bool operator==(const MatrixCell &) const = default;
};

/// Who beats whom, by the person's picks or by the judge's: never both in one.
struct Standings
{
    Duels duels;
    QList<Standing> ranking;         ///< competitors that took part, the strongest first
    QList<QList<MatrixCell>> matrix; ///< rows and columns in the order of the ranking; the diagonal is empty
    qsizetype questions = 0;         ///< that something was decided about
    QString title;                   ///< empty where nothing was decided
    QString note;                    ///< ties, position bias, what failed; may be empty

    [[nodiscard]] bool isTooFew() const { return decisions() < fewDecisions || questions < fewQuestions; }
    [[nodiscard]] qsizetype decisions() const; ///< between those of the ranking
    bool operator==(const Standings &) const = default;
};

[[nodiscard]] Standings standingsOf(const Experiment &experiment, const Duels &duels);

} // namespace compare

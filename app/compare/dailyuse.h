// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/statistics.h"
#include "library/ledger.h"

namespace compare {

/// One ordinary turn behind the numbers.
struct UsedTurn
{
    chat::TurnId turn;
    chat::SessionId session;
    QDateTime startedAt; ///< UTC
    std::optional<chat::Rating> rating = {};

    bool operator==(const UsedTurn &) const = default;
};

/// What ordinary questions say of a panel, or of one model that was asked alone.
struct PanelUse
{
    QString name;
    QList<UsedTurn> turns;         ///< newest first
    qsizetype good = 0;            ///< of them, by the rating of the turn's result
    qsizetype bad = 0;             ///< likewise
    qsizetype instead = 0;         ///< of them, those where the person chose an answer instead of the fused one
    Interval share;                ///< rated good, of all that are rated; 0…1; see shareOf()
    std::optional<Spread> costUsd; ///< of a question; absent where no price is known
    std::optional<Spread> seconds; ///< to the first fused answer: slowest member, judge, writer; where any answered

    [[nodiscard]] qsizetype asked() const { return turns.size(); }
    [[nodiscard]] qsizetype rated() const { return good + bad; }
    [[nodiscard]] bool isTooFew() const;
    bool operator==(const PanelUse &) const = default;
};

/// Fewer ratings say nothing: with ten, a share of one half is somewhere between 24 and 76 %.
constexpr qsizetype fewRatings = 10;

/// What ratings and picks in ordinary sessions say; experiments are never among it. Nothing here is blind or repeated.
struct DailyUse
{
    QList<PanelUse> panels; ///< by name, models by their id; the most asked first
    QString title;          ///< empty where nothing was asked

    bool operator==(const DailyUse &) const = default;
};

/// Of turns that asked somebody: no experiment, no example. The title says that one is better only where its interval
/// lies wholly above that of every other one with enough ratings.
[[nodiscard]] DailyUse dailyUse(const QList<library::LedgerEntry> &entries);

/// Those of an A/B that began then: chance said which panel got them.
[[nodiscard]] QList<library::LedgerEntry> drawnSince(QList<library::LedgerEntry> entries, const QDateTime &startedAt);

} // namespace compare

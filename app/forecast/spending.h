// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/ledger.h"

namespace forecast {

/// What several turns cost, against what was expected of them.
struct Spending
{
    int turns = 0;
    int freeTurns = 0;         ///< of these, those that are known to have cost nothing
    chat::Usage usage;         ///< costUsd: what is known of it
    double comparedUsd = 0;    ///< of usage.costUsd, what aloneUsd is compared with
    double aloneUsd = 0;       ///< what the model of the comparison alone would have cost in those turns
    QString aloneName;         ///< of the newest turn
    double lowUsd = 0;         ///< sums of the forecasts of those turns that had one and whose cost is known
    double highUsd = 0;
    double forecastUsd = 0; ///< what those turns cost

    /// "2.7× Opus alone"; empty where nothing can be compared.
    [[nodiscard]] QString ratioText() const;
    bool operator==(const Spending &) const = default;
};

/// `entries` in any order but with the newest first.
[[nodiscard]] Spending spending(const QList<library::LedgerEntry> &entries);
[[nodiscard]] Spending spending(const QList<chat::Turn> &turns);

/// The first moment of the month that `now` is in, by this computer's calendar.
[[nodiscard]] QDateTime monthStart(const QDateTime &now);

/// What to say before a question is sent that would go, or goes, beyond the month's limit; empty where there is nothing
/// to say. It never stops anything.
[[nodiscard]] QString limitWarning(std::optional<double> limitUsd, const Spending &month, const chat::Forecast &next);

} // namespace forecast

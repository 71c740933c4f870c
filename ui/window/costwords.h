// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/forecast.h"
#include "forecast/spending.h"
#include "ui/style/colors.h"

namespace windowui {

/// What the composer knows of costs: of the question that is typed, and of those before it.
struct Costs
{
    forecast::Outlook outlook;
    forecast::Spending session;
    QString caution; ///< what of the panel's wishes will not hold, what may be stopped; empty where all is well

    bool operator==(const Costs &) const = default;
};

/// What the month has cost by now, and what it may cost.
struct MonthCosts
{
    forecast::Spending spending;
    std::optional<double> limitUsd;
    bool isLimitNear = false; ///< the next question may go beyond it
};

/// One line of the card. `ink` of the text.
struct CostRow
{
    QString label;
    QString text;
    styleui::Ink ink = styleui::Ink::Text;

    bool operator==(const CostRow &) const = default;
};

/// "≈ $0.05–0.12 · 20–45 s · 2.7× Opus alone · stays on this computer"
[[nodiscard]] QString outlookText(const forecast::Outlook &outlook);
/// "This session $0.23 · 2.6× Opus alone"; empty where nothing is known to have cost anything.
[[nodiscard]] QString sessionText(const forecast::Spending &session);
/// "$0.23 · 2.6× Opus alone · expected $0.20–0.40", "nothing yet", "free", "cost unknown", and of which limit.
[[nodiscard]] QString spendingText(const forecast::Spending &spending, std::optional<double> limitUsd = {});
/// "2.7× Opus alone", or why that is not known.
[[nodiscard]] CostRow comparisonRow(const chat::Forecast &run);
/// Everything else that the card says, in its order.
[[nodiscard]] QList<CostRow> costRows(const Costs &costs, const MonthCosts &month);

} // namespace windowui

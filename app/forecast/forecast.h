// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/forecast.h"
#include "chat/price.h"
#include "forecast/history.h"
#include "fusion/panelrun.h"
#include "settings/endpoint.h"

namespace catalogue {
class Catalogue;
}

/// What a question will cost and take, before it is asked. Pure: values in, a value out.
namespace forecast {

/// Knows the price of a model, where anybody does.
using PriceOf = std::function<std::optional<chat::Price>(const chat::Model &)>;

/// As the endpoints' lists say; the catalogue outlives it.
[[nodiscard]] PriceOf pricesOf(const catalogue::Catalogue &catalogue);

/// What is asked of whom.
struct Question
{
    QString prompt;
    QList<fusion::Exchange> conversation; ///< earlier turns on this branch
    chat::Panel panel;
    QList<chat::MemberId> shared = {}; ///< members whose answers are there already: read, not asked

    bool operator==(const Question &) const = default;
};

/// What the forecast rests on.
struct Knowledge
{
    const History &history;
    const QList<settings::Endpoint> &endpoints;
    PriceOf priceOf;
    std::optional<chat::Model> compareWith; ///< the writer's model where absent
    std::optional<chat::Model> justOne;     ///< whom "Just one" asks; the writer's model where absent
};

/// What is said before a question is sent.
struct Outlook
{
    chat::Forecast run;      ///< with the panel
    chat::Forecast justOne;  ///< of "Just one"
    qint64 promptTokens = 0; ///< that each member gets, at the most; always an estimate: nobody has counted yet
    QStringList guessed;     ///< names of the models whose habits are hardly known here: from defaults
    QString destination;     ///< see destinationOf()
    QStringList uncovered;   ///< see uncovered()

    bool operator==(const Outlook &) const = default;
};

/// A few hundred runs are drawn from what the models did before, always the same ones: members write, judge and writer
/// read what they wrote, prices and times add up. Half of the runs are below the low figures, nine in ten below the
/// high ones. Members take as long as the slowest, or queue where a server takes few at once; judging begins with the
/// quorum where there is one. No provider's cache is counted on. On a server of this computer tokens cost nothing.
/// Under a millisecond for eight members.
[[nodiscard]] Outlook outlook(const Question &question, const Knowledge &knowledge);

/// For the panel alone: what is kept with a turn.
[[nodiscard]] chat::Forecast forecast(const Question &question, const Knowledge &knowledge);

/// Nothing for servers of this computer where `priceOf` knows nothing else.
[[nodiscard]] std::optional<chat::Price> priceIn(const chat::Model &model, const Knowledge &knowledge);

/// Whom "Just one" asks, and how: the writer, or the chosen model with the settings of the member that has it. The
/// writer too where the connection of the chosen one is gone.
[[nodiscard]] chat::StageModel justOneOf(const chat::Panel &panel, const std::optional<chat::Model> &chosen,
                                         const QList<settings::Endpoint> &endpoints);

/// What to say where the run may reach the panel's budget; empty where it will not, or there is none.
[[nodiscard]] QString budgetWarning(const chat::Panel &panel, const chat::Forecast &run);

/// "≈ $0.05", "free": the low figure. Empty where no price is known, "over $0.05" where some are not.
[[nodiscard]] QString costText(const chat::Forecast &forecast);
/// "≈ $0.05 · 20 s": the low figures, for a button.
[[nodiscard]] QString shortText(const chat::Forecast &forecast);
/// "≈ $0.05–0.12 · 20–45 s · 2.7× Opus alone", of it what is known, and "price of X unknown".
[[nodiscard]] QString longText(const chat::Forecast &forecast);

} // namespace forecast

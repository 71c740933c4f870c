// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/quality.h"

namespace compare {

/// How long a contestant takes for a question: the slowest member, judge and writer, one after the other.
struct TimeSpent
{
    int contestant = 0;
    QString name;
    Spread seconds;     ///< of its answered trials
    double members = 0; ///< seconds, means
    double judge = 0;
    double writer = 0;
    QList<chat::TurnId> turns;

    bool operator==(const TimeSpent &) const = default;
};

struct Times
{
    QList<TimeSpent> spent; ///< competitors with an answer, in the order of the plan
    QString title;
    bool operator==(const Times &) const = default;
};

/// What one part of a contestant costs a question.
struct CostSlice
{
    std::optional<Part> part; ///< absent: web searches, of all parts
    chat::MemberId member;    ///< of a member only
    QString name;             ///< of the model
    double usd = 0;           ///< without web searches; mean over the trials

    bool operator==(const CostSlice &) const = default;
};

struct CostSpent
{
    int contestant = 0;
    QString name;
    QList<CostSlice> slices; ///< members in their order, judge, writer, web; only what costs something
    double usd = 0;          ///< their sum, what a question costs: shared answers included
    QList<chat::TurnId> turns;

    bool operator==(const CostSpent &) const = default;
};

struct Costs
{
    QList<CostSpent> spent; ///< competitors with a known cost, in the order of the plan
    QStringList unknown;    ///< names of those that have answered, and nobody knows their price
    QString title;
    bool operator==(const Costs &) const = default;
};

[[nodiscard]] Times timesOf(const Experiment &experiment);
[[nodiscard]] Costs costsOf(const Experiment &experiment);

} // namespace compare

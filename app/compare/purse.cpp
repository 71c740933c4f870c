// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/purse.h"

namespace compare {

std::optional<double> Purse::left() const
{
    if (!m_experiment.plan.budgetUsd)
        return std::nullopt;
    double left = *m_experiment.plan.budgetUsd - m_experiment.spentUsd();
    for (const double usd : m_aside)
        left -= usd;
    return left;
}

bool Purse::hasFor(double usd) const
{
    const std::optional<double> rest = left();
    return !rest || (*rest > 0 && *rest >= usd);
}

} // namespace compare

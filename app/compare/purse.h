// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

namespace compare {

/// The budget of an experiment: what was spent, and what is set aside for what runs. Without a budget there is always
/// enough.
class Purse
{
public:
    /// `experiment` outlives this.
    explicit Purse(const Experiment &experiment) : m_experiment(experiment) {}

    /// US dollars that are neither spent nor set aside; absent without a budget.
    [[nodiscard]] std::optional<double> left() const;
    [[nodiscard]] bool hasFor(double usd) const;
    /// For `what`, until it is freed.
    void setAside(const QString &what, double usd) { m_aside[what] = usd; }
    void free(const QString &what) { m_aside.remove(what); }

private:
    const Experiment &m_experiment;
    QHash<QString, double> m_aside;
};

} // namespace compare

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QCoreApplication>

namespace provider {
struct Completion;
}

namespace fusion {

/// What a run may cost. Counts what the servers billed: unknown costs count nothing.
class Budget
{
    Q_DECLARE_TR_FUNCTIONS(fusion::Budget)

public:
    /// For a new run of the turn: what earlier ones cost does not count.
    Budget(std::optional<double> limitUsd, const chat::Turn &turn);

    /// Looks at what the turn has cost by now, with what is not in it yet. Once reached, it stays reached.
    void note(const chat::Turn &turn, const chat::Usage &more = {});
    [[nodiscard]] bool isReached() const { return m_isReached; }

    /// Something that was stopped or not started because of the budget.
    void blame(provider::Completion &completion) const;

private:
    std::optional<double> m_limit;
    double m_before = 0;
    bool m_isReached = false;
};

} // namespace fusion

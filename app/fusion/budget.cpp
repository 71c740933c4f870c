// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/budget.h"

#include "provider/completionjob.h"

namespace fusion {

static double costOf(const chat::Turn &turn)
{
    return turn.usage().costUsd.value_or(0);
}

Budget::Budget(std::optional<double> limitUsd, const chat::Turn &turn) : m_limit(limitUsd), m_before(costOf(turn)) {}

void Budget::note(const chat::Turn &turn, const chat::Usage &more)
{
    if (m_limit && costOf(turn) + more.costUsd.value_or(0) - m_before >= *m_limit)
        m_isReached = true;
}

void Budget::blame(provider::Completion &completion) const
{
    completion.state = chat::State::Failed;
    completion.error = {.kind = chat::ErrorKind::Budget,
                        .message = tr("The budget of $%1 for a run is reached.").arg(m_limit.value_or(0)),
                        .remedy = tr("Raise the panel's budget, then ask again.")};
}

} // namespace fusion

// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/outcome.h"

#include <algorithm>

using chat::State;
using chat::TurnState;

namespace fusion {

bool isWhole(const chat::Turn &turn, const chat::Fusion &fusion)
{
    const bool isJudged = fusion.analysis || turn.panel.policy.judging == chat::Judging::WithoutJudge;
    return isJudged && fusion.writer && fusion.writer->state == State::Succeeded;
}

static bool hasFusedAnswer(const chat::Turn &turn)
{
    return std::ranges::any_of(turn.fusions, [](const chat::Fusion &fusion) {
        return fusion.writer && fusion.writer->state == State::Succeeded;
    });
}

static bool wereAllStopped(const chat::Turn &turn)
{
    return !turn.attempts.isEmpty() && std::ranges::all_of(turn.panel.members, [&turn](const chat::Member &member) {
        const chat::Attempt *const latest = turn.latestAttempt(member.id);
        return latest && latest->reply.state == State::Cancelled;
    });
}

TurnState outcome(const chat::Turn &turn, bool wasStopped)
{
    const qsizetype answers = turn.answers().size();
    const bool isAllThere = answers == turn.panel.members.size();
    const bool isPanelOfOne = turn.panel.members.size() == 1;
    if (isPanelOfOne && isAllThere)
        return TurnState::Complete;
    if (wasStopped && !hasFusedAnswer(turn))
        return TurnState::Cancelled;
    if (answers == 0)
        return wereAllStopped(turn) ? TurnState::Cancelled : TurnState::Failed;
    const chat::Fusion *const fusion = turn.latestFusion();
    const bool isFused = fusion && isWhole(turn, *fusion) && fusion->used.size() == turn.panel.members.size();
    return isAllThere && isFused ? TurnState::Complete : TurnState::Degraded;
}

} // namespace fusion

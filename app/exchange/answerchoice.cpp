// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/answerchoice.h"

#include <algorithm>

namespace exchange {

const chat::Attempt *chosenAttempt(const chat::Turn &turn, chat::MemberId member)
{
    if (const chat::Fusion *const fusion = turn.latestFusion()) {
        const auto used = std::ranges::find(fusion->used, member, &chat::AttemptId::member);
        if (used != fusion->used.end())
            return turn.attempt(*used);
    }
    const QList<const chat::Attempt *> answers = turn.answers();
    const auto answer =
        std::ranges::find(answers, member, [](const chat::Attempt *attempt) { return attempt->id.member; });
    return answer != answers.end() ? *answer : turn.latestAttempt(member);
}

} // namespace exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/consensus.h"

using chat::Category;

namespace fusion {

Category decidedCategory(Category claimed, const QList<chat::MemberId> &supporters, bool isOpposed,
                         const QList<LetteredAnswer> &answers)
{
    if (supporters.size() == 1)
        return Category::UniqueInsight;
    double all = 0;
    double supporting = 0;
    for (const LetteredAnswer &answer : answers) {
        all += answer.weight;
        if (supporters.contains(answer.attempt.member))
            supporting += answer.weight;
    }
    const bool hasMostWeight = 2 * supporting > all;
    const bool hasMostHeads = 2 * supporters.size() > answers.size();
    const bool isDoubted = claimed != Category::Consensus && hasMostHeads;
    return hasMostWeight && !isOpposed && !isDoubted ? Category::Consensus : Category::PartialCoverage;
}

} // namespace fusion

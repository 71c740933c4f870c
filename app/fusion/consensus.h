// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/answers.h"

namespace fusion {

/// The category of a point that has supporters, as the program decides it. Consensus: at least two members who hold
/// more than half of the weight of all who answered say it, and nobody says otherwise. One alone is a unique insight,
/// the rest is partial coverage. `claimed` is the judge's: where it left a point at partial coverage that most heads
/// support, it doubts that they mean the same, and that is respected; where only the weights (which it never sees)
/// make the majority, it could not know.
[[nodiscard]] chat::Category decidedCategory(chat::Category claimed, const QList<chat::MemberId> &supporters,
                                             bool isOpposed, const QList<LetteredAnswer> &answers);

} // namespace fusion

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

namespace turnui {

/// What the answer over a turn is made of: a fused answer, a member's, or nothing yet.
struct ShownAnswer
{
    std::optional<chat::ResultId> id;
    QString title;       ///< "Fused answer", "One answer"
    QString placeholder; ///< where there is nothing to show

    bool operator==(const ShownAnswer &) const = default;
};
/// `fusion`: the one that is looked at; 0: none.
[[nodiscard]] ShownAnswer shownAnswer(const chat::Turn &turn, int fusion);

} // namespace turnui

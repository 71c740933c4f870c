// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <functional>

namespace turnui {

class Requests;

/// What every part of a turn's view works with. Made and owned by TurnView, which outlives its parts.
struct TurnContext
{
    /// Looked up each time: the list that holds the turn may move. Null where it is gone.
    std::function<const chat::Turn *()> turn;
    /// In the run's time; stands still once the run has ended.
    std::function<std::chrono::milliseconds()> now;
    Requests *requests = nullptr;
    bool canAskAgain = true; ///< false in an example
};

} // namespace turnui

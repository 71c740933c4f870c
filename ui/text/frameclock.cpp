// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/frameclock.h"

#include <chrono>

namespace textui {

int untilNextFrame()
{
    constexpr int frame = 16;
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return frame - int(std::chrono::duration_cast<std::chrono::milliseconds>(now).count() % frame);
}

} // namespace textui

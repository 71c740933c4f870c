// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/clock.h"

#include <optional>

namespace provider {

/// Calls once when a deadline passes that nobody put off. Putting it off costs nothing: the clock is asked again only
/// when the earlier deadline comes, not for every piece of text. `context` owns it; when that is gone, nothing is
/// called.
class Watchdog
{
public:
    Watchdog(chat::Clock &clock, QObject *context, std::function<void()> passed)
        : m_clock(clock), m_context(context), m_passed(std::move(passed))
    {
    }

    /// The deadline is so far from now.
    void restart(std::chrono::milliseconds timeout);
    void stop() { m_deadline.reset(); }

private:
    void check();

    chat::Clock &m_clock;
    QObject *const m_context;
    const std::function<void()> m_passed;
    std::optional<std::chrono::milliseconds> m_deadline;
    std::optional<std::chrono::milliseconds> m_nextCheck;
    int m_checks = 0;
};

} // namespace provider

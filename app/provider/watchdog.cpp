// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/watchdog.h"

namespace provider {

void Watchdog::restart(std::chrono::milliseconds timeout)
{
    m_deadline = m_clock.now() + timeout;
    if (!m_nextCheck || *m_nextCheck > *m_deadline)
        check();
}

// Timers may be early by a little; then it waits for the rest.
void Watchdog::check()
{
    m_nextCheck.reset();
    if (!m_deadline)
        return;
    const auto left = *m_deadline - m_clock.now();
    if (left.count() <= 0) {
        m_deadline.reset();
        const auto passed = m_passed; // it may delete us
        return passed();
    }
    m_nextCheck = m_deadline;
    m_clock.after(left, m_context, [this, number = ++m_checks] {
        if (number == m_checks)
            check();
    });
}

} // namespace provider

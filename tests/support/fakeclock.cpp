// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"

#include <QTimeZone>

namespace testsupport {

QDateTime FakeClock::wallTime() const
{
    static const QDateTime epoch(QDate(2026, 6, 1), QTime(14, 2), QTimeZone::UTC);
    return epoch.addMSecs(m_now.count());
}

void FakeClock::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> what)
{
    m_calls.emplace(m_now + delay, Call{context, context != nullptr, std::move(what)});
}

void FakeClock::advance(std::chrono::milliseconds by)
{
    const auto until = m_now + by;
    while (!m_calls.empty() && m_calls.begin()->first <= until) {
        auto node = m_calls.extract(m_calls.begin());
        m_now = std::max(m_now, node.key());
        if (!node.mapped().hasContext || node.mapped().context)
            node.mapped().what();
    }
    m_now = until;
}

std::optional<std::chrono::milliseconds> FakeClock::nextDue() const
{
    if (m_calls.empty())
        return std::nullopt;
    return m_calls.begin()->first - m_now;
}

} // namespace testsupport

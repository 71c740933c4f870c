// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/clock.h"

#include <QPointer>

#include <map>

namespace testsupport {

/// Time that moves only when the test says. What is due runs in advance(), in the order of its times.
class FakeClock : public chat::Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds now() const override { return m_now; }
    [[nodiscard]] QDateTime wallTime() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> what) override;

    void advance(std::chrono::milliseconds by);
    /// When the next call is due, from now; absent when none is.
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextDue() const;

private:
    struct Call
    {
        QPointer<QObject> context;
        bool hasContext = false;
        std::function<void()> what;
    };

    std::chrono::milliseconds m_now{1'000};
    std::multimap<std::chrono::milliseconds, Call> m_calls;
};

} // namespace testsupport

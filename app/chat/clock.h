// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>

namespace chat {

/// Where time comes from. Injected; QTimer stands nowhere else in app/. The test's clock moves only when told.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Steady time, for durations.
    [[nodiscard]] virtual std::chrono::milliseconds now() const = 0;
    /// Calendar time in UTC, for people to read.
    [[nodiscard]] virtual QDateTime wallTime() const = 0;
    /// Calls `what` once after `delay` from the event loop; never when `context` (not null) is gone by then.
    virtual void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> what) = 0;
};

/// The system's clock.
class SystemClock : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds now() const override;
    [[nodiscard]] QDateTime wallTime() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> what) override;
};

} // namespace chat

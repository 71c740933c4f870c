// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/clock.h"

#include <QTimer>

namespace chat {

std::chrono::milliseconds SystemClock::now() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

QDateTime SystemClock::wallTime() const
{
    return QDateTime::currentDateTimeUtc();
}

void SystemClock::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> what)
{
    if (context)
        QTimer::singleShot(delay, context, std::move(what));
    else
        QTimer::singleShot(delay, std::move(what));
}

} // namespace chat

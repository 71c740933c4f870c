// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/retry.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chat::ErrorKind;

namespace provider {

std::optional<std::chrono::milliseconds> waitFromHeader(const QByteArray &value, const QDateTime &now)
{
    bool isNumber = false;
    const qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return seconds > 0 ? std::optional(std::chrono::milliseconds(1s) * std::min<qint64>(seconds, 1'000'000'000))
                           : std::nullopt;
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(value.trimmed()), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeZone(QTimeZone::UTC);
    const qint64 wait = date.isValid() ? now.msecsTo(date) : 0;
    return wait > 0 ? std::optional(std::chrono::milliseconds(wait)) : std::nullopt;
}

static bool mayComeRight(const ServerError &failure)
{
    if (failure.retryable)
        return *failure.retryable;
    const chat::Error &error = failure.error;
    switch (error.kind) {
    case ErrorKind::RateLimited:
    case ErrorKind::Network:
    case ErrorKind::Truncated:
        return true;
    case ErrorKind::Server:
        return error.status == 408 || error.status >= 500;
    default:
        return false;
    }
}

std::optional<std::chrono::milliseconds> Tries::next(const ServerError &failure)
{
    if (m_left <= 0 || !mayComeRight(failure))
        return std::nullopt;
    --m_left;
    const auto asked = failure.error.retryAfter;
    if (!asked)
        return backoff();
    if (std::exchange(m_obeyed, true) || *asked > longestWait)
        return std::nullopt;
    m_left = 0;
    return *asked;
}

// One second, then two, with a window of its own for each slot.
std::chrono::milliseconds Tries::backoff()
{
    std::uniform_int_distribution<int> jitter(0, 149);
    return std::chrono::milliseconds((1000 << m_made++) + m_slot * 150 + jitter(m_random));
}

} // namespace provider

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/servererror.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>
#include <random>

namespace provider {

/// The longest wait that a server may ask for; over it we fail at once and show the time.
constexpr std::chrono::seconds longestWait{60};

/// `Retry-After`: seconds or an HTTP date. Absent where it is garbage, negative or past.
[[nodiscard]] std::optional<std::chrono::milliseconds> waitFromHeader(const QByteArray &value, const QDateTime &now);

/// Tells how often one request may be tried again, and when. Members of a panel stagger their tries by their slot.
class Tries
{
public:
    Tries(int moreTries, int slot, std::mt19937 &random) : m_left(moreTries), m_slot(slot), m_random(random) {}

    /// How long to wait before the next try after this error, which came before the first token; absent: give up.
    /// Counts.
    [[nodiscard]] std::optional<std::chrono::milliseconds> next(const ServerError &error);

private:
    [[nodiscard]] std::chrono::milliseconds backoff();

    int m_left;
    int m_slot;
    int m_made = 0;
    bool m_obeyed = false; ///< a Retry-After was followed once
    std::mt19937 &m_random;
};

} // namespace provider

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUuid>

#include <compare>
#include <optional>

namespace chat {

/// A public id: a UUID without braces. Compared as text; never an order (order by an integer key).
template<typename Tag>
struct Id
{
    QString value;

    [[nodiscard]] static Id create() { return {QUuid::createUuid().toString(QUuid::WithoutBraces)}; }
    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    bool operator==(const Id &) const = default;
    auto operator<=>(const Id &) const = default;
};

template<typename Tag>
size_t qHash(const Id<Tag> &id, size_t seed = 0)
{
    return qHash(id.value, seed);
}

using SessionId = Id<struct SessionTag>;
using TurnId = Id<struct TurnTag>;

/// A place in a panel, 1…8, written "m1" … "m8". Its number is also its mark on the screen.
struct MemberId
{
    int number = 0;

    [[nodiscard]] QString toString() const { return QLatin1Char('m') + QString::number(number); }
    /// Reads "m1" … "m8"; anything else is no member.
    [[nodiscard]] static std::optional<MemberId> fromString(QStringView text);
    bool operator==(const MemberId &) const = default;
    auto operator<=>(const MemberId &) const = default;
};

inline size_t qHash(MemberId id, size_t seed = 0)
{
    return ::qHash(id.number, seed);
}

/// One try of one member: `number` counts from 1 within the member and the turn.
struct AttemptId
{
    MemberId member;
    int number = 0;

    bool operator==(const AttemptId &) const = default;
    auto operator<=>(const AttemptId &) const = default;
};

} // namespace chat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace chat {

/// The values of an enumeration and their names in JSON.
template<typename Value, size_t size>
using Names = std::array<std::pair<Value, QLatin1StringView>, size>;

template<typename Value, size_t size>
[[nodiscard]] QString nameOf(const Names<Value, size> &names, Value value)
{
    const auto found = std::ranges::find(names, value, &std::pair<Value, QLatin1StringView>::first);
    return found == names.end() ? QString() : QString(found->second);
}

template<typename Value, size_t size>
[[nodiscard]] std::optional<Value> valueOf(const Names<Value, size> &names, QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](const auto &pair) { return name == pair.second; });
    if (found == names.end())
        return std::nullopt;
    return found->first;
}

/// "a, b or c" is not worth a translation: the names are those of the file. They are joined with commas.
template<typename Value, size_t size>
[[nodiscard]] QString allNames(const Names<Value, size> &names)
{
    QString all;
    for (const auto &[value, name] : names)
        all += (all.isEmpty() ? QString() : QStringLiteral(", ")) + name;
    return all;
}

} // namespace chat

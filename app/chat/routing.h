// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace chat {

/// By what OpenRouter sorts the hosts of a model.
enum class HostOrder { Price, Throughput, Latency };

/// What a person sets of OpenRouter's `provider` fields: which hosts may serve a model.
/// https://openrouter.ai/docs/features/provider-routing
struct Routing
{
    QStringList order; ///< hosts that are tried first, in this order
    QStringList only;  ///< no others; all where empty
    std::optional<HostOrder> sort;

    bool operator==(const Routing &) const = default;
};

/// What cannot be shown in these three (a `sort` by a newer manner) is passed over.
[[nodiscard]] Routing routingOf(const QJsonObject &provider);
/// Changes the three where they differ, and leaves all else as it stands.
[[nodiscard]] QJsonObject withRouting(QJsonObject provider, const Routing &routing);
/// Whether `provider` holds more than these three.
[[nodiscard]] bool hasMoreThanRouting(const QJsonObject &provider);

} // namespace chat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpoint.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <optional>

namespace provider {

/// A model server that was found, with the models that it offers (none where it wants a key first).
struct FoundServer
{
    settings::Endpoint endpoint;
    QStringList models;
    bool needsKey = false;

    bool operator==(const FoundServer &) const = default;
};

/// What a server answered to one question.
struct Answer
{
    int status = 0; ///< 0: none
    QByteArray body;
};

/// The questions by whose answers servers are told apart: paths below the root, all plain GETs without a key.
[[nodiscard]] QStringList questions();
/// Who it is. By its answers; only Jan, which has no mark of its own, by its usual port too. Absent: no model server.
[[nodiscard]] std::optional<FoundServer> recognised(const QUrl &root, const QHash<QString, Answer> &answers);

} // namespace provider

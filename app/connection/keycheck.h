// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"
#include "provider/secret.h"
#include "settings/endpoint.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QObject>

#include <expected>
#include <optional>

namespace chat {
class Clock;
}

namespace connection {

/// What a server tells of a key that it takes. Foreign words are plain text of one line.
struct KeyFacts
{
    // At OpenRouter:
    QString label;
    std::optional<double> limitUsd;     ///< absent: none
    std::optional<double> remainingUsd; ///< of the limit
    std::optional<double> usedUsd;
    bool isFreeTier = false; ///< nothing was ever paid
    QDateTime expiresAt;     ///< invalid: never
    // Elsewhere:
    QStringList models; ///< ids of what the server offers to this key

    bool operator==(const KeyFacts &) const = default;
};

/// Asks an endpoint whether it takes a key: OpenRouter by `GET /key`, others by `GET /models`, which also shows what it
/// offers. Costs nothing. Made for one check; owned by its parent; destroying it ends the check silently.
class KeyCheck : public QObject
{
    Q_OBJECT

public:
    using Result = std::expected<KeyFacts, chat::Error>;

    /// `clock` outlives this.
    explicit KeyCheck(chat::Clock &clock, QObject *parent = nullptr) : QObject(parent), m_clock(clock) {}

    /// Once.
    void start(const settings::Endpoint &endpoint, const provider::Secret &key);

Q_SIGNALS:
    /// Once. The error has a remedy, and never the key.
    void ended(const connection::KeyCheck::Result &result);

private:
    chat::Clock &m_clock;
};

/// "$12.40 of $20.00 left, expires 2026-12-31", "$7.60 used, no limit": what of the key's account is known; empty where
/// nothing is.
[[nodiscard]] QString accountText(const KeyFacts &facts);

/// `{data: {label, limit, limit_remaining, usage, is_free_tier, expires_at}}`, tolerant.
[[nodiscard]] KeyFacts keyFacts(const QJsonDocument &answer);
/// The ids in `{data: [{id}]}`, `{models: [{name}]}` or a bare list; absent where it is no list of models.
[[nodiscard]] std::optional<QStringList> modelIds(const QJsonDocument &answer);

} // namespace connection

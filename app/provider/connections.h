// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/completionjob.h"
#include "settings/endpoint.h"

#include <QObject>

#include <memory>

namespace chat {
class Clock;
}

namespace provider {

class KeySource;

/// The warm connections to all endpoints: one network manager for each slot (members must not share an HTTP/2
/// connection and die with it, nor wait for HTTP/1.1's six), and one queue for each server that serves few at once.
/// Made in main, outlives all jobs and runs.
class Connections : public QObject
{
    Q_OBJECT

public:
    /// `clock` and `keys` outlive this.
    Connections(chat::Clock &clock, const KeySource &keys, QObject *parent = nullptr);
    ~Connections() override;

    /// The endpoints that models may name. Running jobs keep what they started with.
    void setEndpoints(const QList<settings::Endpoint> &endpoints);
    [[nodiscard]] std::optional<settings::Endpoint> endpoint(const QString &id) const;

    /// Asks. Slots: members are "m1"…"m8", then "judge", "writer". A request to an unknown endpoint or without its key
    /// ends as failed, from the event loop, like any other.
    [[nodiscard]] CompletionJob *ask(const CompletionRequest &request, const QString &slot, QObject *parent);

    /// Opens a connection in this slot ahead of time (no request, no key is sent), where the privacy lets it.
    void warmUp(const QString &endpointId, const QString &slot, const chat::Privacy &privacy = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace provider

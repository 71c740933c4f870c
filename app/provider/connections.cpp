// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/connections.h"

#include "provider/endpointrequest.h"
#include "provider/httpcompletionjob.h"

#include <QNetworkAccessManager>

#include <map>

using namespace Qt::StringLiterals;

namespace provider {

struct Connections::Private
{
    chat::Clock &clock;
    const KeySource &keys;
    QList<settings::Endpoint> endpoints;
    std::mt19937 random{std::random_device{}()};
    std::map<QString, std::unique_ptr<QNetworkAccessManager>> managers; ///< by slot and way
    std::map<QString, std::unique_ptr<Lane>> lanes;                     ///< by server

    [[nodiscard]] QNetworkAccessManager &manager(const QString &slot, const settings::Endpoint &endpoint);
    [[nodiscard]] Lane *lane(const std::optional<settings::Endpoint> &endpoint);
};

QNetworkAccessManager &Connections::Private::manager(const QString &slot, const settings::Endpoint &endpoint)
{
    std::unique_ptr<QNetworkAccessManager> &manager = managers[slot + u'\n' + wayTo(endpoint)];
    if (!manager)
        manager = managerFor(endpoint);
    return *manager;
}

Lane *Connections::Private::lane(const std::optional<settings::Endpoint> &endpoint)
{
    const std::optional<int> atOnce = endpoint ? endpoint->servedAtOnce() : std::nullopt;
    if (!atOnce || *atOnce < 1)
        return nullptr;
    const QString server = u"%1 %2"_s.arg(endpoint->url.authority()).arg(*atOnce);
    std::unique_ptr<Lane> &lane = lanes[server];
    if (!lane)
        lane = std::make_unique<Lane>(*atOnce);
    return lane.get();
}

Connections::Connections(chat::Clock &clock, const KeySource &keys, QObject *parent)
    : QObject(parent), d(new Private{.clock = clock, .keys = keys})
{
}

Connections::~Connections() = default;

void Connections::setEndpoints(const QList<settings::Endpoint> &endpoints)
{
    d->endpoints = endpoints;
}

std::optional<settings::Endpoint> Connections::endpoint(const QString &id) const
{
    const auto hit = std::ranges::find(d->endpoints, id, &settings::Endpoint::id);
    return hit == d->endpoints.cend() ? std::nullopt : std::optional(*hit);
}

// "m1" … "m8" are 0 … 7; the judge and the writer run alone.
static int numberOf(const QString &slot)
{
    const auto member = chat::MemberId::fromString(slot);
    return member ? member->number - 1 : 0;
}

CompletionJob *Connections::ask(const CompletionRequest &request, const QString &slot, QObject *parent)
{
    const auto server = endpoint(request.model.endpoint);
    const HttpCompletionJob::Tools tools{.clock = d->clock,
                                         .keys = d->keys,
                                         .manager = d->manager(slot, server.value_or(settings::Endpoint{})),
                                         .lane = d->lane(server),
                                         .random = d->random};
    return new HttpCompletionJob(request, server, numberOf(slot), tools, parent);
}

void Connections::warmUp(const QString &endpointId, const QString &slot, const chat::Privacy &privacy)
{
    const auto server = endpoint(endpointId);
    if (!server || (privacy.localOnly && !server->isLoopback()))
        return;
    const QUrl &url = server->url;
    QNetworkAccessManager &manager = d->manager(slot, *server);
    if (url.scheme() == "https"_L1) {
        auto tls = trustOf(*server);
        if (!tls)
            return;
        tls->setAllowedNextProtocols({QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
        manager.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port(443)), *tls);
    } else {
        manager.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    }
}

} // namespace provider

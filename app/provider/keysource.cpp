// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/keysource.h"

using namespace Qt::StringLiterals;

namespace provider {

static settings::EndpointKind service(const settings::Endpoint &endpoint)
{
    if (isOpenRouterHost(endpoint.url))
        return settings::EndpointKind::OpenRouter;
    QUrl encrypted = endpoint.url;
    encrypted.setScheme(u"https"_s);
    return settings::kindOfUrl(encrypted);
}

void KeySource::whenKnown(const settings::Endpoint &, QObject *, const std::function<void()> &then) const
{
    then();
}

QString keyVariable(const settings::Endpoint &endpoint)
{
    const QLatin1StringView own = settings::factsOf(service(endpoint)).environment;
    return own.isEmpty() ? u"OPENAI_API_KEY"_s : QString(own);
}

EnvironmentKeys::EnvironmentKeys()
{
    for (const settings::KindFacts &facts : settings::endpointKinds()) {
        if (facts.environment.isEmpty())
            continue;
        if (const QByteArray key = qgetenv(facts.environment.data()).trimmed(); !key.isEmpty())
            m_keys.emplace(QString(facts.environment), Secret(key));
    }
}

Secret EnvironmentKeys::key(const settings::Endpoint &endpoint) const
{
    if (!mayCarryKey(endpoint))
        return {};
    const auto found = m_keys.find(keyVariable(endpoint));
    return found == m_keys.end() ? Secret() : found->second;
}

bool EnvironmentKeys::hasOwn(const settings::Endpoint &endpoint) const
{
    return needsKey(endpoint) && !key(endpoint).isEmpty();
}

bool mayCarryKey(const settings::Endpoint &endpoint)
{
    return endpoint.url.scheme() == "https"_L1 || (endpoint.url.scheme() == "http"_L1 && endpoint.isLoopback());
}

bool isOpenRouterHost(const QUrl &url)
{
    const QString host = url.host().toLower();
    return host == "openrouter.ai"_L1 || host.endsWith(".openrouter.ai"_L1);
}

bool needsKey(const settings::Endpoint &endpoint)
{
    // Not by the kind, which the person may set: only the services' own addresses are known to refuse.
    return service(endpoint) != settings::EndpointKind::Other;
}

} // namespace provider

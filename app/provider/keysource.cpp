// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/keysource.h"

using namespace Qt::StringLiterals;

namespace provider {

EnvironmentKeys::EnvironmentKeys()
    : m_openRouter(qgetenv("OPENROUTER_API_KEY").trimmed()), m_openAi(qgetenv("OPENAI_API_KEY").trimmed())
{
}

Secret EnvironmentKeys::key(const settings::Endpoint &endpoint) const
{
    if (!mayCarryKey(endpoint))
        return {};
    return isOpenRouterHost(endpoint.url) ? m_openRouter : m_openAi;
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
    return isOpenRouterHost(endpoint.url) || endpoint.url.host().toLower() == "api.openai.com"_L1;
}

} // namespace provider

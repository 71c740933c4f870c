// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"
#include "settings/endpoint.h"

#include <functional>
#include <map>

class QObject;

namespace provider {

/// A key goes over https, or over http to this computer; never else.
[[nodiscard]] bool mayCarryKey(const settings::Endpoint &endpoint);
/// openrouter.ai and what is below it.
[[nodiscard]] bool isOpenRouterHost(const QUrl &url);
/// Whether a request without a key is in vain: at the known services.
[[nodiscard]] bool needsKey(const settings::Endpoint &endpoint);

/// Where keys come from. Asked anew for every request; never kept by anybody else.
class KeySource
{
public:
    virtual ~KeySource() = default;
    /// Empty where there is none, or where the address must not get one (plain http beyond loopback).
    [[nodiscard]] virtual Secret key(const settings::Endpoint &endpoint) const = 0;
    /// Calls `then` once key() says what it can say: at once, or after a wait that has a limit. Never when `context` is
    /// gone by then.
    virtual void whenKnown(const settings::Endpoint &endpoint, QObject *context,
                           const std::function<void()> &then) const;
};

/// The keys in the environment: a known service's own variable (OPENROUTER_API_KEY, ANTHROPIC_API_KEY, …; see
/// settings::endpointKinds), OPENAI_API_KEY for all other servers. Read once when made.
class EnvironmentKeys : public KeySource
{
public:
    EnvironmentKeys();
    [[nodiscard]] Secret key(const settings::Endpoint &endpoint) const override;
    /// Whether that key is meant for this very service, not for any server.
    [[nodiscard]] bool hasOwn(const settings::Endpoint &endpoint) const;

private:
    std::map<QString, Secret> m_keys; ///< by variable
};

/// The variable in which the endpoint's key is looked for.
[[nodiscard]] QString keyVariable(const settings::Endpoint &endpoint);

} // namespace provider

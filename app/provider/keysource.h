// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"
#include "settings/endpoint.h"

namespace provider {

/// A key goes over https, or over http to this computer; never else.
[[nodiscard]] bool mayCarryKey(const settings::Endpoint &endpoint);
[[nodiscard]] bool isOpenRouterHost(const QUrl &url);
/// Whether a request without a key is in vain: OpenRouter and OpenAI.
[[nodiscard]] bool needsKey(const settings::Endpoint &endpoint);

/// Where keys come from. Asked anew for every request; never kept by anybody else.
class KeySource
{
public:
    virtual ~KeySource() = default;
    /// Empty where there is none, or where the address must not get one (plain http beyond loopback).
    [[nodiscard]] virtual Secret key(const settings::Endpoint &endpoint) const = 0;
};

/// OPENROUTER_API_KEY for openrouter.ai, else OPENAI_API_KEY. Read once when made.
class EnvironmentKeys : public KeySource
{
public:
    EnvironmentKeys();
    [[nodiscard]] Secret key(const settings::Endpoint &endpoint) const override;

private:
    Secret m_openRouter;
    Secret m_openAi;
};

} // namespace provider

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"
#include "provider/secret.h"
#include "settings/endpoint.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <expected>
#include <memory>

class QNetworkAccessManager;

namespace provider {

/// What every request to an endpoint is made of: its address with `path` ("/models") behind it, its own headers, the
/// key, and whom it trusts. Fails (kind Tls) where its CA file cannot be read: then nothing is sent.
[[nodiscard]] std::expected<QNetworkRequest, chat::Error> endpointRequest(const settings::Endpoint &endpoint,
                                                                          const QString &path, const Secret &key);

/// What the system trusts and what the endpoint's CA file names. Fails where that holds no certificate.
[[nodiscard]] std::expected<QSslConfiguration, chat::Error> trustOf(const settings::Endpoint &endpoint);

/// The proxies on the way to the endpoint. This computer itself is always reached directly.
[[nodiscard]] QNetworkProxy proxyFor(const settings::Endpoint &endpoint);

/// A manager that goes the endpoint's way. Connections that were opened with one trust or proxy must not serve another:
/// endpoints may share a manager where wayTo() says the same.
[[nodiscard]] std::unique_ptr<QNetworkAccessManager> managerFor(const settings::Endpoint &endpoint);
[[nodiscard]] QString wayTo(const settings::Endpoint &endpoint);

} // namespace provider

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpointkind.h"
#include "settings/header.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <expected>
#include <optional>

namespace settings {

enum class ProxyUse {
    System, ///< as the system or the environment says
    None,
    Own, ///< the endpoint's own address
};

/// The way to a server. This computer itself is never reached through a proxy, whatever stands here: a key that goes
/// unencrypted to this computer must not leave it.
struct Proxy
{
    ProxyUse use = ProxyUse::System;
    QUrl url; ///< with Own: http://host:port or socks5://host:port, without name and password

    bool operator==(const Proxy &) const = default;
};

/// A base URL that serves models. Its key is kept elsewhere, by `id` and origin.
struct Endpoint
{
    QString id;   ///< stable: "openrouter", "local-11434", …; panels name it
    QString name; ///< "OpenRouter", "Ollama on this computer"
    QUrl url;     ///< base, without "/chat/completions"
    EndpointKind kind = EndpointKind::Other;
    std::optional<int> atOnce; ///< requests that it serves at once, 1…1000; what its kind does where absent
    QList<Header> headers;     ///< sent with every request; never a key
    /// How long to wait for it, 100 ms … 1 h. They hold where the panel's policy has its default.
    std::optional<std::chrono::milliseconds> connectTimeout;
    std::optional<std::chrono::milliseconds> firstTokenTimeout;
    Proxy proxy;
    QString caFile; ///< certificates in PEM, trusted besides those that the system trusts; none where empty

    [[nodiscard]] bool isLoopback() const;
    /// As many requests as it serves at once, by itself or by its kind; absent: no limit.
    [[nodiscard]] std::optional<int> servedAtOnce() const;
    /// Scheme, host and port: what a key is bound to. "https://openrouter.ai"
    [[nodiscard]] QString origin() const;
    bool operator==(const Endpoint &) const = default;
};

/// `{id, name, url, kind, at_once?, headers?: [{name, value}], connect_timeout_ms?, first_token_timeout_ms?,
/// proxy?: "none" or an address, ca_file?}`
[[nodiscard]] QJsonObject toJson(const Endpoint &endpoint);
/// Fails with one sentence, also for a header or a proxy that must not be.
[[nodiscard]] std::expected<Endpoint, QString> endpointFromJson(const QJsonObject &json);
/// What a newer version wrote beside what is known here.
[[nodiscard]] QJsonObject unknownEndpointFields(QJsonObject json);

/// Checks what a person typed: http or https, a host, no user, password, query or fragment; cuts a trailing
/// "/chat/completions" and slashes. Fails with one sentence that says what to do.
[[nodiscard]] std::expected<QUrl, QString> baseUrlFromInput(const QString &text);
/// Checks the address of a proxy: http or socks5, a host and a port, nothing else.
[[nodiscard]] std::expected<QUrl, QString> proxyFromInput(const QString &text);

/// OpenRouter at https://openrouter.ai/api/v1, id "openrouter".
[[nodiscard]] Endpoint openRouter();
/// An endpoint made on the spot: id, name and kind are derived from the URL.
[[nodiscard]] Endpoint endpointForUrl(const QUrl &base);
/// That kind at its usual address, with its own name; for Other without an address.
[[nodiscard]] Endpoint endpointOfKind(EndpointKind kind);

} // namespace settings

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <expected>
#include <optional>

namespace settings {

/// What a server is, which decides fields and manners; told by its answers, not by its port.
enum class EndpointKind { OpenRouter, OpenAi, Ollama, LmStudio, LlamaCpp, Vllm, Jan, LiteLlm, Other };

/// A base URL that serves models. Its key is kept elsewhere, by `id`.
struct Endpoint
{
    QString id;   ///< stable: "openrouter", "local-11434", …; panels name it
    QString name; ///< "OpenRouter", "Ollama on this computer"
    QUrl url;     ///< base, without "/chat/completions"
    EndpointKind kind = EndpointKind::Other;
    std::optional<int> atOnce; ///< requests that it serves at once; no limit where absent (Ollama: 1)

    [[nodiscard]] bool isLoopback() const;
    bool operator==(const Endpoint &) const = default;
};

[[nodiscard]] QString toString(EndpointKind kind);
[[nodiscard]] QJsonObject toJson(const Endpoint &endpoint);
[[nodiscard]] std::expected<Endpoint, QString> endpointFromJson(const QJsonObject &json);

/// Checks what a person typed: http or https, a host, no user, password, query or fragment; cuts a trailing
/// "/chat/completions" and slashes. Fails with one sentence that says what to do.
[[nodiscard]] std::expected<QUrl, QString> baseUrlFromInput(const QString &text);

/// OpenRouter at https://openrouter.ai/api/v1, id "openrouter".
[[nodiscard]] Endpoint openRouter();
/// An endpoint made on the spot for `--endpoint`: the id is derived from the URL.
[[nodiscard]] Endpoint endpointForUrl(const QUrl &base);

} // namespace settings

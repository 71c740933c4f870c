// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>
#include <span>

namespace settings {

/// What a server is, which decides fields and manners. Told by the host of the known services, by their answers for
/// servers of one's own; the person may say otherwise.
enum class EndpointKind {
    OpenRouter,
    OpenAi,
    Anthropic,
    Google,
    DeepSeek,
    Mistral,
    Groq,
    Together,
    Fireworks,
    XAi,
    LiteLlm,
    Vllm,
    Ollama,
    LlamaCpp,
    LmStudio,
    Jan,
    Other,
};

enum class KeyNeed { Needed, Optional };
/// How a request says how long a model may think.
enum class EffortField {
    Reasoning,       ///< `reasoning {effort}`
    ReasoningEffort, ///< `reasoning_effort`
};

/// What is known of a kind before its server is asked. From the services' own documentation, August 2026.
struct KindFacts
{
    EndpointKind kind;
    QLatin1StringView id;   ///< in files and on the command line
    QLatin1StringView name; ///< a brand; empty for Other
    QLatin1StringView url;  ///< the base URL, or the usual address on this computer; empty for Other
    KeyNeed key;
    std::optional<int> atOnce;     ///< requests that it serves at once unless it is set up otherwise; absent: many
    QLatin1StringView keyPage;     ///< where a key is made; empty where there is no such page
    QLatin1StringView environment; ///< the variable that its key is looked for in; empty: OPENAI_API_KEY
    EffortField effort;
    QLatin1StringView limitField; ///< what the output limit is called
    bool hasServerTools;          ///< OpenRouter's web search and fetch
    QLatin1StringView maker;      ///< whose models it serves; empty where many makers', or anybody's

    /// A server of one's own, not a service with one address for all.
    [[nodiscard]] bool isOwnServer() const { return url.startsWith(QLatin1StringView("http:")) || url.isEmpty(); }
};

/// All kinds, in the order in which they are offered.
[[nodiscard]] std::span<const KindFacts> endpointKinds();
[[nodiscard]] const KindFacts &factsOf(EndpointKind kind);
[[nodiscard]] QString toString(EndpointKind kind);
[[nodiscard]] std::optional<EndpointKind> endpointKindFromString(QStringView id);
/// "LM Studio"; for Other a phrase.
[[nodiscard]] QString displayName(EndpointKind kind);
/// As a person types it: the id or the name, in any case and without blanks, dots, dashes and underscores.
[[nodiscard]] std::optional<EndpointKind> endpointKindFromInput(const QString &text);
/// By the host of a known service, over https only. Other for what is not known: a server of one's own is told by its
/// answers.
[[nodiscard]] EndpointKind kindOfUrl(const QUrl &base);

} // namespace settings

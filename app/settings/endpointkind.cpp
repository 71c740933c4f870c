// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/endpointkind.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace settings {

namespace {

using enum EndpointKind;
using enum KeyNeed;
using enum EffortField;

constexpr auto newerLimit = "max_completion_tokens"_L1;
constexpr auto olderLimit = "max_tokens"_L1;

// clang-format off
constexpr std::array kinds{
    KindFacts{OpenRouter, "openrouter"_L1, "OpenRouter"_L1, "https://openrouter.ai/api/v1"_L1, Needed, {},
              "https://openrouter.ai/settings/keys"_L1, "OPENROUTER_API_KEY"_L1, Reasoning, newerLimit, true, {}},
    KindFacts{OpenAi, "openai"_L1, "OpenAI"_L1, "https://api.openai.com/v1"_L1, Needed, {},
              "https://platform.openai.com/api-keys"_L1, "OPENAI_API_KEY"_L1, ReasoningEffort, newerLimit, false,
              "OpenAI"_L1},
    KindFacts{Anthropic, "anthropic"_L1, "Anthropic"_L1, "https://api.anthropic.com/v1"_L1, Needed, {},
              "https://console.anthropic.com/settings/keys"_L1, "ANTHROPIC_API_KEY"_L1, ReasoningEffort, olderLimit,
              false, "Anthropic"_L1},
    KindFacts{Google, "google"_L1, "Google"_L1, "https://generativelanguage.googleapis.com/v1beta/openai"_L1, Needed,
              {}, "https://aistudio.google.com/apikey"_L1, "GEMINI_API_KEY"_L1, ReasoningEffort, olderLimit, false,
              "Google"_L1},
    KindFacts{DeepSeek, "deepseek"_L1, "DeepSeek"_L1, "https://api.deepseek.com/v1"_L1, Needed, {},
              "https://platform.deepseek.com/api_keys"_L1, "DEEPSEEK_API_KEY"_L1, ReasoningEffort, olderLimit, false,
              "DeepSeek"_L1},
    KindFacts{Mistral, "mistral"_L1, "Mistral"_L1, "https://api.mistral.ai/v1"_L1, Needed, {},
              "https://console.mistral.ai/api-keys"_L1, "MISTRAL_API_KEY"_L1, ReasoningEffort, olderLimit, false,
              "Mistral"_L1},
    KindFacts{Groq, "groq"_L1, "Groq"_L1, "https://api.groq.com/openai/v1"_L1, Needed, {},
              "https://console.groq.com/keys"_L1, "GROQ_API_KEY"_L1, ReasoningEffort, newerLimit, false, {}},
    KindFacts{Together, "together"_L1, "Together AI"_L1, "https://api.together.xyz/v1"_L1, Needed, {},
              "https://api.together.ai/settings/api-keys"_L1, "TOGETHER_API_KEY"_L1, ReasoningEffort, olderLimit,
              false, {}},
    KindFacts{Fireworks, "fireworks"_L1, "Fireworks AI"_L1, "https://api.fireworks.ai/inference/v1"_L1, Needed, {},
              "https://app.fireworks.ai/settings/users/api-keys"_L1, "FIREWORKS_API_KEY"_L1, ReasoningEffort,
              olderLimit, false, {}},
    KindFacts{XAi, "xai"_L1, "xAI"_L1, "https://api.x.ai/v1"_L1, Needed, {}, "https://console.x.ai"_L1,
              "XAI_API_KEY"_L1, ReasoningEffort, newerLimit, false, "xAI"_L1},
    KindFacts{LiteLlm, "litellm"_L1, "LiteLLM"_L1, "http://127.0.0.1:4000/v1"_L1, Optional, {}, {}, {},
              ReasoningEffort, newerLimit, false, {}},
    KindFacts{Vllm, "vllm"_L1, "vLLM"_L1, "http://127.0.0.1:8000/v1"_L1, Optional, {}, {}, {}, ReasoningEffort,
              newerLimit, false, {}},
    KindFacts{Ollama, "ollama"_L1, "Ollama"_L1, "http://127.0.0.1:11434/v1"_L1, Optional, 1, {}, {}, ReasoningEffort,
              olderLimit, false, {}},
    KindFacts{LlamaCpp, "llama_cpp"_L1, "llama.cpp"_L1, "http://127.0.0.1:8080/v1"_L1, Optional, 1, {}, {},
              ReasoningEffort, olderLimit, false, {}},
    KindFacts{LmStudio, "lm_studio"_L1, "LM Studio"_L1, "http://127.0.0.1:1234/v1"_L1, Optional, {}, {}, {},
              ReasoningEffort, olderLimit, false, {}},
    KindFacts{Jan, "jan"_L1, "Jan"_L1, "http://127.0.0.1:1337/v1"_L1, Needed, {}, {}, {}, ReasoningEffort, olderLimit,
              false, {}},
    KindFacts{Other, "other"_L1, {}, {}, Optional, {}, {}, {}, ReasoningEffort, olderLimit, false, {}},
};
// clang-format on

struct Host
{
    QLatin1StringView host;
    EndpointKind kind;
};

/// Addresses of the services besides those in the table.
constexpr Host otherHosts[] = {{"api.together.ai"_L1, Together}};

QString plainName(QStringView text)
{
    QString plain = text.toString().toLower();
    plain.removeIf([](QChar character) { return !character.isLetterOrNumber(); });
    return plain;
}

} // namespace

std::span<const KindFacts> endpointKinds()
{
    return kinds;
}

const KindFacts &factsOf(EndpointKind kind)
{
    const auto found = std::ranges::find(kinds, kind, &KindFacts::kind);
    return found == kinds.end() ? kinds.back() : *found;
}

QString toString(EndpointKind kind)
{
    return factsOf(kind).id;
}

std::optional<EndpointKind> endpointKindFromString(QStringView id)
{
    const auto found = std::ranges::find_if(kinds, [id](const KindFacts &facts) { return facts.id == id; });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

QString displayName(EndpointKind kind)
{
    const QLatin1StringView name = factsOf(kind).name;
    return name.isEmpty() ? QCoreApplication::translate("settings", "Another server") : QString(name);
}

std::optional<EndpointKind> endpointKindFromInput(const QString &text)
{
    const QString typed = plainName(text);
    const auto found = std::ranges::find_if(kinds, [&typed](const KindFacts &facts) {
        return typed == plainName(QString(facts.id)) ||
               (!facts.name.isEmpty() && typed == plainName(QString(facts.name)));
    });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

EndpointKind kindOfUrl(const QUrl &base)
{
    if (base.scheme() != "https"_L1)
        return Other;
    const QString host = base.host();
    const auto found = std::ranges::find_if(kinds, [&host](const KindFacts &facts) {
        return !facts.isOwnServer() && QUrl(QString(facts.url)).host() == host;
    });
    if (found != kinds.end())
        return found->kind;
    const auto other = std::ranges::find(otherHosts, host, &Host::host);
    return other == std::end(otherHosts) ? Other : other->kind;
}

} // namespace settings

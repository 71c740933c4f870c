// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/maker.h"

#include <array>

using namespace Qt::StringLiterals;

namespace catalogue {

namespace {

struct Maker
{
    QLatin1StringView mark; ///< a prefix of ids, or how a family's names begin
    QLatin1StringView name;
};

constexpr std::array prefixes{
    Maker{"ai21"_L1, "AI21"_L1},
    Maker{"amazon"_L1, "Amazon"_L1},
    Maker{"anthropic"_L1, "Anthropic"_L1},
    Maker{"baidu"_L1, "Baidu"_L1},
    Maker{"bytedance"_L1, "ByteDance"_L1},
    Maker{"cohere"_L1, "Cohere"_L1},
    Maker{"deepseek"_L1, "DeepSeek"_L1},
    Maker{"deepseek-ai"_L1, "DeepSeek"_L1},
    Maker{"google"_L1, "Google"_L1},
    Maker{"ibm-granite"_L1, "IBM"_L1},
    Maker{"inception"_L1, "Inception"_L1},
    Maker{"meta"_L1, "Meta"_L1},
    Maker{"meta-llama"_L1, "Meta"_L1},
    Maker{"microsoft"_L1, "Microsoft"_L1},
    Maker{"minimax"_L1, "MiniMax"_L1},
    Maker{"mistral"_L1, "Mistral"_L1},
    Maker{"mistralai"_L1, "Mistral"_L1},
    Maker{"moonshotai"_L1, "Moonshot"_L1},
    Maker{"nousresearch"_L1, "Nous"_L1},
    Maker{"nvidia"_L1, "NVIDIA"_L1},
    Maker{"openai"_L1, "OpenAI"_L1},
    Maker{"openrouter"_L1, "OpenRouter"_L1},
    Maker{"perplexity"_L1, "Perplexity"_L1},
    Maker{"qwen"_L1, "Qwen"_L1},
    Maker{"tencent"_L1, "Tencent"_L1},
    Maker{"x-ai"_L1, "xAI"_L1},
    Maker{"xiaomi"_L1, "Xiaomi"_L1},
    Maker{"z-ai"_L1, "Z.ai"_L1},
    Maker{"zai-org"_L1, "Z.ai"_L1},
};

constexpr std::array families{
    Maker{"chatgpt"_L1, "OpenAI"_L1},      Maker{"claude"_L1, "Anthropic"_L1},  Maker{"codestral"_L1, "Mistral"_L1},
    Maker{"command"_L1, "Cohere"_L1},      Maker{"deepseek"_L1, "DeepSeek"_L1}, Maker{"devstral"_L1, "Mistral"_L1},
    Maker{"gemini"_L1, "Google"_L1},       Maker{"gemma"_L1, "Google"_L1},      Maker{"glm"_L1, "Z.ai"_L1},
    Maker{"gpt-"_L1, "OpenAI"_L1},         Maker{"granite"_L1, "IBM"_L1},       Maker{"grok"_L1, "xAI"_L1},
    Maker{"kimi"_L1, "Moonshot"_L1},       Maker{"llama"_L1, "Meta"_L1},        Maker{"magistral"_L1, "Mistral"_L1},
    Maker{"meta-llama"_L1, "Meta"_L1},     Maker{"minimax"_L1, "MiniMax"_L1},   Maker{"ministral"_L1, "Mistral"_L1},
    Maker{"mistral"_L1, "Mistral"_L1},     Maker{"mixtral"_L1, "Mistral"_L1},   Maker{"nemotron"_L1, "NVIDIA"_L1},
    Maker{"phi"_L1, "Microsoft"_L1},       Maker{"qwen"_L1, "Qwen"_L1},         Maker{"qwq"_L1, "Qwen"_L1},
    Maker{"smollm"_L1, "Hugging Face"_L1},
};

QString nameOf(const QString &prefix)
{
    const auto known = std::ranges::find_if(
        prefixes, [&](const Maker &maker) { return prefix.compare(maker.mark, Qt::CaseInsensitive) == 0; });
    return known == prefixes.end() ? QString() : QString(known->name);
}

QString makerOfFamily(const QString &name)
{
    const auto known = std::ranges::find_if(
        families, [&](const Maker &maker) { return name.startsWith(maker.mark, Qt::CaseInsensitive); });
    return known == families.end() ? QString() : QString(known->name);
}

} // namespace

QString makerOf(const QString &modelId)
{
    const qsizetype slash = modelId.indexOf(u'/');
    QString prefix = slash > 0 ? modelId.first(slash) : QString();
    if (prefix.startsWith(u'~')) // "the newest of"
        prefix.remove(0, 1);
    if (const QString name = nameOf(prefix); !name.isEmpty())
        return name;
    // "models/gemini-…", "accounts/fireworks/models/kimi-…", "/models/qwen3.gguf"
    if (const QString name = makerOfFamily(modelId.section(u'/', -1)); !name.isEmpty())
        return name;
    return prefix;
}

} // namespace catalogue

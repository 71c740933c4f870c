// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace catalogue {

/// Whether a model can do something, as far as its endpoint says. Most servers say nothing: unknown is not no.
enum class Support { Unknown, No, Yes };

/// What a model costs, in US dollars, as its endpoint says. Never negative.
struct Price
{
    double prompt = 0;     ///< per million tokens
    double completion = 0; ///< per million tokens, reasoning among them
    std::optional<double>
        cacheRead; ///< per million tokens of the prompt that the cache served; as `prompt` where absent
    std::optional<double>
        cacheWrite;       ///< per million tokens of the prompt that the cache took; as `prompt` where absent
    double request = 0;   ///< for each request
    double webSearch = 0; ///< for each search
    double image = 0;     ///< for each image in the prompt

    [[nodiscard]] bool isNothing() const { return *this == Price{.cacheRead = cacheRead, .cacheWrite = cacheWrite}; }
    bool operator==(const Price &) const = default;
};

/// What an endpoint says of one of its models. Texts are plain, on one line, and cut.
struct ModelInfo
{
    chat::Model model; ///< endpoint, id, and its name without the maker's
    QString maker;     ///< "Anthropic"; empty where unknown
    std::optional<int> contextTokens;
    std::optional<int> maxOutputTokens;
    std::optional<Price> price; ///< absent: unknown, or different from request to request
    bool isLocal = false;       ///< runs on this computer: nothing leaves it

    Support images = Support::Unknown; ///< in the prompt
    Support reasoning = Support::Unknown;
    Support tools = Support::Unknown;
    Support structuredOutput = Support::Unknown; ///< `json_schema`
    Support temperature = Support::Unknown;
    QStringList efforts;     ///< "high", "low", …: those that it takes; empty where the endpoint does not say
    bool mustReason = false; ///< reasoning cannot be switched off

    QString aliasTarget; ///< the id that an alias stands for today; empty for others
    QDate created;       ///< invalid where unknown
    QDate retires;       ///< the last day; invalid where none is set
    QString description;

    [[nodiscard]] bool isFree() const { return price && price->isNothing(); }
    bool operator==(const ModelInfo &) const = default;
};

} // namespace catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <chrono>
#include <optional>

namespace chat {

/// Tokens and money of one request, or a sum of several.
struct Usage
{
    qint64 promptTokens = 0;
    qint64 cachedTokens = 0; ///< part of promptTokens that came from the provider's cache
    qint64 completionTokens = 0;
    qint64 reasoningTokens = 0; ///< part of completionTokens
    qint64 webSearches = 0;
    std::optional<double> costUsd; ///< US dollars as the server billed them; absent when nobody said
    bool estimated = false;        ///< tokens counted by us because the server sent none (a sum: in part)
    bool costComputed = false;     ///< the cost is tokens × price because the server billed none (a sum: in part)

    /// Absent cost counts as unknown, not as zero: a sum with one known cost has that cost.
    Usage &operator+=(const Usage &other);
    bool operator==(const Usage &) const = default;
};

/// Times of one request, from the moment when it was sent.
struct Timing
{
    std::optional<std::chrono::milliseconds> firstToken; ///< first text or reasoning
    std::optional<std::chrono::milliseconds> firstText;  ///< end of the reasoning, for "thought for 7 s"
    std::chrono::milliseconds total{0};

    bool operator==(const Timing &) const = default;
};

/// `{prompt_tokens, cached_tokens?, completion_tokens, reasoning_tokens?, web_searches?, cost_usd, estimated, cost_computed?}`
[[nodiscard]] QJsonObject toJson(const Usage &usage);
[[nodiscard]] Usage usageFromJson(const QJsonObject &json);
/// `{first_token, first_text?, total}`, milliseconds
[[nodiscard]] QJsonObject toJson(const Timing &timing);
[[nodiscard]] Timing timingFromJson(const QJsonObject &json);

} // namespace chat

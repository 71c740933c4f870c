// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/usage.h"

#include "chat/codec.h"

using namespace Qt::StringLiterals;

namespace chat {

Usage &Usage::operator+=(const Usage &other)
{
    promptTokens += other.promptTokens;
    cachedTokens += other.cachedTokens;
    completionTokens += other.completionTokens;
    reasoningTokens += other.reasoningTokens;
    webSearches += other.webSearches;
    if (other.costUsd)
        costUsd = costUsd.value_or(0) + *other.costUsd;
    estimated = estimated || other.estimated;
    costComputed = costComputed || other.costComputed;
    return *this;
}

QJsonObject toJson(const Usage &usage)
{
    QJsonObject json{
        {u"prompt_tokens"_s, usage.promptTokens},
        {u"completion_tokens"_s, usage.completionTokens},
        {u"cost_usd"_s, usage.costUsd ? QJsonValue(*usage.costUsd) : QJsonValue()},
        {u"estimated"_s, usage.estimated},
    };
    if (usage.cachedTokens)
        json.insert(u"cached_tokens"_s, usage.cachedTokens);
    if (usage.reasoningTokens)
        json.insert(u"reasoning_tokens"_s, usage.reasoningTokens);
    if (usage.webSearches)
        json.insert(u"web_searches"_s, usage.webSearches);
    if (usage.costComputed)
        json.insert(u"cost_computed"_s, true);
    return json;
}

Usage readUsage(const Fields &fields)
{
    return {.promptTokens = fields.integer("prompt_tokens"_L1).value_or(0),
            .cachedTokens = fields.integer("cached_tokens"_L1).value_or(0),
            .completionTokens = fields.integer("completion_tokens"_L1).value_or(0),
            .reasoningTokens = fields.integer("reasoning_tokens"_L1).value_or(0),
            .webSearches = fields.integer("web_searches"_L1).value_or(0),
            .costUsd = fields.number("cost_usd"_L1),
            .estimated = fields.flag("estimated"_L1),
            .costComputed = fields.flag("cost_computed"_L1)};
}

Usage usageFromJson(const QJsonObject &json)
{
    QString problem;
    return readUsage(Fields(json, problem));
}

QJsonObject toJson(const Timing &timing)
{
    QJsonObject json{
        {u"first_token"_s, timing.firstToken ? milliseconds(*timing.firstToken) : QJsonValue()},
        {u"total"_s, milliseconds(timing.total)},
    };
    if (timing.firstText)
        json.insert(u"first_text"_s, milliseconds(*timing.firstText));
    return json;
}

Timing readTiming(const Fields &fields)
{
    return {.firstToken = fields.duration("first_token"_L1),
            .firstText = fields.duration("first_text"_L1),
            .total = fields.duration("total"_L1).value_or(std::chrono::milliseconds(0))};
}

Timing timingFromJson(const QJsonObject &json)
{
    QString problem;
    return readTiming(Fields(json, problem));
}

} // namespace chat

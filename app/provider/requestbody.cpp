// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/requestbody.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using settings::EndpointKind;

namespace provider {

static QJsonObject message(QLatin1StringView role, const QString &text)
{
    return {{u"role"_s, role}, {u"content"_s, text}};
}

static QLatin1StringView nameOf(Role role)
{
    switch (role) {
    case Role::System:
        return "system"_L1;
    case Role::User:
        return "user"_L1;
    case Role::Assistant:
        return "assistant"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

static QJsonArray messages(const CompletionRequest &request)
{
    QJsonArray result;
    const bool hasSystem = !request.messages.isEmpty() && request.messages.first().role == Role::System;
    if (!hasSystem && !request.settings.systemPrompt.isEmpty())
        result.append(message("system"_L1, request.settings.systemPrompt));
    for (const Message &each : request.messages)
        result.append(message(nameOf(each.role), each.text));
    return result;
}

static QString tokenLimitName(EndpointKind kind, bool other)
{
    constexpr auto newer = "max_completion_tokens"_L1;
    const bool isNewer = settings::factsOf(kind).limitField == newer;
    return isNewer != other ? QString(newer) : u"max_tokens"_s;
}

static QJsonObject responseFormat(const AnswerSchema &schema, SchemaManner manner)
{
    if (manner == SchemaManner::JsonObject)
        return {{u"type"_s, u"json_object"_s}};
    const QJsonObject strict{{u"name"_s, schema.name}, {u"strict"_s, true}, {u"schema"_s, schema.schema}};
    return {{u"type"_s, u"json_schema"_s}, {u"json_schema"_s, strict}};
}

static QJsonArray serverTools(const chat::WebTools &web)
{
    QJsonArray tools;
    if (web.search)
        tools.append(QJsonObject{{u"type"_s, u"openrouter:web_search"_s}});
    if (web.fetch)
        tools.append(QJsonObject{{u"type"_s, u"openrouter:web_fetch"_s}});
    return tools;
}

static void addOpenRouterFields(QJsonObject &body, const CompletionRequest &request)
{
    QJsonObject routing = request.settings.provider;
    if (request.privacy.noDataCollection)
        routing.insert(u"data_collection"_s, u"deny"_s);
    if (request.privacy.zeroRetention)
        routing.insert(u"zdr"_s, true);
    if (body.contains("response_format"_L1))
        routing.insert(u"require_parameters"_s, true);
    if (!routing.isEmpty())
        body.insert(u"provider"_s, routing);
    if (request.settings.web.any())
        body.insert(u"tools"_s, serverTools(request.settings.web));
    if (!request.sessionId.isEmpty())
        body.insert(u"session_id"_s, request.sessionId);
    body.insert(u"usage"_s, QJsonObject{{u"include"_s, true}});
}

QJsonObject requestBody(const CompletionRequest &request, EndpointKind kind, const Concessions &concessions)
{
    const bool isOpenRouter = kind == EndpointKind::OpenRouter;
    const chat::ModelSettings &wishes = request.settings;
    QJsonObject body{{u"model"_s, request.model.id}, {u"messages"_s, messages(request)}, {u"stream"_s, true}};
    if (!isOpenRouter && !concessions.streamOptions)
        body.insert(u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}});
    if (wishes.temperature && !concessions.temperature)
        body.insert(u"temperature"_s, *wishes.temperature);
    if (wishes.maxTokens && !concessions.tokenLimit)
        body.insert(tokenLimitName(kind, concessions.otherTokenLimit), *wishes.maxTokens);
    if (!wishes.effort.isEmpty() && !concessions.reasoning) {
        if (settings::factsOf(kind).effort == settings::EffortField::Reasoning)
            body.insert(u"reasoning"_s, QJsonObject{{u"effort"_s, wishes.effort}});
        else
            body.insert(u"reasoning_effort"_s, wishes.effort);
    }
    if (request.answerSchema && concessions.schema != SchemaManner::PromptAlone)
        body.insert(u"response_format"_s, responseFormat(*request.answerSchema, concessions.schema));
    if (isOpenRouter)
        addOpenRouterFields(body, request);
    return body;
}

namespace {

/// A field of the body that can be left out, and the words by which servers complain of it.
struct Concession
{
    QLatin1StringView field;
    QLatin1StringView words; ///< a regular expression
    void (*make)(Concessions &);
};

void concedeTokenLimit(Concessions &concessions)
{
    if (std::exchange(concessions.otherTokenLimit, true))
        concessions.tokenLimit = true;
}

void concedeSchema(Concessions &concessions)
{
    concessions.schema =
        concessions.schema == SchemaManner::JsonSchema ? SchemaManner::JsonObject : SchemaManner::PromptAlone;
}

constexpr Concession possible[] = {
    {"temperature"_L1, "\\btemperature\\b"_L1, [](Concessions &c) { c.temperature = true; }},
    {"max_completion_tokens"_L1, "\\bmax_(completion_)?tokens\\b"_L1, concedeTokenLimit},
    {"max_tokens"_L1, "\\bmax_(completion_)?tokens\\b"_L1, concedeTokenLimit},
    {"reasoning"_L1, "\\breasoning(_effort|\\.effort)?\\b"_L1, [](Concessions &c) { c.reasoning = true; }},
    {"reasoning_effort"_L1, "\\breasoning(_effort|\\.effort)?\\b"_L1, [](Concessions &c) { c.reasoning = true; }},
    {"stream_options"_L1, "\\bstream_options\\b"_L1, [](Concessions &c) { c.streamOptions = true; }},
    {"response_format"_L1, "\\bresponse_format|json_schema|json_object|requested parameters"_L1, concedeSchema},
};

/// Where the text first complains of it, or -1.
qsizetype namedAt(const Concession &concession, QStringView text)
{
    const QRegularExpression words(concession.words, QRegularExpression::CaseInsensitiveOption);
    return words.matchView(text).capturedStart();
}

} // namespace

std::optional<Concessions> concede(const Concessions &concessions, const QJsonObject &body, QStringView param,
                                   QStringView text)
{
    const Concession *first = nullptr;
    qsizetype firstAt = 0;
    for (const QStringView said : {param, text}) {
        for (const Concession &concession : possible) {
            const qsizetype at = body.contains(concession.field) ? namedAt(concession, said) : -1;
            if (at >= 0 && (!first || at < firstAt)) {
                first = &concession;
                firstAt = at;
            }
        }
        if (first)
            break;
    }
    Concessions next = concessions;
    if (first)
        first->make(next);
    else if (body.contains("response_format"_L1))
        concedeSchema(next);
    else
        return std::nullopt;
    return next;
}

} // namespace provider

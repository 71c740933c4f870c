// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/completionjob.h"
#include "settings/endpoint.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace provider {

/// How the shape of the answer is asked for.
enum class SchemaManner { JsonSchema, JsonObject, PromptAlone };

/// What a request leaves out because the server said it does not take it.
struct Concessions
{
    bool temperature = false;
    bool reasoning = false;
    bool streamOptions = false;
    bool tokenLimit = false;      ///< no limit at all
    bool otherTokenLimit = false; ///< max_tokens instead of max_completion_tokens, or the other way round
    SchemaManner schema = SchemaManner::JsonSchema;

    bool operator==(const Concessions &) const = default;
};

/// The body of `POST chat/completions`. A field that is not set is not sent. The system prompt of the settings goes
/// first, unless the messages begin with one.
[[nodiscard]] QJsonObject requestBody(const CompletionRequest &request, settings::EndpointKind kind,
                                      const Concessions &concessions = {});

/// What to leave out next after a 400 with that text: the field that it names (`param` where it says so) among those
/// that the body has, else the schema. Absent when there is nothing left to concede.
[[nodiscard]] std::optional<Concessions> concede(const Concessions &concessions, const QJsonObject &body,
                                                 QStringView param, QStringView text);

} // namespace provider

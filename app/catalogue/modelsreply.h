// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelinfo.h"
#include "settings/endpoint.h"

#include <QByteArray>

#include <expected>

namespace catalogue {

/// The longest list that is read: an endless one ends here.
constexpr qsizetype largestReply = 32 * 1024 * 1024;
constexpr qsizetype mostModels = 20'000;

/// What an endpoint serves, in its order.
struct ModelList
{
    QList<ModelInfo> models; ///< those that write text
    int broken = 0;          ///< entries that were passed over alone: without an id, or twice the same, or too many

    bool operator==(const ModelList &) const = default;
};

/// Reads a list of models in OpenRouter's form (https://openrouter.ai/docs/api/api-reference/models/get-models), the
/// plain form that OpenAI and most others send, or LM Studio's own ones (/api/v0/models, /api/v1/models). Context
/// lengths are found where vLLM, llama.cpp, Groq and Mistral put them. Models that do not write text (embeddings,
/// speech, pictures) are left out. Fails with one sentence where it is no list of models. Takes milliseconds for
/// thousands: not for the GUI thread.
[[nodiscard]] std::expected<ModelList, QString> readModels(const QByteArray &reply, const settings::Endpoint &endpoint);

} // namespace catalogue

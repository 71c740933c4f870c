// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/keycheck.h"

#include "chat/figures.h"
#include "connection/text.h"
#include "provider/endpointcall.h"
#include "provider/keysource.h"
#include "provider/words.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using provider::EndpointCall;

namespace connection {

static std::optional<double> amount(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

KeyFacts keyFacts(const QJsonDocument &answer)
{
    const QJsonValue data = answer["data"_L1];
    return {.label = provider::plainWords(data["label"_L1].toString()),
            .limitUsd = amount(data["limit"_L1]),
            .remainingUsd = amount(data["limit_remaining"_L1]),
            .usedUsd = amount(data["usage"_L1]),
            .isFreeTier = data["is_free_tier"_L1].toBool(),
            .expiresAt = QDateTime::fromString(data["expires_at"_L1].toString(), Qt::ISODate),
            .models = {}};
}

std::optional<QStringList> modelIds(const QJsonDocument &answer)
{
    const QJsonValue data = answer["data"_L1].isArray() ? answer["data"_L1] : answer["models"_L1];
    if (!answer.isArray() && !data.isArray())
        return std::nullopt;
    QStringList ids;
    for (const QJsonValue &model : answer.isArray() ? answer.array() : data.toArray()) {
        for (const auto field : {"id"_L1, "name"_L1}) {
            if (const QString id = provider::plainWords(model[field].toString()); !id.isEmpty()) {
                ids.append(id);
                break;
            }
        }
    }
    return ids;
}

QString accountText(const KeyFacts &facts)
{
    QStringList parts;
    if (facts.limitUsd && facts.remainingUsd)
        parts.append(
            Text::tr("%1 of %2 left").arg(chat::costText(*facts.remainingUsd), chat::costText(*facts.limitUsd)));
    else if (facts.usedUsd)
        parts.append(Text::tr("%1 used, no limit").arg(chat::costText(*facts.usedUsd)));
    if (facts.isFreeTier)
        parts.append(Text::tr("free tier"));
    if (facts.expiresAt.isValid())
        parts.append(Text::tr("expires %1").arg(facts.expiresAt.toLocalTime().date().toString(Qt::ISODate)));
    return parts.join(u", "_s);
}

static KeyCheck::Result resultOf(const EndpointCall::Answer &answer, bool isOpenRouter,
                                 const settings::Endpoint &endpoint)
{
    if (!answer)
        return std::unexpected(answer.error());
    if (isOpenRouter)
        return keyFacts(*answer);
    const auto ids = modelIds(*answer);
    if (!ids)
        return std::unexpected(
            provider::makeError(chat::ErrorKind::Protocol,
                                Text::tr("%1 does not say which models it has.").arg(provider::placeName(endpoint)),
                                {.endpoint = endpoint}));
    return KeyFacts{.models = *ids};
}

void KeyCheck::start(const settings::Endpoint &endpoint, const provider::Secret &key)
{
    const bool isOpenRouter =
        endpoint.kind == settings::EndpointKind::OpenRouter || provider::isOpenRouterHost(endpoint.url);
    auto *const call = new EndpointCall(endpoint, key, m_clock, this);
    connect(call, &EndpointCall::ended, this, [this, call, isOpenRouter, endpoint](const EndpointCall::Answer &answer) {
        call->deleteLater();
        Q_EMIT ended(resultOf(answer, isOpenRouter, endpoint));
    });
    call->get(isOpenRouter ? u"/key"_s : u"/models"_s);
}

} // namespace connection

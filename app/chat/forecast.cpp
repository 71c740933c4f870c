// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/forecast.h"

#include "chat/codec.h"

using namespace Qt::StringLiterals;

namespace chat {

QJsonObject toJson(const Forecast &forecast)
{
    QJsonObject json{
        {u"low_usd"_s, forecast.lowUsd},
        {u"high_usd"_s, forecast.highUsd},
        {u"low_ms"_s, milliseconds(forecast.low)},
        {u"high_ms"_s, milliseconds(forecast.high)},
    };
    if (!forecast.unpriced.isEmpty())
        json.insert(u"unpriced"_s, QJsonArray::fromStringList(forecast.unpriced));
    if (!forecast.aloneName.isEmpty()) {
        QJsonObject alone{{u"name"_s, forecast.aloneName}};
        if (forecast.aloneUsd)
            alone.insert(u"usd"_s, *forecast.aloneUsd);
        json.insert(u"alone"_s, alone);
    }
    return json;
}

Forecast readForecast(const Fields &fields)
{
    constexpr std::chrono::milliseconds none{0};
    const Fields alone = fields.child("alone"_L1);
    return {.lowUsd = fields.number("low_usd"_L1).value_or(0),
            .highUsd = fields.number("high_usd"_L1).value_or(0),
            .low = fields.duration("low_ms"_L1).value_or(none),
            .high = fields.duration("high_ms"_L1).value_or(none),
            .unpriced = fields.texts("unpriced"_L1),
            .aloneName = alone.text("name"_L1),
            .aloneUsd = alone.number("usd"_L1)};
}

Forecast forecastFromJson(const QJsonObject &json)
{
    QString problem;
    return readForecast(Fields(json, problem));
}

} // namespace chat

// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/modelsastext.h"

#include "catalogue/wording.h"
#include "command/output.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using catalogue::ModelInfo;
using catalogue::Support;

namespace command {

namespace {

QJsonObject priceJson(const catalogue::Price &price)
{
    QJsonObject json{{u"prompt_per_million"_s, price.prompt}, {u"completion_per_million"_s, price.completion}};
    if (price.cacheRead)
        json.insert(u"cache_read_per_million"_s, *price.cacheRead);
    if (price.cacheWrite)
        json.insert(u"cache_write_per_million"_s, *price.cacheWrite);
    for (const auto &[name, usd] : {std::pair(u"request"_s, price.request), std::pair(u"web_search"_s, price.webSearch),
                                    std::pair(u"image"_s, price.image)}) {
        if (usd > 0)
            json.insert(name, usd);
    }
    return json;
}

void insertAbilities(QJsonObject &json, const ModelInfo &info)
{
    for (const auto &[name, support] :
         {std::pair(u"images"_s, info.images), std::pair(u"reasoning"_s, info.reasoning),
          std::pair(u"tools"_s, info.tools), std::pair(u"structured_output"_s, info.structuredOutput),
          std::pair(u"temperature"_s, info.temperature)}) {
        if (support != Support::Unknown)
            json.insert(name, support == Support::Yes);
    }
    if (!info.efforts.isEmpty())
        json.insert(u"efforts"_s, QJsonArray::fromStringList(info.efforts));
    if (info.mustReason)
        json.insert(u"reasoning_mandatory"_s, true);
}

QJsonObject modelJson(const ModelInfo &info)
{
    QJsonObject json{{u"endpoint"_s, info.model.endpoint},
                     {u"model"_s, info.model.id},
                     {u"name"_s, info.model.displayName()},
                     {u"maker"_s, info.maker},
                     {u"local"_s, info.isLocal},
                     {u"free"_s, info.isFree()}};
    if (info.contextTokens)
        json.insert(u"context"_s, *info.contextTokens);
    if (info.maxOutputTokens)
        json.insert(u"max_output"_s, *info.maxOutputTokens);
    if (info.price)
        json.insert(u"price_usd"_s, priceJson(*info.price));
    insertAbilities(json, info);
    for (const auto &[name, day] : {std::pair(u"created"_s, info.created), std::pair(u"retires"_s, info.retires)}) {
        if (day.isValid())
            json.insert(name, day.toString(Qt::ISODate));
    }
    for (const auto &[name, text] :
         {std::pair(u"alias_target"_s, info.aliasTarget), std::pair(u"description"_s, info.description)}) {
        if (!text.isEmpty())
            json.insert(name, text);
    }
    return json;
}

} // namespace

QByteArray modelsAsText(const QList<ModelInfo> &models, const QList<catalogue::Listing> &listings)
{
    constexpr int idColumn = 44;
    constexpr int contextColumn = 5;
    const QDate today = QDate::currentDate();
    const auto nameOf = [&listings](const QString &id) {
        const auto found = std::ranges::find(listings, id, [](const auto &listing) { return listing.endpoint.id; });
        return found == listings.end() ? id : found->endpoint.name;
    };
    QString text;
    for (const ModelInfo &info : models) {
        QStringList parts{nameOf(info.model.endpoint), catalogue::priceText(info), catalogue::aliasText(info),
                          catalogue::retirementText(info, today)};
        parts.insert(2, catalogue::abilities(info).join(u", "_s));
        parts.removeAll(QString());
        text += u"%1  %2  %3\n"_s.arg(info.model.id.leftJustified(idColumn),
                                      catalogue::contextText(info).rightJustified(contextColumn), parts.join(u" · "_s));
    }
    return terminalSafe(text).toUtf8();
}

QByteArray modelsAsJson(const QList<ModelInfo> &models)
{
    QJsonArray array;
    for (const ModelInfo &info : models)
        array.append(modelJson(info));
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

} // namespace command

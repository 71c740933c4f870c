// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/destination.h"

#include "catalogue/maker.h"
#include "provider/keysource.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Destination", source);
}

QList<chat::Model> modelsOf(const chat::Panel &panel)
{
    QList<chat::Model> models;
    for (const chat::Member &member : panel.members)
        models.append(member.model);
    if (panel.members.size() < 2)
        return models;
    if (panel.policy.judging == chat::Judging::WithJudge)
        models.append(panel.judge.model);
    models.append(panel.writer.model);
    return models;
}

const settings::Endpoint *find(const QString &id, const QList<settings::Endpoint> &endpoints)
{
    const auto found = std::ranges::find(endpoints, id, &settings::Endpoint::id);
    return found == endpoints.end() ? nullptr : &*found;
}

QString placeOf(const settings::Endpoint &endpoint, const QList<chat::Model> &models)
{
    if (endpoint.kind != settings::EndpointKind::OpenRouter)
        return endpoint.url.host(QUrl::FullyEncoded);
    QStringList names;
    for (const chat::Model &model : models) {
        const QString maker = catalogue::makerOf(model.id);
        if (model.endpoint == endpoint.id && !names.contains(maker))
            names.append(maker);
    }
    return text("OpenRouter, and hosts it chooses for models by %1").arg(names.join(u", "_s));
}

} // namespace

QString destinationOf(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints)
{
    const QList<chat::Model> models = modelsOf(panel);
    QStringList places;
    bool isAnyLocal = false;
    for (const chat::Model &model : models) {
        const settings::Endpoint *const endpoint = find(model.endpoint, endpoints);
        if (!endpoint)
            continue;
        if (endpoint->isLoopback()) {
            isAnyLocal = true;
            continue;
        }
        if (const QString place = placeOf(*endpoint, models); !places.contains(place))
            places.append(place);
    }
    if (isAnyLocal)
        places.append(places.isEmpty() ? text("stays on this computer") : text("this computer"));
    return places.join(u"; "_s);
}

bool isConnected(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints, const provider::KeySource &keys)
{
    const QList<chat::Model> models = modelsOf(panel);
    return !models.isEmpty() && std::ranges::all_of(models, [&](const chat::Model &model) {
        const settings::Endpoint *const endpoint = find(model.endpoint, endpoints);
        if (!endpoint)
            return false;
        return !provider::needsKey(*endpoint) || !keys.key(*endpoint).isEmpty();
    });
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/destination.h"

#include "catalogue/maker.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace forecast {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Destination", source);
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

/// Ollama's models with this ending are run by its maker's servers.
bool isPassedOn(const chat::Model &model)
{
    return model.id.endsWith("-cloud"_L1) || model.id.endsWith(":cloud"_L1);
}

/// Servers that only pass on what they get, as far as they are known as such.
bool passesOn(const settings::Endpoint &endpoint)
{
    return endpoint.kind == settings::EndpointKind::LiteLlm;
}

QString willNotBeAsked(const chat::Model &model)
{
    return text("%1 is not on this computer and will not be asked.").arg(model.displayName());
}

QStringList webTools(const chat::Panel &panel)
{
    QStringList users;
    for (const chat::Member &member : panel.members) {
        if (member.settings.web.any())
            users.append(member.displayName());
    }
    if (panel.members.size() > 1 && panel.policy.judging == chat::Judging::WithJudge && panel.judge.settings.web.any())
        users.append(text("the judge"));
    if (panel.members.size() > 1 && panel.writer.settings.web.any())
        users.append(text("the writer"));
    return users;
}

} // namespace

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

QList<chat::Model> possibleModelsOf(const chat::Panel &panel)
{
    QList<chat::Model> models = modelsOf(panel);
    for (const chat::Member &member : panel.members) {
        if (member.fallback)
            models.append(*member.fallback);
    }
    return models;
}

QString destinationOf(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints)
{
    const QList<chat::Model> models = possibleModelsOf(panel);
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

QStringList uncovered(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints)
{
    const chat::Privacy &privacy = panel.privacy;
    QStringList sentences;
    const auto add = [&sentences](const QString &sentence) {
        if (!sentences.contains(sentence))
            sentences.append(sentence);
    };
    const bool isAsked = privacy.noDataCollection || privacy.zeroRetention;
    const QList<chat::Model> models = possibleModelsOf(panel);
    for (const chat::Model &model : models) {
        const settings::Endpoint *const endpoint = find(model.endpoint, endpoints);
        if (!endpoint)
            continue;
        if (!endpoint->isLoopback()) {
            if (privacy.localOnly)
                add(willNotBeAsked(model));
            else if (isAsked && endpoint->kind != settings::EndpointKind::OpenRouter)
                add(text("%1 cannot be told what to keep: its own terms hold.").arg(endpoint->name));
        } else if (privacy.any() && passesOn(*endpoint)) {
            add(text("%1 runs on this computer and may pass texts on to others.").arg(endpoint->name));
        } else if (privacy.any() && isPassedOn(model)) {
            add(text("%1 is served from this computer and runs elsewhere.").arg(model.displayName()));
        }
    }
    if (const QStringList users = webTools(panel); isAsked && !users.isEmpty())
        add(text("Web search and fetch are not covered: what is looked up for %1 goes to other services.")
                .arg(users.join(u", "_s)));
    return sentences;
}

QString refusal(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints)
{
    if (!panel.privacy.localOnly)
        return {};
    for (const QList<chat::Model> models = modelsOf(panel); const chat::Model &model : models) {
        const settings::Endpoint *const endpoint = find(model.endpoint, endpoints);
        if (endpoint && !endpoint->isLoopback())
            return text("This panel stays on this computer: %1").arg(willNotBeAsked(model));
    }
    return {};
}

} // namespace forecast

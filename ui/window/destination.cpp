// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/destination.h"

#include "provider/keysource.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Destination", source);
}

struct Maker
{
    QLatin1StringView prefix;
    QLatin1StringView name;
};

// How the makers of models write themselves; the others stand as in the model's id.
constexpr std::array makers{
    Maker{"anthropic"_L1, "Anthropic"_L1}, Maker{"openai"_L1, "OpenAI"_L1},     Maker{"google"_L1, "Google"_L1},
    Maker{"moonshotai"_L1, "Moonshot"_L1}, Maker{"deepseek"_L1, "DeepSeek"_L1}, Maker{"x-ai"_L1, "xAI"_L1},
    Maker{"qwen"_L1, "Qwen"_L1},           Maker{"z-ai"_L1, "Z.ai"_L1},         Maker{"meta-llama"_L1, "Meta"_L1},
    Maker{"mistralai"_L1, "Mistral"_L1},   Maker{"minimax"_L1, "MiniMax"_L1},   Maker{"cohere"_L1, "Cohere"_L1},
};

QString makerOf(const QString &modelId)
{
    QString prefix = modelId.section(u'/', 0, 0);
    if (prefix.startsWith(u'~')) // "the newest of"
        prefix.remove(0, 1);
    const auto known = std::ranges::find_if(makers, [&](const Maker &maker) { return maker.prefix == prefix; });
    return known == makers.end() ? prefix : QString(known->name);
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
        const QString maker = makerOf(model.id);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/samples.h"

#include "catalogue/maker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace samples {

namespace {

struct Family
{
    const char *maker;
    const char *prefix;
    const char *name;
};

constexpr std::array families{
    Family{"Anthropic", "anthropic", "Claude Opus"},
    Family{"OpenAI", "openai", "GPT"},
    Family{"Google", "google", "Gemini Pro"},
    Family{"DeepSeek", "deepseek", "DeepSeek V"},
    Family{"xAI", "x-ai", "Grok"},
    Family{"Mistral", "mistralai", "Mistral Large"},
    Family{"Qwen", "qwen", "Qwen Max"},
    Family{"Moonshot", "moonshotai", "Kimi K"},
    Family{"Z.ai", "z-ai", "GLM"},
    Family{"Meta", "meta-llama", "Llama"},
    Family{"NVIDIA", "nvidia", "Nemotron"},
    Family{"Cohere", "cohere", "Command R"},
};

QJsonObject entry(int number)
{
    const Family &family = families.at(size_t(number) % families.size());
    const int generation = number / int(families.size());
    const QString name =
        u"%1 %2.%3"_s.arg(QLatin1StringView(family.name)).arg(generation / 10 + 1).arg(generation % 10);
    const QString id = u"%1/%2"_s.arg(QLatin1StringView(family.prefix), name.toLower().replace(u' ', u'-'));
    const bool isFree = number % 29 == 7;
    const double dollars = isFree ? 0 : (1 + number % 40) * 0.25e-6;
    QJsonArray parameters{u"max_tokens"_s, u"temperature"_s};
    if (number % 3 != 2)
        parameters.append(u"tools"_s);
    if (number % 2 == 0)
        parameters.append(u"reasoning"_s);
    QJsonArray inputs{u"text"_s};
    if (number % 4 != 3)
        inputs.append(u"image"_s);
    QJsonObject json{
        {u"id"_s, isFree ? id + u":free"_s : id},
        {u"name"_s, u"%1: %2%3"_s.arg(QLatin1StringView(family.maker), name, isFree ? u" (free)"_s : QString())},
        {u"created"_s, 1'700'000'000 + number * 20'000},
        {u"description"_s, u"Written for tests. "_s.repeated(20)},
        {u"context_length"_s, 32'000 << (number % 6)},
        {u"architecture"_s,
         QJsonObject{{u"input_modalities"_s, inputs}, {u"output_modalities"_s, QJsonArray{u"text"_s}}}},
        {u"pricing"_s, QJsonObject{{u"prompt"_s, QString::number(dollars, 'g', 6)},
                                   {u"completion"_s, QString::number(dollars * 5, 'g', 6)}}},
        {u"supported_parameters"_s, parameters}};
    if (number % 31 == 3)
        json.insert(u"expiration_date"_s, u"2026-12-31"_s);
    return json;
}

} // namespace

QByteArray openRouterReply(int count)
{
    QJsonArray all{
        QJsonObject{{u"id"_s, u"~anthropic/claude-opus-latest"_s},
                    {u"name"_s, u"Anthropic: Claude Opus Latest"_s},
                    {u"alias_target"_s, u"anthropic/claude-opus-4.9"_s},
                    {u"context_length"_s, 1'000'000},
                    {u"pricing"_s, QJsonObject{{u"prompt"_s, u"0.000005"_s}, {u"completion"_s, u"0.000025"_s}}},
                    {u"supported_parameters"_s, QJsonArray{u"tools"_s, u"reasoning"_s}}}};
    while (all.size() < count)
        all.append(entry(int(all.size())));
    return QJsonDocument(QJsonObject{{u"data"_s, all}}).toJson(QJsonDocument::Compact);
}

catalogue::ModelInfo model(const QString &endpoint, const QString &id, const QString &name)
{
    return {.model = {.endpoint = endpoint, .id = id, .name = name}, .maker = catalogue::makerOf(id)};
}

} // namespace samples

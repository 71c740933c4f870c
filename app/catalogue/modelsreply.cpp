// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/modelsreply.h"

#include "catalogue/maker.h"
#include "catalogue/text.h"
#include "provider/words.h"
#include "settings/modelname.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;
using settings::EndpointKind;

namespace catalogue {

namespace {

using Names = std::initializer_list<QLatin1StringView>;

constexpr qsizetype longestId = 300;
constexpr qsizetype longestName = 120;
constexpr qsizetype mostEfforts = 16;

QString firstText(const QJsonObject &entry, Names names)
{
    for (const auto name : names) {
        if (const QString text = entry.value(name).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

QString cutWords(const QString &text)
{
    return provider::plainWords(text.left(longestName));
}

/// An id goes back to the server as it is, or not at all.
bool isId(const QString &id)
{
    return !id.isEmpty() && id.size() <= longestId && std::ranges::none_of(id, [](QChar unit) {
        return unit.category() == QChar::Other_Control || unit.category() == QChar::Other_Format ||
               unit.category() == QChar::Separator_Line || unit.category() == QChar::Separator_Paragraph;
    });
}

std::optional<int> tokens(const QJsonValue &value)
{
    constexpr double most = 1e9;
    const double number = value.isString() ? value.toString().toDouble() : value.toDouble();
    if (number >= 1 && number <= most)
        return static_cast<int>(number);
    return std::nullopt;
}

std::optional<int> firstTokens(const QJsonObject &entry, Names names)
{
    for (const auto name : names) {
        if (const auto count = tokens(entry.value(name)))
            return count;
    }
    return std::nullopt;
}

/// Dollars as a decimal text or a number. Below nothing stands for "different each time"; what nobody asks is an error.
std::optional<double> dollars(const QJsonValue &value)
{
    constexpr double most = 1e4;
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    if (isNumber && std::isfinite(number) && number >= 0 && number <= most)
        return number;
    return std::nullopt;
}

std::optional<Price> price(const QJsonObject &pricing)
{
    constexpr double million = 1e6;
    constexpr double mostPerMillion = 1e6;
    const auto perMillion = [&](QLatin1StringView name) -> std::optional<double> {
        const auto each = dollars(pricing.value(name));
        if (!each || *each * million > mostPerMillion)
            return std::nullopt;
        return std::round(*each * million * million) / million; // 0.000003 is 3, not 2.9999999999999996
    };
    const auto prompt = perMillion("prompt"_L1);
    const auto completion = perMillion("completion"_L1);
    if (!prompt || !completion)
        return std::nullopt;
    return Price{.prompt = *prompt,
                 .completion = *completion,
                 .cacheRead = perMillion("input_cache_read"_L1),
                 .cacheWrite = perMillion("input_cache_write"_L1),
                 .request = dollars(pricing.value("request"_L1)).value_or(0),
                 .webSearch = dollars(pricing.value("web_search"_L1)).value_or(0),
                 .image = dollars(pricing.value("image"_L1)).value_or(0)};
}

QStringList texts(const QJsonValue &list)
{
    QStringList all;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &value : array) {
        if (const QString text = value.toString(); !text.isEmpty())
            all.append(text);
    }
    return all;
}

Support among(const QStringList &all, Names any)
{
    if (all.isEmpty())
        return Support::Unknown;
    return std::ranges::any_of(any, [&](QLatin1StringView name) { return all.contains(name); }) ? Support::Yes
                                                                                                : Support::No;
}

Support said(const QJsonValue &flag)
{
    if (!flag.isBool())
        return Support::Unknown;
    return flag.toBool() ? Support::Yes : Support::No;
}

QDate day(const QJsonValue &value)
{
    constexpr double lastSecond = 253'402'300'799; // of the year 9999
    if (value.isDouble() && value.toDouble() > 0 && value.toDouble() <= lastSecond)
        return QDateTime::fromSecsSinceEpoch(value.toInteger(), QTimeZone::UTC).date();
    return QDate::fromString(value.toString().left(10), Qt::ISODate);
}

/// Embeddings, speech and pictures are no members of a panel.
bool writesText(const QJsonObject &entry, const QString &id)
{
    const QStringList out = texts(entry.value("architecture"_L1)["output_modalities"_L1]);
    if (!out.isEmpty())
        return out.contains("text"_L1);
    if (const QString type = entry.value("type"_L1).toString(); type.startsWith("embedding"_L1) || type == "rerank"_L1)
        return false;
    if (entry.value("capabilities"_L1)["completion_chat"_L1] == false)
        return false;
    return !settings::namesNoWriter(id);
}

/// OpenRouter and LM Studio say much, the others little.
class EntryReader
{
public:
    explicit EntryReader(const settings::Endpoint &endpoint)
        : m_endpoint(endpoint)
        , m_maker(settings::factsOf(endpoint.kind).maker)
        , m_isHere(endpoint.isLoopback() && settings::factsOf(endpoint.kind).isOwnServer() &&
                   endpoint.kind != EndpointKind::LiteLlm) // which passes on, as the services' kinds do
    {
    }

    [[nodiscard]] ModelInfo read(const QJsonObject &entry, const QString &id) const
    {
        ModelInfo info;
        info.model = {.endpoint = m_endpoint.id, .id = id, .name = {}};
        readNames(entry, info);
        info.contextTokens = context(entry);
        info.maxOutputTokens = maxOutput(entry);
        info.isLocal = m_isHere && !id.endsWith("-cloud"_L1) && !id.endsWith(":cloud"_L1); // Ollama's, run elsewhere
        info.price = price(entry.value("pricing"_L1).toObject());
        if (!info.price && info.isLocal && m_endpoint.kind != EndpointKind::Other)
            info.price = Price();
        readAbilities(entry, info);
        info.aliasTarget = cutWords(entry.value("alias_target"_L1).toString());
        info.created = day(entry.value("created"_L1));
        info.retires = day(entry.value("expiration_date"_L1));
        info.description = provider::plainWords(entry.value("description"_L1).toString());
        return info;
    }

private:
    // "Anthropic: Claude Opus 4.8"
    void readNames(const QJsonObject &entry, ModelInfo &info) const
    {
        info.maker = m_maker.isEmpty() ? makerOf(info.model.id) : m_maker;
        QString name = cutWords(firstText(entry, {"name"_L1, "display_name"_L1}));
        const QString before = name.section(": "_L1, 0, 0);
        const bool isKnown = info.maker.compare(before, Qt::CaseInsensitive) == 0;
        if (before != name && (isKnown || m_endpoint.kind == EndpointKind::OpenRouter)) {
            name = name.sliced(before.size() + 2);
            if (info.maker.isEmpty() || info.model.id.startsWith(info.maker + u'/')) // as it stands in the id
                info.maker = before;
        }
        if (name != info.model.id)
            info.model.name = name;
    }

    [[nodiscard]] static std::optional<int> context(const QJsonObject &entry)
    {
        const QJsonArray loaded = entry.value("loaded_instances"_L1).toArray();
        if (const auto now = tokens(loaded.at(0)["config"_L1]["context_length"_L1]))
            return now;
        const auto usual = firstTokens(entry, {"loaded_context_length"_L1, "context_length"_L1, "max_model_len"_L1,
                                               "context_window"_L1, "max_context_length"_L1, "max_input_tokens"_L1});
        return usual ? usual : firstTokens(entry.value("meta"_L1).toObject(), {"n_ctx"_L1, "n_ctx_train"_L1});
    }

    [[nodiscard]] static std::optional<int> maxOutput(const QJsonObject &entry)
    {
        const auto top = tokens(entry.value("top_provider"_L1)["max_completion_tokens"_L1]);
        return top ? top : firstTokens(entry, {"max_completion_tokens"_L1});
    }

    static void readAbilities(const QJsonObject &entry, ModelInfo &info)
    {
        const QJsonValue able = entry.value("capabilities"_L1); // LM Studio, Mistral
        info.images = among(texts(entry.value("architecture"_L1)["input_modalities"_L1]), {"image"_L1});
        if (info.images == Support::Unknown)
            info.images = entry.value("type"_L1) == "vlm"_L1 ? Support::Yes : said(able["vision"_L1]);

        const QStringList parameters = texts(entry.value("supported_parameters"_L1)); // none named: unknown
        info.reasoning = among(parameters, {"reasoning"_L1, "reasoning_effort"_L1, "include_reasoning"_L1});
        info.tools = among(parameters, {"tools"_L1});
        info.structuredOutput = among(parameters, {"structured_outputs"_L1});
        info.temperature = among(parameters, {"temperature"_L1});
        if (info.tools == Support::Unknown)
            info.tools = among(texts(able), {"tool_use"_L1});
        for (const auto name : {"trained_for_tool_use"_L1, "function_calling"_L1}) {
            if (info.tools == Support::Unknown)
                info.tools = said(able[name]);
        }
        readReasoning(entry.value("reasoning"_L1).toObject(), info);
    }

    static void readReasoning(const QJsonObject &reasoning, ModelInfo &info)
    {
        if (reasoning.isEmpty())
            return;
        info.reasoning = Support::Yes;
        info.mustReason = reasoning.value("mandatory"_L1).toBool();
        for (const QStringList all = texts(reasoning.value("supported_efforts"_L1)); const QString &effort : all) {
            if (info.efforts.size() < mostEfforts)
                info.efforts.append(cutWords(effort));
        }
    }

    const settings::Endpoint &m_endpoint;
    const QString m_maker;
    const bool m_isHere;
};

std::expected<QJsonArray, QString> entriesOf(const QByteArray &reply)
{
    const auto failed = [](const QString &why) { return std::unexpected(why); };
    if (reply.size() > largestReply)
        return failed(Text::tr("The list of models is longer than %1 MB.").arg(largestReply / 1024 / 1024));
    const QJsonDocument document = QJsonDocument::fromJson(reply);
    if (document.isArray())
        return document.array();
    const QJsonObject object = document.object();
    for (const auto name : {"data"_L1, "models"_L1}) {
        if (object.value(name).isArray())
            return object.value(name).toArray();
    }
    if (object.value("object"_L1) == "list"_L1 && object.value("data"_L1).isNull())
        return QJsonArray(); // Ollama without a model
    return failed(Text::tr("The answer is no list of models."));
}

} // namespace

std::expected<ModelList, QString> readModels(const QByteArray &reply, const settings::Endpoint &endpoint)
{
    const auto entries = entriesOf(reply);
    if (!entries)
        return std::unexpected(entries.error());
    const EntryReader reader(endpoint);
    ModelList list;
    QSet<QString> ids;
    for (const QJsonValue &value : *entries) {
        const QJsonObject entry = value.toObject();
        const QString id = firstText(entry, {"id"_L1, "key"_L1});
        if (!isId(id) || ids.contains(id) || ids.size() >= mostModels) {
            ++list.broken;
            continue;
        }
        ids.insert(id);
        if (writesText(entry, id))
            list.models.append(reader.read(entry, id));
    }
    return list;
}

} // namespace catalogue

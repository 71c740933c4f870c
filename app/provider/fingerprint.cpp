// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/fingerprint.h"

#include "provider/text.h"
#include "provider/words.h"
#include "settings/modelname.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using settings::EndpointKind;

namespace provider {

static constexpr int usualJanPort = 1337;
static constexpr int mostModels = 500;

QStringList questions()
{
    return {u"/v1/models"_s, u"/api/version"_s, u"/api/tags"_s,          u"/api/v1/models"_s,    u"/api/v0/models"_s,
            u"/props"_s,     u"/version"_s,     u"/health/liveliness"_s, u"/api/extra/version"_s};
}

namespace {

/// The answers as JSON, empty where there is none.
class Answers
{
public:
    explicit Answers(const QHash<QString, Answer> &answers) : m_answers(answers) {}

    [[nodiscard]] int status(const QString &path) const { return m_answers.value(path).status; }
    [[nodiscard]] QByteArray body(const QString &path) const { return m_answers.value(path).body; }
    [[nodiscard]] QJsonObject good(const QString &path) const
    {
        return status(path) == 200 ? QJsonDocument::fromJson(body(path)).object() : QJsonObject();
    }
    [[nodiscard]] QJsonObject any(const QString &path) const { return QJsonDocument::fromJson(body(path)).object(); }

private:
    const QHash<QString, Answer> &m_answers;
};

QStringList namesIn(const QJsonArray &list, std::initializer_list<QLatin1StringView> fields)
{
    QStringList names;
    for (const QJsonValue &model : list) {
        for (const auto field : fields) {
            const QString name = plainWords(model[field].toString());
            const bool embeds = settings::namesNoWriter(name) || model["type"_L1].toString().startsWith("embedding"_L1);
            if (name.isEmpty())
                continue;
            if (!embeds && !names.contains(name) && names.size() < mostModels)
                names.append(name);
            break;
        }
    }
    return names;
}

QStringList models(const Answers &answers)
{
    const QStringList usual = namesIn(answers.good(u"/v1/models"_s)["data"_L1].toArray(), {"id"_L1});
    return usual.isEmpty() ? namesIn(answers.good(u"/api/tags"_s)["models"_L1].toArray(), {"name"_L1, "model"_L1})
                           : usual;
}

bool listsModels(const Answers &answers)
{
    return answers.good(u"/v1/models"_s)["data"_L1].isArray();
}

bool wantsKey(const Answers &answers)
{
    const int status = answers.status(u"/v1/models"_s);
    return (status == 401 || status == 403) && !looksLikeHtml(answers.body(u"/v1/models"_s));
}

bool isVllm(const Answers &answers)
{
    const QJsonValue first = answers.good(u"/v1/models"_s)["data"_L1][0];
    return answers.good(u"/version"_s)["version"_L1].isString() &&
           (first["max_model_len"_L1].isDouble() || first["owned_by"_L1] == "vllm"_L1);
}

// LM Studio answers 200 to everything, with {"error": …} where it knows no such path.
bool isLmStudio(const Answers &answers)
{
    const QJsonValue newer = answers.good(u"/api/v1/models"_s)["models"_L1][0];
    const QJsonValue older = answers.good(u"/api/v0/models"_s)["data"_L1][0];
    return newer["key"_L1].isString() || (older["id"_L1].isString() && older["state"_L1].isString());
}

bool isLlamaCpp(const Answers &answers)
{
    const QJsonObject props = answers.good(u"/props"_s);
    if (props.contains("default_generation_settings"_L1) || props.contains("total_slots"_L1))
        return true;
    return answers.status(u"/props"_s) == 503 &&
           answers.any(u"/props"_s)["error"_L1]["message"_L1] == "Loading model"_L1;
}

/// The most particular mark first: several answer Ollama's paths too.
std::optional<std::pair<EndpointKind, QString>> kindOf(const Answers &answers, int port)
{
    if (answers.good(u"/api/extra/version"_s)["result"_L1] == "KoboldCpp"_L1)
        return std::pair(EndpointKind::Other, u"KoboldCpp"_s);
    if (isLmStudio(answers))
        return std::pair(EndpointKind::LmStudio, u"LM Studio"_s);
    if (isLlamaCpp(answers))
        return std::pair(EndpointKind::LlamaCpp, u"llama.cpp"_s);
    if (answers.body(u"/health/liveliness"_s).contains("I'm alive"))
        return std::pair(EndpointKind::LiteLlm, u"LiteLLM"_s);
    if (isVllm(answers))
        return std::pair(EndpointKind::Vllm, u"vLLM"_s);
    if (answers.good(u"/api/version"_s)["version"_L1].isString() && answers.good(u"/api/tags"_s)["models"_L1].isArray())
        return std::pair(EndpointKind::Ollama, u"Ollama"_s);
    if (port == usualJanPort && (listsModels(answers) || wantsKey(answers)))
        return std::pair(EndpointKind::Jan, u"Jan"_s);
    if (listsModels(answers))
        return std::pair(EndpointKind::Other, Text::tr("Model server"));
    return std::nullopt;
}

std::optional<int> slotsOf(EndpointKind kind, const Answers &answers)
{
    if (kind == EndpointKind::Ollama)
        return 1;
    const int slotCount = answers.good(u"/props"_s)["total_slots"_L1].toInt();
    return kind == EndpointKind::LlamaCpp && slotCount > 0 ? std::optional(slotCount) : std::nullopt;
}

} // namespace

std::optional<FoundServer> recognised(const QUrl &root, const QHash<QString, Answer> &given)
{
    const Answers answers(given);
    const auto kind = kindOf(answers, root.port());
    if (!kind)
        return std::nullopt;
    FoundServer server;
    server.endpoint.id = u"local-%1"_s.arg(root.port());
    server.endpoint.name = Text::tr("%1 on this computer").arg(kind->second);
    server.endpoint.url = root.resolved(QUrl(u"/v1"_s));
    server.endpoint.kind = kind->first;
    server.endpoint.atOnce = slotsOf(kind->first, answers);
    server.models = models(answers);
    server.needsKey = wantsKey(answers);
    return server;
}

} // namespace provider

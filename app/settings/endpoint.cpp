// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/endpoint.h"

#include "chat/fields.h"

using namespace Qt::StringLiterals;

namespace settings {

namespace {

constexpr chat::Names<EndpointKind, 9> kinds{{
    {EndpointKind::OpenRouter, "openrouter"_L1},
    {EndpointKind::OpenAi, "openai"_L1},
    {EndpointKind::Ollama, "ollama"_L1},
    {EndpointKind::LmStudio, "lm_studio"_L1},
    {EndpointKind::LlamaCpp, "llama_cpp"_L1},
    {EndpointKind::Vllm, "vllm"_L1},
    {EndpointKind::Jan, "jan"_L1},
    {EndpointKind::LiteLlm, "litellm"_L1},
    {EndpointKind::Other, "other"_L1},
}};

struct Address
{
    Q_DECLARE_TR_FUNCTIONS(settings::Address)
};

QString withoutSlashesAtEnd(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

/// Without slashes and what people copy along from an example call.
QString basePath(const QString &path)
{
    constexpr auto call = "/chat/completions"_L1;
    QString base = withoutSlashesAtEnd(path);
    if (base.endsWith(call))
        base.chop(call.size());
    return withoutSlashesAtEnd(base);
}

/// 127.0.0.0/8, written out; QUrl has brought other spellings into this form.
bool isLoopbackAddress(const QString &host)
{
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && parts.first() == u"127"_s && std::ranges::all_of(parts, [](const QString &part) {
               bool isNumber = false;
               return part.toUShort(&isNumber) < 256 && isNumber;
           });
}

EndpointKind kindOfHost(const QUrl &base)
{
    if (base.scheme() != "https"_L1)
        return EndpointKind::Other;
    if (base.host() == "openrouter.ai"_L1)
        return EndpointKind::OpenRouter;
    return base.host() == "api.openai.com"_L1 ? EndpointKind::OpenAi : EndpointKind::Other;
}

/// What tells this base from others on the same host: port, plain http, path beyond the usual "v1".
QString idOf(const Endpoint &endpoint)
{
    const QUrl &base = endpoint.url;
    const bool isPlain = base.scheme() == "http"_L1;
    QStringList parts{endpoint.isLoopback() ? u"local"_s : base.host().replace(u':', u'-')};
    if (endpoint.isLoopback())
        parts.append(QString::number(base.port(isPlain ? 80 : 443)));
    else if (base.port() != -1)
        parts.append(QString::number(base.port()));
    if (isPlain != endpoint.isLoopback())
        parts.append(base.scheme());
    const QStringList segments = base.path().split(u'/', Qt::SkipEmptyParts);
    for (const QString &segment : segments) {
        if (segment != "v1"_L1)
            parts.append(segment);
    }
    return parts.join(u'-');
}

} // namespace

bool Endpoint::isLoopback() const
{
    const QString host = url.host();
    return host == "localhost"_L1 || host == "::1"_L1 || isLoopbackAddress(host);
}

QString toString(EndpointKind kind)
{
    return chat::nameOf(kinds, kind);
}

QJsonObject toJson(const Endpoint &endpoint)
{
    QJsonObject json{
        {u"id"_s, endpoint.id},
        {u"name"_s, endpoint.name},
        {u"url"_s, endpoint.url.toString()},
        {u"kind"_s, toString(endpoint.kind)},
    };
    if (endpoint.atOnce)
        json.insert(u"at_once"_s, *endpoint.atOnce);
    return json;
}

std::expected<Endpoint, QString> endpointFromJson(const QJsonObject &json)
{
    QString problem;
    const chat::Fields fields(json, problem);
    fields.require("id"_L1);
    fields.require("url"_L1);
    Endpoint endpoint{.id = fields.text("id"_L1),
                      .name = fields.text("name"_L1),
                      .url = {},
                      .kind = fields.choice("kind"_L1, kinds).value_or(EndpointKind::Other),
                      .atOnce = {}};
    if (const auto atOnce = fields.integerWithin("at_once"_L1, 1, 1000))
        endpoint.atOnce = static_cast<int>(*atOnce);
    if (!problem.isEmpty())
        return std::unexpected(problem);
    auto url = baseUrlFromInput(fields.text("url"_L1));
    if (!url)
        return std::unexpected(url.error());
    endpoint.url = *std::move(url);
    if (endpoint.name.isEmpty())
        endpoint.name = endpointForUrl(endpoint.url).name;
    return endpoint;
}

std::expected<QUrl, QString> baseUrlFromInput(const QString &text)
{
    const QString typed = text.trimmed();
    // What stands in a message is short and cannot change the line it stands in.
    const QString shown = typed.left(100).simplified();
    if (typed.isEmpty())
        return std::unexpected(Address::tr("Type the address of a server, such as http://127.0.0.1:11434/v1."));
    if (!typed.startsWith("http://"_L1, Qt::CaseInsensitive) && !typed.startsWith("https://"_L1, Qt::CaseInsensitive))
        return std::unexpected(
            Address::tr("The address must begin with http:// or https://, not as in %1.").arg(shown));
    QUrl url(typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return std::unexpected(Address::tr("%1 is no valid address; it looks like https://host/v1.").arg(shown));
    if (!url.userInfo().isEmpty())
        return std::unexpected(Address::tr("Leave name and password out of the address; a key is kept apart from it."));
    if (url.hasQuery() || url.hasFragment())
        return std::unexpected(Address::tr("Leave out what follows ? or # in the address; it ends like /v1."));
    url.setPath(basePath(url.path()));
    return url;
}

Endpoint openRouter()
{
    return {.id = u"openrouter"_s,
            .name = u"OpenRouter"_s,
            .url = QUrl(u"https://openrouter.ai/api/v1"_s),
            .kind = EndpointKind::OpenRouter,
            .atOnce = {}};
}

Endpoint endpointForUrl(const QUrl &base)
{
    if (base == openRouter().url)
        return openRouter();
    Endpoint endpoint{.id = {}, .name = base.host(), .url = base, .kind = kindOfHost(base), .atOnce = {}};
    if (endpoint.isLoopback())
        endpoint.name = Address::tr("This computer, port %1").arg(base.port(base.scheme() == "http"_L1 ? 80 : 443));
    endpoint.id = idOf(endpoint);
    return endpoint;
}

} // namespace settings

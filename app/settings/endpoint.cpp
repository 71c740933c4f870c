// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/endpoint.h"

#include "chat/fields.h"

using namespace Qt::StringLiterals;

namespace settings {

namespace {

/// The kinds by their names in files.
auto kindNames()
{
    chat::Names<EndpointKind, size_t(EndpointKind::Other) + 1> names;
    std::ranges::transform(endpointKinds(), names.begin(),
                           [](const KindFacts &facts) { return std::pair(facts.kind, facts.id); });
    return names;
}

constexpr qint64 shortestTimeout = 100;
constexpr qint64 longestTimeout = 3'600'000;

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

std::optional<int> Endpoint::servedAtOnce() const
{
    return atOnce ? atOnce : factsOf(kind).atOnce;
}

QString Endpoint::origin() const
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
        .toString(QUrl::FullyEncoded);
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
    QJsonArray headers;
    for (const Header &header : endpoint.headers)
        headers.append(QJsonObject{{u"name"_s, header.name}, {u"value"_s, header.value}});
    if (!headers.isEmpty())
        json.insert(u"headers"_s, headers);
    if (endpoint.connectTimeout)
        json.insert(u"connect_timeout_ms"_s, qint64(endpoint.connectTimeout->count()));
    if (endpoint.firstTokenTimeout)
        json.insert(u"first_token_timeout_ms"_s, qint64(endpoint.firstTokenTimeout->count()));
    if (endpoint.proxy.use != ProxyUse::System)
        json.insert(u"proxy"_s, endpoint.proxy.use == ProxyUse::None ? u"none"_s : endpoint.proxy.url.toString());
    if (!endpoint.caFile.isEmpty())
        json.insert(u"ca_file"_s, endpoint.caFile);
    return json;
}

QJsonObject unknownEndpointFields(QJsonObject json)
{
    for (const auto known : {"id"_L1, "name"_L1, "url"_L1, "kind"_L1, "at_once"_L1, "headers"_L1,
                             "connect_timeout_ms"_L1, "first_token_timeout_ms"_L1, "proxy"_L1, "ca_file"_L1})
        json.remove(known);
    return json;
}

namespace {

QList<Header> headersIn(const chat::Fields &fields)
{
    QList<Header> headers;
    for (const QList<chat::Fields> entries = fields.children("headers"_L1); const chat::Fields &entry : entries)
        headers.append({.name = entry.text("name"_L1), .value = entry.text("value"_L1)});
    return headers;
}

std::optional<std::chrono::milliseconds> timeoutIn(const chat::Fields &fields, QLatin1StringView key)
{
    const auto ms = fields.integerWithin(key, shortestTimeout, longestTimeout);
    return ms ? std::optional(std::chrono::milliseconds(*ms)) : std::nullopt;
}

std::expected<Proxy, QString> proxyIn(const QString &text)
{
    if (text.isEmpty())
        return Proxy{};
    if (text == "none"_L1)
        return Proxy{.use = ProxyUse::None, .url = {}};
    return proxyFromInput(text).transform([](const QUrl &url) { return Proxy{.use = ProxyUse::Own, .url = url}; });
}

/// The parts that are more than a field of a type.
std::expected<Endpoint, QString> checked(Endpoint endpoint, const QString &url, const QString &proxy)
{
    auto base = baseUrlFromInput(url);
    if (!base)
        return std::unexpected(base.error());
    endpoint.url = *std::move(base);
    auto way = proxyIn(proxy);
    if (!way)
        return std::unexpected(way.error());
    endpoint.proxy = *std::move(way);
    if (const auto headers = checkHeaders(endpoint.headers); !headers)
        return std::unexpected(headers.error());
    if (endpoint.name.isEmpty())
        endpoint.name = endpointForUrl(endpoint.url).name;
    return endpoint;
}

} // namespace

std::expected<Endpoint, QString> endpointFromJson(const QJsonObject &json)
{
    QString problem;
    const chat::Fields fields(json, problem);
    fields.require("id"_L1);
    fields.require("url"_L1);
    Endpoint endpoint{.id = fields.text("id"_L1),
                      .name = fields.text("name"_L1),
                      .url = {},
                      .kind = fields.choice("kind"_L1, kindNames()).value_or(EndpointKind::Other),
                      .atOnce = {},
                      .headers = headersIn(fields),
                      .connectTimeout = timeoutIn(fields, "connect_timeout_ms"_L1),
                      .firstTokenTimeout = timeoutIn(fields, "first_token_timeout_ms"_L1),
                      .proxy = {},
                      .caFile = fields.text("ca_file"_L1)};
    if (const auto atOnce = fields.integerWithin("at_once"_L1, 1, 1000))
        endpoint.atOnce = static_cast<int>(*atOnce);
    const QString url = fields.text("url"_L1);
    const QString proxy = fields.text("proxy"_L1);
    if (!problem.isEmpty())
        return std::unexpected(problem);
    return checked(std::move(endpoint), url, proxy);
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

std::expected<QUrl, QString> proxyFromInput(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return std::unexpected(
            Address::tr("Type the proxy's address, such as http://host:3128 or socks5://host:1080."));
    const QString shown = typed.left(100).simplified();
    const QUrl url(typed, QUrl::StrictMode);
    const bool isKnown = url.scheme() == "http"_L1 || url.scheme() == "socks5"_L1;
    if (!url.userInfo().isEmpty())
        return std::unexpected(Address::tr("Leave name and password out of the proxy's address; it is kept readable."));
    if (!url.isValid() || !isKnown || url.host().isEmpty() || url.port() < 1)
        return std::unexpected(
            Address::tr("%1 is no address of a proxy; it looks like http://host:3128 or socks5://host:1080.")
                .arg(shown));
    if (url.path().size() > 1 || url.hasQuery() || url.hasFragment())
        return std::unexpected(Address::tr("The proxy's address ends with its port; leave out what follows."));
    return url.adjusted(QUrl::RemovePath);
}

Endpoint openRouter()
{
    return endpointOfKind(EndpointKind::OpenRouter);
}

Endpoint endpointForUrl(const QUrl &base)
{
    Endpoint endpoint{.id = {}, .name = base.host(), .url = base, .kind = kindOfUrl(base)};
    if (endpoint.isLoopback())
        endpoint.name = Address::tr("This computer, port %1").arg(base.port(base.scheme() == "http"_L1 ? 80 : 443));
    else if (endpoint.kind != EndpointKind::Other)
        endpoint.name = displayName(endpoint.kind);
    const bool isOpenRouter = base == QUrl(QString(factsOf(EndpointKind::OpenRouter).url));
    endpoint.id = isOpenRouter ? u"openrouter"_s : idOf(endpoint);
    return endpoint;
}

Endpoint endpointOfKind(EndpointKind kind)
{
    const KindFacts &facts = factsOf(kind);
    Endpoint endpoint = endpointForUrl(QUrl(QString(facts.url)));
    endpoint.kind = kind;
    endpoint.name = facts.isOwnServer() && !facts.url.isEmpty()
                        ? Address::tr("%1 on this computer").arg(displayName(kind))
                        : displayName(kind);
    return endpoint;
}

} // namespace settings

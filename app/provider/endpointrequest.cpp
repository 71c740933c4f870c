// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/endpointrequest.h"

#include "provider/plainrequest.h"
#include "provider/text.h"

#include <QDir>
#include <QFile>
#include <QNetworkProxyFactory>
#include <QSslCertificate>

using namespace Qt::StringLiterals;
using settings::ProxyUse;

namespace provider {

static bool isDirect(const settings::Endpoint &endpoint)
{
    return endpoint.isLoopback() || endpoint.proxy.use == ProxyUse::None;
}

static QNetworkProxy ownProxy(const QUrl &url)
{
    const auto type = url.scheme() == "socks5"_L1 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    return {type, url.host(), static_cast<quint16>(url.port())};
}

QNetworkProxy proxyFor(const settings::Endpoint &endpoint)
{
    if (isDirect(endpoint))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    if (endpoint.proxy.use == ProxyUse::Own)
        return ownProxy(endpoint.proxy.url);
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(endpoint.url))
        .value(0, QNetworkProxy(QNetworkProxy::NoProxy));
}

std::unique_ptr<QNetworkAccessManager> managerFor(const settings::Endpoint &endpoint)
{
    auto manager = plainManager(); // the system's proxies
    if (isDirect(endpoint))
        manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    else if (endpoint.proxy.use == ProxyUse::Own)
        manager->setProxy(ownProxy(endpoint.proxy.url));
    return manager;
}

QString wayTo(const settings::Endpoint &endpoint)
{
    if (isDirect(endpoint))
        return u"direct "_s + endpoint.caFile;
    return u"%1 %2"_s.arg(endpoint.proxy.url.toString(), endpoint.caFile);
}

std::expected<QSslConfiguration, chat::Error> trustOf(const settings::Endpoint &endpoint)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (endpoint.caFile.isEmpty())
        return configuration;
    QFile file(endpoint.caFile);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    constexpr qint64 largest = 4 * 1024 * 1024;
    const QList<QSslCertificate> own =
        isOpen ? QSslCertificate::fromData(file.read(largest), QSsl::Pem) : QList<QSslCertificate>();
    if (own.isEmpty()) {
        const QString name = QDir::toNativeSeparators(endpoint.caFile);
        return std::unexpected(
            chat::Error{.kind = chat::ErrorKind::Tls,
                        .message = isOpen ? Text::tr("%1 holds no certificate in PEM form.").arg(name)
                                          : Text::tr("%1 cannot be read: %2").arg(name, file.errorString()),
                        .remedy = Text::tr("Choose another CA file for the connection, or none.")});
    }
    configuration.addCaCertificates(own);
    return configuration;
}

// Anthropic's chat completions take the key as OpenAI does; the rest of its service wants it so.
static bool isAnthropicsOwn(const settings::Endpoint &endpoint, const QString &path)
{
    return settings::kindOfUrl(endpoint.url) == settings::EndpointKind::Anthropic && path != "/chat/completions"_L1;
}

std::expected<QNetworkRequest, chat::Error> endpointRequest(const settings::Endpoint &endpoint, const QString &path,
                                                            const Secret &key)
{
    QUrl url = endpoint.url;
    url.setPath(url.path() + path);
    QNetworkRequest request = plainRequest(url);
    for (const settings::Header &header : endpoint.headers)
        request.setRawHeader(header.name.toLatin1(), header.value.toLatin1());
    if (endpoint.kind == settings::EndpointKind::OpenRouter && !request.hasRawHeader("X-OpenRouter-Title"))
        request.setRawHeader("X-OpenRouter-Title", "Counterpoint");
    if (isAnthropicsOwn(endpoint, path))
        request.setRawHeader("anthropic-version", "2023-06-01");
    if (!key.isEmpty() && isAnthropicsOwn(endpoint, path))
        request.setRawHeader("x-api-key", key.bytes());
    else if (!key.isEmpty())
        request.setRawHeader("Authorization", key.bearerHeader());
    if (!endpoint.caFile.isEmpty()) {
        auto trust = trustOf(endpoint);
        if (!trust)
            return std::unexpected(trust.error());
        request.setSslConfiguration(*trust);
    }
    return request;
}

} // namespace provider

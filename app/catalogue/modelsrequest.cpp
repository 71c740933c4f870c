// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/modelsrequest.h"

#include "catalogue/modelsreply.h"
#include "catalogue/text.h"
#include "provider/endpointrequest.h"
#include "provider/keysource.h"
#include "provider/servererror.h"
#include "provider/words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <array>

using namespace Qt::StringLiterals;
using chat::ErrorKind;
using provider::Addressee;

namespace catalogue {

static constexpr qsizetype longestError = 64 * 1024;
static constexpr qsizetype shortestKey = 12; // "ollama" is none

static QStringList pathsOf(const settings::Endpoint &endpoint)
{
    if (endpoint.kind == settings::EndpointKind::LmStudio)
        return {u"/api/v1/models"_s, u"/api/v0/models"_s, u"/models"_s};
    return {u"/models"_s};
}

// LM Studio's own addresses stand beside "/v1", not below it.
static settings::Endpoint baseOf(settings::Endpoint endpoint, const QString &path)
{
    if (path.startsWith("/api/"_L1))
        endpoint.url.setPath({});
    return endpoint;
}

ModelsRequest::ModelsRequest(const settings::Endpoint &endpoint, const provider::KeySource &keys, chat::Clock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_keys(keys)
    , m_watchdog(clock, this, [this] { fail(ours(ErrorKind::Timeout, Text::tr("%1 does not answer."))); })
    , m_manager(provider::managerFor(endpoint))
    , m_paths(pathsOf(endpoint))
{
}

ModelsRequest::~ModelsRequest()
{
    close();
}

void ModelsRequest::start()
{
    m_keys.whenKnown(m_endpoint, this, [this] { takeKey(); });
}

void ModelsRequest::takeKey()
{
    if (provider::mayCarryKey(m_endpoint))
        m_key = m_keys.key(m_endpoint);
    ask();
}

void ModelsRequest::ask()
{
    const QString path = m_paths.takeFirst();
    auto request = provider::endpointRequest(baseOf(m_endpoint, path), path, m_key);
    if (!request)
        return fail(request.error());
    if (m_endpoint.kind == settings::EndpointKind::Anthropic) { // which sends twenty at a time otherwise
        QUrl url = request->url();
        url.setQuery(u"limit=1000"_s);
        request->setUrl(url);
    }
    m_body.clear();
    m_reply = m_manager->get(*request);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(m_reply, &QNetworkReply::readyRead, this, &ModelsRequest::read);
    connect(m_reply, &QNetworkReply::finished, this, &ModelsRequest::finish);
    m_watchdog.restart(patience);
}

void ModelsRequest::read()
{
    m_watchdog.restart(patience);
    m_body += m_reply->read(largestReply + 1 - m_body.size());
    if (m_body.size() <= largestReply) {
        Q_EMIT received(m_body.size());
        return;
    }
    close();
    Q_EMIT succeeded(m_body); // whoever reads it refuses it
}

void ModelsRequest::finish()
{
    const auto error = failure();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    close();
    if (!error) {
        Q_EMIT succeeded(m_body);
        return;
    }
    if (status != 0 && !m_paths.isEmpty())
        ask();
    else
        fail(*error);
}

std::optional<chat::Error> ModelsRequest::failure() const
{
    const Addressee to{.endpoint = m_endpoint, .model = {}, .hasKey = !m_key.isEmpty()};
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (status >= 300 && status < 400)
        return provider::errorFromRedirect(status, m_reply->url().resolved(target), to);
    if (status == 404 || status == 405) {
        chat::Error error = ours(ErrorKind::Protocol, Text::tr("%1 does not say which models it has."));
        error.status = status;
        return error;
    }
    const bool isError = status >= 400 || (m_body.size() < longestError &&
                                           QJsonDocument::fromJson(m_body).object().contains("error"_L1));
    if (status != 0 && isError)
        return provider::errorFromBody(status, m_reply->rawHeader("Content-Type"), m_body.left(longestError), to).error;
    if (m_reply->error() != QNetworkReply::NoError)
        return provider::errorFromNetwork(m_reply->error(), m_reply->errorString(), m_sslErrors, to);
    if (m_key.bytes().size() >= shortestKey && m_body.contains(m_key.bytes())) // it would be kept on disk
        return ours(ErrorKind::Protocol, Text::tr("%1 repeats the key in its list, which is not kept therefore."));
    return std::nullopt;
}

chat::Error ModelsRequest::ours(ErrorKind kind, const QString &message) const
{
    return {.kind = kind, .message = message.arg(provider::placeName(m_endpoint))};
}

void ModelsRequest::fail(chat::Error error)
{
    close();
    error.message = m_key.redacted(error.message);
    if (!std::ranges::contains(std::array{ErrorKind::Key, ErrorKind::Network, ErrorKind::Tls}, error.kind))
        error.remedy = Text::tr("Refresh the list later, or type the name of a model.");
    Q_EMIT failed(error);
}

void ModelsRequest::close()
{
    m_watchdog.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

} // namespace catalogue

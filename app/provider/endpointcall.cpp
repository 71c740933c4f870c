// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/endpointcall.h"

#include "chat/clock.h"
#include "provider/endpointrequest.h"
#include "provider/keysource.h"
#include "provider/text.h"
#include "provider/words.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;
using chat::ErrorKind;

namespace provider {

EndpointCall::EndpointCall(const settings::Endpoint &endpoint, const Secret &key, chat::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_key(mayCarryKey(endpoint) ? key : Secret())
    , m_clock(clock)
    , m_manager(managerFor(endpoint))
{
}

EndpointCall::~EndpointCall()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void EndpointCall::get(const QString &path)
{
    send(Verb::Get, path, {});
}

void EndpointCall::post(const QString &path, const QJsonObject &body)
{
    send(Verb::Post, path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

void EndpointCall::send(Verb verb, const QString &path, const QByteArray &body)
{
    auto request = endpointRequest(m_endpoint, path, m_key);
    if (!request) {
        QMetaObject::invokeMethod(
            this, [this, error = request.error()] { end(std::unexpected(error)); }, Qt::QueuedConnection);
        return;
    }
    request->setRawHeader("Accept", "application/json");
    if (verb == Verb::Post)
        request->setRawHeader("Content-Type", "application/json");
    m_reply = verb == Verb::Post ? m_manager->post(*request, body) : m_manager->get(*request);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received) {
        if (received > longestAnswer)
            end(std::unexpected(makeError(ErrorKind::Protocol,
                                          Text::tr("%1 sends more than can be read.").arg(placeName(m_endpoint)),
                                          addressee())));
    });
    connect(m_reply, &QNetworkReply::finished, this, [this] { end(answer()); });
    m_clock.after(patience, this, [this] {
        end(std::unexpected(
            makeError(ErrorKind::Timeout,
                      Text::tr("%1 has not answered for %2 seconds.").arg(placeName(m_endpoint)).arg(patience.count()),
                      addressee())));
    });
}

Addressee EndpointCall::addressee() const
{
    return {.endpoint = m_endpoint, .model = {}, .hasKey = !m_key.isEmpty()};
}

EndpointCall::Answer EndpointCall::answer() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return std::unexpected(errorFromNetwork(m_reply->error(), m_reply->errorString(), m_sslErrors, addressee()));
    if (status >= 300 && status < 400) {
        const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        return std::unexpected(errorFromRedirect(status, m_reply->url().resolved(target), addressee()));
    }
    const QByteArray body = m_reply->isReadable() ? m_reply->read(longestAnswer) : QByteArray();
    const QJsonDocument json = QJsonDocument::fromJson(body);
    if (status >= 400 || json.isNull() || json["error"_L1].isObject())
        return std::unexpected(errorFromBody(status, m_reply->rawHeader("Content-Type"), body, addressee()).error);
    return json;
}

void EndpointCall::end(Answer answer)
{
    if (std::exchange(m_hasEnded, true))
        return;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    if (!answer) {
        answer.error().message = m_key.redacted(answer.error().message);
        answer.error().remedy = m_key.redacted(answer.error().remedy);
    }
    Q_EMIT ended(answer);
}

} // namespace provider

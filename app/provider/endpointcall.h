// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"
#include "provider/servererror.h"

#include <QJsonDocument>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <expected>
#include <memory>

class QNetworkAccessManager;

namespace chat {
class Clock;
}

namespace provider {

/// One short question to an endpoint besides chat completions (its models, its account), and the whole answer. Made for
/// one call; owned by its parent; destroying it ends the call silently.
class EndpointCall : public QObject
{
    Q_OBJECT

public:
    using Answer = std::expected<QJsonDocument, chat::Error>;

    static constexpr std::chrono::seconds patience{20};
    static constexpr qsizetype longestAnswer = 32 * 1024 * 1024;

    /// `clock` outlives this. The key is sent only where the address may carry one.
    EndpointCall(const settings::Endpoint &endpoint, const Secret &key, chat::Clock &clock, QObject *parent = nullptr);
    ~EndpointCall() override;

    /// `path` follows the base: "/models". One of these, once.
    void get(const QString &path);
    void post(const QString &path, const QJsonObject &body);

Q_SIGNALS:
    /// Once, from the event loop: any 2xx with JSON, else an error with the server's words and a remedy, without the
    /// key.
    void ended(const provider::EndpointCall::Answer &answer);

private:
    enum class Verb { Get, Post };

    void send(Verb verb, const QString &path, const QByteArray &body);
    void end(Answer answer);
    [[nodiscard]] Answer answer() const;
    [[nodiscard]] Addressee addressee() const;

    const settings::Endpoint m_endpoint;
    const Secret m_key;
    chat::Clock &m_clock;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QPointer<QNetworkReply> m_reply;
    QList<QSslError> m_sslErrors;
    bool m_hasEnded = false;
};

} // namespace provider

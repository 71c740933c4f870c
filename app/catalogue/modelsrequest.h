// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"
#include "provider/secret.h"
#include "provider/watchdog.h"
#include "settings/endpoint.h"

#include <QObject>
#include <QPointer>
#include <QSslError>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace provider {
class KeySource;
}

namespace catalogue {

/// Asks one endpoint for its list of models: LM Studio at its own addresses first, which say more, everybody at
/// `/models`. Ends exactly once; destroying it cancels it.
class ModelsRequest : public QObject
{
    Q_OBJECT

public:
    /// For the head of the reply, and from one piece of it to the next.
    static constexpr std::chrono::seconds patience{20};

    /// `keys` and `clock` outlive this.
    ModelsRequest(const settings::Endpoint &endpoint, const provider::KeySource &keys, chat::Clock &clock,
                  QObject *parent = nullptr);
    ~ModelsRequest() override;

    void start();

Q_SIGNALS:
    /// So many bytes of the list are here.
    void received(qint64 bytes);
    /// A reply that is no error, not read yet. One that is longer than largestReply is cut there, and is no list.
    void succeeded(const QByteArray &reply);
    /// Its words hold no key.
    void failed(const chat::Error &error);

private:
    void takeKey();
    void ask();
    void read();
    void finish();
    [[nodiscard]] std::optional<chat::Error> failure() const;
    void fail(chat::Error error);
    /// `message` has a place for the endpoint's name.
    [[nodiscard]] chat::Error ours(chat::ErrorKind kind, const QString &message) const;
    void close();

    const settings::Endpoint m_endpoint;
    const provider::KeySource &m_keys;
    provider::Watchdog m_watchdog;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QStringList m_paths; ///< where to ask, one after the other; an absolute one begins at the server's root
    provider::Secret m_key;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    QList<QSslError> m_sslErrors;
};

} // namespace catalogue

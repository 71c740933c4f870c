// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakereply.h"

#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>

namespace testsupport {

/// What the fake server was asked.
struct FakeRequest
{
    int connection = 0; ///< 1… in the order in which connections came
    QByteArray method;
    QByteArray path; ///< the request target: "/v1/chat/completions"
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QJsonObject json; ///< the body as JSON

    /// The value of the first header of that name, in any case; null where there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QString model() const;
    /// Whether an answer in JSON is asked for, as the judge does.
    [[nodiscard]] bool wantsJson() const { return json.contains(QLatin1String("response_format")); }
    /// The text of the first message of that role ("system", "user"), or of the last.
    [[nodiscard]] QString firstText(const QString &role) const;
    [[nodiscard]] QString lastText(const QString &role) const;
};

/// A wait in a script. Opened by the test, once and for all.
class Gate : public QObject
{
    Q_OBJECT

public:
    void open();
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// How many replies stand before it now.
    [[nodiscard]] int waiting() const;

Q_SIGNALS:
    /// A reply came up to it, having sent all before.
    void reached();
    void opened();

private:
    bool m_open = false;
};

class FakeConnection;

/// A model server in this process, on loopback, whose every byte is the test's. Which reply a request gets, first rule
/// that fits: the handler, where it returns one; the replies scripted for the request's model, one after the other, the
/// last one again and again; else 404.
class FakeModelServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<std::optional<FakeReply>(const FakeRequest &)>;

    explicit FakeModelServer(QObject *parent = nullptr);
    ~FakeModelServer() override;

    /// "http://127.0.0.1:PORT/v1"
    [[nodiscard]] QUrl baseUrl() const;
    [[nodiscard]] QUrl url(const QString &path) const;
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    void answer(const QString &model, const QList<FakeReply> &replies) { m_replies[model] = replies; }
    void answer(const QString &model, const FakeReply &reply) { answer(model, QList{reply}); }
    void answer(const QString &model, const QString &text) { answer(model, FakeReply::answer(text)); }

    [[nodiscard]] Gate &gate(const QString &name);
    /// Opens a gate when so many requests are in.
    void openAt(const QString &gate, int requests);

    [[nodiscard]] const QList<FakeRequest> &requests() const { return m_requests; }
    [[nodiscard]] QList<FakeRequest> requestsFor(const QString &model) const;
    [[nodiscard]] int openConnections() const { return m_open; }
    [[nodiscard]] int connections() const { return m_connections; } ///< ever

Q_SIGNALS:
    void connectionOpened(int connection);
    void requestReceived(const testsupport::FakeRequest &request);
    /// The client's end is seen at once; also after a reply that closes.
    void connectionClosed(int connection);

protected:
    /// For a server that speaks through something else than plain TCP.
    FakeModelServer(std::unique_ptr<QTcpServer> server, QObject *parent);

private:
    friend class FakeConnection;
    void accept();
    [[nodiscard]] FakeReply replyTo(const FakeRequest &request);

    std::unique_ptr<QTcpServer> m_server;
    Handler m_handler;
    std::map<QString, QList<FakeReply>> m_replies;
    std::map<QString, std::unique_ptr<Gate>> m_gates;
    QList<FakeRequest> m_requests;
    int m_connections = 0;
    int m_open = 0;
};

} // namespace testsupport

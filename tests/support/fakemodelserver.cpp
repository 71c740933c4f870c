// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakemodelserver.h"

#include "support/fakeconnection.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace testsupport {

QByteArray FakeRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString FakeRequest::model() const
{
    return json.value("model"_L1).toString();
}

static QStringList textsOf(const QJsonObject &body, const QString &role)
{
    QStringList texts;
    for (const QJsonValue &message : body.value("messages"_L1).toArray()) {
        if (message["role"_L1].toString() == role)
            texts.append(message["content"_L1].toString());
    }
    return texts;
}

QString FakeRequest::firstText(const QString &role) const
{
    return textsOf(json, role).value(0);
}

QString FakeRequest::lastText(const QString &role) const
{
    const QStringList texts = textsOf(json, role);
    return texts.isEmpty() ? QString() : texts.last();
}

void Gate::open()
{
    if (!std::exchange(m_open, true))
        Q_EMIT opened();
}

int Gate::waiting() const
{
    return m_open ? 0 : receivers(SIGNAL(opened()));
}

FakeModelServer::FakeModelServer(QObject *parent) : FakeModelServer(std::make_unique<QTcpServer>(), parent) {}

FakeModelServer::FakeModelServer(std::unique_ptr<QTcpServer> server, QObject *parent)
    : QObject(parent), m_server(std::move(server))
{
    m_server->setListenBacklogSize(256);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("The fake model server cannot listen on loopback.");
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FakeModelServer::accept);
}

FakeModelServer::~FakeModelServer()
{
    // Connections would tell of their closing otherwise.
    for (FakeConnection *connection : findChildren<FakeConnection *>())
        delete connection;
}

QUrl FakeModelServer::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(port()).arg(path));
}

QUrl FakeModelServer::baseUrl() const
{
    return url(u"/v1"_s);
}

void FakeModelServer::accept()
{
    while (QTcpSocket *const socket = m_server->nextPendingConnection()) {
        const int number = ++m_connections;
        Q_EMIT connectionOpened(number);
        new FakeConnection(number, socket, this);
    }
}

FakeReply FakeModelServer::replyTo(const FakeRequest &request)
{
    if (m_handler) {
        if (const auto reply = m_handler(request))
            return *reply;
    }
    const auto scripted = m_replies.find(request.model());
    if (scripted == m_replies.end() || scripted->second.isEmpty())
        return FakeReply::error(404, u"No reply is scripted for this request."_s);
    QList<FakeReply> &replies = scripted->second;
    return replies.size() > 1 ? replies.takeFirst() : replies.first();
}

Gate &FakeModelServer::gate(const QString &name)
{
    std::unique_ptr<Gate> &gate = m_gates[name];
    if (!gate)
        gate = std::make_unique<Gate>();
    return *gate;
}

void FakeModelServer::openAt(const QString &gate, int requests)
{
    connect(this, &FakeModelServer::requestReceived, this, [this, gate, requests] {
        if (m_requests.size() >= requests)
            this->gate(gate).open();
    });
}

QList<FakeRequest> FakeModelServer::requestsFor(const QString &model) const
{
    QList<FakeRequest> result;
    std::ranges::copy_if(m_requests, std::back_inserter(result),
                         [&](const FakeRequest &request) { return request.model() == model; });
    return result;
}

} // namespace testsupport

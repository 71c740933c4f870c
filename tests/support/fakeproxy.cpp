// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeproxy.h"

using namespace Qt::StringLiterals;

namespace testsupport {

FakeProxy::FakeProxy(Manner manner, quint16 target, QObject *parent)
    : QObject(parent), m_manner(manner), m_target(target)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("The fake proxy cannot listen.");
    connect(&m_server, &QTcpServer::newConnection, this, &FakeProxy::accept);
}

QUrl FakeProxy::url() const
{
    const QString scheme = m_manner == Manner::Http ? u"http"_s : u"socks5"_s;
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(m_server.serverPort()));
}

void FakeProxy::accept()
{
    while (QTcpSocket *const client = m_server.nextPendingConnection()) {
        auto said = std::make_shared<QByteArray>(); // as long as the connection
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, this, [this, client, said] { talk(client, *said); });
    }
}

void FakeProxy::talk(QTcpSocket *client, QByteArray &said)
{
    if (client->property("led").toBool())
        return;
    said += client->readAll();
    if (m_manner == Manner::Http)
        talkHttp(client, said);
    else
        talkSocks(client, said);
}

void FakeProxy::talkHttp(QTcpSocket *client, QByteArray &said)
{
    if (!said.contains("\r\n\r\n"))
        return;
    const QByteArray target = said.split(' ').value(1);
    if (m_refusal.isEmpty() && said.startsWith("CONNECT "))
        return lead(client, target, "HTTP/1.1 200 Connection established\r\n\r\n");
    m_targets.append(target);
    client->write("HTTP/1.1 " + (m_refusal.isEmpty() ? QByteArray("405 No") : m_refusal) +
                  "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    client->disconnectFromHost();
}

// RFC 1928: greeting (5, n, methods), then request (5, 1, 0, 3, length, name, port).
void FakeProxy::talkSocks(QTcpSocket *client, QByteArray &said)
{
    if (said.size() >= 2 && said.size() >= 2 + said.at(1) && !client->property("greeted").toBool()) {
        client->setProperty("greeted", true);
        said.remove(0, 2 + said.at(1));
        client->write(QByteArray("\x05\x00", 2));
    }
    if (!client->property("greeted").toBool() || said.size() < 5 || said.at(3) != 3 || said.size() < 7 + said.at(4))
        return;
    const qsizetype length = said.at(4);
    const auto port = static_cast<quint8>(said.at(5 + length)) * 256 + static_cast<quint8>(said.at(6 + length));
    lead(client, said.sliced(5, length) + ':' + QByteArray::number(port),
         QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
}

void FakeProxy::lead(QTcpSocket *client, const QByteArray &target, const QByteArray &answer)
{
    m_targets.append(target);
    client->setProperty("led", true);
    auto *const there = new QTcpSocket(client);
    connect(there, &QTcpSocket::connected, client, [client, answer] { client->write(answer); });
    connect(there, &QTcpSocket::readyRead, client, [client, there] { client->write(there->readAll()); });
    connect(client, &QTcpSocket::readyRead, there, [client, there] { there->write(client->readAll()); });
    connect(there, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    there->connectToHost(QHostAddress::LocalHost, m_target);
}

} // namespace testsupport

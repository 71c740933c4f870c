// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/callbackserver.h"

#include "chat/clock.h"
#include "connection/text.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace connection {

static constexpr qint64 longestHead = 16 * 1024;
static constexpr int mostConnections = 16;
static constexpr auto longestTalk = 10s;

static QString nonce()
{
    quint32 random[8];
    QRandomGenerator::system()->fillRange(random);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(random), sizeof random)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

CallbackServer::CallbackServer(chat::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock), m_nonce(nonce())
{
    for (QTcpServer *const server : {&m_first, &m_second}) {
        server->setMaxPendingConnections(mostConnections);
        connect(server, &QTcpServer::newConnection, this, [this, server] { accept(*server); });
    }
}

// "localhost" is either address; whoever else has the port at ::1 would get the browser.
bool CallbackServer::listen()
{
    constexpr int tries = 20;
    for (int i = 0; i < tries; ++i) {
        if (!m_first.listen(QHostAddress::LocalHost))
            return false;
        if (m_second.listen(QHostAddress::LocalHostIPv6, m_first.serverPort()) ||
            m_second.serverError() != QAbstractSocket::AddressInUseError)
            return true;
        m_first.close();
    }
    return false;
}

QUrl CallbackServer::address() const
{
    return QUrl(u"http://localhost:%1/%2"_s.arg(m_first.serverPort()).arg(m_nonce));
}

void CallbackServer::close()
{
    m_first.close();
    m_second.close();
}

void CallbackServer::accept(QTcpServer &server)
{
    while (QTcpSocket *const client = server.nextPendingConnection()) {
        client->setParent(this); // it may outlive its server's listening
        if (m_open >= mostConnections) {
            client->abort();
            client->deleteLater();
            continue;
        }
        ++m_open;
        connect(client, &QTcpSocket::readyRead, this, [this, client] { read(client); });
        connect(client, &QTcpSocket::disconnected, this, [this, client] {
            --m_open;
            client->deleteLater();
        });
        m_clock.after(longestTalk, client, [client] { client->abort(); });
    }
}

void CallbackServer::read(QTcpSocket *client)
{
    if (client->property("answered").toBool()) {
        client->readAll();
        return;
    }
    const QByteArray head = client->peek(longestHead);
    if (!head.contains("\r\n\r\n")) {
        if (head.size() >= longestHead)
            client->abort();
        return;
    }
    client->readAll();
    const QList<QByteArray> words = head.first(head.indexOf("\r\n")).split(' ');
    const QUrl target = QUrl::fromEncoded(words.value(1), QUrl::StrictMode);
    if (words.value(0) != "GET" || target.path() != u'/' + m_nonce)
        return answer(client, 404, Text::tr("There is nothing here."));
    QString page;
    const QPointer guard(this);
    const QPointer stillThere(client);
    Q_EMIT called(QUrlQuery(target), page);
    if (guard && stillThere)
        answer(client, 200, page);
}

void CallbackServer::answer(QTcpSocket *client, int status, const QString &text)
{
    client->setProperty("answered", true);
    const QByteArray body =
        u"<!doctype html><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">"
        "<title>Counterpoint</title><p style=\"font: 1.2em sans-serif; margin: 3em\">%1</p>\n"_s
            .arg(text.toHtmlEscaped())
            .toUtf8();
    client->write(
        "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " Not Found") +
        "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size()) +
        "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n" +
        body);
    client->disconnectFromHost();
}

} // namespace connection

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeconnection.h"

#include <QJsonDocument>

#include <sys/socket.h>

namespace testsupport {

using Kind = FakeReply::Step::Kind;

FakeConnection::FakeConnection(int number, QTcpSocket *socket, FakeModelServer *server)
    : QObject(server), m_number(number), m_socket(socket), m_server(server)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &FakeConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        m_playing = false;
        --m_server->m_open;
        Q_EMIT m_server->connectionClosed(m_number);
        deleteLater();
    });
    ++m_server->m_open;
    read();
}

void FakeConnection::read()
{
    m_buffer += m_socket->readAll();
    if (m_playing)
        return;
    if (const auto request = takeRequest()) {
        m_server->m_requests.append(*request);
        const FakeReply reply = m_server->replyTo(*request);
        play(reply);
        Q_EMIT m_server->requestReceived(*request);
    }
}

std::optional<FakeRequest> FakeConnection::takeRequest()
{
    const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    const QList<QByteArray> lines = m_buffer.first(headEnd).split('\n');
    FakeRequest request;
    request.connection = m_number;
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.path = words.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.first(std::max<qsizetype>(colon, 0)).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (m_buffer.size() < headEnd + 4 + length)
        return std::nullopt;
    request.body = m_buffer.sliced(headEnd + 4, length);
    request.json = QJsonDocument::fromJson(request.body).object();
    m_buffer.remove(0, headEnd + 4 + length);
    return request;
}

void FakeConnection::play(const FakeReply &reply)
{
    m_reply = reply;
    m_step = 0;
    m_playing = true;
    m_headSent = false;
    QMetaObject::invokeMethod(this, &FakeConnection::nextStep, Qt::QueuedConnection);
}

// One step for each pass of the event loop, so that a client in this thread reads between two pieces.
void FakeConnection::nextStep()
{
    if (!m_playing)
        return;
    if (m_step < m_reply.steps().size())
        take(m_reply.steps().at(m_step++));
    else
        end();
}

void FakeConnection::take(const FakeReply::Step &step)
{
    switch (step.kind) {
    case Kind::Head:
        sendHead();
        break;
    case Kind::Bytes:
        sendHead();
        send(m_reply.framing() == FakeReply::Framing::Chunked
                 ? QByteArray::number(step.bytes.size(), 16) + "\r\n" + step.bytes + "\r\n"
                 : step.bytes);
        break;
    case Kind::Wait:
        waitFor(QString::fromUtf8(step.bytes));
        return;
    case Kind::Hang:
        return;
    case Kind::Cut:
        sendHead();
        m_socket->disconnectFromHost();
        return;
    case Kind::Reset:
        reset();
        return;
    }
    QMetaObject::invokeMethod(this, &FakeConnection::nextStep, Qt::QueuedConnection);
}

void FakeConnection::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

void FakeConnection::sendHead()
{
    if (!std::exchange(m_headSent, true))
        send(m_reply.headBytes());
}

void FakeConnection::waitFor(const QString &name)
{
    Gate &gate = m_server->gate(name);
    if (!gate.isOpen())
        connect(&gate, &Gate::opened, this, &FakeConnection::nextStep,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    Q_EMIT gate.reached();
    if (gate.isOpen())
        QMetaObject::invokeMethod(this, &FakeConnection::nextStep, Qt::QueuedConnection);
}

void FakeConnection::end()
{
    m_playing = false;
    sendHead();
    if (m_reply.framing() == FakeReply::Framing::Chunked)
        send("0\r\n\r\n");
    if (m_reply.framing() == FakeReply::Framing::Close || m_reply.framing() == FakeReply::Framing::Raw)
        m_socket->disconnectFromHost();
    else if (!m_buffer.isEmpty())
        read();
}

void FakeConnection::reset()
{
    const linger now{.l_onoff = 1, .l_linger = 0};
    setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket->abort();
}

} // namespace testsupport

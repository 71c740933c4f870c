// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/instance.h"

#include "library/filelock.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr auto activateWord = "activate"_L1;
constexpr auto changedWord = "changed"_L1;
constexpr qint64 longestMessage = 4'096;

bool send(const QString &address, QLatin1StringView word, const QString &value, int patienceMs)
{
    QLocalSocket socket;
    socket.connectToServer(address, QLocalSocket::WriteOnly);
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write((word + u' ' + value.simplified() + u'\n').toUtf8());
    const bool isSent = socket.bytesToWrite() == 0 || socket.waitForBytesWritten(patienceMs);
    socket.disconnectFromServer();
    return isSent;
}

} // namespace

Instance::Instance(const QString &libraryFolder, QObject *parent) : QObject(parent), m_place{libraryFolder} {}

Instance::~Instance() = default;

Instance::Claim Instance::claim(const QString &activationToken)
{
    constexpr int patienceMs = 1'000;
    if (!m_place.make())
        return Claim::Window; // nothing can be written there, so nobody is in the way of anybody
    QElapsedTimer waiting;
    waiting.start();
    do {
        m_lock = FileLock::take(m_place.windowLock(), FileLock::Afterwards::Keep);
        // Not held and yet not ours: the folder cannot be written.
        if (m_lock || !FileLock::isHeld(m_place.windowLock())) {
            (void)listen();
            return Claim::Window;
        }
        if (send(m_place.windowSocket(), activateWord, activationToken, patienceMs))
            return Claim::OtherShown;
        QThread::sleep(std::chrono::milliseconds(20)); // it is about to listen, or to end
    } while (!waiting.hasExpired(patienceMs));
    return Claim::OtherSilent;
}

bool Instance::listen()
{
    const QString address = m_place.windowSocket();
    QLocalServer::removeServer(address); // of a window that was killed: we hold its lock
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *const socket = m_server->nextPendingConnection()) {
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readFrom(socket); });
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            readFrom(socket);
            if (socket->state() == QLocalSocket::UnconnectedState)
                socket->deleteLater();
        }
    });
    return m_server->listen(address);
}

void Instance::readFrom(QLocalSocket *socket)
{
    while (socket->canReadLine()) {
        const QString line = QString::fromUtf8(socket->readLine(longestMessage)).trimmed();
        const QString value = line.section(u' ', 1);
        if (line.startsWith(activateWord))
            Q_EMIT activateRequested(value);
        else if (line.startsWith(changedWord))
            Q_EMIT changed(value);
    }
    if (socket->bytesAvailable() > longestMessage)
        socket->abort();
}

void Instance::tellChanged(const Place &place, const QString &process)
{
    constexpr int patienceMs = 100;
    if (FileLock::isHeld(place.windowLock()))
        (void)send(place.windowSocket(), changedWord, process, patienceMs);
}

} // namespace library

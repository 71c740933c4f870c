// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakemodelserver.h"

#include <QTcpSocket>

namespace testsupport {

/// One client of the fake model server: reads requests, plays replies. Owned by the server.
class FakeConnection : public QObject
{
    Q_OBJECT

public:
    FakeConnection(int number, QTcpSocket *socket, FakeModelServer *server);

private:
    void read();
    [[nodiscard]] std::optional<FakeRequest> takeRequest();
    void play(const FakeReply &reply);
    void nextStep();
    void take(const FakeReply::Step &step);
    void send(const QByteArray &bytes);
    void sendHead();
    void waitFor(const QString &gate);
    void end();
    void reset();

    const int m_number;
    QTcpSocket *const m_socket;
    FakeModelServer *const m_server;
    QByteArray m_buffer;
    FakeReply m_reply;
    qsizetype m_step = 0;
    bool m_playing = false;
    bool m_headSent = false;
};

} // namespace testsupport

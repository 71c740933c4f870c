// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

namespace chat {
class Clock;
}

namespace connection {

/// The other end of a browser's way back: a listener on this computer, at 127.0.0.1 and ::1, that knows one address
/// with an unguessable path and answers there with a page. Everybody else gets 404 and changes nothing.
class CallbackServer : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives this.
    explicit CallbackServer(chat::Clock &clock, QObject *parent = nullptr);

    /// False where no port is to be had.
    [[nodiscard]] bool listen();
    /// "http://localhost:PORT/NONCE"
    [[nodiscard]] QUrl address() const;
    /// Takes no more connections.
    void close();

Q_SIGNALS:
    /// Somebody called the address with this query. Whoever listens (directly) says by `page` what the person reads
    /// there.
    void called(const QUrlQuery &query, QString &page);

private:
    void accept(QTcpServer &server);
    void read(QTcpSocket *client);
    void answer(QTcpSocket *client, int status, const QString &text);

    chat::Clock &m_clock;
    QTcpServer m_first;  ///< 127.0.0.1
    QTcpServer m_second; ///< ::1, where the computer has it
    const QString m_nonce;
    int m_open = 0; ///< connections
};

} // namespace connection

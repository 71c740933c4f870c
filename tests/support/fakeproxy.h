// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace testsupport {

/// A proxy on loopback: HTTP with CONNECT, and SOCKS5 without a password. Whatever target is named, it leads to one
/// port of this computer, and it notes the names.
class FakeProxy : public QObject
{
    Q_OBJECT

public:
    enum class Manner { Http, Socks5 };

    explicit FakeProxy(Manner manner, quint16 target, QObject *parent = nullptr);

    [[nodiscard]] QUrl url() const;
    /// "models.example:443", in the order in which they were asked for.
    [[nodiscard]] const QList<QByteArray> &targets() const { return m_targets; }
    /// Every request gets this status instead of a way through.
    void refuse(const QByteArray &status) { m_refusal = status; }

private:
    void accept();
    void talk(QTcpSocket *client, QByteArray &said);
    void talkHttp(QTcpSocket *client, QByteArray &said);
    void talkSocks(QTcpSocket *client, QByteArray &said);
    void lead(QTcpSocket *client, const QByteArray &target, const QByteArray &answer);

    const Manner m_manner;
    const quint16 m_target;
    QByteArray m_refusal;
    QList<QByteArray> m_targets;
    QTcpServer m_server;
};

} // namespace testsupport

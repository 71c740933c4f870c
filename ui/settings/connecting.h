// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"
#include "settings/endpoint.h"

#include <QHash>
#include <QObject>
#include <QUrl>

namespace chat {
class Clock;
}
namespace connection {
class KeyRing;
}

namespace settingsui {

/// Makes a connection work for the pages where one asks for it: checks a key and keeps it, or gets one through the
/// browser. One at a time: what begins ends what was begun.
class Connecting : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    Connecting(connection::KeyRing &keys, chat::Clock &clock, QObject *parent = nullptr);

    /// Keeps the key where the endpoint takes it.
    void check(const settings::Endpoint &endpoint, const provider::Secret &key);
    /// Keeps it without asking the endpoint.
    void keep(const settings::Endpoint &endpoint, const provider::Secret &key);
    void signIn(const settings::Endpoint &endpoint);
    void forget(const settings::Endpoint &endpoint);
    void stop();
    /// What the server said of the key that was checked last: "$12.40 of $20.00 left". Empty where it said nothing.
    [[nodiscard]] QString facts(const QString &endpointId) const { return m_facts.value(endpointId); }

Q_SIGNALS:
    void checking(const QString &endpointId);
    /// The page is to be opened.
    void waitingForBrowser(const QString &endpointId, const QUrl &address);
    /// The key was taken and is in the key ring.
    void connected(const QString &endpointId);
    /// What is wrong and what to do, plain text; whether that says nothing of the key, which may be good.
    void failed(const QString &endpointId, const QString &words, bool mayBeGood);
    void stopped(const QString &endpointId);

private:
    enum class Keep { WhenTaken, Already };
    void ask(const settings::Endpoint &endpoint, const provider::Secret &key, Keep keep);
    void begin(const settings::Endpoint &endpoint, QObject *work);
    void end();

    connection::KeyRing &m_keys;
    chat::Clock &m_clock;
    QObject *m_work = nullptr;       ///< the check or the sign-in that runs
    QString m_endpointId;            ///< whose it is
    QHash<QString, QString> m_facts; ///< what the server said of its key, by endpoint
};

} // namespace settingsui

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

namespace windowui {

class OpenRouterRow;

/// Makes a connection work for the pages where one asks for it: checks a key and keeps it, or gets one through the
/// browser. One at a time: what begins ends what was begun.
class Connecting : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    Connecting(connection::KeyRing &keys, chat::Clock &clock, QObject *parent = nullptr);

    /// Does what the row asks for and tells it how it goes.
    void serve(OpenRouterRow *row, const settings::Endpoint &endpoint);
    /// Keeps the key where the endpoint takes it.
    void check(const settings::Endpoint &endpoint, const provider::Secret &key);
    void signIn(const settings::Endpoint &endpoint);
    void stop();

Q_SIGNALS:
    void checking(const QString &endpointId);
    /// The page is to be opened.
    void waitingForBrowser(const QString &endpointId, const QUrl &address);
    /// The key was taken and is in the key ring.
    void connected(const QString &endpointId);
    /// What is wrong and what to do, plain text.
    void failed(const QString &endpointId, const QString &words);
    void stopped(const QString &endpointId);

private:
    enum class Keep { WhenTaken, Already };
    void ask(const settings::Endpoint &endpoint, const provider::Secret &key, Keep keep);
    void begin(const settings::Endpoint &endpoint, QObject *work);
    void end();
    void show(OpenRouterRow *row, const settings::Endpoint &endpoint) const;

    connection::KeyRing &m_keys;
    chat::Clock &m_clock;
    QObject *m_work = nullptr;       ///< the check or the sign-in that runs
    QString m_endpointId;            ///< whose it is
    QHash<QString, QString> m_facts; ///< what the server said of its key, by endpoint
};

} // namespace windowui

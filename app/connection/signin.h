// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"
#include "provider/secret.h"
#include "settings/endpoint.h"

#include <QObject>
#include <QUrl>

#include <chrono>

class QUrlQuery;

namespace chat {
class Clock;
}

namespace connection {

class CallbackServer;

/// Signing in at OpenRouter through the browser (PKCE, S256): gives a key without anybody seeing one. There is no
/// `state` there, so that an unguessable path on this computer takes its part. Whoever made this opens address() or
/// shows it for copying. Made for one sign-in; owned by its parent; destroying it ends it silently.
/// https://openrouter.ai/docs/use-cases/oauth-pkce
class SignIn : public QObject
{
    Q_OBJECT

public:
    /// For the person, in the browser.
    static constexpr std::chrono::minutes patience{10};

    /// `endpoint` is OpenRouter (or stands in for it): the page is /auth at its origin. `clock` outlives this.
    SignIn(const settings::Endpoint &endpoint, chat::Clock &clock, QObject *parent = nullptr);
    ~SignIn() override;

    /// Once. Ends at once where no port is to be had.
    void start();
    /// The page to open in the browser; empty before started().
    [[nodiscard]] QUrl address() const { return m_address; }

Q_SIGNALS:
    /// The address is there to be opened.
    void started(const QUrl &address);
    /// The browser has come back; the key is being fetched.
    void returned();
    /// It ends with one of these two, once: the key …
    void signedIn(const provider::Secret &key);
    /// … or why there is none: declined (Forbidden), nobody came back (Timeout), or what the server said.
    void failed(const chat::Error &error);

private:
    void take(const QUrlQuery &query, QString &page);
    void exchange(const QString &code);
    void fail(chat::ErrorKind kind, const QString &message, const QString &remedy);
    void fail(const chat::Error &error);
    [[nodiscard]] bool end();

    const settings::Endpoint m_endpoint;
    chat::Clock &m_clock;
    CallbackServer *const m_server;
    const QByteArray m_verifier;
    QUrl m_address;
    bool m_hasCode = false;
    bool m_hasEnded = false;
};

} // namespace connection

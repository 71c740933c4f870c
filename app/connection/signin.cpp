// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/signin.h"

#include "chat/clock.h"
#include "connection/callbackserver.h"
#include "connection/text.h"
#include "provider/endpointcall.h"
#include "provider/words.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using chat::ErrorKind;
using provider::EndpointCall;

namespace connection {

static constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
static constexpr qsizetype longestCode = 4096;

// RFC 7636: 43 to 128 characters.
static QByteArray verifier()
{
    quint32 random[16];
    QRandomGenerator::system()->fillRange(random);
    return QByteArray(reinterpret_cast<const char *>(random), sizeof random).toBase64(encoding);
}

static QUrl pageFor(const settings::Endpoint &endpoint, const QUrl &callback, const QByteArray &verifier)
{
    const QByteArray challenge = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(encoding);
    QUrlQuery query;
    query.addQueryItem(u"callback_url"_s, QString::fromLatin1(QUrl::toPercentEncoding(callback.toString())));
    query.addQueryItem(u"code_challenge"_s, QString::fromLatin1(challenge));
    query.addQueryItem(u"code_challenge_method"_s, u"S256"_s);
    QUrl page(endpoint.origin() + u"/auth"_s);
    page.setQuery(query);
    return page;
}

SignIn::SignIn(const settings::Endpoint &endpoint, chat::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_clock(clock)
    , m_server(new CallbackServer(clock, this))
    , m_verifier(verifier())
{
    connect(m_server, &CallbackServer::called, this, &SignIn::take);
}

SignIn::~SignIn() = default;

void SignIn::start()
{
    if (!m_server->listen())
        return fail(ErrorKind::Internal, Text::tr("No port of this computer is free for the browser's way back."),
                    Text::tr("Make a key at %1 and paste it.").arg(settings::factsOf(m_endpoint.kind).keyPage));
    m_address = pageFor(m_endpoint, m_server->address(), m_verifier);
    m_clock.after(patience, this, [this] {
        fail(ErrorKind::Timeout, Text::tr("Nobody came back from the browser."),
             Text::tr("Sign in again, or make a key there and paste it."));
    });
    Q_EMIT started(m_address);
}

void SignIn::take(const QUrlQuery &query, QString &page)
{
    if (m_hasCode || m_hasEnded) {
        page = Text::tr("This sign-in is over. You can close this page and go back to Counterpoint.");
        return;
    }
    const QString code = query.queryItemValue(u"code"_s, QUrl::FullyDecoded);
    if (query.hasQueryItem(u"error"_s)) {
        page = Text::tr("Nothing was allowed. You can close this page and go back to Counterpoint.");
        const QString words = provider::plainWords(query.queryItemValue(u"error"_s, QUrl::FullyDecoded));
        // After the page is on its way.
        QMetaObject::invokeMethod(
            this,
            [this, words] {
                fail(ErrorKind::Forbidden, Text::tr("The sign-in was declined: %1").arg(words),
                     Text::tr("Sign in again, or paste a key."));
            },
            Qt::QueuedConnection);
    } else if (code.isEmpty() || code.size() > longestCode) {
        page = Text::tr("Something is missing in this address. Go back to Counterpoint and sign in again.");
    } else {
        m_hasCode = true;
        page = Text::tr("Thank you. You can close this page and go back to Counterpoint.");
        m_server->close();
        QMetaObject::invokeMethod(this, [this, code] { exchange(code); }, Qt::QueuedConnection);
    }
}

void SignIn::exchange(const QString &code)
{
    if (m_hasEnded)
        return;
    auto *const call = new EndpointCall(m_endpoint, {}, m_clock, this);
    connect(call, &EndpointCall::ended, this, [this](const EndpointCall::Answer &answer) {
        if (!answer) {
            chat::Error error = answer.error();
            error.remedy = Text::tr("Sign in again, or paste a key.");
            return fail(error);
        }
        const auto key = provider::secretFromInput((*answer)["key"_L1].toString().toUtf8());
        if (!key)
            return fail(ErrorKind::Protocol, Text::tr("%1 gave no key.").arg(provider::placeName(m_endpoint)),
                        Text::tr("Sign in again, or paste a key."));
        if (end())
            Q_EMIT signedIn(*key);
    });
    call->post(u"/auth/keys"_s, {{u"code"_s, code},
                                 {u"code_verifier"_s, QString::fromLatin1(m_verifier)},
                                 {u"code_challenge_method"_s, u"S256"_s}});
    Q_EMIT returned();
}

void SignIn::fail(ErrorKind kind, const QString &message, const QString &remedy)
{
    fail({.kind = kind, .message = message, .remedy = remedy});
}

void SignIn::fail(const chat::Error &error)
{
    if (end())
        Q_EMIT failed(error);
}

bool SignIn::end()
{
    m_server->close();
    return !std::exchange(m_hasEnded, true);
}

} // namespace connection

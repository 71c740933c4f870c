// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connecting.h"

#include "chat/errortext.h"
#include "connection/keycheck.h"
#include "connection/keyring.h"
#include "connection/signin.h"

using namespace Qt::StringLiterals;
using connection::KeyCheck;
using connection::SignIn;
using provider::Secret;
using settings::Endpoint;

namespace settingsui {

Connecting::Connecting(connection::KeyRing &keys, chat::Clock &clock, QObject *parent)
    : QObject(parent), m_keys(keys), m_clock(clock)
{
}

void Connecting::begin(const Endpoint &endpoint, QObject *work)
{
    stop();
    m_work = work;
    m_endpointId = endpoint.id;
}

void Connecting::end()
{
    if (!m_work)
        return;
    m_work->disconnect(this);
    std::exchange(m_work, nullptr)->deleteLater(); // it may be the one who speaks
}

void Connecting::stop()
{
    if (!m_work)
        return;
    end();
    Q_EMIT stopped(m_endpointId);
}

void Connecting::check(const Endpoint &endpoint, const Secret &key)
{
    ask(endpoint, key, Keep::WhenTaken);
}

void Connecting::keep(const Endpoint &endpoint, const Secret &key)
{
    stop();
    m_facts.remove(endpoint.id);
    m_keys.put(endpoint, key, this, [](const connection::KeyState &) {}); // changed() tells where it is
    Q_EMIT connected(endpoint.id);
}

void Connecting::forget(const Endpoint &endpoint)
{
    stop();
    m_facts.remove(endpoint.id);
    m_keys.remove(endpoint, this, [](const connection::KeyState &) {}); // changed() tells how it went
}

void Connecting::ask(const Endpoint &endpoint, const Secret &key, Keep keep)
{
    auto *const check = new KeyCheck(m_clock, this);
    begin(endpoint, check);
    connect(check, &KeyCheck::ended, this, [this, endpoint, key, keep](const KeyCheck::Result &result) {
        end();
        if (!result) {
            const auto kind = result.error().kind;
            Q_EMIT failed(endpoint.id, chat::errorText(result.error()),
                          kind != chat::ErrorKind::Key && kind != chat::ErrorKind::Forbidden);
            return;
        }
        m_facts[endpoint.id] = connection::accountText(*result);
        if (keep == Keep::WhenTaken)
            m_keys.put(endpoint, key, this, [](const connection::KeyState &) {}); // changed() tells where it is
        Q_EMIT connected(endpoint.id);
    });
    Q_EMIT checking(endpoint.id);
    check->start(endpoint, key);
}

void Connecting::signIn(const Endpoint &endpoint)
{
    auto *const signIn = new SignIn(endpoint, m_clock, this);
    begin(endpoint, signIn);
    connect(signIn, &SignIn::started, this,
            [this, endpoint](const QUrl &address) { Q_EMIT waitingForBrowser(endpoint.id, address); });
    connect(signIn, &SignIn::signedIn, this, [this, endpoint](const Secret &key) {
        end();
        m_facts.remove(endpoint.id);
        m_keys.put(endpoint, key, this, [](const connection::KeyState &) {});
        ask(endpoint, key, Keep::Already); // for what is left
    });
    connect(signIn, &SignIn::failed, this, [this, endpoint](const chat::Error &error) {
        end();
        Q_EMIT failed(endpoint.id, chat::errorText(error), false);
    });
    signIn->start();
}

} // namespace settingsui

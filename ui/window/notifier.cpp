// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;

} // namespace

void Notifier::notify(const chat::SessionId &session, const QString &title, const QString &text)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    listen();
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    // The body may be read as markup; a title is foreign text.
    call << u"Counterpoint"_s << 0U << u"counterpoint"_s << title << text.toHtmlEscaped()
         << QStringList{u"default"_s, tr("Show")} << QVariantMap{{u"desktop-entry"_s, u"counterpoint"_s}} << -1;
    auto *const watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, session] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isValid())
            m_shown.insert(reply.value(), session);
        watcher->deleteLater();
    });
}

void Notifier::listen()
{
    if (std::exchange(m_isListening, true))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(receiveAction(uint, QString)));
    bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(receiveClosed(uint, uint)));
}

void Notifier::receiveAction(uint id, const QString &)
{
    if (const auto session = m_shown.constFind(id); session != m_shown.cend())
        Q_EMIT activated(*session);
}

void Notifier::receiveClosed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/portal.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace styleui {

using namespace Qt::StringLiterals;

namespace {

const auto path = u"/org/freedesktop/portal/desktop"_s;
const auto interface = u"org.freedesktop.portal.Settings"_s;
const auto appearance = u"org.freedesktop.appearance"_s;
const auto colorScheme = u"color-scheme"_s;

/// Portals wrap the value in one variant or, from Read, in two.
QVariant unwrapped(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

Portal::Portal(QDBusConnection bus, QObject *parent) : QObject(parent)
{
    if (!bus.isConnected())
        return;
    // No service named: with one, Qt would wait for the bus to say who owns it.
    bus.connect(QString(), path, interface, u"SettingChanged"_s, this, SLOT(receive(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.portal.Desktop"_s, path, interface, u"Read"_s);
    call.setArguments({appearance, colorScheme});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(reply.value().variant());
    });
}

void Portal::receive(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearance && key == colorScheme)
        take(value.variant());
}

void Portal::take(const QVariant &value)
{
    // 0: no preference, 1: dark, 2: light (org.freedesktop.portal.Settings).
    const uint wish = unwrapped(value).toUInt();
    const std::optional<Scheme> scheme = wish == 1   ? std::optional(Scheme::Dark)
                                         : wish == 2 ? std::optional(Scheme::Light)
                                                     : std::nullopt;
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    Q_EMIT schemeChanged();
}

} // namespace styleui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/lockeditems.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace connection {

using Attributes = QMap<QString, QString>;
using Paths = QList<QDBusObjectPath>;

void whetherLocked(const QString &service, const QString &entry, QObject *context,
                   const std::function<void(bool)> &answered)
{
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage question = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                           u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    // As QtKeychain names them.
    question.setArguments({QVariant::fromValue(Attributes{{u"server"_s, service}, {u"user"_s, entry}})});
    auto *const watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answered] {
        watcher->deleteLater();
        const QDBusPendingReply<Paths, Paths> reply = *watcher; // unlocked, locked
        answered(!reply.isError() && !reply.argumentAt<1>().isEmpty());
    });
}

} // namespace connection

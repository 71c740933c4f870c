// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QHash>
#include <QObject>

namespace windowui {

/// Says on the desktop (org.freedesktop.Notifications) that a session is ready. Never waits for an answer; where there
/// is no bus or nobody who shows notifications, nothing happens.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void notify(const chat::SessionId &session, const QString &title, const QString &text);

Q_SIGNALS:
    /// The notification was clicked.
    void activated(const chat::SessionId &session);

private Q_SLOTS:
    void receiveAction(uint id, const QString &action);
    void receiveClosed(uint id, uint reason);

private:
    void listen();

    QHash<uint, chat::SessionId> m_shown;
    bool m_isListening = false;
};

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/lane.h"

namespace provider {

bool Lane::enter(QObject *ticket, std::function<void()> go)
{
    m_inside.removeAll(nullptr);
    if (m_inside.size() < m_atOnce) {
        m_inside.append(ticket);
        return true;
    }
    m_waiting.append({ticket, std::move(go)});
    return false;
}

void Lane::leave(QObject *ticket)
{
    m_inside.removeAll(ticket);
    m_waiting.removeIf([ticket](const Waiting &each) { return !each.ticket || each.ticket == ticket; });
    admit();
}

void Lane::admit()
{
    m_inside.removeAll(nullptr);
    while (m_inside.size() < m_atOnce && !m_waiting.isEmpty()) {
        const Waiting next = m_waiting.takeFirst();
        if (!next.ticket)
            continue;
        m_inside.append(next.ticket);
        // From the event loop: whoever leaves is in the middle of something.
        QMetaObject::invokeMethod(next.ticket, next.go, Qt::QueuedConnection);
    }
}

} // namespace provider

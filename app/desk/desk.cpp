// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk.h"

#include "chat/clock.h"
#include "library/library.h"

#include <algorithm>

namespace desk {

Desk::Desk(provider::Connections &connections, library::Library &library, chat::Clock &clock, std::mt19937 random,
           QObject *parent)
    : QObject(parent), m_connections(connections), m_library(library), m_clock(clock), m_random(random)
{
}

Desk::~Desk() = default;

Conversation *Desk::adopt(chat::Session session)
{
    auto *const conversation = new Conversation(*this, std::move(session));
    m_conversations.insert(conversation->id(), conversation);
    return conversation;
}

Conversation *Desk::newConversation()
{
    return adopt({.id = chat::SessionId::create(), .title = {}, .createdAt = m_clock.wallTime(), .turns = {}});
}

void Desk::open(const chat::SessionId &id)
{
    if (Conversation *const here = conversation(id)) {
        Q_EMIT opened(here);
        return;
    }
    m_library.load(id, this, [this, id](std::expected<chat::Session, QString> session) {
        if (Conversation *const here = conversation(id)) // asked for twice
            Q_EMIT opened(here);
        else if (session)
            Q_EMIT opened(adopt(*std::move(session)));
        else
            Q_EMIT openFailed(id, session.error());
    });
}

Conversation *Desk::conversation(const chat::SessionId &id) const
{
    return m_conversations.value(id);
}

Conversation *Desk::playExample(const QString &name)
{
    Conversation *const conversation = newConversation();
    conversation->playExample(name);
    return conversation;
}

void Desk::hold(const chat::SessionId &id)
{
    if (Conversation *const conversation = m_conversations.value(id))
        ++conversation->m_holds;
}

void Desk::release(const chat::SessionId &id)
{
    Conversation *const conversation = m_conversations.value(id);
    if (!conversation)
        return;
    conversation->m_holds = std::max(0, conversation->m_holds - 1);
    // Whoever opens it again reads it from the library: it stays until all of it is there.
    if (!conversation->isWanted())
        m_library.flush(this, [this, id] { letGo(id); });
}

void Desk::letGo(const chat::SessionId &id)
{
    Conversation *const conversation = m_conversations.value(id);
    if (!conversation || conversation->isWanted())
        return;
    m_conversations.remove(id);
    conversation->deleteLater();
}

void Desk::discard(const chat::SessionId &id)
{
    Conversation *const conversation = m_conversations.value(id);
    if (!conversation)
        return;
    conversation->m_waiting.clear(); // or it would be asked once what runs has stopped
    conversation->stop();
    m_conversations.remove(id);
    conversation->deleteLater();
}

QList<Conversation *> Desk::running() const
{
    QList<Conversation *> list;
    for (Conversation *const conversation : m_conversations) {
        if (conversation->isRunning())
            list.append(conversation);
    }
    return list;
}

} // namespace desk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/sessions.h"

#include "desk/desk.h"

namespace compare {

Sessions::Sessions(desk::Desk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    connect(&m_desk, &desk::Desk::opened, this,
            [this](desk::Conversation *conversation) { answer(conversation->id(), conversation); });
    connect(&m_desk, &desk::Desk::openFailed, this,
            [this](const chat::SessionId &id, const QString &message) { answer(id, std::unexpected(message)); });
}

Sessions::~Sessions()
{
    for (auto lent = m_lent.cbegin(); lent != m_lent.cend(); ++lent)
        m_desk.release(lent.key());
}

desk::Conversation *Sessions::make()
{
    desk::Conversation *const conversation = m_desk.newConversation();
    lend(conversation);
    return conversation;
}

void Sessions::borrow(const chat::SessionId &id, QObject *context, const Done &done)
{
    if (desk::Conversation *const here = m_desk.conversation(id)) {
        lend(here);
        done(here);
        return;
    }
    QList<Waiting> &waiting = m_waiting[id];
    waiting.append({context, done});
    if (waiting.size() == 1)
        m_desk.open(id);
}

void Sessions::answer(const chat::SessionId &id, const std::expected<desk::Conversation *, QString> &result)
{
    const QList<Waiting> waiting = m_waiting.take(id);
    for (const Waiting &one : waiting) {
        if (!one.context)
            continue;
        if (result)
            lend(*result);
        one.done(result);
    }
}

void Sessions::lend(desk::Conversation *conversation)
{
    if (m_lent[conversation->id()]++ == 0)
        m_desk.hold(conversation->id());
}

void Sessions::giveBack(const chat::SessionId &id)
{
    const auto lent = m_lent.find(id);
    if (lent == m_lent.end() || --*lent > 0)
        return;
    m_lent.erase(lent);
    m_desk.release(id);
}

} // namespace compare

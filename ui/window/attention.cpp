// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/attention.h"

#include "desk/conversation.h"
#include "desk/desk.h"
#include "library/library.h"
#include "ui/window/announcement.h"
#include "ui/window/notifier.h"
#include "ui/window/pagestack.h"
#include "ui/window/sessionpage.h"

#include <QEvent>

namespace windowui {

Attention::Attention(QWidget *window, const PageStack &pages, desk::Desk &desk, library::Library &library)
    : QObject(window), m_window(window), m_pages(pages), m_library(library), m_notifier(new Notifier(this))
{
    connect(&desk, &desk::Desk::turnFinished, this,
            [this](desk::Conversation *conversation, const chat::TurnId &turn) { receiveEnd(*conversation, turn); });
    connect(&pages, &QStackedWidget::currentChanged, this, &Attention::markShownRead);
    connect(m_notifier, &Notifier::activated, this, &Attention::sessionRequested);
    window->installEventFilter(this);
}

const desk::Conversation *Attention::shown() const
{
    const SessionPage *const page = m_pages.session();
    return page ? page->conversation() : nullptr;
}

void Attention::receiveEnd(const desk::Conversation &conversation, const chat::TurnId &id)
{
    const chat::Turn *const turn = conversation.turn(id);
    if (turn && !turn->experiment.isEmpty()) // the experiment as a whole is worth a word, not each turn of it
        return;
    if (&conversation == shown())
        markShownRead();
    const QString what = turn ? announcementOf(*turn) : QString();
    if (!m_window->isActiveWindow() && !what.isEmpty())
        m_notifier->notify(conversation.id(), conversation.session().title, what);
}

void Attention::markShownRead()
{
    if (const desk::Conversation *const conversation = shown(); conversation && m_window->isActiveWindow())
        m_library.markRead(conversation->id());
}

bool Attention::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::WindowActivate)
        markShownRead();
    return QObject::eventFilter(watched, event);
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/opening.h"

#include "desk/conversation.h"
#include "desk/desk.h"
#include "ui/library/librarypane.h"
#include "ui/window/asking.h"
#include "ui/window/banner.h"
#include "ui/window/composer.h"
#include "ui/window/pagestack.h"
#include "ui/window/sessionpage.h"
#include "ui/window/starting.h"
#include "ui/window/windowframe.h"

using namespace Qt::StringLiterals;

namespace windowui {

Opening::Opening(const Collaborators &with, QObject *parent)
    : QObject(parent)
    , m_desk(with.desk)
    , m_pages(with.pages)
    , m_sessions(with.sessions)
    , m_starting(with.starting)
    , m_asking(with.asking)
    , m_composer(with.composer)
    , m_frame(with.frame)
    , m_banner(with.banner)
{
    using libraryui::LibraryPane;
    connect(&m_sessions, &LibraryPane::newSessionRequested, this, &Opening::openNew);
    connect(&m_sessions, &LibraryPane::sessionOpened, this, &Opening::open);
    connect(&m_sessions, &LibraryPane::hitOpened, this, &Opening::openHit);
    connect(&m_sessions, &LibraryPane::aboutToRemove, this, &Opening::drop);
    connect(&m_sessions, &LibraryPane::listed, this, &Opening::openNewest);
    connect(&m_desk, &desk::Desk::opened, this, [this](desk::Conversation *conversation) {
        if (conversation->id() == m_wanted)
            show(*conversation);
    });
    connect(&m_desk, &desk::Desk::openFailed, this, [this](const chat::SessionId &id, const QString &message) {
        if (id == m_wanted) // not what an experiment opens
            m_banner.show(u"open"_s, message, Banner::Kind::Warning);
    });
    connect(&m_asking, &Asking::conversationBegan, this, [this](desk::Conversation *begun) { show(*begun); });
    connect(&m_starting, &Starting::exampleRequested, this,
            [this](const QString &name) { show(*m_desk.playExample(name)); });
}

desk::Conversation *Opening::shown() const
{
    const SessionPage *const page = m_pages.session();
    return page ? page->conversation() : nullptr;
}

void Opening::openNew()
{
    m_wanted = {};
    m_isAnythingWanted = true;
    m_asking.keepDraft();
    m_starting.show();
    m_asking.restoreDraft();
    m_sessions.setShown({});
    m_composer.focusField();
}

void Opening::open(const chat::SessionId &id)
{
    m_wanted = id;
    m_desk.open(id);
}

void Opening::openHit(const chat::SessionId &id, const chat::TurnId &turn, const QString &words)
{
    m_wantedHit = {turn, words};
    open(id);
}

void Opening::openNewest(const QList<chat::SessionId> &newestFirst)
{
    if (std::exchange(m_isAnythingWanted, true))
        return;
    if (newestFirst.isEmpty())
        openNew();
    else
        open(newestFirst.first());
}

void Opening::show(desk::Conversation &conversation)
{
    m_wanted = {};
    m_isAnythingWanted = true;
    m_asking.keepDraft();
    SessionPage *const page = m_pages.showSession(conversation);
    m_asking.restoreDraft();
    m_asking.refresh();
    if (const auto hit = std::exchange(m_wantedHit, std::nullopt); hit && !hit->turn.isEmpty())
        page->reveal(hit->turn, hit->words);
    m_sessions.setShown(conversation.id());
    m_banner.withdraw(u"open"_s);
}

void Opening::drop(const chat::SessionId &id)
{
    if (shown() && shown()->id() == id) {
        const bool isListShown = m_frame.isSidebarShown();
        openNew();
        m_frame.setSidebarShown(isListShown); // over a small window too: there it can be undone
        m_sessions.focusList();
    }
    m_asking.forgetDraft(id);
    m_pages.closeSession(id);
    m_desk.discard(id);
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pagestack.h"

#include "desk/conversation.h"
#include "desk/desk.h"
#include "ui/window/sessionpage.h"

namespace windowui {

namespace {

constexpr qsizetype mostKept = 4;

} // namespace

PageStack::PageStack(desk::Desk &desk, chat::Clock &clock, QWidget *parent)
    : QStackedWidget(parent), m_desk(desk), m_clock(clock)
{
}

SessionPage *PageStack::page(const chat::SessionId &id) const
{
    const auto found = std::ranges::find_if(
        m_recent, [&id](const SessionPage *page) { return page->conversation() && page->conversation()->id() == id; });
    return found == m_recent.end() ? nullptr : *found;
}

SessionPage *PageStack::showSession(desk::Conversation &conversation)
{
    SessionPage *one = page(conversation.id());
    if (!one) {
        one = new SessionPage(conversation, m_clock, m_arrangement, this);
        one->setHeadInset(m_headInset);
        addWidget(one);
        m_desk.hold(conversation.id());
        Q_EMIT sessionPageMade(one);
    }
    m_recent.removeOne(one);
    m_recent.prepend(one);
    showPage(one);
    letGo();
    return one;
}

void PageStack::showPage(QWidget *page)
{
    m_before.clear();
    setCurrentWidget(page);
}

void PageStack::showAside(QWidget *page)
{
    if (!isAside() && currentWidget() != page)
        m_before = currentWidget();
    setCurrentWidget(page);
}

bool PageStack::leaveAside()
{
    if (!isAside())
        return false;
    showPage(QPointer(m_before));
    return true;
}

void PageStack::letGo()
{
    while (m_recent.size() > mostKept) {
        SessionPage *const oldest = m_recent.takeLast();
        const chat::SessionId id = oldest->conversation() ? oldest->conversation()->id() : chat::SessionId();
        delete oldest; // never the shown one
        m_desk.release(id);
    }
}

void PageStack::closeSession(const chat::SessionId &id)
{
    SessionPage *const closed = page(id);
    if (!closed)
        return;
    m_recent.removeOne(closed);
    if (m_before == closed)
        m_before.clear();
    removeWidget(closed);
    closed->hide();
    closed->deleteLater();
}

SessionPage *PageStack::session() const
{
    auto *const shown = qobject_cast<SessionPage *>(currentWidget());
    return shown && shown->conversation() ? shown : nullptr;
}

void PageStack::setArrangement(turnui::Arrangement arrangement)
{
    m_arrangement = arrangement;
    for (SessionPage *const one : std::as_const(m_recent))
        one->setArrangement(arrangement);
}

void PageStack::setHeadInset(int pixels)
{
    m_headInset = pixels;
    for (SessionPage *const one : std::as_const(m_recent))
        one->setHeadInset(pixels);
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QPointer>
#include <QStackedWidget>

namespace chat {
class Clock;
}
namespace desk {
class Conversation;
class Desk;
} // namespace desk
namespace turnui {
enum class Arrangement;
}

namespace windowui {

class SessionPage;

/// The pages of the window, one shown. Keeps the sessions shown last as they were left, and lets older ones go.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    /// Both outlive the stack.
    PageStack(desk::Desk &desk, chat::Clock &clock, QWidget *parent = nullptr);

    /// One of the pages that were added; whatever was shown aside is left.
    void showPage(QWidget *page);
    /// The page of that session, made where there is none; shown.
    SessionPage *showSession(desk::Conversation &conversation);
    /// Closes the page of a session that goes away.
    void closeSession(const chat::SessionId &id);
    /// Shows a page for a while: leaveAside() goes back to the one before it.
    void showAside(QWidget *page);
    /// False where no such page is shown.
    bool leaveAside();
    [[nodiscard]] bool isAside() const { return m_before != nullptr; }

    /// The session page that is shown; none while another page is.
    [[nodiscard]] SessionPage *session() const;

    void setArrangement(turnui::Arrangement arrangement);
    void setHeadInset(int pixels);

Q_SIGNALS:
    void sessionPageMade(windowui::SessionPage *page);

private:
    [[nodiscard]] SessionPage *page(const chat::SessionId &id) const;
    void letGo();

    desk::Desk &m_desk;
    chat::Clock &m_clock;
    turnui::Arrangement m_arrangement{};
    int m_headInset = 0;
    QList<SessionPage *> m_recent; ///< shown last first
    QPointer<QWidget> m_before;    ///< where leaveAside() leads
};

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QObject>

namespace desk {
class Conversation;
class Desk;
} // namespace desk
namespace library {
class Library;
}

namespace windowui {

class Notifier;
class PageStack;

/// What is ready and has not been seen: the session that is shown counts as read while the window is active; what ends
/// while it is not is said on the desktop.
class Attention : public QObject
{
    Q_OBJECT

public:
    /// Lives with the window; the others outlive it.
    Attention(QWidget *window, const PageStack &pages, desk::Desk &desk, library::Library &library);

    [[nodiscard]] Notifier &notifier() const { return *m_notifier; }

Q_SIGNALS:
    /// A notification was clicked.
    void sessionRequested(const chat::SessionId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void receiveEnd(const desk::Conversation &conversation, const chat::TurnId &turn);
    void markShownRead();
    [[nodiscard]] const desk::Conversation *shown() const;

    QWidget *const m_window;
    const PageStack &m_pages;
    library::Library &m_library;
    Notifier *const m_notifier;
};

} // namespace windowui

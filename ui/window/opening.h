// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QObject>

#include <optional>

namespace desk {
class Conversation;
class Desk;
} // namespace desk
namespace libraryui {
class LibraryPane;
}

namespace windowui {

class Asking;
class Banner;
class Composer;
class PageStack;
class Starting;
class WindowFrame;

/// Which session is shown: from the list, from a hit of the search, a new one. A session that is asked for is shown
/// once it is loaded, unless another was asked for meanwhile.
class Opening : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    struct Collaborators
    {
        desk::Desk &desk;
        PageStack &pages;
        libraryui::LibraryPane &sessions;
        Starting &starting;
        Asking &asking;
        Composer &composer;
        WindowFrame &frame;
        Banner &banner;
    };

    explicit Opening(const Collaborators &with, QObject *parent = nullptr);

    void openNew();
    void open(const chat::SessionId &id);
    /// The same, at that turn.
    void openTurn(const chat::SessionId &id, const chat::TurnId &turn) { openHit(id, turn, {}); }
    /// One that is loaded.
    void show(desk::Conversation &conversation);
    /// The one that is shown; none where it is a new one or another page.
    [[nodiscard]] desk::Conversation *shown() const;

private:
    struct Hit
    {
        chat::TurnId turn;
        QString words;
    };

    void openHit(const chat::SessionId &id, const chat::TurnId &turn, const QString &words);
    void openNewest(const QList<chat::SessionId> &newestFirst);
    void drop(const chat::SessionId &id);

    desk::Desk &m_desk;
    PageStack &m_pages;
    libraryui::LibraryPane &m_sessions;
    Starting &m_starting;
    Asking &m_asking;
    Composer &m_composer;
    WindowFrame &m_frame;
    Banner &m_banner;
    chat::SessionId m_wanted;        ///< asked for, not loaded yet
    std::optional<Hit> m_wantedHit;  ///< where to land in it
    bool m_isAnythingWanted = false; ///< from then on the newest session does not open by itself
};

} // namespace windowui

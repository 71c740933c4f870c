// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QObject>

namespace catalogue {
class Catalogue;
}
namespace connection {
class KeyRing;
}
namespace settings {
class EndpointStore;
}
namespace settingsui {
class Connecting;
}

namespace windowui {

class Banner;
class LinkBar;
class PageStack;
class PanelChoice;
class StartPage;

/// The first page and what it leads to: connections that come to work, and the question that waits for one. The page is
/// made when it is first shown.
class Starting : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    struct Collaborators
    {
        PanelChoice &choice;
        settings::EndpointStore &endpoints;
        connection::KeyRing &keys;
        settingsui::Connecting &connecting;
        catalogue::Catalogue &catalogue;
        PageStack &pages;
        LinkBar &linkBar;
        Banner &banner;
    };

    explicit Starting(const Collaborators &with, QObject *parent = nullptr);

    /// Instead of a session.
    void show();
    /// Over the page that is shown, where the person is to connect; what is typed is asked as soon as that works.
    void showHowToConnect();
    [[nodiscard]] bool isShown() const;

Q_SIGNALS:
    void exampleRequested(const QString &name);
    /// The panel can be asked, and the first page is shown. `isAskAwaited`: for the sake of the question that is typed.
    void connected(bool isAskAwaited);
    /// What a new connection offers: to be looked at before it is asked.
    void panelSuggested(const chat::Panel &panel);

private:
    [[nodiscard]] StartPage *page();
    void connectPage();
    void awaitConnection();
    void connectOther();
    void noteConnected();
    void refresh();

    PanelChoice &m_choice;
    settings::EndpointStore &m_endpoints;
    connection::KeyRing &m_keys;
    settingsui::Connecting &m_connecting;
    catalogue::Catalogue &m_catalogue;
    PageStack &m_pages;
    LinkBar &m_linkBar;
    Banner &m_banner;
    StartPage *m_page = nullptr;
    bool m_isAskAwaited = false; ///< ask what is typed once the connection works that the person is making now
};

} // namespace windowui

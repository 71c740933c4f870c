// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "ui/window/panelchoice.h"

#include <QWidget>

namespace catalogue {
class Catalogue;
}
namespace connection {
class KeyRing;
}
namespace desk {
class Conversation;
class Desk;
} // namespace desk
namespace library {
class Library;
}
namespace libraryui {
class LibraryPane;
}
namespace panelui {
class ModelPicker;
class PanelPage;
class PanelPicker;
} // namespace panelui
namespace settingsui {
class SettingsPage;
}
namespace styleui {
class Theme;
}

namespace windowui {

class Asking;
class Attention;
class Banner;
class Composer;
class Connecting;
class Exporter;
class HelpPage;
class LinkBar;
class PageStack;
class SessionPage;
class StartPage;
class TurnActions;
class WindowActions;
class WindowFrame;

/// What the window works with. All of it outlives the window.
struct Collaborators
{
    desk::Desk &desk;
    library::Library &library;
    settings::PanelStore &panels;
    settings::EndpointStore &endpoints;
    settings::PreferenceStore &preferences;
    provider::Connections &connections;
    catalogue::Catalogue &catalogue;
    connection::KeyRing &keys;
    provider::Discovery &discovery;
    styleui::Theme &theme;
    chat::Clock &clock;
};

/// The window: a switchboard. It places the list of sessions, the pages and the composer, and passes on what one says
/// to whom it concerns.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(const Collaborators &with, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// To the front: the program was started a second time.
    void activate();
    /// For tests: who opens links.
    [[nodiscard]] LinkBar &linkBar() const { return *m_linkBar; }

public Q_SLOTS:
    void newSession();
    void openSession(const chat::SessionId &id);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    // Made by the constructor, in this order.
    void createParts();
    void createPages();
    void createLayout();
    void createActions();
    void connectActions();
    void connectLibrary();
    void connectDesk();
    void connectPanels();
    void connectCatalogue();
    void connectPages();
    void connectStart();
    void dress();
    void restore();

    void showConversation(desk::Conversation &conversation);
    void connectSession(SessionPage *page);
    void openNewest(const QList<chat::SessionId> &newestFirst);
    void openHit(const chat::SessionId &id, const chat::TurnId &turn, const QString &words);
    void dropSession(const chat::SessionId &id);
    void pickPanel(const settings::StoredPanel &panel);
    void editPanel(const chat::Panel &panel);
    void showHowToConnect();
    /// What is typed is asked as soon as the connection works that the person is making now.
    void awaitConnection();
    void refreshStart();
    void showAside(QWidget *page);
    void leaveAside();
    void closeSomething();
    void movePane(int by);
    void exportShown();
    void toggleSidebar();
    void changeTextSize(int by);
    [[nodiscard]] desk::Conversation *shown() const;

    desk::Desk &m_desk;
    library::Library &m_library;
    settings::EndpointStore &m_endpoints;
    settings::PreferenceStore &m_preferences;
    catalogue::Catalogue &m_catalogue;
    connection::KeyRing &m_keys;
    styleui::Theme &m_theme;
    chat::Clock &m_clock;

    PanelChoice *m_choice = nullptr;
    Exporter *m_exporter = nullptr;
    WindowFrame *m_frame = nullptr;
    QWidget *m_content = nullptr;
    libraryui::LibraryPane *m_sessions = nullptr;
    Banner *m_banner = nullptr;
    PageStack *m_pages = nullptr;
    StartPage *m_start = nullptr;
    HelpPage *m_help = nullptr;
    settingsui::SettingsPage *m_settings = nullptr;
    panelui::PanelPage *m_panelPage = nullptr;
    panelui::PanelPicker *m_picker = nullptr;
    panelui::ModelPicker *m_modelPicker = nullptr;
    LinkBar *m_linkBar = nullptr;
    Composer *m_composer = nullptr;
    Asking *m_asking = nullptr;
    Connecting *m_connecting = nullptr;
    Attention *m_attention = nullptr;
    WindowActions *m_actions = nullptr;
    TurnActions *m_turnActions = nullptr;

    chat::SessionId m_wanted;                                    ///< asked for, not loaded yet
    std::optional<std::pair<chat::TurnId, QString>> m_wantedHit; ///< where to land in it
    bool m_isAskAwaited = false;                                 ///< ask what is typed once that works
    bool m_isListed = false;                                     ///< the first list of sessions has come
};

} // namespace windowui

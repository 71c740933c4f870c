// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "ui/window/panelchoice.h"

#include <QPointer>
#include <QWidget>

namespace catalogue {
class Catalogue;
}
namespace compare {
class Laboratory;
}
namespace connection {
class KeyRing;
}
namespace desk {
class Desk;
}
namespace forecast {
class Forecaster;
}
namespace library {
class Library;
}
namespace libraryui {
class LibraryPane;
}
namespace panelui {
class ModelPicker;
class PanelActions;
class PanelPicker;
} // namespace panelui
namespace settingsui {
class Connecting;
class SettingsPage;
class Shortcuts;
} // namespace settingsui
namespace settings {
class DraftStore;
}
namespace styleui {
class Theme;
}

namespace windowui {

class AbTesting;
class Asking;
class Attention;
class Banner;
class Comparing;
class Composer;
class CostCard;
class Exporter;
class Forecasting;
class HelpPage;
class LinkBar;
class Opening;
class PageStack;
class PanelBuilding;
class SessionPage;
class Starting;
class TurnActions;
class WindowActions;
class WindowFrame;

/// What the window works with. All of it outlives the window.
struct Collaborators
{
    desk::Desk &desk;
    compare::Laboratory &laboratory;
    library::Library &library;
    settings::PanelStore &panels;
    settings::EndpointStore &endpoints;
    settings::PreferenceStore &preferences;
    settings::DraftStore &drafts;
    provider::Connections &connections;
    catalogue::Catalogue &catalogue;
    connection::KeyRing &keys;
    provider::Discovery &discovery;
    forecast::Forecaster &forecaster;
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

private:
    // Made by the constructor, in this order.
    void createParts();
    void createLayout();
    void createActions();
    void connectActions();
    void connectDesk();
    void connectPanel();
    void connectPages();
    void dress();
    void restore();

    // Made when they are first asked for.
    [[nodiscard]] HelpPage *helpPage();
    [[nodiscard]] settingsui::SettingsPage *settingsPage();
    [[nodiscard]] panelui::PanelPicker *panelPicker();
    [[nodiscard]] panelui::ModelPicker *modelPicker();
    void pickComparison(QWidget *anchor);

    void connectSession(SessionPage *page);
    void pickPanel(const settings::StoredPanel &panel);
    void showAside(QWidget *page);
    void leaveAside();
    void closeSomething();
    void exportShown();
    void toggleSidebar();
    void changeTextSize(int by);

    desk::Desk &m_desk;
    compare::Laboratory &m_laboratory;
    library::Library &m_library;
    settings::PanelStore &m_panels;
    settings::EndpointStore &m_endpoints;
    settings::PreferenceStore &m_preferences;
    settings::DraftStore &m_drafts;
    catalogue::Catalogue &m_catalogue;
    connection::KeyRing &m_keys;
    forecast::Forecaster &m_forecaster;
    styleui::Theme &m_theme;
    chat::Clock &m_clock;

    PanelChoice *m_choice = nullptr;
    Exporter *m_exporter = nullptr;
    WindowFrame *m_frame = nullptr;
    QWidget *m_content = nullptr;
    libraryui::LibraryPane *m_sessions = nullptr;
    Banner *m_banner = nullptr;
    PageStack *m_pages = nullptr;
    LinkBar *m_linkBar = nullptr;
    Composer *m_composer = nullptr;
    CostCard *m_costs = nullptr;
    Forecasting *m_forecasting = nullptr;
    panelui::PanelActions *m_panelActions = nullptr;
    PanelBuilding *m_building = nullptr;
    AbTesting *m_abTesting = nullptr;
    Asking *m_asking = nullptr;
    Starting *m_starting = nullptr;
    Opening *m_opening = nullptr;
    Comparing *m_comparing = nullptr;
    Attention *m_attention = nullptr;
    WindowActions *m_actions = nullptr;
    TurnActions *m_turnActions = nullptr;

    HelpPage *m_helpPage = nullptr;
    settingsui::Connecting *m_connecting = nullptr;
    settingsui::Shortcuts *m_shortcuts = nullptr;
    settingsui::SettingsPage *m_settingsPage = nullptr;
    panelui::PanelPicker *m_panelPicker = nullptr;
    panelui::ModelPicker *m_modelPicker = nullptr;
    QPointer<QWidget> m_comparisonAnchor; ///< where the model to compare with was asked for last
};

} // namespace windowui

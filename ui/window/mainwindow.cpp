// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "catalogue/catalogue.h"
#include "connection/keyring.h"
#include "desk/conversation.h"
#include "desk/desk.h"
#include "library/library.h"
#include "settings/draftstore.h"
#include "settings/endpointstore.h"
#include "ui/library/librarypane.h"
#include "ui/panel/modelpicker.h"
#include "ui/panel/panelactions.h"
#include "ui/panel/panelbutton.h"
#include "ui/panel/panelpicker.h"
#include "ui/settings/connecting.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/shortcuts.h"
#include "ui/window/abtesting.h"
#include "ui/window/asking.h"
#include "ui/window/attention.h"
#include "ui/window/banner.h"
#include "ui/window/comparing.h"
#include "ui/window/composer.h"
#include "ui/window/conversions.h"
#include "ui/window/costcard.h"
#include "ui/window/exporter.h"
#include "ui/window/filedrop.h"
#include "ui/window/forecasting.h"
#include "ui/window/helppage.h"
#include "ui/window/linkbar.h"
#include "ui/window/modellists.h"
#include "ui/window/notices.h"
#include "ui/window/opening.h"
#include "ui/window/pagestack.h"
#include "ui/window/panelbuilding.h"
#include "ui/window/panes.h"
#include "ui/window/sessionpage.h"
#include "ui/window/starting.h"
#include "ui/window/turnactions.h"
#include "ui/window/windowactions.h"
#include "ui/window/windowframe.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr QSize usualSize(1280, 820);
constexpr QSize smallest(480, 360);

} // namespace

MainWindow::MainWindow(const Collaborators &with, QWidget *parent)
    : QWidget(parent)
    , m_desk(with.desk)
    , m_laboratory(with.laboratory)
    , m_library(with.library)
    , m_panels(with.panels)
    , m_endpoints(with.endpoints)
    , m_preferences(with.preferences)
    , m_drafts(with.drafts)
    , m_catalogue(with.catalogue)
    , m_keys(with.keys)
    , m_forecaster(with.forecaster)
    , m_theme(with.theme)
    , m_clock(with.clock)
    , m_choice(new PanelChoice(
          {with.panels, with.endpoints, with.preferences, with.connections, with.keys, with.discovery}, this))
{
    setWindowTitle(u"Counterpoint"_s);
    setMinimumSize(smallest);
    dress();
    createParts();
    createLayout();
    createActions();
    connectActions();
    connectDesk();
    connectPanel();
    connectPages();
    (new Notices(*m_banner, m_library, this))
        ->show(m_endpoints.problems() + m_preferences.problems() + m_drafts.problems());
    restore();
    m_asking->refresh();
    m_choice->lookForServers();
}

MainWindow::~MainWindow() = default;

/// Before there is anything to be seen.
void MainWindow::dress()
{
    const auto dress = [this](const settings::Preferences &preferences) {
        m_theme.setAppearance(toStyle(preferences.appearance));
        m_theme.setFontSizeDelta(preferences.fontSizeDelta);
    };
    dress(m_preferences.current());
    connect(&m_preferences, &settings::PreferenceStore::changed, this, dress);
}

void MainWindow::createParts()
{
    m_exporter = new Exporter(this);
    m_content = new QWidget(this);
    m_sessions = new libraryui::LibraryPane(m_library, m_clock, this);
    m_frame = new WindowFrame(m_sessions, m_content, this);
    m_banner = new Banner(m_content);
    m_pages = new PageStack(m_desk, m_clock, m_content);
    m_linkBar = new LinkBar(m_content);
    m_composer = new Composer(m_content);
    m_costs = new CostCard(m_composer, m_content);
    m_forecasting = new Forecasting({m_forecaster, m_preferences, m_clock}, *m_composer, *m_costs, this);
    m_panelActions = new panelui::PanelActions(this);
    auto *const drop = new FileDrop(this);
    m_building = new PanelBuilding(
        {*m_pages, *m_choice, m_catalogue, [this] { return modelPicker(); }, *m_panelActions, *m_exporter, *m_banner,
         *drop},
        this);
    m_abTesting =
        new AbTesting({*m_choice, m_preferences, *m_composer, m_clock}, std::mt19937(std::random_device()()), this);
    m_asking = new Asking({m_desk, *m_composer, *m_pages, *m_choice, *m_abTesting, *m_forecasting, m_drafts}, this);
    m_connecting = new settingsui::Connecting(m_keys, m_clock, this);
    m_starting = new Starting(
        {*m_choice, m_endpoints, m_keys, *m_connecting, m_catalogue, *m_pages, *m_linkBar, *m_banner}, this);
    m_opening =
        new Opening({m_desk, *m_pages, *m_sessions, *m_starting, *m_asking, *m_composer, *m_frame, *m_banner}, this);
    m_comparing =
        new Comparing({m_laboratory, m_library, m_forecaster, [this] { return modelPicker(); }, m_preferences, m_clock,
                       *m_choice, *m_pages, *m_opening, *m_composer, *m_frame, *m_linkBar, *m_exporter, *m_banner,
                       *drop},
                      this);
    new ModelLists({m_catalogue, m_endpoints, m_desk, *m_choice, *m_composer}, this);
    m_attention = new Attention(this, *m_pages, m_desk, m_library);
    m_pages->setArrangement(toTurn(m_preferences.current().arrangement));
    m_pages->addWidget(new QWidget(m_pages)); // nothing, until it is known whether there are sessions
}

void MainWindow::createLayout()
{
    auto *const content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(m_banner);
    content->addWidget(m_pages, 1);
    content->addWidget(m_linkBar);
    content->addWidget(m_composer);
    auto *const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_frame);
}

void MainWindow::createActions()
{
    using Section = WindowActions::Section;
    m_actions = new WindowActions(this);
    m_turnActions = new TurnActions(this);
    m_actions->list(Section::Asking, m_composer->listedActions());
    m_actions->list(Section::Turn, m_turnActions->listedActions());
    m_actions->list(Section::Sessions, m_sessions->listedActions());
    m_actions->list(Section::Asking, m_comparing->listedActions());
    m_actions->list(Section::Place, m_panelActions->all());
    m_frame->setMenu(m_actions->createMenu(this));
    m_shortcuts = new settingsui::Shortcuts(m_preferences, this);
    m_shortcuts->setGroups(m_actions->groups());
}

void MainWindow::connectActions()
{
    connect(m_actions, &WindowActions::stopRequested, this, &MainWindow::closeSomething);
    connect(m_actions, &WindowActions::panelRequested, m_composer->panelButton(), &QAbstractButton::click);
    connect(m_actions, &WindowActions::exportRequested, this, &MainWindow::exportShown);
    connect(m_actions, &WindowActions::previousSessionRequested, this, [this] { m_sessions->openNeighbour(-1); });
    connect(m_actions, &WindowActions::nextSessionRequested, this, [this] { m_sessions->openNeighbour(1); });
    connect(m_actions, &WindowActions::sidebarRequested, this, &MainWindow::toggleSidebar);
    const auto movePane = [this](int by) { focusPane({m_frame->sidebar(), m_pages->currentWidget(), m_composer}, by); };
    connect(m_actions, &WindowActions::nextPaneRequested, this, [movePane] { movePane(1); });
    connect(m_actions, &WindowActions::previousPaneRequested, this, [movePane] { movePane(-1); });
    connect(m_actions, &WindowActions::largerTextRequested, this, [this] { changeTextSize(1); });
    connect(m_actions, &WindowActions::smallerTextRequested, this, [this] { changeTextSize(-1); });
    connect(m_actions, &WindowActions::usualTextRequested, this,
            [this] { changeTextSize(-m_preferences.current().fontSizeDelta); });
    connect(m_actions, &WindowActions::settingsRequested, this, [this] {
        showAside(settingsPage());
        m_settingsPage->focusFirst();
    });
    connect(m_actions, &WindowActions::helpRequested, this, [this] {
        helpPage()->setGroups(m_actions->groups());
        showAside(m_helpPage);
    });
    connect(m_actions, &WindowActions::quitRequested, this, &QWidget::close);
}

void MainWindow::connectDesk()
{
    connect(&m_desk, &desk::Desk::runningChanged, this, [this] {
        QList<chat::SessionId> running;
        const QList<desk::Conversation *> conversations = m_desk.running();
        for (const desk::Conversation *const conversation : conversations)
            running.append(conversation->id());
        m_sessions->setRunning(running);
    });
    connect(m_attention, &Attention::sessionRequested, this, [this](const chat::SessionId &id) {
        activate();
        m_opening->open(id);
    });
}

void MainWindow::connectPanel()
{
    connect(m_composer->panelButton(), &QPushButton::clicked, this, [this] {
        panelPicker()->setPanels(m_choice->panels());
        panelPicker()->popUp(m_composer->panelButton(), m_choice->panel());
    });
    connect(m_costs->compareButton(), &QPushButton::clicked, this,
            [this] { pickComparison(m_costs->compareButton()); });
    connect(m_building, &PanelBuilding::left, this, &MainWindow::leaveAside);
    connect(m_comparing, &Comparing::left, this, &MainWindow::leaveAside);
    connect(m_composer, &Composer::connectRequested, m_starting, &Starting::showHowToConnect);
    connect(m_starting, &Starting::connected, this, [this](bool isAskAwaited) {
        leaveAside(); // back to where the question was asked
        if (isAskAwaited)
            m_asking->askTyped();
        m_composer->focusField();
    });
}

void MainWindow::connectPages()
{
    connect(&m_preferences, &settings::PreferenceStore::changed, m_pages,
            [this](const settings::Preferences &now, const settings::Preferences &before) {
                if (now.arrangement != before.arrangement)
                    m_pages->setArrangement(toTurn(now.arrangement));
            });
    connect(m_starting, &Starting::panelSuggested, m_building, &PanelBuilding::suggest);
    connect(m_frame, &WindowFrame::arranged, this, [this] {
        m_composer->setCompact(m_frame->isNarrow());
        m_pages->setHeadInset(m_frame->headInset());
        m_banner->setHeadInset(m_frame->headInset());
    });
    connect(m_sessions, &libraryui::LibraryPane::searchFocusRequested, this,
            [this] { m_frame->setSidebarShown(true); });
    connect(m_pages, &PageStack::sessionPageMade, this, &MainWindow::connectSession);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] {
        m_turnActions->setPage(m_pages->session());
        m_composer->setVisible(!m_pages->isAside() || m_starting->isShown());
        m_frame->closeOverlay();
    });
    connect(m_exporter, &Exporter::written, this, [this](const QString &path) {
        m_banner->show(u"export"_s, tr("Exported to %1").arg(path), Banner::Kind::Hint);
    });
    connect(m_exporter, &Exporter::failed, this,
            [this](const QString &problem) { m_banner->show(u"export"_s, problem, Banner::Kind::Warning); });
}

void MainWindow::connectSession(SessionPage *page)
{
    m_asking->follow(page);
    connect(page, &SessionPage::linkActivated, m_linkBar, &LinkBar::offer);
    connect(page, &SessionPage::connectRequested, m_starting, &Starting::showHowToConnect);
    connect(page, &SessionPage::exportRequested, this,
            [this, page](const chat::TurnId &turn) { m_exporter->exportTurn(page->conversation()->session(), turn); });
    connect(page, &SessionPage::arrangementChosen, this, [this](turnui::Arrangement arrangement) {
        settings::Preferences next = m_preferences.current();
        next.arrangement = toSettings(arrangement);
        (void)m_preferences.replace(next); // it holds now; writing is tried again when the window closes
    });
}

void MainWindow::restore()
{
    const settings::Preferences &kept = m_preferences.current();
    m_frame->setSidebarWidth(kept.sessionListWidth);
    m_frame->setSidebarWanted(kept.isSessionListShown);
    if (kept.windowGeometry.isEmpty() || !restoreGeometry(kept.windowGeometry))
        resize(usualSize);
    m_composer->focusField();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Nothing is asked and nothing stopped: what came is in the journal, and a run goes on from there next time.
    settings::Preferences next = m_preferences.current();
    next.windowGeometry = saveGeometry();
    next.isSessionListShown = m_frame->isSidebarWanted();
    next.sessionListWidth = m_frame->sidebarWidth();
    (void)m_preferences.replace(next);
    m_asking->saveDrafts();
    QWidget::closeEvent(event);
}

void MainWindow::activate()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::newSession()
{
    m_opening->openNew();
}

void MainWindow::openSession(const chat::SessionId &id)
{
    m_opening->open(id);
}

HelpPage *MainWindow::helpPage()
{
    if (!m_helpPage) {
        m_helpPage = new HelpPage(m_pages);
        m_pages->addWidget(m_helpPage);
        connect(m_helpPage, &HelpPage::closed, this, &MainWindow::leaveAside);
    }
    return m_helpPage;
}

settingsui::SettingsPage *MainWindow::settingsPage()
{
    using settingsui::SettingsPage;
    if (!m_settingsPage) {
        m_settingsPage = new SettingsPage(
            {m_preferences, m_endpoints, m_panels, m_keys, *m_connecting, m_library, *m_shortcuts, m_clock}, m_pages);
        m_pages->addWidget(m_settingsPage);
        connect(m_settingsPage, &SettingsPage::closed, this, &MainWindow::leaveAside);
        connect(m_settingsPage, &SettingsPage::linkActivated, m_linkBar, &LinkBar::offer);
        connect(m_settingsPage, &SettingsPage::panelOpened, m_building, &PanelBuilding::edit);
        connect(m_settingsPage, &SettingsPage::folderRequested, m_linkBar, &LinkBar::openFolder);
        connect(m_settingsPage, &SettingsPage::comparisonRequested, this, &MainWindow::pickComparison);
    }
    return m_settingsPage;
}

panelui::PanelPicker *MainWindow::panelPicker()
{
    using panelui::PanelPicker;
    if (!m_panelPicker) {
        m_panelPicker = new PanelPicker(this);
        connect(m_panelPicker, &PanelPicker::picked, this, &MainWindow::pickPanel);
        connect(m_panelPicker, &PanelPicker::editRequested, this, [this] { m_building->edit(m_choice->panel()); });
        connect(m_panelPicker, &PanelPicker::newRequested, this, [this] { m_building->edit({}); });
        connect(m_panelPicker, &PanelPicker::importRequested, m_building, &PanelBuilding::chooseFile);
    }
    return m_panelPicker;
}

panelui::ModelPicker *MainWindow::modelPicker()
{
    using panelui::ModelPicker;
    if (!m_modelPicker) {
        m_modelPicker = new ModelPicker(m_catalogue, m_preferences, *m_panelActions, m_clock, this);
        connect(m_modelPicker, &ModelPicker::picked, this, [this](const chat::Model &model) {
            if (m_modelPicker->anchor() == m_comparisonAnchor)
                m_forecasting->compareWith(model);
        });
    }
    return m_modelPicker;
}

void MainWindow::pickComparison(QWidget *anchor)
{
    m_comparisonAnchor = anchor;
    modelPicker()->popUp(anchor, m_forecasting->comparedModel());
}

void MainWindow::pickPanel(const settings::StoredPanel &stored)
{
    if (stored.fill == settings::Fill::Example) {
        m_opening->openNew(); // the examples are there to be picked
        return;
    }
    m_choice->pick(stored.panel);
    m_composer->focusField();
}

void MainWindow::showAside(QWidget *page)
{
    m_pages->showAside(page);
    page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::leaveAside()
{
    if (m_pages->leaveAside())
        m_composer->focusField();
}

void MainWindow::closeSomething()
{
    if (!m_linkBar->isHidden())
        m_linkBar->hide();
    else if (!m_costs->isHidden())
        m_costs->close();
    else if (m_building->leave() || m_comparing->goBack())
        return;
    else if (m_pages->isAside())
        leaveAside();
    else if (!m_frame->closeOverlay() && !m_asking->stopEditing())
        m_asking->stop();
}

void MainWindow::toggleSidebar()
{
    m_frame->setSidebarShown(!m_frame->isSidebarShown());
    if (m_frame->isSidebarShown() && m_frame->isNarrow())
        m_sessions->focusList();
}

void MainWindow::changeTextSize(int by)
{
    settings::Preferences next = m_preferences.current();
    next.fontSizeDelta =
        std::clamp(next.fontSizeDelta + by, settings::smallestFontSizeDelta, settings::largestFontSizeDelta);
    (void)m_preferences.replace(next); // it holds now; writing is tried again when the window closes
}

void MainWindow::exportShown()
{
    if (const desk::Conversation *const conversation = m_opening->shown())
        m_exporter->exportSession(conversation->session());
}

} // namespace windowui

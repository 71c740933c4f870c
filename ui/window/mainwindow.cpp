// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "catalogue/catalogue.h"
#include "connection/keyring.h"
#include "demo/example.h"
#include "desk/conversation.h"
#include "desk/desk.h"
#include "library/library.h"
#include "settings/endpointstore.h"
#include "ui/library/librarypane.h"
#include "ui/panel/modelpicker.h"
#include "ui/panel/panelbutton.h"
#include "ui/panel/panelpage.h"
#include "ui/panel/panelpicker.h"
#include "ui/settings/settingspage.h"
#include "ui/window/asking.h"
#include "ui/window/attention.h"
#include "ui/window/banner.h"
#include "ui/window/composer.h"
#include "ui/window/connecting.h"
#include "ui/window/conversions.h"
#include "ui/window/exporter.h"
#include "ui/window/helppage.h"
#include "ui/window/linkbar.h"
#include "ui/window/notices.h"
#include "ui/window/openrouterrow.h"
#include "ui/window/pagestack.h"
#include "ui/window/sessionpage.h"
#include "ui/window/startpage.h"
#include "ui/window/turnactions.h"
#include "ui/window/windowactions.h"
#include "ui/window/windowframe.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
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
    , m_library(with.library)
    , m_endpoints(with.endpoints)
    , m_preferences(with.preferences)
    , m_catalogue(with.catalogue)
    , m_keys(with.keys)
    , m_theme(with.theme)
    , m_clock(with.clock)
    , m_choice(new PanelChoice(
          {with.panels, with.endpoints, with.preferences, with.connections, with.keys, with.discovery}, this))
{
    setWindowTitle(u"Counterpoint"_s);
    setMinimumSize(smallest);
    dress();
    createParts();
    createPages();
    createLayout();
    createActions();
    connectActions();
    connectLibrary();
    connectDesk();
    connectPanels();
    connectCatalogue();
    connectPages();
    connectStart();
    (new Notices(*m_banner, m_library, this))->show(m_endpoints.problems() + m_preferences.problems());
    restore();
    refreshStart();
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
    m_picker = new panelui::PanelPicker(this);
    m_modelPicker = new panelui::ModelPicker(m_catalogue, m_preferences, m_clock, this);
    m_asking = new Asking(m_desk, *m_composer, *m_pages, *m_choice, this);
    m_connecting = new Connecting(m_keys, m_clock, this);
    m_attention = new Attention(this, *m_pages, m_desk, m_library);
}

void MainWindow::createPages()
{
    m_pages->setArrangement(toTurn(m_preferences.current().arrangement));
    m_start = new StartPage(demo::examples(), m_pages);
    m_help = new HelpPage(m_pages);
    m_settings = new settingsui::SettingsPage(m_preferences, m_endpoints, m_keys, m_pages);
    m_panelPage = new panelui::PanelPage(m_pages);
    m_pages->addWidget(new QWidget(m_pages)); // nothing, until it is known whether there are sessions
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_help);
    m_pages->addWidget(m_settings);
    m_pages->addWidget(m_panelPage);
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
    m_help->setGroups(m_actions->groups());
    m_frame->setMenu(m_actions->createMenu(this));
}

void MainWindow::connectActions()
{
    connect(m_actions, &WindowActions::stopRequested, this, &MainWindow::closeSomething);
    connect(m_actions, &WindowActions::panelRequested, m_composer->panelButton(), &QAbstractButton::click);
    connect(m_actions, &WindowActions::exportRequested, this, &MainWindow::exportShown);
    connect(m_actions, &WindowActions::previousSessionRequested, this, [this] { m_sessions->openNeighbour(-1); });
    connect(m_actions, &WindowActions::nextSessionRequested, this, [this] { m_sessions->openNeighbour(1); });
    connect(m_actions, &WindowActions::sidebarRequested, this, &MainWindow::toggleSidebar);
    connect(m_actions, &WindowActions::nextPaneRequested, this, [this] { movePane(1); });
    connect(m_actions, &WindowActions::previousPaneRequested, this, [this] { movePane(-1); });
    connect(m_actions, &WindowActions::largerTextRequested, this, [this] { changeTextSize(1); });
    connect(m_actions, &WindowActions::smallerTextRequested, this, [this] { changeTextSize(-1); });
    connect(m_actions, &WindowActions::usualTextRequested, this,
            [this] { changeTextSize(-m_preferences.current().fontSizeDelta); });
    connect(m_actions, &WindowActions::settingsRequested, this, [this] {
        showAside(m_settings);
        m_settings->focusFirst();
    });
    connect(m_actions, &WindowActions::helpRequested, this, [this] { showAside(m_help); });
    connect(m_actions, &WindowActions::quitRequested, this, &QWidget::close);
}

void MainWindow::connectLibrary()
{
    using libraryui::LibraryPane;
    connect(m_sessions, &LibraryPane::newSessionRequested, this, &MainWindow::newSession);
    connect(m_sessions, &LibraryPane::sessionOpened, this, &MainWindow::openSession);
    connect(m_sessions, &LibraryPane::hitOpened, this, &MainWindow::openHit);
    connect(m_sessions, &LibraryPane::aboutToRemove, this, &MainWindow::dropSession);
    connect(m_sessions, &LibraryPane::listed, this, &MainWindow::openNewest);
    connect(m_sessions, &LibraryPane::searchFocusRequested, this, [this] { m_frame->setSidebarShown(true); });
}

void MainWindow::connectDesk()
{
    connect(&m_desk, &desk::Desk::opened, this, [this](desk::Conversation *conversation) {
        if (conversation->id() == m_wanted)
            showConversation(*conversation);
    });
    connect(&m_desk, &desk::Desk::openFailed, this, [this](const chat::SessionId &, const QString &message) {
        m_banner->show(u"open"_s, message, Banner::Kind::Warning);
    });
    connect(&m_desk, &desk::Desk::runningChanged, this, [this] {
        QList<chat::SessionId> running;
        const QList<desk::Conversation *> conversations = m_desk.running();
        for (const desk::Conversation *const conversation : conversations)
            running.append(conversation->id());
        m_sessions->setRunning(running);
    });
    connect(m_attention, &Attention::sessionRequested, this, [this](const chat::SessionId &id) {
        activate();
        openSession(id);
    });
    connect(m_composer, &Composer::connectRequested, this, &MainWindow::showHowToConnect);
    connect(m_asking, &Asking::conversationBegan, this,
            [this](desk::Conversation *conversation) { showConversation(*conversation); });
}

void MainWindow::connectPanels()
{
    using panelui::PanelPage;
    using panelui::PanelPicker;
    connect(m_choice, &PanelChoice::changed, this, &MainWindow::refreshStart);
    connect(m_composer->panelButton(), &QPushButton::clicked, this, [this] {
        m_picker->setPanels(m_choice->panels());
        m_picker->popUp(m_composer->panelButton(), m_choice->panel());
    });
    connect(m_picker, &PanelPicker::picked, this, &MainWindow::pickPanel);
    connect(m_picker, &PanelPicker::editRequested, this, [this] { editPanel(m_choice->panel()); });
    connect(m_picker, &PanelPicker::newRequested, this, [this] { editPanel({}); });
    connect(m_panelPage, &PanelPage::cancelled, this, &MainWindow::leaveAside);
    connect(m_panelPage, &PanelPage::used, this, [this](const chat::Panel &panel) {
        m_choice->pick(panel);
        leaveAside();
    });
    connect(m_panelPage, &PanelPage::saveRequested, this, [this](const chat::Panel &panel) {
        if (const auto saved = m_choice->save(panel))
            leaveAside();
        else
            m_panelPage->showProblem(saved.error());
    });
}

void MainWindow::connectCatalogue()
{
    const auto takeEndpoints = [this] { m_catalogue.setEndpoints(m_endpoints.endpoints()); };
    takeEndpoints();
    connect(&m_endpoints, &settings::EndpointStore::changed, this, takeEndpoints);
    // After the window is there.
    QMetaObject::invokeMethod(&m_catalogue, &catalogue::Catalogue::load, Qt::QueuedConnection);
    // Whom the person has just asked may be asked for its models too.
    connect(&m_desk, &desk::Desk::turnFinished, this, [this](desk::Conversation *conversation, const chat::TurnId &id) {
        const chat::Turn *const turn = conversation->turn(id);
        if (!turn || !turn->example.isEmpty())
            return;
        QStringList endpoints;
        for (const chat::Member &member : turn->panel.members)
            endpoints.append(member.model.endpoint);
        m_catalogue.refreshOld(endpoints);
    });
}

void MainWindow::connectPages()
{
    connect(m_frame, &WindowFrame::arranged, this, [this] {
        m_composer->setCompact(m_frame->isNarrow());
        m_pages->setHeadInset(m_frame->headInset());
    });
    connect(m_pages, &PageStack::sessionPageMade, this, &MainWindow::connectSession);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] {
        m_turnActions->setPage(m_pages->session());
        m_composer->setVisible(!m_pages->isAside() || m_pages->currentWidget() == m_start);
        m_frame->closeOverlay();
        m_isAskAwaited = false;
    });
    connect(m_help, &HelpPage::closed, this, &MainWindow::leaveAside);
    connect(m_settings, &settingsui::SettingsPage::closed, this, &MainWindow::leaveAside);
    connect(m_exporter, &Exporter::written, this, [this](const QString &path) {
        m_banner->show(u"export"_s, tr("Exported to %1").arg(path), Banner::Kind::Hint);
    });
    connect(m_exporter, &Exporter::failed, this,
            [this](const QString &problem) { m_banner->show(u"export"_s, problem, Banner::Kind::Warning); });
}

void MainWindow::connectStart()
{
    connect(m_start, &StartPage::exampleRequested, this,
            [this](const QString &name) { showConversation(*m_desk.playExample(name)); });
    connect(m_start, &StartPage::useLocalServersRequested, this, [this] {
        awaitConnection();
        m_choice->useLocalServers();
    });
    connect(m_start, &StartPage::lookAgainRequested, m_choice, &PanelChoice::lookForServers);
    connect(m_start, &StartPage::linkActivated, m_linkBar, &LinkBar::offer);
    connect(m_start, &StartPage::connectionAdded, this, [this](const QUrl &base) {
        if (const auto added = m_choice->addConnection(base); !added)
            m_banner->show(u"connection"_s, added.error(), Banner::Kind::Warning);
    });

    // Who shows whether an endpoint has a key hears of it as of any other change of the endpoint.
    connect(&m_keys, &connection::KeyRing::changed, &m_endpoints, &settings::EndpointStore::changed);
    OpenRouterRow *const openRouter = m_start->openRouter();
    connect(openRouter, &OpenRouterRow::keyEntered, this, &MainWindow::awaitConnection);
    connect(openRouter, &OpenRouterRow::signInRequested, this, &MainWindow::awaitConnection);
    m_connecting->serve(openRouter, settings::openRouter());
    connect(m_connecting, &Connecting::waitingForBrowser, m_linkBar,
            [this](const QString &, const QUrl &address) { m_linkBar->openAtOnce(address); });
}

void MainWindow::connectSession(SessionPage *page)
{
    m_asking->follow(page);
    connect(page, &SessionPage::linkActivated, m_linkBar, &LinkBar::offer);
    connect(page, &SessionPage::connectRequested, this, &MainWindow::showHowToConnect);
    connect(page, &SessionPage::exportRequested, this,
            [this, page](const chat::TurnId &turn) { m_exporter->exportTurn(page->conversation()->session(), turn); });
    connect(page, &SessionPage::arrangementChosen, this, [this](turnui::Arrangement arrangement) {
        settings::Preferences next = m_preferences.current();
        next.arrangement = toSettings(arrangement);
        (void)m_preferences.replace(next); // it holds now; writing is tried again when the window closes
        m_pages->setArrangement(arrangement);
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
    QWidget::closeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // A button takes the space bar by itself; who works by keyboard expects Return to do the same.
    auto *const button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers() == Qt::NoModifier && button && isAncestorOf(button))
        button->click();
    else
        QWidget::keyPressEvent(event);
}

void MainWindow::activate()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

desk::Conversation *MainWindow::shown() const
{
    const SessionPage *const page = m_pages->session();
    return page ? page->conversation() : nullptr;
}

void MainWindow::newSession()
{
    m_wanted = {};
    m_isListed = true;
    m_asking->keepDraft();
    m_pages->showPage(m_start);
    m_asking->restoreDraft();
    m_sessions->setShown({});
    m_composer->focusField();
}

void MainWindow::openSession(const chat::SessionId &id)
{
    m_wanted = id;
    m_desk.open(id);
}

void MainWindow::openHit(const chat::SessionId &id, const chat::TurnId &turn, const QString &words)
{
    m_wantedHit = std::pair(turn, words);
    openSession(id);
}

void MainWindow::openNewest(const QList<chat::SessionId> &newestFirst)
{
    if (std::exchange(m_isListed, true))
        return;
    if (newestFirst.isEmpty())
        newSession();
    else
        openSession(newestFirst.first());
}

void MainWindow::showConversation(desk::Conversation &conversation)
{
    m_wanted = {};
    m_isListed = true;
    m_asking->keepDraft();
    SessionPage *const page = m_pages->showSession(conversation);
    m_asking->restoreDraft();
    m_asking->refresh();
    if (const auto hit = std::exchange(m_wantedHit, std::nullopt); hit && !hit->first.isEmpty())
        page->reveal(hit->first, hit->second);
    m_sessions->setShown(conversation.id());
    m_banner->withdraw(u"open"_s);
}

void MainWindow::dropSession(const chat::SessionId &id)
{
    if (shown() && shown()->id() == id) {
        const bool isListShown = m_frame->isSidebarShown();
        newSession();
        m_frame->setSidebarShown(isListShown); // over a small window too: there it can be undone
        m_sessions->focusList();
    }
    m_asking->forgetDraft(id);
    m_pages->closeSession(id);
    m_desk.discard(id);
}

void MainWindow::pickPanel(const settings::StoredPanel &stored)
{
    if (stored.fill == settings::Fill::Example) {
        newSession(); // the examples are there to be picked
        return;
    }
    m_choice->pick(stored.panel);
    m_composer->focusField();
}

void MainWindow::editPanel(const chat::Panel &panel)
{
    showAside(m_panelPage);
    panelui::Offer offer = m_choice->offer();
    offer.picker = m_modelPicker;
    m_panelPage->edit(panel, offer);
}

void MainWindow::showHowToConnect()
{
    m_pages->showAside(m_start); // what was typed stays in the composer
    m_start->showHowToConnect();
    awaitConnection();
}

void MainWindow::awaitConnection()
{
    m_isAskAwaited = !m_choice->isConnected();
}

void MainWindow::refreshStart()
{
    m_start->setServers(m_choice->servers(), m_choice->areServersInUse(), m_choice->isLooking());
    m_start->setConnections(m_endpoints.endpoints());
    if (!m_choice->isConnected() || m_pages->currentWidget() != m_start)
        return;
    const bool asks = std::exchange(m_isAskAwaited, false);
    leaveAside(); // connected: back to where the question was asked
    if (asks)
        m_asking->askTyped();
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
    else if (m_pages->isAside())
        leaveAside();
    else if (!m_frame->closeOverlay() && !m_asking->stopEditing())
        m_asking->stop();
}

void MainWindow::movePane(int by)
{
    const QList<QWidget *> panes{m_frame->sidebar(), m_pages->currentWidget(), m_composer};
    QWidget *const focused = focusWidget();
    const auto holdsFocus = [focused](const QWidget *pane) { return focused && pane->isAncestorOf(focused); };
    qsizetype at = std::ranges::find_if(panes, holdsFocus) - panes.begin();
    for (qsizetype tried = 0; tried < panes.size(); ++tried) {
        at = (at + by + panes.size()) % panes.size();
        QWidget *const pane = panes[at];
        for (QWidget *one = pane->nextInFocusChain(); one != pane; one = one->nextInFocusChain()) {
            const bool isReached = one->isVisible() && one->isEnabled() && (one->focusPolicy() & Qt::TabFocus) != 0;
            if (isReached && pane->isAncestorOf(one)) {
                one->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
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
    if (const desk::Conversation *const conversation = shown())
        m_exporter->exportSession(conversation->session());
}

} // namespace windowui

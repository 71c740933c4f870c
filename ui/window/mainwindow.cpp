// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "demo/example.h"
#include "desk/conversation.h"
#include "desk/desk.h"
#include "library/library.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"
#include "ui/library/librarypane.h"
#include "ui/panel/panelbutton.h"
#include "ui/panel/panelpage.h"
#include "ui/panel/panelpicker.h"
#include "ui/settings/settingspage.h"
#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/turn/turnview.h"
#include "ui/window/announcement.h"
#include "ui/window/banner.h"
#include "ui/window/composer.h"
#include "ui/window/exporter.h"
#include "ui/window/helppage.h"
#include "ui/window/linkbar.h"
#include "ui/window/notifier.h"
#include "ui/window/pagestack.h"
#include "ui/window/sessionpage.h"
#include "ui/window/sidebar.h"
#include "ui/window/startpage.h"
#include "ui/window/turnactions.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr QSize usualSize(1280, 820);
constexpr QSize smallest(480, 360);
constexpr int cornerSide = 24;
constexpr int cornerLeft = 18;
constexpr int cornerInset = cornerLeft + cornerSide + styleui::step - styleui::margin;

styleui::Appearance appearanceOf(const settings::Preferences &preferences)
{
    switch (preferences.appearance) {
    case settings::Appearance::System: return styleui::Appearance::System;
    case settings::Appearance::Light: return styleui::Appearance::Light;
    case settings::Appearance::Dark: return styleui::Appearance::Dark;
    }
    return styleui::Appearance::System;
}

turnui::Arrangement arrangementOf(settings::Arrangement arrangement)
{
    switch (arrangement) {
    case settings::Arrangement::Auto: return turnui::Arrangement::Automatic;
    case settings::Arrangement::Columns: return turnui::Arrangement::Columns;
    case settings::Arrangement::Reading: return turnui::Arrangement::Reading;
    }
    return turnui::Arrangement::Automatic;
}

settings::Arrangement arrangementOf(turnui::Arrangement arrangement)
{
    switch (arrangement) {
    case turnui::Arrangement::Automatic: return settings::Arrangement::Auto;
    case turnui::Arrangement::Columns: return settings::Arrangement::Columns;
    case turnui::Arrangement::Reading: return settings::Arrangement::Reading;
    }
    return settings::Arrangement::Auto;
}

} // namespace

MainWindow::MainWindow(const Collaborators &with, QWidget *parent)
    : QWidget(parent)
    , m_desk(with.desk)
    , m_library(with.library)
    , m_endpoints(with.endpoints)
    , m_preferences(with.preferences)
    , m_keys(with.keys)
    , m_theme(with.theme)
    , m_clock(with.clock)
    , m_choice(new PanelChoice({with.panels, with.endpoints, with.preferences, with.connections, with.keys,
                                with.discovery},
                               this))
{
    setWindowTitle(u"Counterpoint"_s);
    setMinimumSize(smallest);
    createParts();
    createPages();
    createLayout();
    createActions();
    createMenu();
    connectLibrary();
    connectDesk();
    connectComposer();
    connectPanels();
    connectPages();
    showNotices();
    restore();
    refreshStart();
    refreshComposer();
    m_choice->lookForServers();
}

MainWindow::~MainWindow() = default;

void MainWindow::createParts()
{
    m_notifier = new Notifier(this);
    m_exporter = new Exporter(this);
    m_content = new QWidget(this);
    m_sessions = new libraryui::LibraryPane(m_library, m_clock, this);
    m_menuButton = new QToolButton(this);
    m_cornerButton = new QToolButton(m_content);
    for (QToolButton *const button : {m_menuButton, m_cornerButton}) {
        button->setObjectName(button == m_menuButton ? u"menu"_s : u"cornerMenu"_s);
        button->setIcon(styleui::icon(u"menu"_s, styleui::Ink::Secondary));
        button->setAccessibleName(tr("Menu"));
        button->setPopupMode(QToolButton::InstantPopup);
        styleui::setLook(button, styleui::Look::Plain);
    }
    m_sidebar = new Sidebar(m_sessions, m_menuButton, this);
    m_sidebar->hide();
    m_banner = new Banner(m_content);
    m_linkBar = new LinkBar(m_content);
    m_composer = new Composer(m_content);
    m_picker = new panelui::PanelPicker(this);
}

void MainWindow::createPages()
{
    m_pages = new PageStack(m_desk, m_clock, m_content);
    m_pages->setArrangement(arrangementOf(m_preferences.current().arrangement));
    m_start = new StartPage(demo::examples(), m_pages);
    m_help = new HelpPage(m_pages);
    m_settings = new settingsui::SettingsPage(m_preferences, m_endpoints, m_keys, m_pages);
    m_panelPage = new panelui::PanelPage(m_pages);
    auto *const nothing = new QWidget(m_pages); // until it is known whether there are sessions
    for (QWidget *const page : {nothing, static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_help),
                                static_cast<QWidget *>(m_settings), static_cast<QWidget *>(m_panelPage)})
        m_pages->addWidget(page);
}

void MainWindow::createLayout()
{
    auto *const column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    column->addWidget(m_linkBar);
    column->addWidget(m_composer);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_content, 1);
}

QAction *MainWindow::addAction(const char *name, const QString &text, const QList<QKeySequence> &keys, auto slot)
{
    auto *const action = new QAction(text, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, slot);
    QWidget::addAction(action);
    m_actions.append(action);
    return action;
}

void MainWindow::createActions()
{
    m_turnActions = new TurnActions(this);
    addAction("stopAction", tr("Stop, or close what is open"), {Qt::Key_Escape}, &MainWindow::closeSomething);
    addAction("pickPanelAction", tr("Pick a panel"), {Qt::CTRL | Qt::Key_P},
              [this] { m_composer->panelButton()->click(); });
    addAction("exportAction", tr("Export session…"), {Qt::CTRL | Qt::Key_E}, &MainWindow::exportShown);
    addAction("previousSessionAction", tr("Previous session"), {Qt::CTRL | Qt::Key_PageUp, Qt::ALT | Qt::Key_Up},
              [this] { m_sessions->openNeighbour(-1); });
    addAction("nextSessionAction", tr("Next session"), {Qt::CTRL | Qt::Key_PageDown, Qt::ALT | Qt::Key_Down},
              [this] { m_sessions->openNeighbour(1); });
    addAction("sidebarAction", tr("Show or hide the sessions"), {Qt::CTRL | Qt::Key_B},
              [this] { setSidebarShown(m_sidebar->isHidden()); });
    addAction("nextPaneAction", tr("Next pane"), {Qt::Key_F6}, [this] { movePane(1); });
    addAction("previousPaneAction", tr("Previous pane"), {Qt::SHIFT | Qt::Key_F6}, [this] { movePane(-1); });
    addAction("settingsAction", tr("Settings"), {Qt::CTRL | Qt::Key_Comma}, [this] {
        showPage(m_settings);
        m_settings->focusFirst();
    });
    addAction("helpAction", tr("Help: keyboard"), {Qt::Key_F1}, [this] { showPage(m_help); });
    addAction("quitAction", tr("Quit"), {Qt::CTRL | Qt::Key_Q}, &QWidget::close);
    m_help->setGroups({{tr("Asking"), m_composer->listedActions() + m_actions.first(2)},
                       {tr("A turn"), m_turnActions->listedActions() + m_actions.mid(2, 1)},
                       {tr("Sessions"), m_sessions->listedActions() + m_actions.mid(3, 3)},
                       {tr("The window"), m_actions.mid(6)}});
}

void MainWindow::createMenu()
{
    auto *const menu = new QMenu(this);
    menu->setObjectName(u"mainMenu"_s);
    const auto place = [this, menu](const QStringList &names) {
        for (const QString &name : names)
            menu->addAction(findChild<QAction *>(name));
        menu->addSeparator();
    };
    place({u"newSessionAction"_s, u"searchAction"_s, u"sidebarAction"_s});
    place({u"pickPanelAction"_s, u"exportAction"_s});
    place({u"settingsAction"_s, u"helpAction"_s, u"quitAction"_s});
    m_menuButton->setMenu(menu);
    m_cornerButton->setMenu(menu);
}

void MainWindow::connectLibrary()
{
    using libraryui::LibraryPane;
    connect(m_sessions, &LibraryPane::newSessionRequested, this, &MainWindow::newSession);
    connect(m_sessions, &LibraryPane::sessionOpened, this, &MainWindow::openSession);
    connect(m_sessions, &LibraryPane::hitOpened, this, &MainWindow::openHit);
    connect(m_sessions, &LibraryPane::aboutToRemove, this, &MainWindow::dropSession);
    connect(m_sessions, &LibraryPane::listed, this, &MainWindow::openNewest);
    connect(m_sessions, &LibraryPane::searchFocusRequested, this, [this] { setSidebarShown(true); });
    connect(&m_library, &library::Library::troubleStarted, this,
            [this](const QString &message) { m_banner->show(u"trouble"_s, message, Banner::Kind::Warning); });
    connect(&m_library, &library::Library::troubleEnded, this, [this] { m_banner->withdraw(u"trouble"_s); });
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
        for (const desk::Conversation *const conversation : m_desk.running())
            running.append(conversation->id());
        m_sessions->setRunning(running);
    });
    connect(&m_desk, &desk::Desk::turnFinished, this, &MainWindow::receiveEnd);
    connect(m_notifier, &Notifier::activated, this, [this](const chat::SessionId &id) {
        activate();
        openSession(id);
    });
}

void MainWindow::connectComposer()
{
    connect(m_composer, &Composer::askRequested, this, &MainWindow::ask);
    connect(m_composer, &Composer::stopRequested, this, &MainWindow::stop);
    connect(m_composer, &Composer::takeBackRequested, this, &MainWindow::takeBack);
    connect(m_composer, &Composer::editingCancelled, this, &MainWindow::stopEditing);
    connect(m_composer, &Composer::connectRequested, this, [this] {
        showPage(m_start);
        m_start->showHowToConnect();
    });
}

void MainWindow::connectPanels()
{
    connect(m_choice, &PanelChoice::changed, this, &MainWindow::refreshComposer);
    connect(m_choice, &PanelChoice::changed, this, &MainWindow::refreshStart);
    connect(m_composer->panelButton(), &QPushButton::clicked, this, [this] {
        m_picker->setPanels(m_choice->panels());
        m_picker->popUp(m_composer->panelButton(), m_choice->panel());
    });
    const auto edit = [this](const chat::Panel &panel) {
        showPage(m_panelPage);
        m_panelPage->edit(panel, m_choice->offer());
    };
    connect(m_picker, &panelui::PanelPicker::picked, this, &MainWindow::pickPanel);
    connect(m_picker, &panelui::PanelPicker::editRequested, this, [this, edit] { edit(m_choice->panel()); });
    connect(m_picker, &panelui::PanelPicker::newRequested, this, [edit] { edit({}); });
    connect(m_panelPage, &panelui::PanelPage::cancelled, this, &MainWindow::leavePage);
    connect(m_panelPage, &panelui::PanelPage::used, this, [this](const chat::Panel &panel) {
        m_choice->pick(panel);
        leavePage();
    });
    connect(m_panelPage, &panelui::PanelPage::saveRequested, this, [this](const chat::Panel &panel) {
        if (const auto saved = m_choice->save(panel))
            leavePage();
        else
            m_panelPage->showProblem(saved.error());
    });
}

void MainWindow::connectPages()
{
    connect(m_pages, &PageStack::sessionPageMade, this, &MainWindow::connectSession);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] {
        m_turnActions->setPage(m_pages->session());
        refreshComposer();
    });
    connect(m_start, &StartPage::exampleRequested, this, &MainWindow::playExample);
    connect(m_start, &StartPage::useLocalServersRequested, m_choice, &PanelChoice::useLocalServers);
    connect(m_start, &StartPage::lookAgainRequested, m_choice, &PanelChoice::lookForServers);
    connect(m_start, &StartPage::linkActivated, m_linkBar, &LinkBar::offer);
    connect(m_start, &StartPage::connectionAdded, this, [this](const QUrl &base) {
        if (const auto added = m_choice->addConnection(base); !added)
            m_banner->show(u"connection"_s, added.error(), Banner::Kind::Warning);
    });
    connect(m_help, &HelpPage::closed, this, &MainWindow::leavePage);
    connect(m_settings, &settingsui::SettingsPage::closed, this, &MainWindow::leavePage);
    connect(m_exporter, &Exporter::written, this, [this](const QString &path) {
        m_banner->show(u"export"_s, tr("Exported to %1").arg(path), Banner::Kind::Hint);
    });
    connect(m_exporter, &Exporter::failed, this,
            [this](const QString &problem) { m_banner->show(u"export"_s, problem, Banner::Kind::Warning); });
    connect(&m_preferences, &settings::PreferenceStore::changed, this,
            [this](const settings::Preferences &now, const settings::Preferences &before) {
                if (now.appearance != before.appearance)
                    m_theme.setAppearance(appearanceOf(now));
            });
}

void MainWindow::connectSession(SessionPage *page)
{
    connect(page, &SessionPage::linkActivated, m_linkBar, &LinkBar::offer);
    connect(page, &SessionPage::editRequested, this, &MainWindow::editPrompt);
    connect(page, &SessionPage::connectRequested, this, [this] {
        showPage(m_start);
        m_start->showHowToConnect();
    });
    connect(page, &SessionPage::exportRequested, this, [this, page](const chat::TurnId &turn) {
        m_exporter->exportTurn(page->conversation()->session(), turn);
    });
    connect(page, &SessionPage::arrangementChosen, this, [this](turnui::Arrangement arrangement) {
        settings::Preferences next = m_preferences.current();
        next.arrangement = arrangementOf(arrangement);
        (void)m_preferences.replace(next); // it holds now; writing is tried again when the window closes
        m_pages->setArrangement(arrangement);
    });
    connect(page->conversation(), &desk::Conversation::runningChanged, this, &MainWindow::refreshComposer);
    connect(page->conversation(), &desk::Conversation::waitingChanged, this, &MainWindow::refreshComposer);
}

void MainWindow::showNotices()
{
    int number = 0;
    for (const library::Notice &notice : m_library.notices())
        m_banner->show(u"library%1"_s.arg(++number), notice.text,
                       notice.isWarning ? Banner::Kind::Warning : Banner::Kind::Hint);
    const QStringList problems = m_endpoints.problems() + m_preferences.problems();
    for (const QString &problem : problems)
        m_banner->show(u"settings%1"_s.arg(++number), problem, Banner::Kind::Warning);
}

void MainWindow::restore()
{
    const settings::Preferences &kept = m_preferences.current();
    m_theme.setAppearance(appearanceOf(kept));
    m_isSidebarShown = kept.isSessionListShown;
    if (kept.windowGeometry.isEmpty() || !restoreGeometry(kept.windowGeometry))
        resize(usualSize);
    placeSidebar();
    m_composer->focusField();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Nothing is asked and nothing stopped: what came is in the journal, and a run goes on from there next time.
    settings::Preferences next = m_preferences.current();
    next.windowGeometry = saveGeometry();
    next.isSessionListShown = m_isSidebarShown;
    (void)m_preferences.replace(next);
    QWidget::closeEvent(event);
}

// Sessions

desk::Conversation *MainWindow::shown() const
{
    const SessionPage *const page = m_pages->session();
    return page ? page->conversation() : nullptr;
}

void MainWindow::newSession()
{
    m_wanted = {};
    m_isListed = true;
    showPage(m_start);
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
    stopEditing();
    if (desk::Conversation *const before = shown())
        m_drafts.insert(before->id(), m_composer->text());
    SessionPage *const page = m_pages->showSession(conversation);
    if (const auto draft = m_drafts.find(conversation.id()); draft != m_drafts.end()) {
        m_composer->setText(*draft);
        m_drafts.erase(draft);
    }
    if (const auto hit = std::exchange(m_wantedHit, std::nullopt); hit && !hit->first.isEmpty())
        page->reveal(hit->first, hit->second);
    m_sessions->setShown(conversation.id());
    m_banner->withdraw(u"open"_s);
    markShownRead();
    refreshComposer();
    if (isNarrow())
        setSidebarShown(false);
}

void MainWindow::dropSession(const chat::SessionId &id)
{
    if (shown() && shown()->id() == id)
        newSession();
    m_drafts.remove(id);
    m_pages->closeSession(id);
    m_desk.discard(id);
}

void MainWindow::receiveEnd(desk::Conversation *conversation, const chat::TurnId &id)
{
    const chat::Turn *const turn = conversation->turn(id);
    if (conversation == shown())
        markShownRead();
    if (isActiveWindow() || !turn)
        return;
    if (const QString what = announcementOf(*turn); !what.isEmpty())
        m_notifier->notify(conversation->id(), conversation->session().title, what);
}

void MainWindow::markShownRead()
{
    if (const desk::Conversation *const conversation = shown(); conversation && isActiveWindow())
        m_library.markRead(conversation->id());
}

// Asking

void MainWindow::ask(const QString &prompt, chat::RunKind kind)
{
    desk::Conversation *conversation = shown();
    m_composer->setText({});
    if (!conversation) {
        conversation = m_desk.newConversation();
        conversation->ask(prompt, m_choice->panel(), kind);
        showConversation(*conversation);
    } else if (m_edited && !conversation->isRunning()) {
        conversation->askInstead(*std::exchange(m_edited, std::nullopt), prompt, m_choice->panel(), kind);
    } else {
        conversation->ask(prompt, m_choice->panel(), kind);
    }
    refreshComposer();
}

void MainWindow::stop()
{
    if (desk::Conversation *const conversation = shown())
        conversation->stop();
}

void MainWindow::takeBack(qsizetype index)
{
    desk::Conversation *const conversation = shown();
    if (!conversation || index >= conversation->waiting().size())
        return;
    const QString prompt = conversation->waiting()[index].prompt;
    conversation->takeBack(index);
    if (m_composer->text().trimmed().isEmpty())
        m_composer->setText(prompt);
}

void MainWindow::editPrompt(const chat::TurnId &id)
{
    const chat::Turn *const turn = shown() ? shown()->turn(id) : nullptr;
    if (!turn)
        return;
    m_edited = id;
    m_composer->setText(turn->prompt);
    m_composer->focusField();
    refreshComposer();
}

void MainWindow::stopEditing()
{
    if (!std::exchange(m_edited, std::nullopt))
        return;
    m_composer->setText({});
    refreshComposer();
}

void MainWindow::playExample(const QString &name)
{
    showConversation(*m_desk.playExample(name));
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

// Places

void MainWindow::showPage(QWidget *page)
{
    if (desk::Conversation *const before = shown(); before && page == m_start) {
        m_drafts.insert(before->id(), m_composer->text());
        stopEditing();
    }
    const bool isAside = page == m_help || page == m_settings || page == m_panelPage;
    if (!isAside)
        m_before = nullptr;
    else if (m_pages->currentWidget() != m_help && m_pages->currentWidget() != m_settings &&
             m_pages->currentWidget() != m_panelPage)
        m_before = m_pages->currentWidget();
    m_pages->setCurrentWidget(page);
    m_composer->setVisible(!isAside);
    if (isAside)
        page->setFocus(Qt::OtherFocusReason);
    if (isNarrow())
        setSidebarShown(false);
}

void MainWindow::leavePage()
{
    QWidget *const before = std::exchange(m_before, nullptr);
    m_pages->setCurrentWidget(before && m_pages->indexOf(before) >= 0 ? before : m_start);
    m_composer->show();
    m_composer->focusField();
}

void MainWindow::refreshComposer()
{
    const desk::Conversation *const conversation = shown();
    m_composer->setPanel(m_choice->panel());
    m_composer->setDestination(m_choice->destination());
    m_composer->setConnected(m_choice->isConnected());
    m_composer->setRunning(conversation && conversation->isRunning());
    m_composer->setFollowUp(conversation && !conversation->session().turns.isEmpty());
    m_composer->setEditing(m_edited.has_value());
    QStringList waiting;
    if (conversation) {
        for (const desk::WaitingQuestion &question : conversation->waiting())
            waiting.append(question.prompt);
    }
    m_composer->setWaiting(waiting);
}

void MainWindow::refreshStart()
{
    m_start->setOpenRouterReady(m_choice->isOpenRouterReady());
    m_start->setServers(m_choice->servers(), m_choice->areServersInUse(), m_choice->isLooking());
    m_start->setConnections(m_endpoints.endpoints());
}

bool MainWindow::isNarrow() const
{
    return width() < styleui::narrowWindow;
}

void MainWindow::placeSidebar()
{
    const bool isOverlay = isNarrow();
    const bool isBeside = layout()->indexOf(m_sidebar) >= 0;
    if (isOverlay && isBeside) {
        layout()->removeWidget(m_sidebar);
        m_sidebar->hide();
    } else if (!isOverlay && !isBeside) {
        static_cast<QHBoxLayout *>(layout())->insertWidget(0, m_sidebar);
        m_sidebar->setVisible(m_isSidebarShown);
    }
    if (isOverlay) {
        m_sidebar->setGeometry(0, 0, Sidebar::usualWidth, height());
        m_sidebar->raise();
    }
    m_composer->setCompact(isOverlay);
    const bool isCornerShown = isOverlay || m_sidebar->isHidden();
    m_cornerButton->setVisible(isCornerShown);
    m_cornerButton->setGeometry(cornerLeft - styleui::step, 2 * styleui::step, cornerSide, cornerSide);
    m_cornerButton->raise();
    m_pages->setHeadInset(isCornerShown ? cornerInset : 0);
}

void MainWindow::setSidebarShown(bool isShown)
{
    if (!isNarrow())
        m_isSidebarShown = isShown;
    m_sidebar->setVisible(isShown);
    placeSidebar();
    if (isShown && isNarrow())
        m_sessions->focusList();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeSidebar();
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange)
        markShownRead();
}

void MainWindow::activate()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeSomething()
{
    if (!m_linkBar->isHidden())
        m_linkBar->hide();
    else if (isNarrow() && !m_sidebar->isHidden())
        setSidebarShown(false);
    else if (m_before)
        leavePage();
    else if (m_edited)
        stopEditing();
    else
        stop();
}

void MainWindow::movePane(int by)
{
    const QList<QWidget *> panes{m_sidebar, m_pages->currentWidget(), m_composer};
    QWidget *const focused = focusWidget();
    const auto holdsFocus = [focused](const QWidget *pane) { return focused && pane->isAncestorOf(focused); };
    qsizetype at = std::ranges::find_if(panes, holdsFocus) - panes.begin();
    for (qsizetype tried = 0; tried < panes.size(); ++tried) {
        at = (at + by + panes.size()) % panes.size();
        QWidget *const pane = panes[at];
        for (QWidget *one = pane->nextInFocusChain(); pane->isAncestorOf(one); one = one->nextInFocusChain()) {
            if (one->isVisible() && one->isEnabled() && (one->focusPolicy() & Qt::TabFocus) != 0) {
                one->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
}

void MainWindow::exportShown()
{
    if (const desk::Conversation *const conversation = shown())
        m_exporter->exportSession(conversation->session());
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/librarypane.h"

#include "chat/clock.h"
#include "ui/library/keycap.h"
#include "ui/library/sessiondelegate.h"
#include "ui/library/sessionlistmodel.h"
#include "ui/style/metrics.h"
#include "ui/style/undobar.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace libraryui {

namespace {

constexpr int mostHits = 100;
constexpr int edge = 10;

} // namespace

LibraryPane::LibraryPane(library::Library &library, chat::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_clock(clock)
    , m_model(new SessionListModel(clock, this))
    , m_field(new SearchField(this))
    , m_newButton(new KeycapButton(tr("+ New session"), this))
    , m_list(new QListView(this))
    , m_hint(new QLabel(this))
    , m_undo(new styleui::UndoBar(this))
{
    createLayout();
    createActions();
    connect(m_field, &QLineEdit::textChanged, this, &LibraryPane::reload);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { openIndex(m_model->neighbour({}, 1)); });
    connect(m_newButton, &QPushButton::clicked, this, &LibraryPane::newSessionRequested);
    connect(m_list, &QListView::clicked, this, &LibraryPane::openIndex);
    connect(m_list, &QListView::activated, this, &LibraryPane::openIndex);
    connect(m_model, &SessionListModel::titleEdited, &m_library, &library::Library::rename);
    connect(m_undo, &styleui::UndoBar::undone, this, [this] { m_library.restore(m_removed); });
    connect(&m_library, &library::Library::sessionsChanged, this, &LibraryPane::reload);
    reload();
}

void LibraryPane::createLayout()
{
    m_field->setObjectName(u"search"_s);
    m_field->setPlaceholderText(tr("Search everything"));
    m_field->setAccessibleName(tr("Search everything"));
    m_newButton->setObjectName(u"newSession"_s);
    m_newButton->setAccessibleName(tr("New session"));
    m_list->setObjectName(u"sessions"_s);
    m_list->setAccessibleName(tr("Sessions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SessionDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setTabKeyNavigation(false);
    m_hint->setObjectName(u"hint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setFont(styleui::figuresFont(font()));
    m_hint->setContentsMargins(2 * styleui::step, 2 * styleui::step, 2 * styleui::step, 0);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(edge, styleui::padding, edge, edge);
    column->setSpacing(styleui::step);
    column->addWidget(m_field);
    column->addSpacing(styleui::step);
    column->addWidget(m_newButton);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addWidget(m_undo);
}

void LibraryPane::createActions()
{
    const auto add = [this](QWidget *owner, const char *name, const QString &text, const QKeySequence &keys,
                            Qt::ShortcutContext context, auto slot) {
        auto *const action = new QAction(text, owner);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        action->setShortcutContext(context);
        owner->addAction(action);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_newSession = add(this, "newSessionAction", tr("New session"), QKeySequence(Qt::CTRL | Qt::Key_N),
                       Qt::WindowShortcut, &LibraryPane::newSessionRequested);
    m_search = add(this, "searchAction", tr("Search everything"), QKeySequence(Qt::CTRL | Qt::Key_K),
                   Qt::WindowShortcut, &LibraryPane::focusSearch);
    m_rename = add(m_list, "renameAction", tr("Rename session"), QKeySequence(Qt::Key_F2), Qt::WidgetShortcut,
                   &LibraryPane::renameCurrent);
    m_remove = add(m_list, "removeAction", tr("Delete session"), QKeySequence(Qt::Key_Delete), Qt::WidgetShortcut,
                   &LibraryPane::removeCurrent);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto showKeys = [this] { // the person may choose others
        m_field->setKeys(m_search->shortcut());
        m_newButton->setKeys(m_newSession->shortcut());
    };
    connect(m_search, &QAction::changed, this, showKeys);
    connect(m_newSession, &QAction::changed, this, showKeys);
    showKeys();
}

QList<QAction *> LibraryPane::listedActions() const
{
    return {m_newSession, m_search, m_rename, m_remove};
}

bool LibraryPane::isSearching() const
{
    return !m_field->text().trimmed().isEmpty();
}

void LibraryPane::reload()
{
    const QString words = m_field->text().trimmed();
    if (words.isEmpty())
        list();
    else
        search(words);
}

void LibraryPane::list()
{
    // A run tells of itself often: one question at a time, and one more where something changed meanwhile.
    m_isStale = std::exchange(m_isListing, true);
    if (m_isStale)
        return;
    m_library.sessions(this, [this](const QList<library::SessionSummary> &sessions) {
        m_isListing = false;
        if (!isSearching())
            receive(sessions, Grouping::ByDay);
        QList<chat::SessionId> ids;
        for (const library::SessionSummary &session : sessions)
            ids.append(session.id);
        Q_EMIT listed(ids);
        if (std::exchange(m_isStale, false))
            reload();
    });
}

void LibraryPane::search(const QString &words)
{
    m_library.search(words, mostHits, this, [this, words](const QList<library::SessionSummary> &sessions) {
        if (m_field->text().trimmed() == words)
            receive(sessions, Grouping::None);
    });
}

void LibraryPane::receive(const QList<library::SessionSummary> &sessions, Grouping grouping)
{
    m_model->setSessions(sessions, grouping);
    selectShown();
    const bool isEmpty = m_model->rowCount() == 0;
    m_hint->setVisible(isEmpty);
    m_hint->setText(isSearching() ? tr("Nothing found.") : tr("Your sessions will be listed here."));
}

void LibraryPane::setRunning(const QList<chat::SessionId> &running)
{
    m_model->setRunning(running);
    if (!running.isEmpty() && !m_isTicking)
        tick();
}

void LibraryPane::tick()
{
    m_isTicking = m_model->isAnythingRunning();
    if (!m_isTicking)
        return;
    // Only repainted: a changed row would lay out the whole list anew.
    const QModelIndexList running = m_model->runningIndexes();
    for (const QModelIndex &index : running)
        m_list->update(index);
    m_clock.after(1s, this, [this] { tick(); });
}

void LibraryPane::setShown(const chat::SessionId &id)
{
    m_shown = id;
    selectShown();
}

void LibraryPane::selectShown()
{
    const QModelIndex shown = m_model->indexOf(m_shown);
    if (!shown.isValid())
        m_list->clearSelection();
    else if (m_list->currentIndex() != shown || !m_list->selectionModel()->isSelected(shown))
        m_list->setCurrentIndex(shown);
}

void LibraryPane::openNeighbour(int by)
{
    openIndex(m_model->neighbour(m_model->indexOf(m_shown), by));
}

void LibraryPane::openIndex(const QModelIndex &index)
{
    const library::SessionSummary *const session = m_model->session(index);
    if (!session)
        return;
    if (isSearching())
        Q_EMIT hitOpened(session->id, session->hit, m_field->text().trimmed());
    else
        Q_EMIT sessionOpened(session->id);
}

void LibraryPane::renameCurrent()
{
    if (m_model->session(m_list->currentIndex()))
        m_list->edit(m_list->currentIndex());
}

void LibraryPane::removeCurrent()
{
    const library::SessionSummary *const session = m_model->session(m_list->currentIndex());
    if (!session)
        return;
    const auto [id, title] = std::pair(session->id, session->title);
    Q_EMIT aboutToRemove(id);
    m_library.remove(id);
    m_removed = id;
    m_undo->offer(title);
}

void LibraryPane::focusSearch()
{
    Q_EMIT searchFocusRequested();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void LibraryPane::focusList()
{
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void LibraryPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isSearching()) {
        m_field->clear();
    } else if (event->key() == Qt::Key_Down && m_field->hasFocus()) {
        m_list->setCurrentIndex(m_model->neighbour({}, 1));
        focusList();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace libraryui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QWidget>

class QAction;
class QLabel;
class QListView;

namespace chat {
class Clock;
}

namespace styleui {
class UndoBar;
}

namespace libraryui {

enum class Grouping;
class KeycapButton;
class SearchField;
class SessionListModel;

/// The sidebar: search, a new session, and the sessions newest first. Renames, deletes (with undo) and searches in the
/// library by itself; what is opened is the window's business.
class LibraryPane : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the pane.
    LibraryPane(library::Library &library, chat::Clock &clock, QWidget *parent = nullptr);

    /// The sessions that run here; they count their seconds.
    void setRunning(const QList<chat::SessionId> &running);
    /// The session on the screen; empty for a new one.
    void setShown(const chat::SessionId &id);
    /// Opens the session below (1) or above (−1) the one on the screen.
    void openNeighbour(int by);
    [[nodiscard]] bool isSearching() const;

    void focusSearch();
    void focusList();

    /// New session, search, rename, delete: for menus and the help page.
    [[nodiscard]] QList<QAction *> listedActions() const;
    [[nodiscard]] QAction *newSessionAction() const { return m_newSession; }
    [[nodiscard]] QAction *searchAction() const { return m_search; }

Q_SIGNALS:
    /// The whole list arrived (again).
    void listed(const QList<chat::SessionId> &newestFirst);
    void newSessionRequested();
    void sessionOpened(const chat::SessionId &id);
    /// A search hit: the turn to land on and the words to find there.
    void hitOpened(const chat::SessionId &id, const chat::TurnId &turn, const QString &words);
    /// Search was asked for by key: the pane must be in sight.
    void searchFocusRequested();
    /// About to be deleted: whatever runs in it must stop.
    void aboutToRemove(const chat::SessionId &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createActions();
    void createLayout();
    void reload();
    void list();
    void search(const QString &words);
    void receive(const QList<library::SessionSummary> &sessions, Grouping grouping);
    void openIndex(const QModelIndex &index);
    void selectShown();
    void renameCurrent();
    void removeCurrent();
    void tick();

    library::Library &m_library;
    chat::Clock &m_clock;
    SessionListModel *const m_model;
    SearchField *const m_field;
    KeycapButton *const m_newButton;
    QListView *const m_list;
    QLabel *const m_hint;
    styleui::UndoBar *const m_undo;
    QAction *m_newSession = nullptr;
    QAction *m_search = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_remove = nullptr;
    chat::SessionId m_shown;
    chat::SessionId m_removed; ///< the last one
    bool m_isListing = false;
    bool m_isStale = false;
    bool m_isTicking = false;
};

} // namespace libraryui

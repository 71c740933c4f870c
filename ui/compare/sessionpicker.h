// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "compare/questionset.h"
#include "ui/style/surfaces.h"

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace library {
class Library;
}
namespace styleui {
class ElidedLabel;
}

namespace compareui {

/// Past sessions to tick: the first question of each is taken, for it needs nothing that was said before it.
class SessionPicker : public styleui::Card
{
    Q_OBJECT

public:
    /// `library` outlives this.
    explicit SessionPicker(library::Library &library, QWidget *parent = nullptr);

    /// Lists the sessions as they are now, none ticked.
    void open();

Q_SIGNALS:
    void picked(const QList<compare::Question> &questions);
    /// What could not be read, in a sentence.
    void failed(const QString &problem);
    void closed();

private:
    [[nodiscard]] QList<chat::SessionId> ticked() const;
    void count();
    void take();
    void load(QList<chat::SessionId> ids, QList<compare::Question> found);

    library::Library &m_library;
    QStandardItemModel *const m_model;
    QSortFilterProxyModel *const m_found;
    QLineEdit *const m_search;
    QListView *const m_list;
    styleui::ElidedLabel *const m_hint;
    QPushButton *const m_take;
};

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QListView;
class QPushButton;

namespace library {
class Library;
}
namespace styleui {
class ElidedLabel;
class UndoBar;
} // namespace styleui

namespace compareui {

class ExperimentList;

/// All comparisons: found, opened, deleted with Undo; a new one; the written example.
class HomePane : public QWidget
{
    Q_OBJECT

public:
    /// `library` outlives this.
    explicit HomePane(library::Library &library, QWidget *parent = nullptr);

    void setRunning(const QHash<QString, QString> &words);
    /// What cannot be opened, and why; empty where all is well.
    void showProblem(const QString &problem);
    void focusFirst();

Q_SIGNALS:
    void newRequested();
    /// For the first time.
    void exampleRequested();
    void importRequested();
    void dailyUseRequested();
    void opened(const compare::ExperimentId &id);
    /// Whoever hears it deletes it; Undo is offered here.
    void removeRequested(const compare::ExperimentId &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createLayout();
    [[nodiscard]] QWidget *createCard(const QString &name, const QString &meaning, QPushButton *button);
    void reload();
    void open(const QModelIndex &index);
    void remove();

    library::Library &m_library;
    ExperimentList *const m_model;
    QPushButton *const m_new;
    QPushButton *const m_example;
    QPushButton *const m_daily;
    QLineEdit *const m_search;
    QListView *const m_list;
    styleui::ElidedLabel *const m_hint;
    styleui::ElidedLabel *const m_problem;
    styleui::UndoBar *const m_undo;
    QString m_removed;              ///< the last one
    compare::ExperimentId m_played; ///< the example, where it is in the list
};

} // namespace compareui

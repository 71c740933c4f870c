// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

#include <QWidget>

class QListView;
class QPlainTextEdit;
class QPushButton;

namespace library {
class Library;
}
namespace styleui {
class Card;
class ElidedLabel;
} // namespace styleui

namespace compareui {

class QuestionList;
class QuestionReader;
class SessionPicker;

/// Which questions are asked: typed, from files, from past sessions; and what was read of them and what was not.
class QuestionsForm : public QWidget
{
    Q_OBJECT

public:
    /// `library` outlives this.
    explicit QuestionsForm(library::Library &library, QWidget *parent = nullptr);

    /// Those of an experiment that is changed; nothing kept of it loses its question's id.
    void setExperiment(const compare::Experiment &experiment);
    /// One more, as it is.
    void add(const QString &question);
    /// With ids.
    [[nodiscard]] QList<compare::Question> questions() const;
    void readFile(const QString &path);
    /// Stops reading, or closes the list of sessions. False where neither is there.
    bool closeSomething();

Q_SIGNALS:
    void changed();

private:
    void createLayout();
    void chooseFile();
    void take(const QString &path, const compare::QuestionSet &set);
    void showReading(const QString &path);
    void say(const QString &message, const QString &detail = {});
    void pickSessions(bool isOpen);
    void removeSelected();
    void refresh();

    QuestionList *const m_model;
    QuestionReader *const m_reader;
    QPlainTextEdit *const m_typed;
    QPushButton *const m_file;
    QPushButton *const m_sessions;
    QPushButton *const m_stop;
    SessionPicker *const m_picker;
    styleui::ElidedLabel *const m_message;
    styleui::ElidedLabel *const m_skipped;
    styleui::ElidedLabel *const m_summary;
    styleui::Card *const m_card;
    QListView *const m_list;
    QPushButton *const m_remove;
};

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/rounds.h"

#include <QUrl>
#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QShortcut;

namespace styleui {
class ElidedLabel;
}

namespace compareui {

class AnswerColumn;
class AnswerTexts;

/// Answers beside each other, blind: the person picks the better one by a key, then the names appear. One round after
/// the other; a single question's answers all at once.
class PickingPane : public QWidget
{
    Q_OBJECT

public:
    /// `texts` outlive this. Its keys are taken wherever the focus is in `parent`, while the pane is shown.
    explicit PickingPane(AnswerTexts &texts, QWidget *parent = nullptr);

    /// What is picked in; outlives the pane, or is taken away by null.
    void setExperiment(const compare::Experiment *experiment);
    /// It has changed.
    void refresh();
    /// Whether more is to come by itself.
    void setRunning(bool isRunning);
    /// False where there is nothing to read or to press.
    bool focusFirst();

Q_SIGNALS:
    void picked(const chat::TurnId &first, const chat::TurnId &second, compare::Preference preference);
    void turnAsked(const chat::SessionId &session, const chat::TurnId &turn);
    void linkActivated(const QUrl &url);
    void resultsRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void createLayout();
    void createKeys();
    [[nodiscard]] static bool openLink(QObject &text);
    void goOn();
    void begin(const Round &round);
    void next();
    void skip();
    void pickBest(qsizetype place);
    void pickAll(compare::Preference preference);
    void tell(const QList<Choice> &choices);
    void showRound();
    void showTexts();
    void showBar(bool isRevealed);
    void revealNames();
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] bool isRevealed() const;
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] const compare::Trial *trialAt(qsizetype place) const;

    AnswerTexts &m_texts;
    const compare::Experiment *m_experiment = nullptr;
    bool m_isRunning = false;
    Round m_round;
    QList<Round> m_skipped;
    // Counted anew by refresh(): there may be thousands.
    QList<Round> m_coming; ///< what can be picked from, as m_round perhaps
    PicksDone m_picks;
    bool m_isWhole = false; ///< all answers there are in one round
    QList<AnswerColumn *> m_columns;
    styleui::ElidedLabel *const m_question;
    styleui::ElidedLabel *const m_done;
    styleui::ElidedLabel *const m_empty;
    styleui::ElidedLabel *const m_verdict;
    QWidget *const m_answers;
    QWidget *const m_bar;
    QList<QShortcut *> m_keys;
    QHBoxLayout *m_row = nullptr;
    QPushButton *const m_equal;
    QPushButton *const m_bad;
    QPushButton *const m_skip;
    QPushButton *const m_next;
    QPushButton *const m_results;
};

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/setupoffer.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QTimer;

namespace styleui {
class ElidedLabel;
}

namespace compareui {

class ContestantsForm;
class QuestionsForm;
class ScoringForm;

/// A comparison as it is planned: who takes part, what is asked, who scores, what it may cost. For a new one, and over
/// one that has begun. Starts nothing itself.
class SetupPane : public QWidget
{
    Q_OBJECT

public:
    explicit SetupPane(const SetupOffer &offer, QWidget *parent = nullptr);

    /// An empty form.
    void create();
    /// More of one that is there: what was asked is not asked again.
    void edit(const compare::Experiment &experiment);
    void addPanel(const chat::Panel &panel);
    void addQuestion(const QString &question);
    /// Adds those in a file, once they are read.
    void readQuestions(const QString &path);
    /// As the person sees it.
    [[nodiscard]] compare::Plan plan() const;
    /// Whether something of a new one would be lost.
    [[nodiscard]] bool isTouched() const;
    [[nodiscard]] bool isNew() const { return m_given.id.isEmpty(); }
    /// What is open within it. False where nothing is.
    bool closeSomething();
    void focusFirst();

Q_SIGNALS:
    /// `start`: at once; else it is only kept.
    void planned(const compare::Plan &plan, bool start);
    void cancelled();

private:
    void createRest();
    [[nodiscard]] QWidget *createForm();
    [[nodiscard]] QWidget *createBar();
    void showPlan(const compare::Experiment &experiment);
    void noteChange();
    void refresh();
    void finish(bool start);

    const SetupOffer m_offer;
    compare::Experiment m_given;
    styleui::ElidedLabel *const m_heading;
    QLineEdit *const m_title;
    ContestantsForm *const m_contestants;
    QCheckBox *const m_independent;
    styleui::ElidedLabel *const m_shared;
    QuestionsForm *const m_questions;
    QSpinBox *const m_repeats;
    ScoringForm *const m_scoring;
    QDoubleSpinBox *const m_budget;
    double m_shownBudget = 0; ///< what the field was given
    QScrollArea *const m_scroll;
    styleui::ElidedLabel *const m_estimate;
    styleui::ElidedLabel *const m_problem;
    QPushButton *const m_cancel;
    QPushButton *const m_keep;
    QPushButton *const m_start;
    QTimer *const m_soon; ///< the estimate is made once for many changes
};

} // namespace compareui

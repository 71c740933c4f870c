// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/plan.h"
#include "ui/compare/setupoffer.h"
#include "ui/style/surfaces.h"

class QCheckBox;
class QPushButton;
class QSpinBox;

namespace styleui {
class ElidedLabel;
}

namespace compareui {

/// Who says which answer is better: the person always may, and a model besides.
class ScoringForm : public styleui::Card
{
    Q_OBJECT

public:
    explicit ScoringForm(const SetupOffer &offer, QWidget *parent = nullptr);

    void setScoring(const compare::Scoring &scoring);
    [[nodiscard]] const compare::Scoring &scoring() const { return m_scoring; }
    /// The rest of what is asked: whether there are rubrics, and what speaks against the judge.
    void setPlan(const compare::Plan &plan);

Q_SIGNALS:
    void changed();

private:
    void createLayout();
    void pickJudge();
    void takeJudge(const chat::Model &model);
    void refresh();
    void announce();

    const SetupOffer m_offer;
    compare::Scoring m_scoring;
    panelui::ModelPicker *m_models = nullptr; ///< the window's
    styleui::ElidedLabel *const m_judge;
    QPushButton *const m_choose;
    QPushButton *const m_none;
    QWidget *const m_tasks;
    QCheckBox *const m_picks;
    QCheckBox *const m_grades;
    QSpinBox *const m_gradings;
    styleui::ElidedLabel *const m_noRubric;
    styleui::ElidedLabel *const m_objection;
    QCheckBox *const m_insists;
};

} // namespace compareui

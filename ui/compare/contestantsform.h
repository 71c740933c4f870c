// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"
#include "ui/compare/setupoffer.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace panelui {
class PanelPicker;
}
namespace styleui {
class Card;
}

namespace compareui {

class ContestantRow;

/// Who takes part, in their order: panels, models alone, OpenRouter Fusion.
class ContestantsForm : public QWidget
{
    Q_OBJECT

public:
    explicit ContestantsForm(const SetupOffer &offer, QWidget *parent = nullptr);

    void setPlan(const compare::Plan &plan);
    /// Puts those that are shown into that plan.
    void fill(compare::Plan &plan) const;
    void addPanel(const chat::Panel &panel);
    void addModel(const chat::Model &model);
    /// What it will cost to see what each member of a contestant adds.
    void showOmissionCosts(const compare::Experiment &experiment);
    void focusAdd();

Q_SIGNALS:
    void changed();

private:
    void createButtons(QVBoxLayout *column);
    void pickPanel();
    void pickModel();
    void add(const compare::Contestant &contestant);
    void move(int number, int by);
    void remove(int number);
    void omit(int number, bool isOmitting);
    [[nodiscard]] bool isOmitting(int number) const;
    void rebuild();

    const SetupOffer m_offer;
    compare::Plan m_plan; ///< its contestants alone
    styleui::Card *const m_card;
    QVBoxLayout *const m_column;
    QList<ContestantRow *> m_rows;
    QPushButton *const m_addPanel;
    QPushButton *const m_addModel;
    QPushButton *const m_addFusion;
    panelui::PanelPicker *m_picker = nullptr;
    panelui::ModelPicker *m_models = nullptr; ///< the window's
};

} // namespace compareui

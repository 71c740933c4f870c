// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/contestantsform.h"

#include "forecast/forecast.h"
#include "ui/compare/contestantrow.h"
#include "ui/compare/words.h"
#include "ui/panel/modelpicker.h"
#include "ui/panel/panelpicker.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

ContestantsForm::ContestantsForm(const SetupOffer &offer, QWidget *parent)
    : QWidget(parent)
    , m_offer(offer)
    , m_card(new styleui::Card(this))
    , m_column(new QVBoxLayout(m_card))
    , m_addPanel(new QPushButton(tr("Add a panel…"), this))
    , m_addModel(new QPushButton(tr("Add one model…"), this))
    , m_addFusion(new QPushButton(tr("Add OpenRouter Fusion"), this))
{
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * styleui::step);
    column->addWidget(m_card);
    createButtons(column);
    rebuild();
}

void ContestantsForm::createButtons(QVBoxLayout *column)
{
    m_addPanel->setObjectName(u"addPanel"_s);
    m_addModel->setObjectName(u"addModel"_s);
    m_addFusion->setObjectName(u"addFusion"_s);
    m_addFusion->setToolTip(tr("OpenRouter's own fusion of models, as one request: a baseline"));
    auto *const row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    for (QPushButton *const button : {m_addPanel, m_addModel, m_addFusion})
        row->addWidget(button);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_addPanel, &QPushButton::clicked, this, &ContestantsForm::pickPanel);
    connect(m_addModel, &QPushButton::clicked, this, &ContestantsForm::pickModel);
    connect(m_addFusion, &QPushButton::clicked, this, [this] {
        if (const std::optional<chat::Model> fusion = m_offer.fusion())
            addModel(*fusion);
    });
}

void ContestantsForm::pickPanel()
{
    if (!m_picker) {
        m_picker = new panelui::PanelPicker(panelui::PanelPicker::Use::PickOnly, this);
        connect(m_picker, &panelui::PanelPicker::picked, this,
                [this](const settings::StoredPanel &stored) { addPanel(stored.panel); });
    }
    QList<settings::StoredPanel> panels = m_offer.panels();
    panels.removeIf([](const settings::StoredPanel &stored) { return stored.panel.members.isEmpty(); });
    m_picker->setPanels(panels);
    m_picker->popUp(m_addPanel, {});
}

void ContestantsForm::pickModel()
{
    if (!m_models) {
        m_models = m_offer.models();
        connect(m_models, &panelui::ModelPicker::picked, this, [this](const chat::Model &model) {
            if (m_models->anchor() == m_addModel)
                addModel(model);
        });
    }
    m_models->popUp(m_addModel);
}

void ContestantsForm::setPlan(const compare::Plan &plan)
{
    m_plan = plan;
    rebuild();
}

void ContestantsForm::fill(compare::Plan &plan) const
{
    plan.contestants = m_plan.contestants;
    plan.lastNumber = m_plan.lastNumber;
}

void ContestantsForm::addPanel(const chat::Panel &panel)
{
    add({.number = 0, .panel = panel, .kind = chat::RunKind::Panel, .omission = {}});
}

void ContestantsForm::addModel(const chat::Model &model)
{
    add(compare::aloneContestant({.model = model, .settings = {}}));
}

void ContestantsForm::add(const compare::Contestant &contestant)
{
    compare::addContestant(m_plan, contestant);
    rebuild();
    Q_EMIT changed();
}

bool ContestantsForm::isOmitting(int number) const
{
    return std::ranges::any_of(m_plan.contestants, [number](const compare::Contestant &one) {
        return one.omission && one.omission->contestant == number;
    });
}

void ContestantsForm::omit(int number, bool isOmitting)
{
    if (isOmitting)
        compare::addOmissions(m_plan, number);
    else
        m_plan.contestants.removeIf(
            [number](const compare::Contestant &one) { return one.omission && one.omission->contestant == number; });
    Q_EMIT changed();
}

void ContestantsForm::remove(int number)
{
    m_plan.contestants.removeIf([number](const compare::Contestant &one) {
        return one.number == number || (one.omission && one.omission->contestant == number);
    });
    rebuild();
    m_addPanel->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

/// Among those that are shown; omissions come after them all.
void ContestantsForm::move(int number, int by)
{
    QList<compare::Contestant> &all = m_plan.contestants;
    std::ranges::stable_partition(all, [](const compare::Contestant &one) { return !one.omission.has_value(); });
    const auto found = std::ranges::find(all, number, &compare::Contestant::number);
    all.move(found - all.begin(), found - all.begin() + by);
    rebuild();
    const QString button = by < 0 ? u"moveUp"_s : u"moveDown"_s;
    for (const ContestantRow *const row : std::as_const(m_rows)) {
        if (row->number() == number)
            row->findChild<QWidget *>(button)->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT changed();
}

void ContestantsForm::rebuild()
{
    while (QLayoutItem *const item = m_column->takeAt(0)) {
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater(); // perhaps it is its button that led here
        delete item;
    }
    m_rows.clear();
    for (const compare::Contestant &contestant : std::as_const(m_plan.contestants)) {
        if (contestant.omission)
            continue;
        if (!m_rows.isEmpty())
            m_column->addWidget(new styleui::Hairline(Qt::Horizontal, m_card));
        auto *const row = new ContestantRow(contestant, m_card);
        const int number = contestant.number;
        row->setOmitting(isOmitting(number));
        row->setProblem(m_offer.refusal(contestant.panel));
        connect(row, &ContestantRow::moved, this, [this, number](int by) { move(number, by); });
        connect(row, &ContestantRow::removed, this, [this, number] { remove(number); });
        connect(row, &ContestantRow::omittingChosen, this, [this, number](bool is) { omit(number, is); });
        m_column->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setPlace(i == 0, i == m_rows.size() - 1);
    m_card->setVisible(!m_rows.isEmpty());
    m_addFusion->setVisible(m_offer.fusion().has_value());
}

void ContestantsForm::showOmissionCosts(const compare::Experiment &experiment)
{
    const compare::Estimate whole = m_offer.estimate(experiment);
    for (ContestantRow *const row : std::as_const(m_rows)) {
        if (!isOmitting(row->number())) {
            row->setOmissionCost({});
            continue;
        }
        compare::Experiment without = experiment;
        without.plan.contestants.removeIf([row](const compare::Contestant &one) {
            return one.omission && one.omission->contestant == row->number();
        });
        const compare::Estimate rest = m_offer.estimate(without);
        const chat::Forecast added{.lowUsd = std::max(0.0, whole.forecast.lowUsd - rest.forecast.lowUsd),
                                   .highUsd = std::max(0.0, whole.forecast.highUsd - rest.forecast.highUsd),
                                   .unpriced = whole.forecast.unpriced};
        const qint64 calls = whole.calls + whole.judgements - rest.calls - rest.judgements;
        QStringList parts{counted(calls, tr("+ 1 call"), tr("+ %1 calls"))};
        if (const QString cost = forecast::costText(added); !cost.isEmpty())
            parts.append(cost);
        row->setOmissionCost(parts.join(u" · "_s));
    }
}

void ContestantsForm::focusAdd()
{
    m_addPanel->setFocus(Qt::OtherFocusReason);
}

} // namespace compareui

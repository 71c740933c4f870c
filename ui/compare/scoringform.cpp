// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/scoringform.h"

#include "ui/panel/formrows.h"
#include "ui/panel/modelpicker.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

ScoringForm::ScoringForm(const SetupOffer &offer, QWidget *parent)
    : styleui::Card(parent)
    , m_offer(offer)
    , m_judge(new styleui::ElidedLabel(this))
    , m_choose(new QPushButton(this))
    , m_none(new QPushButton(tr("No judge"), this))
    , m_tasks(new QWidget(this))
    , m_picks(new QCheckBox(tr("picks the better of every two answers, in both orders"), this))
    , m_grades(new QCheckBox(tr("grades each criterion of the rubrics"), this))
    , m_gradings(new QSpinBox(this))
    , m_noRubric(new styleui::ElidedLabel(tr("None of the questions has a rubric."), this))
    , m_objection(new styleui::ElidedLabel(this))
    , m_insists(new QCheckBox(tr("Use it all the same; the results say so"), this))
{
    createLayout();
    connect(m_choose, &QPushButton::clicked, this, &ScoringForm::pickJudge);
    connect(m_none, &QPushButton::clicked, this, [this] {
        m_scoring = {};
        announce();
    });
    const auto follow = [this](QCheckBox *box, bool compare::Scoring::*field) {
        connect(box, &QCheckBox::clicked, this, [this, field](bool is) {
            m_scoring.*field = is;
            announce();
        });
    };
    follow(m_picks, &compare::Scoring::picks);
    follow(m_grades, &compare::Scoring::grades);
    follow(m_insists, &compare::Scoring::insists);
    connect(m_gradings, &QSpinBox::valueChanged, this, [this](int times) {
        m_scoring.gradings = times;
        announce();
    });
    refresh();
}

void ScoringForm::createLayout()
{
    auto *const yours = new styleui::ElidedLabel(tr("You: pick blind whenever you like, as many as you like."), this);
    yours->setMaximumLines(0);
    m_judge->setObjectName(u"judge"_s);
    m_choose->setObjectName(u"chooseJudge"_s);
    m_none->setObjectName(u"noJudge"_s);
    styleui::setLook(m_none, styleui::Look::Plain);
    m_picks->setObjectName(u"judgePicks"_s);
    m_grades->setObjectName(u"judgeGrades"_s);
    m_gradings->setObjectName(u"gradings"_s);
    m_gradings->setAccessibleName(tr("How often each criterion is graded"));
    m_gradings->setRange(1, compare::Scoring::mostGradings);
    m_gradings->setSuffix(tr(" times each"));
    panelui::passWheelOn(m_gradings);
    m_noRubric->setInk(styleui::Ink::Faint);
    m_objection->setObjectName(u"objection"_s);
    m_objection->setInk(styleui::Ink::Warning);
    m_objection->setMaximumLines(0);
    m_insists->setObjectName(u"insists"_s);

    auto *const row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    row->addWidget(m_judge, 1);
    row->addWidget(m_choose);
    row->addWidget(m_none);
    auto *const grades = new QHBoxLayout;
    grades->setSpacing(2 * styleui::step);
    grades->addWidget(m_grades);
    grades->addWidget(m_gradings);
    grades->addWidget(m_noRubric, 1);
    grades->addStretch(0);
    auto *const tasks = new QVBoxLayout(m_tasks);
    tasks->setContentsMargins(0, 0, 0, 0);
    tasks->setSpacing(2 * styleui::step);
    tasks->addWidget(m_picks);
    tasks->addLayout(grades);
    tasks->addWidget(m_objection);
    tasks->addWidget(m_insists);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
    column->setSpacing(2 * styleui::step);
    column->addWidget(yours);
    column->addLayout(row);
    column->addWidget(m_tasks);
}

void ScoringForm::pickJudge()
{
    if (!m_models) {
        m_models = m_offer.models();
        connect(m_models, &panelui::ModelPicker::picked, this, [this](const chat::Model &model) {
            if (m_models->anchor() == m_choose)
                takeJudge(model);
        });
    }
    m_models->popUp(m_choose, m_scoring.judge ? m_scoring.judge->model : chat::Model());
}

void ScoringForm::takeJudge(const chat::Model &model)
{
    const bool isFirst = !m_scoring.judge;
    m_scoring.judge = chat::StageModel{.model = model, .settings = {.temperature = 0}};
    m_scoring.picks = m_scoring.picks || isFirst;
    m_scoring.grades = m_scoring.grades || (isFirst && m_noRubric->isHidden());
    m_scoring.insists = false; // that was said of another one
    announce();
}

void ScoringForm::setScoring(const compare::Scoring &scoring)
{
    m_scoring = scoring;
    refresh();
}

void ScoringForm::setPlan(const compare::Plan &plan)
{
    const bool hasRubric =
        std::ranges::any_of(plan.questions, [](const auto &question) { return question.rubric.has_value(); });
    m_grades->setEnabled(hasRubric || m_scoring.grades);
    m_noRubric->setVisible(!hasRubric);
    m_gradings->setVisible(m_scoring.grades);
    const QString objection = compare::judgeObjection(plan);
    m_objection->setText(objection);
    m_objection->setVisible(!objection.isEmpty());
    m_insists->setVisible(!objection.isEmpty());
}

void ScoringForm::refresh()
{
    const bool hasJudge = m_scoring.judge.has_value();
    m_judge->setText(hasJudge ? tr("Judge: %1").arg(styleui::oneLine(m_scoring.judge->model.displayName()))
                              : tr("A model as judge: none"));
    m_judge->setInk(hasJudge ? styleui::Ink::Text : styleui::Ink::Secondary);
    m_choose->setText(hasJudge ? tr("Another judge…") : tr("Choose a judge…"));
    m_none->setVisible(hasJudge);
    m_tasks->setVisible(hasJudge);
    m_picks->setChecked(m_scoring.picks);
    m_grades->setChecked(m_scoring.grades);
    m_insists->setChecked(m_scoring.insists);
    const QSignalBlocker quiet(m_gradings);
    m_gradings->setValue(m_scoring.gradings);
}

void ScoringForm::announce()
{
    refresh();
    Q_EMIT changed();
}

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/setuppane.h"

#include "ui/compare/contestantsform.h"
#include "ui/compare/questionsform.h"
#include "ui/compare/scoringform.h"
#include "ui/compare/words.h"
#include "ui/panel/formrows.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/surfaces.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr int formWidth = 860;
constexpr double mostUsd = 1'000'000;

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *const label = new QLabel(text, parent);
    label->setFont(styleui::strong(parent->font()));
    label->setContentsMargins(0, styleui::padding, 0, 0);
    return label;
}

} // namespace

SetupPane::SetupPane(const SetupOffer &offer, QWidget *parent)
    : QWidget(parent)
    , m_offer(offer)
    , m_heading(new styleui::ElidedLabel(this))
    , m_title(new QLineEdit(this))
    , m_contestants(new ContestantsForm(offer, this))
    , m_independent(new QCheckBox(tr("Share no answers: each asks its own"), this))
    , m_shared(new styleui::ElidedLabel(this))
    , m_questions(new QuestionsForm(offer.library, this))
    , m_repeats(new QSpinBox(this))
    , m_scoring(new ScoringForm(offer, this))
    , m_budget(new QDoubleSpinBox(this))
    , m_scroll(new QScrollArea(this))
    , m_estimate(new styleui::ElidedLabel(this))
    , m_problem(new styleui::ElidedLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_keep(new QPushButton(this))
    , m_start(new QPushButton(this))
    , m_soon(new QTimer(this))
{
    setObjectName(u"setupPane"_s);
    createRest();
    m_scroll->setObjectName(u"setupScroll"_s);
    styleui::layScrollBarOver(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_scroll->setWidget(createForm());
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->widget()->setAutoFillBackground(false);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addWidget(new styleui::Hairline(Qt::Horizontal, this));
    column->addWidget(createBar());

    m_soon->setSingleShot(true);
    connect(m_soon, &QTimer::timeout, this, &SetupPane::refresh);
    connect(m_contestants, &ContestantsForm::changed, this, &SetupPane::noteChange);
    connect(m_questions, &QuestionsForm::changed, this, &SetupPane::noteChange);
    connect(m_scoring, &ScoringForm::changed, this, &SetupPane::noteChange);
    connect(m_independent, &QCheckBox::toggled, this, &SetupPane::noteChange);
    connect(m_repeats, &QSpinBox::valueChanged, this, &SetupPane::noteChange);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, &SetupPane::noteChange);
    connect(m_cancel, &QPushButton::clicked, this, &SetupPane::cancelled);
    connect(m_keep, &QPushButton::clicked, this, [this] { finish(false); });
    connect(m_start, &QPushButton::clicked, this, [this] { finish(true); });
    // As a question is asked.
    auto *const key = new QShortcut(this);
    key->setKeys({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, m_start, &QPushButton::click);
    m_start->setToolTip(key->key().toString(QKeySequence::NativeText));
    create();
}

void SetupPane::createRest()
{
    m_heading->setObjectName(u"heading"_s);
    m_heading->setFont(styleui::titleFont(font()));
    m_title->setObjectName(u"title"_s);
    m_title->setMaxLength(compare::Plan::longestTitle);
    m_title->setAccessibleName(tr("Name of the comparison"));
    m_independent->setObjectName(u"independent"_s);
    m_independent->setToolTip(tr("Otherwise contestants that have the same member with the same settings share its "
                                 "answer: it is asked once"));
    m_shared->setObjectName(u"shared"_s);
    m_shared->setInk(styleui::Ink::Secondary);
    m_shared->setFont(styleui::figuresFont(font()));
    m_shared->setMaximumLines(2);
    m_repeats->setObjectName(u"repeats"_s);
    m_repeats->setRange(1, compare::Plan::mostRepeats);
    m_repeats->setAccessibleName(tr("How often each question is asked"));
    panelui::passWheelOn(m_repeats);
    m_budget->setObjectName(u"budget"_s);
    m_budget->setRange(0, mostUsd);
    m_budget->setDecimals(3);
    m_budget->setPrefix(u"$"_s);
    m_budget->setSpecialValueText(tr("anything"));
    m_budget->setAccessibleName(tr("Dollars that all of it may cost"));
    panelui::passWheelOn(m_budget);
    m_estimate->setObjectName(u"estimate"_s);
    m_estimate->setMaximumLines(2);
    m_problem->setObjectName(u"planProblem"_s);
    m_problem->setInk(styleui::Ink::Secondary);
    m_problem->setMaximumLines(2);
    m_cancel->setObjectName(u"cancelSetup"_s);
    styleui::setLook(m_cancel, styleui::Look::Plain);
    m_keep->setObjectName(u"keepPlan"_s);
    m_start->setObjectName(u"startComparison"_s);
    styleui::setLook(m_start, styleui::Look::Main);
}

QWidget *SetupPane::createForm()
{
    auto *const page = new QWidget;
    page->setMaximumWidth(formWidth);
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(styleui::margin, styleui::padding, styleui::margin, styleui::margin);
    column->setSpacing(2 * styleui::step);
    column->addWidget(m_heading);
    column->addWidget(m_title);
    column->addWidget(heading(tr("Who takes part"), page));
    column->addWidget(m_contestants);
    auto *const sharing = new QHBoxLayout;
    sharing->setSpacing(styleui::padding);
    sharing->addWidget(m_independent);
    sharing->addWidget(m_shared, 1);
    column->addLayout(sharing);
    column->addWidget(heading(tr("Questions"), page));
    column->addWidget(m_questions);
    column->addLayout(panelui::inRow({panelui::words(tr("Ask each"), page, m_repeats), m_repeats,
                                      panelui::words(tr("times. More tell apart what is chance."), page)}));
    column->addWidget(heading(tr("Who says which answer is better"), page));
    column->addWidget(m_scoring);
    column->addWidget(heading(tr("Money"), page));
    column->addLayout(panelui::inRow({panelui::words(tr("All of it may cost"), page, m_budget), m_budget,
                                      panelui::words(tr("It rests before that is passed."), page)}));
    column->addStretch(1);
    return page;
}

QWidget *SetupPane::createBar()
{
    auto *const bar = new QWidget(this);
    auto *const texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_estimate);
    texts->addWidget(m_problem);
    auto *const row = new QHBoxLayout(bar);
    row->setContentsMargins(styleui::margin, styleui::padding, styleui::margin, styleui::padding);
    row->setSpacing(2 * styleui::step);
    row->addLayout(texts, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_keep);
    row->addWidget(m_start);
    return bar;
}

void SetupPane::create()
{
    compare::Experiment fresh;
    fresh.plan.seed = 0; // finish() draws one
    showPlan(fresh);
}

void SetupPane::edit(const compare::Experiment &experiment)
{
    showPlan(experiment);
}

void SetupPane::showPlan(const compare::Experiment &experiment)
{
    m_given = experiment;
    const compare::Plan &plan = experiment.plan;
    m_heading->setText(isNew() ? tr("New comparison") : tr("Change this comparison"));
    m_title->setText(plan.title);
    m_contestants->setPlan(plan);
    m_questions->setExperiment(experiment);
    m_scoring->setScoring(plan.scoring);
    m_independent->setChecked(plan.sharing == compare::Sharing::Independent);
    m_repeats->setValue(plan.repeats);
    m_budget->setValue(plan.budgetUsd.value_or(0));
    m_shownBudget = m_budget->value();
    m_keep->setText(isNew() ? tr("Keep for later") : tr("Keep the change"));
    m_start->setText(isNew() ? tr("Start") : tr("Go on with this"));
    refresh();
}

void SetupPane::addPanel(const chat::Panel &panel)
{
    if (!panel.members.isEmpty())
        m_contestants->addPanel(panel);
}

void SetupPane::addQuestion(const QString &question)
{
    if (!question.trimmed().isEmpty())
        m_questions->add(question);
}

void SetupPane::readQuestions(const QString &path)
{
    m_questions->readFile(path);
}

compare::Plan SetupPane::plan() const
{
    compare::Plan plan = m_given.plan;
    m_contestants->fill(plan);
    plan.questions = m_questions->questions();
    plan.repeats = m_repeats->value();
    plan.sharing = m_independent->isChecked() ? compare::Sharing::Independent : compare::Sharing::Shared;
    plan.scoring = m_scoring->scoring();
    if (m_budget->value() != m_shownBudget) // else as it was, also where that is finer than what the field shows
        plan.budgetUsd = m_budget->value() > 0 ? std::optional(m_budget->value()) : std::nullopt;
    plan.title = m_title->text().trimmed();
    if (plan.title.isEmpty())
        plan.title = compare::usualTitle(plan);
    return plan;
}

bool SetupPane::isTouched() const
{
    const compare::Plan now = plan();
    return isNew() && (!now.contestants.isEmpty() || !now.questions.isEmpty());
}

bool SetupPane::closeSomething()
{
    return m_questions->closeSomething();
}

void SetupPane::focusFirst()
{
    m_contestants->focusAdd();
}

void SetupPane::noteChange()
{
    m_soon->start(0);
}

void SetupPane::refresh()
{
    compare::Experiment planned = m_given;
    planned.plan = plan();
    const compare::Plan &next = planned.plan;
    m_title->setPlaceholderText(compare::usualTitle(next).isEmpty() ? tr("Name") : compare::usualTitle(next));
    m_scoring->setPlan(next);
    const QString shared = styleui::oneLine(compare::sharedText(next));
    m_shared->setText(shared);
    m_shared->setVisible(!shared.isEmpty());
    const QString problem = compare::planProblem(next);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    const bool canCount = !next.contestants.isEmpty() && !next.questions.isEmpty();
    m_estimate->setVisible(canCount);
    if (canCount) {
        m_estimate->setText(styleui::oneLine(compare::estimateText(m_offer.estimate(planned))));
        m_contestants->showOmissionCosts(planned);
    }
    m_start->setEnabled(problem.isEmpty());
    m_keep->setEnabled(problem.isEmpty());
}

void SetupPane::finish(bool start)
{
    compare::Plan next = plan();
    if (!compare::planProblem(next).isEmpty())
        return;
    if (next.seed == 0)
        next.seed = std::max(1U, QRandomGenerator::global()->generate());
    Q_EMIT planned(next, start);
}

} // namespace compareui

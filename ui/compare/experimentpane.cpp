// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/experimentpane.h"

#include "compare/words.h"
#include "ui/compare/pickingpane.h"
#include "ui/compare/progressstrip.h"
#include "ui/compare/resultspane.h"
#include "ui/compare/turnlist.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using compare::ExperimentRun;

namespace compareui {

namespace {

constexpr auto pace = 250ms;

} // namespace

ExperimentPane::ExperimentPane(AnswerTexts &texts, Estimating estimate, QWidget *parent)
    : QWidget(parent)
    , m_estimate(std::move(estimate))
    , m_progress(new ProgressStrip(this))
    , m_tabs(new QButtonGroup(this))
    , m_views(new QStackedWidget(this))
    , m_picking(new PickingPane(texts, this))
    , m_results(new ResultsPane(this))
    , m_behind(new TurnList(tr("Answers behind the point"), this))
    , m_failures(new TurnList(tr("What failed"), this))
    , m_soon(new QTimer(this))
{
    setObjectName(u"experimentPane"_s);
    m_behind->setObjectName(u"behind"_s);
    m_failures->setObjectName(u"failures"_s);
    m_soon->setSingleShot(true);
    m_soon->setInterval(pace);
    createLayout();
    connectParts();
}

QPushButton *ExperimentPane::createTab(View view, const QString &name)
{
    auto *const tab = new QPushButton(name, this);
    tab->setObjectName(u"view%1"_s.arg(int(view)));
    tab->setCheckable(true);
    styleui::setLook(tab, styleui::Look::Toggle);
    m_tabs->addButton(tab, int(view));
    return tab;
}

void ExperimentPane::createLayout()
{
    auto *const tabs = new QHBoxLayout;
    tabs->setSpacing(styleui::step);
    tabs->addWidget(createTab(View::Answers, tr("Answers")));
    tabs->addWidget(createTab(View::Results, tr("Results")));
    tabs->addWidget(createTab(View::Behind, {}));
    tabs->addWidget(createTab(View::Failures, {}));
    tabs->addStretch(1);
    const auto inMargins = [this](QWidget *view) {
        auto *const around = new QWidget(this);
        auto *const inside = new QVBoxLayout(around);
        inside->setContentsMargins(styleui::margin, 0, styleui::margin, styleui::padding);
        inside->addWidget(view);
        return around;
    };
    m_views->addWidget(inMargins(m_picking));
    m_views->addWidget(m_results);
    m_views->addWidget(inMargins(m_behind));
    m_views->addWidget(inMargins(m_failures));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * styleui::step);
    auto *const head = new QVBoxLayout;
    head->setContentsMargins(styleui::margin, 0, styleui::margin, 0);
    head->setSpacing(2 * styleui::step);
    head->addWidget(m_progress);
    head->addLayout(tabs);
    column->addLayout(head);
    column->addWidget(m_views, 1);
}

void ExperimentPane::connectParts()
{
    connect(m_soon, &QTimer::timeout, this, &ExperimentPane::refresh);
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int id) { showView(View(id)); });
    const auto tell = [this](auto signal, void (ExperimentRun::*command)()) {
        connect(m_progress, signal, this, [this, command] {
            if (m_run)
                (m_run->*command)();
        });
    };
    tell(&ProgressStrip::startRequested, &ExperimentRun::start);
    tell(&ProgressStrip::pauseRequested, &ExperimentRun::pause);
    tell(&ProgressStrip::stopRequested, &ExperimentRun::stop);
    tell(&ProgressStrip::retryRequested, &ExperimentRun::retryFailed);
    connect(m_progress, &ProgressStrip::changeRequested, this, &ExperimentPane::changeRequested);
    connect(m_progress, &ProgressStrip::exportRequested, this, &ExperimentPane::exportRequested);
    connect(m_picking, &PickingPane::picked, this,
            [this](const chat::TurnId &first, const chat::TurnId &second, compare::Preference preference) {
                if (m_run)
                    m_run->pick(first, second, preference);
            });
    connect(m_picking, &PickingPane::resultsRequested, this, [this] {
        showView(View::Results);
        m_tabs->button(int(View::Results))->setFocus(Qt::OtherFocusReason);
    });
    connect(m_picking, &PickingPane::turnAsked, this, &ExperimentPane::turnAsked);
    connect(m_picking, &PickingPane::linkActivated, this, &ExperimentPane::linkActivated);
    connect(m_results, &ResultsPane::turnAsked, this, &ExperimentPane::turnAsked);
    connect(m_results, &ResultsPane::trialsAsked, this, &ExperimentPane::showBehind);
    connect(m_results, &ResultsPane::saved, this, &ExperimentPane::saved);
    connect(m_results, &ResultsPane::failed, this, &ExperimentPane::saveFailed);
    connect(m_behind, &TurnList::turnAsked, this, &ExperimentPane::turnAsked);
    connect(m_failures, &TurnList::turnAsked, this, &ExperimentPane::turnAsked);
}

void ExperimentPane::setRun(ExperimentRun *run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    m_picking->setExperiment(run ? &run->experiment() : nullptr);
    if (!run)
        return;
    connect(run, &ExperimentRun::eventApplied, this, &ExperimentPane::noteEvent);
    connect(run, &ExperimentRun::stateChanged, this, &ExperimentPane::refreshProgress);
    connect(run, &ExperimentRun::stateChanged, this, &ExperimentPane::showEstimate);
    connect(run, &ExperimentRun::progressed, this, &ExperimentPane::refreshProgress);
    connect(run, &QObject::destroyed, this, [this] { m_picking->setExperiment(nullptr); });
    m_tabs->button(int(View::Behind))->hide();
    m_areAnswersOther = false; // they were just counted
    refresh();
    const compare::Plan &plan = run->experiment().plan;
    const bool isOneQuestion = plan.questions.size() == 1 && plan.repeats == 1;
    const bool isScored = !run->experiment().picks.isEmpty() || !run->experiment().grades.isEmpty();
    showView(isScored && !isOneQuestion ? View::Results : View::Answers);
}

void ExperimentPane::noteEvent(const compare::ExperimentEvent &event)
{
    // What the person picks is shown by whoever tells it; what the judge says changes nothing there.
    m_areAnswersOther = m_areAnswersOther || std::holds_alternative<compare::event::Planned>(event.what) ||
                        std::holds_alternative<compare::event::TrialStarted>(event.what) ||
                        std::holds_alternative<compare::event::TrialEnded>(event.what);
    if (!m_soon->isActive())
        m_soon->start();
}

void ExperimentPane::refresh()
{
    if (!m_run)
        return;
    const compare::Experiment &experiment = m_run->experiment();
    m_progress->setTitle(experiment.plan.title);
    if (std::exchange(m_areAnswersOther, false))
        m_picking->refresh();
    m_results->setExperiment(experiment);
    m_failures->setLines(failuresOf(experiment));
    QAbstractButton *const tab = m_tabs->button(int(View::Failures));
    tab->setText(tr("Failures (%1)").arg(m_failures->count()));
    tab->setVisible(m_failures->count() > 0);
    if (tab->isHidden() && View(m_tabs->checkedId()) == View::Failures)
        showView(View::Answers);
    refreshProgress();
    showEstimate();
}

/// Before a click that pays.
void ExperimentPane::showEstimate()
{
    const bool canStart = m_run && m_run->state() == ExperimentRun::State::Resting && !m_run->progress().isComplete();
    const compare::Estimate next = canStart ? m_estimate(m_run->experiment()) : compare::Estimate();
    const bool isAny = next.trials > 0 || next.judgements > 0;
    m_progress->setEstimate(isAny ? tr("Still to come: %1").arg(compare::estimateText(next)) : QString());
}

void ExperimentPane::showBehind(const QList<chat::TurnId> &turns)
{
    if (!m_run)
        return;
    const compare::Experiment &experiment = m_run->experiment();
    m_behind->setLines(linesOf(turns, experiment));
    QAbstractButton *const tab = m_tabs->button(int(View::Behind));
    tab->setText(tr("Behind the point (%1)").arg(m_behind->count()));
    tab->show();
    showView(View::Behind);
    m_behind->focusFirst();
}

void ExperimentPane::refreshProgress()
{
    if (!m_run)
        return;
    m_progress->setProgress(m_run->state(), m_run->progress(), m_run->obstacle());
    m_picking->setRunning(m_run->state() != ExperimentRun::State::Resting);
}

void ExperimentPane::showView(View view)
{
    m_tabs->button(int(view))->setChecked(true);
    m_views->setCurrentIndex(int(view));
    if (view == View::Answers)
        m_picking->focusFirst();
}

void ExperimentPane::focusFirst()
{
    if (View(m_tabs->checkedId()) != View::Answers || !m_picking->focusFirst())
        m_progress->focusFirst();
}

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparepage.h"

#include "compare/laboratory.h"
#include "compare/questionset.h"
#include "ui/compare/answertexts.h"
#include "ui/compare/dailyusepane.h"
#include "ui/compare/experimentpane.h"
#include "ui/compare/homepane.h"
#include "ui/compare/setuppane.h"
#include "ui/compare/words.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QFileInfo>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using compare::ExperimentRun;
using compare::Laboratory;

namespace compareui {

ComparePage::ComparePage(Laboratory &laboratory, const SetupOffer &offer, const DailyUseOffer &daily, QWidget *parent)
    : QWidget(parent)
    , m_laboratory(laboratory)
    , m_texts(new AnswerTexts(offer.library, this))
    , m_panes(new QStackedWidget(this))
    , m_home(new HomePane(offer.library, this))
    , m_setup(new SetupPane(offer, this))
    , m_experiment(new ExperimentPane(*m_texts, offer.estimate, this))
    , m_daily(new DailyUsePane(daily, this))
    , m_head(new QWidget(this))
    , m_back(new QPushButton(tr("‹ All comparisons"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(u"comparePage"_s);
    setAccessibleName(tr("Compare panels"));
    createLayout();
    connectHome();
    connectRest();
    showPane(m_home);
    showRunning();
}

ComparePage::~ComparePage()
{
    m_experiment->setRun(nullptr);
}

void ComparePage::createLayout()
{
    m_back->setObjectName(u"allComparisons"_s);
    styleui::setLook(m_back, styleui::Look::Link);
    m_close->setObjectName(u"closePage"_s);
    auto *const head = new QHBoxLayout(m_head);
    head->addWidget(m_back);
    head->addStretch(1);
    head->addWidget(m_close);
    setHeadInset(0);
    for (QWidget *const pane : std::initializer_list<QWidget *>{m_home, m_setup, m_experiment, m_daily})
        m_panes->addWidget(pane);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * styleui::step);
    column->addWidget(m_head);
    column->addWidget(m_panes, 1);
}

void ComparePage::setHeadInset(int pixels)
{
    m_head->layout()->setContentsMargins(styleui::margin + pixels, styleui::padding, styleui::margin, 0);
}

void ComparePage::connectHome()
{
    connect(m_back, &QPushButton::clicked, this, &ComparePage::goBack);
    connect(m_close, &QPushButton::clicked, this, &ComparePage::closed);
    connect(m_home, &HomePane::newRequested, this, &ComparePage::plan);
    connect(m_home, &HomePane::exampleRequested, this, &ComparePage::play);
    connect(m_home, &HomePane::importRequested, this, &ComparePage::importRequested);
    connect(m_home, &HomePane::dailyUseRequested, this, [this] { showPane(m_daily); });
    connect(m_home, &HomePane::opened, this, &ComparePage::open);
    connect(m_home, &HomePane::removeRequested, &m_laboratory, &Laboratory::remove);
}

void ComparePage::connectRest()
{
    connect(m_setup, &SetupPane::planned, this, &ComparePage::take);
    connect(m_setup, &SetupPane::cancelled, this, [this] {
        const bool wasNew = m_setup->isNew();
        m_setup->create();
        showPane(wasNew ? static_cast<QWidget *>(m_home) : m_experiment);
    });
    connect(m_experiment, &ExperimentPane::changeRequested, this, [this] {
        m_setup->edit(m_experiment->run()->experiment());
        showPane(m_setup);
    });
    connect(m_daily, &DailyUsePane::turnAsked, this, &ComparePage::turnAsked);
    connect(m_daily, &DailyUsePane::saved, this, &ComparePage::saved);
    connect(m_daily, &DailyUsePane::saveFailed, this, &ComparePage::saveFailed);
    connect(m_experiment, &ExperimentPane::turnAsked, this, &ComparePage::turnAsked);
    connect(m_experiment, &ExperimentPane::linkActivated, this, &ComparePage::linkActivated);
    connect(m_experiment, &ExperimentPane::exportRequested, this,
            [this] { Q_EMIT exportRequested(m_experiment->run()->experiment()); });
    connect(m_experiment, &ExperimentPane::saved, this, &ComparePage::saved);
    connect(m_experiment, &ExperimentPane::saveFailed, this, &ComparePage::saveFailed);
    connect(&m_laboratory, &Laboratory::opened, this, [this](ExperimentRun *run) {
        if (run->id() == m_wanted)
            showRun(run);
    });
    connect(&m_laboratory, &Laboratory::openFailed, this,
            [this](const compare::ExperimentId &, const QString &message) { m_home->showProblem(message); });
    connect(&m_laboratory, &Laboratory::runningChanged, this, &ComparePage::showRunning);
}

void ComparePage::showPane(QWidget *pane)
{
    m_back->setVisible(pane != m_home);
    m_panes->setCurrentWidget(pane);
    focusFirst();
}

void ComparePage::focusFirst()
{
    if (m_panes->currentWidget() == m_home)
        m_home->focusFirst();
    else if (m_panes->currentWidget() == m_setup)
        m_setup->focusFirst();
    else if (m_panes->currentWidget() == m_daily)
        m_daily->focusFirst();
    else
        m_experiment->focusFirst();
}

bool ComparePage::goBack()
{
    if (m_panes->currentWidget() == m_home)
        return false;
    if (m_panes->currentWidget() == m_setup && m_setup->closeSomething())
        return true;
    if (m_panes->currentWidget() == m_daily && m_daily->closeSomething())
        return true;
    if (m_panes->currentWidget() == m_setup && m_experiment->run()) {
        showPane(m_experiment);
        return true;
    }
    leaveRun();
    showPane(m_home);
    return true;
}

void ComparePage::plan()
{
    leaveRun();
    if (!m_setup->isNew())
        m_setup->create();
    showPane(m_setup);
}

void ComparePage::begin(const chat::Panel &panel, const QString &question)
{
    leaveRun();
    if (!m_setup->isNew())
        m_setup->create();
    if (!m_setup->isTouched())
        m_setup->addPanel(panel);
    m_setup->addQuestion(question);
    showPane(m_setup);
}

bool ComparePage::isChoosingQuestions() const
{
    return m_panes->currentWidget() == m_setup;
}

bool ComparePage::canReadQuestions(const QString &path)
{
    return compare::questionSuffixes().contains(QFileInfo(path).suffix().toLower());
}

void ComparePage::readQuestions(const QString &path)
{
    m_setup->readQuestions(path);
}

void ComparePage::play()
{
    ExperimentRun *const run = m_laboratory.createExample();
    showRun(run);
    run->start();
}

void ComparePage::open(const compare::ExperimentId &id)
{
    m_home->showProblem({});
    m_wanted = id;
    m_laboratory.open(id);
}

void ComparePage::take(const compare::Plan &plan, bool start)
{
    ExperimentRun *run = m_setup->isNew() ? nullptr : m_experiment->run();
    if (run)
        run->setPlan(plan);
    else
        run = m_laboratory.create(plan);
    m_setup->create();
    showRun(run);
    if (start)
        run->start();
}

void ComparePage::showRun(ExperimentRun *run)
{
    m_wanted = {};
    if (m_experiment->run() != run) {
        leaveRun();
        m_experiment->setRun(run);
    }
    showPane(m_experiment);
}

void ComparePage::leaveRun()
{
    m_wanted = {};
    const ExperimentRun *const run = m_experiment->run();
    if (!run)
        return;
    const compare::ExperimentId id = run->id();
    m_experiment->setRun(nullptr);
    m_laboratory.release(id);
}

void ComparePage::showRunning()
{
    for (const QMetaObject::Connection &connection : std::as_const(m_watched))
        disconnect(connection);
    m_watched.clear();
    const auto tell = [this] {
        QHash<QString, QString> words;
        for (const QList<ExperimentRun *> all = m_laboratory.running(); const ExperimentRun *const run : all)
            words.insert(run->id().value, tr("runs · %1").arg(progressText(run->progress())));
        m_home->setRunning(words);
    };
    for (const QList<ExperimentRun *> all = m_laboratory.running(); const ExperimentRun *const run : all)
        m_watched.append(connect(run, &ExperimentRun::progressed, this, tell));
    tell();
    releaseEnded();
}

/// What was left while it ran, and rests now.
void ComparePage::releaseEnded()
{
    QSet<compare::ExperimentId> running;
    for (const QList<ExperimentRun *> all = m_laboratory.running(); const ExperimentRun *const run : all)
        running.insert(run->id());
    const QSet<compare::ExperimentId> ended = std::exchange(m_running, running) - running;
    for (const compare::ExperimentId &id : ended) {
        if (!m_experiment->run() || m_experiment->run()->id() != id)
            m_laboratory.release(id);
    }
}

} // namespace compareui

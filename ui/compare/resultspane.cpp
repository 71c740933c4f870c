// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/resultspane.h"

#include "compare/findings.h"
#include "ui/compare/chartpane.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"

#include <QEvent>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace compareui {

namespace {

constexpr auto pause = 400ms; ///< between two that are shown
constexpr int widest = 1200;  ///< lines of sight, not of the screen

} // namespace

ResultsPane::ResultsPane(QWidget *parent) : QScrollArea(parent), m_page(new QWidget(this))
{
    setObjectName(u"resultsPane"_s);
    setAccessibleName(tr("Results"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    styleui::layScrollBarOver(this);
    auto *const column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(styleui::padding);
    for (qsizetype i = 0; i < pictures({}).size(); ++i) {
        auto *const pane = new ChartPane(m_page);
        column->addWidget(pane);
        m_panes.append(pane);
        connect(pane, &ChartPane::trialsAsked, this, &ResultsPane::open);
        connect(pane, &ChartPane::saved, this, &ResultsPane::saved);
        connect(pane, &ChartPane::failed, this, &ResultsPane::failed);
    }
    column->addStretch();
    auto *const middle = new QWidget(m_page);
    middle->setMaximumWidth(widest);
    middle->setLayout(column);
    auto *const row = new QHBoxLayout(m_page);
    row->setContentsMargins(styleui::margin, 0, styleui::margin, styleui::margin);
    row->addWidget(middle, 1'000);
    row->addStretch();
    setWidget(m_page);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isStale && isVisible())
            findOut();
    });
    showPictures(pictures({}));
}

void ResultsPane::setExperiment(const compare::Experiment &experiment)
{
    if (experiment.id != m_experiment.id)
        showPictures(pictures({})); // those of another one tell nothing of it
    m_experiment = experiment;
    m_isStale = true;
    if (isVisible() && !m_pause.isActive())
        findOut();
}

bool ResultsPane::event(QEvent *event)
{
    if (event->type() == QEvent::Show && m_isStale)
        findOut();
    return QScrollArea::event(event);
}

void ResultsPane::findOut()
{
    if (m_isFinding)
        return;
    m_isFinding = true;
    m_isStale = false;
    const auto find = [experiment = m_experiment] { return pictures(compare::findings(experiment)); };
    QtConcurrent::run(find).then(this, [this, id = m_experiment.id](const QList<Picture> &found) {
        m_isFinding = false;
        if (id != m_experiment.id)
            return findOut();
        showPictures(found);
        m_pause.start(pause);
    });
}

void ResultsPane::showPictures(const QList<Picture> &pictures)
{
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        m_panes[i]->setPicture(pictures[i]);
        m_panes[i]->setVisible(!pictures[i].isLeftOut);
    }
}

void ResultsPane::open(const QList<chat::TurnId> &turns)
{
    const compare::Trial *const trial = turns.size() == 1 ? m_experiment.trial(turns.first()) : nullptr;
    if (trial)
        Q_EMIT turnAsked(trial->session, trial->turn);
    else
        Q_EMIT trialsAsked(turns);
}

} // namespace compareui

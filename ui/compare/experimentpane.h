// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/estimate.h"
#include "compare/experimentrun.h"

#include <QPointer>
#include <QUrl>
#include <QWidget>

class QButtonGroup;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace compareui {

class AnswerTexts;
class PickingPane;
class ProgressStrip;
class ResultsPane;
class TurnList;

/// One experiment: how far it is, its answers to pick from, its results, what failed.
class ExperimentPane : public QWidget
{
    Q_OBJECT

public:
    enum class View {
        Answers,
        Results,
        Behind, ///< the answers behind a point of the results
        Failures
    };

    using Estimating = std::function<compare::Estimate(const compare::Experiment &)>;
    /// `texts` outlive this. `estimate` says what is still to come of an experiment.
    ExperimentPane(AnswerTexts &texts, Estimating estimate, QWidget *parent = nullptr);

    /// Shows it, or none where null.
    void setRun(compare::ExperimentRun *run);
    [[nodiscard]] compare::ExperimentRun *run() const { return m_run; }
    void showView(View view);
    void focusFirst();

Q_SIGNALS:
    void turnAsked(const chat::SessionId &session, const chat::TurnId &turn);
    void linkActivated(const QUrl &url);
    /// Of a picture: written, or not, in a sentence.
    void saved(const QString &path);
    void saveFailed(const QString &problem);
    /// Its plan is to be changed.
    void changeRequested();
    void exportRequested();

private:
    void createLayout();
    void connectParts();
    [[nodiscard]] QPushButton *createTab(View view, const QString &name);
    void showBehind(const QList<chat::TurnId> &turns);
    void noteEvent(const compare::ExperimentEvent &event);
    void refresh();
    void refreshProgress();
    void showEstimate();

    const Estimating m_estimate;
    QPointer<compare::ExperimentRun> m_run;
    ProgressStrip *const m_progress;
    QButtonGroup *const m_tabs;
    QStackedWidget *const m_views;
    PickingPane *const m_picking;
    ResultsPane *const m_results;
    TurnList *const m_behind;
    TurnList *const m_failures;
    QTimer *const m_soon;           ///< many events are shown at once
    bool m_areAnswersOther = false; ///< since the picks were counted
};

} // namespace compareui

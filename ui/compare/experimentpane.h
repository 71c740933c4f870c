// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
class FailureList;
class PickingPane;
class ProgressStrip;

/// One experiment: how far it is, its answers to pick from, its results, what failed.
class ExperimentPane : public QWidget
{
    Q_OBJECT

public:
    enum class View { Answers, Results, Failures };

    /// `texts` outlive this.
    explicit ExperimentPane(AnswerTexts &texts, QWidget *parent = nullptr);

    /// Shows it, or none where null.
    void setRun(compare::ExperimentRun *run);
    [[nodiscard]] compare::ExperimentRun *run() const { return m_run; }
    void showView(View view);
    void focusFirst();

Q_SIGNALS:
    void turnAsked(const chat::SessionId &session, const chat::TurnId &turn);
    void linkActivated(const QUrl &url);
    /// Its plan is to be changed.
    void changeRequested();

private:
    void createLayout();
    void connectParts();
    [[nodiscard]] QPushButton *createTab(View view, const QString &name);
    void noteEvent(const compare::ExperimentEvent &event);
    void refresh();
    void refreshProgress();

    QPointer<compare::ExperimentRun> m_run;
    ProgressStrip *const m_progress;
    QButtonGroup *const m_tabs;
    QStackedWidget *const m_views;
    PickingPane *const m_picking;
    FailureList *const m_failures;
    QTimer *const m_soon; ///< many events are shown at once
};

} // namespace compareui

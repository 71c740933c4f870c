// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experimentrun.h"

#include <QWidget>

class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace compareui {

class ProgressBar;

/// How far an experiment is, in words and as a bar, with what can be done about it.
class ProgressStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// `obstacle`: why it rests; empty where nothing is in its way.
    void setProgress(compare::ExperimentRun::State state, const compare::Progress &progress, const QString &obstacle);
    /// What starting it will still cost and take; empty where nothing is to be started.
    void setEstimate(const QString &text);
    void focusFirst();

Q_SIGNALS:
    void startRequested();
    void pauseRequested();
    void stopRequested();
    void retryRequested();
    void changeRequested();
    void exportRequested();

private:
    void createLayout();

    styleui::ElidedLabel *const m_title;
    styleui::ElidedLabel *const m_state;
    styleui::ElidedLabel *const m_words;
    styleui::ElidedLabel *const m_estimate;
    styleui::ElidedLabel *const m_obstacle;
    ProgressBar *const m_bar;
    QPushButton *const m_start;
    QPushButton *const m_pause;
    QPushButton *const m_stop;
    QPushButton *const m_retry;
    QPushButton *const m_change;
    QPushButton *const m_export;
};

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/dailyuseoffer.h"
#include "ui/compare/setupoffer.h"

#include <QUrl>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace compare {
class ExperimentRun;
class Laboratory;
} // namespace compare

namespace compareui {

class AnswerTexts;
class DailyUsePane;
class ExperimentPane;
class HomePane;
class SetupPane;

/// Comparing panels, a page of its own beside the conversation: all comparisons, one that is planned, one that is open.
class ComparePage : public QWidget
{
    Q_OBJECT

public:
    /// `laboratory` outlives this.
    ComparePage(compare::Laboratory &laboratory, const SetupOffer &offer, const DailyUseOffer &daily,
                QWidget *parent = nullptr);
    ~ComparePage() override;

    /// A new one with that panel and question; what is being planned stays and gets the question.
    void begin(const chat::Panel &panel, const QString &question);
    void open(const compare::ExperimentId &id);
    /// Closes what is open on it. False where only the list of comparisons is.
    bool goBack();
    /// Whether a comparison is being set up.
    [[nodiscard]] bool isChoosingQuestions() const;
    /// By its name.
    [[nodiscard]] static bool canReadQuestions(const QString &path);
    /// Into what is being set up.
    void readQuestions(const QString &path);
    void focusFirst();
    /// Room that the window needs at the left of the first line.
    void setHeadInset(int pixels);

Q_SIGNALS:
    void closed();
    /// A turn is to be shown in the conversation.
    void turnAsked(const chat::SessionId &session, const chat::TurnId &turn);
    void linkActivated(const QUrl &url);
    void exportRequested(const compare::Experiment &experiment);
    void importRequested();
    /// A file was written, or was not, in a sentence.
    void saved(const QString &path);
    void saveFailed(const QString &problem);

private:
    void createLayout();
    void connectHome();
    void connectRest();
    void showPane(QWidget *pane);
    void plan();
    void play();
    void take(const compare::Plan &plan, bool start);
    void showRun(compare::ExperimentRun *run);
    void leaveRun();
    void showRunning();
    void releaseEnded();

    compare::Laboratory &m_laboratory;
    AnswerTexts *const m_texts;
    QStackedWidget *const m_panes;
    HomePane *const m_home;
    SetupPane *const m_setup;
    ExperimentPane *const m_experiment;
    DailyUsePane *const m_daily;
    QWidget *const m_head;
    QPushButton *const m_back;
    QPushButton *const m_close;
    compare::ExperimentId m_wanted; ///< asked for, not loaded yet
    QList<QMetaObject::Connection> m_watched;
    QSet<compare::ExperimentId> m_running;
};

} // namespace compareui

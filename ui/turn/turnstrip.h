// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/turn/notice.h"
#include "ui/turn/place.h"

#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

class BranchSwitch;
class NoticeBar;
class Prompt;
class StageLabel;
struct TurnContext;

/// The strip over a turn: the question, the stages with state, time and cost, the sum, and what the person should know.
/// In a small window the stages give way to tabs.
class TurnStrip : public QWidget
{
    Q_OBJECT

public:
    explicit TurnStrip(const TurnContext &context, QWidget *parent = nullptr);

    /// Takes over everything about the turn.
    void refresh();
    /// Only what counts with time.
    void tick();
    void setNarrow(bool narrow);
    void setPlace(Place place);
    /// "The answer is ready": while the arrangement waits for the person.
    void setAnswerReady(bool ready);
    /// The branches of the session at this turn; 1 where there is one only.
    void setBranches(int index, int count);
    void setFoldable(bool foldable);
    void setHeadInset(int inset);

Q_SIGNALS:
    void placeChosen(turnui::Place place);
    void branchRequested(int index);
    void foldRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QHBoxLayout *makeTop();
    QBoxLayout *makeBottom();
    QPushButton *makeTab(const QString &name, Place place);
    QToolButton *makeArrangement(const QString &icon, const QString &name, Place place);
    void refreshTabs(const chat::Turn &turn);
    void refreshStages(const chat::Turn &turn);
    void refreshSum(const chat::Turn &turn, const QString &stage);
    void act(Notice::Action action);

    const TurnContext &m_context;
    Prompt *const m_prompt;
    styleui::ElidedLabel *const m_circumstances;
    QHBoxLayout *m_top = nullptr;
    QBoxLayout *m_bottom = nullptr;
    QToolButton *const m_edit;
    QToolButton *const m_fold;
    BranchSwitch *const m_branches;
    QList<StageLabel *> m_stages;
    QHBoxLayout *m_stageRow = nullptr;
    QWidget *const m_stageBox;
    QWidget *const m_tabBox;
    QButtonGroup *const m_tabs;
    QButtonGroup *const m_arrangements;
    QWidget *const m_arrangementBox;
    styleui::ElidedLabel *const m_sum;
    QPushButton *const m_judgeNow;
    QPushButton *const m_ready;
    NoticeBar *const m_notice;
    bool m_isNarrow = false;
};

} // namespace turnui

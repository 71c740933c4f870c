// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "ui/style/surfaces.h"

class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace panelui {

class TimeField;

/// When a run moves on, when it gives up, and what it may cost, in sentences with fields in them. Whether there is a
/// judge is said elsewhere.
class PolicyForm : public styleui::Card
{
    Q_OBJECT

public:
    explicit PolicyForm(const chat::Policy &policy, QWidget *parent = nullptr);

    [[nodiscard]] const chat::Policy &policy() const { return m_policy; }
    void setMembers(qsizetype members);
    void setJudging(chat::Judging judging);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] TimeField *timeField(const char *name, const QString &accessibleName,
                                       std::chrono::milliseconds chat::Policy::*field);
    void createQuorum();
    void createFirstWord();
    void createRest();
    void createLayout();
    void refresh();
    void announce();

    chat::Policy m_policy;
    QWidget *const m_judging; ///< the row about it; one answer is not judged
    QLabel *const m_start;
    QSpinBox *const m_quorum;
    QLabel *const m_members;
    TimeField *const m_grace;
    TimeField *const m_connect;
    TimeField *const m_firstWord;
    TimeField *const m_progress;
    TimeField *const m_total;
    QSpinBox *const m_tries;
    QDoubleSpinBox *const m_budget;
    QLabel *const m_budgetMeaning;
};

} // namespace panelui

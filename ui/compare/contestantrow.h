// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/plan.h"

#include <QWidget>

class QAbstractButton;
class QCheckBox;

namespace styleui {
class ElidedLabel;
}

namespace compareui {

/// One contestant in the form: who it is, its place, and whether it is asked once less each of its members.
class ContestantRow : public QWidget
{
    Q_OBJECT

public:
    explicit ContestantRow(const compare::Contestant &contestant, QWidget *parent = nullptr);

    [[nodiscard]] int number() const { return m_number; }
    void setPlace(bool isFirst, bool isLast);
    void setOmitting(bool isOmitting);
    /// What that adds: "+ 24 calls · ≈ $0.20". Why it cannot be asked, where it cannot.
    void setOmissionCost(const QString &cost);
    void setProblem(const QString &problem);

Q_SIGNALS:
    void moved(int by);
    void removed();
    void omittingChosen(bool isOmitting);

private:
    const int m_number;
    QAbstractButton *const m_up;
    QAbstractButton *const m_down;
    QCheckBox *const m_omitting;
    styleui::ElidedLabel *const m_cost;
    styleui::ElidedLabel *const m_problem;
};

} // namespace compareui

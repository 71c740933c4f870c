// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

/// "‹ 2 of 3 ›": the versions of a question that was edited and asked again. Hidden while there is one only.
class BranchSwitch : public QWidget
{
    Q_OBJECT

public:
    explicit BranchSwitch(QWidget *parent = nullptr);

    /// `index` from 0.
    void setBranches(int index, int count);

Q_SIGNALS:
    void branchRequested(int index);

private:
    QToolButton *const m_back;
    styleui::ElidedLabel *const m_text;
    QToolButton *const m_on;
    int m_index = 0;
};

} // namespace turnui

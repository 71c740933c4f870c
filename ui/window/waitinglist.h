// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace windowui {

/// The questions that wait until the running one is done, each with "take back".
class WaitingList : public QWidget
{
    Q_OBJECT

public:
    explicit WaitingList(QWidget *parent = nullptr);

    void setQuestions(const QStringList &questions);

Q_SIGNALS:
    void takenBack(qsizetype index);

private:
    [[nodiscard]] QWidget *row(const QString &question, qsizetype index);

    QVBoxLayout *const m_column;
    QStringList m_questions;
    QWidget *m_rows = nullptr;
};

} // namespace windowui

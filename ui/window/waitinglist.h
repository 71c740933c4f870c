// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace windowui {

struct WaitingLine
{
    QString prompt;
    QString objection; ///< why it does not start by itself; empty: it does

    bool operator==(const WaitingLine &) const = default;
};

/// The questions that wait until the running one is done, each with "take back"; what is held says why, and can be
/// asked all the same.
class WaitingList : public QWidget
{
    Q_OBJECT

public:
    /// Tab comes from `before` to its buttons.
    explicit WaitingList(QWidget *before, QWidget *parent = nullptr);

    void setQuestions(const QList<WaitingLine> &questions);

Q_SIGNALS:
    void takenBack(qsizetype index);
    void askedAnyway(qsizetype index);

private:
    [[nodiscard]] QWidget *row(const WaitingLine &question, qsizetype index);
    [[nodiscard]] QWidget *heldRow(const WaitingLine &question, qsizetype index);

    QWidget *const m_before;
    QVBoxLayout *const m_column;
    QList<WaitingLine> m_questions;
    QWidget *m_rows = nullptr;
};

} // namespace windowui

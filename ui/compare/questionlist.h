// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/questionset.h"

#include <QAbstractListModel>
#include <QSet>

namespace compareui {

/// The questions of a set as the form lists them: a line for each, with its domain and how many criteria it has.
class QuestionList : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// `taken`: ids that no new question gets, for something is kept under them.
    void setQuestions(const QList<compare::Question> &questions, const QSet<QString> &taken = {});
    /// Those that are not there yet; gives how many were added. Ids that are there already are replaced by free ones.
    qsizetype add(const QList<compare::Question> &questions);
    void remove(QModelIndexList indexes);
    [[nodiscard]] const QList<compare::Question> &questions() const { return m_questions; }
    /// Ids that were ever given.
    [[nodiscard]] const QSet<QString> &taken() const { return m_taken; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<compare::Question> m_questions;
    QSet<QString> m_taken;
    int m_last = 0; ///< the last number that was given
};

/// "24 questions · 10 with a rubric · law 8, health 6, without a domain 10"
[[nodiscard]] QString summaryOf(const QList<compare::Question> &questions);
/// The lines that hold something, as questions without ids.
[[nodiscard]] QList<compare::Question> questionsIn(const QString &lines);

} // namespace compareui

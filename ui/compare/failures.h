// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

#include <QWidget>

class QListView;
class QStandardItemModel;

namespace compareui {

/// One thing that brought nothing, and why.
struct Failure
{
    QString text; ///< "Budget trio · Why is the sky blue? · no answer: rate limited"
    chat::TurnId turn;

    bool operator==(const Failure &) const = default;
};

/// Trials without an answer, or with a loss; then what the judge said nothing of.
[[nodiscard]] QList<Failure> failuresOf(const compare::Experiment &experiment);

/// The failures of an experiment; each leads to its turn.
class FailureList : public QWidget
{
    Q_OBJECT

public:
    explicit FailureList(QWidget *parent = nullptr);

    void setExperiment(const compare::Experiment &experiment);
    [[nodiscard]] qsizetype count() const { return m_failures.size(); }

Q_SIGNALS:
    void turnAsked(const chat::SessionId &session, const chat::TurnId &turn);

private:
    QList<Failure> m_failures;
    QHash<chat::TurnId, chat::SessionId> m_sessions;
    QStandardItemModel *const m_model;
    QListView *const m_list;
};

} // namespace compareui

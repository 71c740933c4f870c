// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

#include <QWidget>

class QListView;
class QStandardItemModel;

namespace compareui {

/// A turn, and what is said of it.
struct TurnLine
{
    QString text;
    chat::TurnId turn;
    chat::SessionId session;

    bool operator==(const TurnLine &) const = default;
};

/// "Budget trio · Why is the sky blue? · time 2"
[[nodiscard]] QString nameOf(const chat::TurnId &turn, const compare::Experiment &experiment);
/// What brought nothing, and why: trials without an answer, or with a loss; then what the judge said nothing of.
[[nodiscard]] QList<TurnLine> failuresOf(const compare::Experiment &experiment);
/// Those of them that are trials, with what each cost and took.
[[nodiscard]] QList<TurnLine> linesOf(const QList<chat::TurnId> &turns, const compare::Experiment &experiment);

/// Turns in lines; each leads to its session.
class TurnList : public QWidget
{
    Q_OBJECT

public:
    explicit TurnList(const QString &name, QWidget *parent = nullptr);

    void setLines(const QList<TurnLine> &lines);
    [[nodiscard]] qsizetype count() const { return m_lines.size(); }
    void focusFirst();

Q_SIGNALS:
    void turnAsked(const chat::SessionId &session, const chat::TurnId &turn);

private:
    QList<TurnLine> m_lines;
    QStandardItemModel *const m_model;
    QListView *const m_list;
};

} // namespace compareui

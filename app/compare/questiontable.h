// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/quality.h"

namespace compare {

struct QuestionCell
{
    std::optional<double> points; ///< 0…100; mean over the repeats
    double least = 0;             ///< of the repeats
    double most = 0;
    int answers = 0;
    int failures = 0;        ///< trials that ended without an answer
    int unfinished = 0;      ///< trials that the person or a budget stopped
    chat::SessionId session; ///< of the first answered trial; of the first one where none is answered
    chat::TurnId turn;       ///< likewise; empty where nothing was asked yet

    bool operator==(const QuestionCell &) const = default;
};

struct QuestionRow
{
    QString id;
    QString text;
    QString domain;
    QList<QuestionCell> cells; ///< in the order of QuestionTable::contestants

    bool operator==(const QuestionRow &) const = default;
};

/// Questions against contestants.
struct QuestionTable
{
    Basis basis = Basis::None;
    QList<int> contestants; ///< competitors, in the order of the plan
    QStringList names;
    QList<QuestionRow> rows; ///< in the order of the plan
    QString title;

    bool operator==(const QuestionTable &) const = default;
};

[[nodiscard]] QuestionTable questionTableOf(const Experiment &experiment, const Assessment &assessment);

} // namespace compare

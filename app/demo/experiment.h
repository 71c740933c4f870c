// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace demo {

/// One question to one contestant.
struct ExperimentTrial
{
    QString question; ///< its id in the plan
    int contestant = 0;
    QString events; ///< its run, by this name from events(). The turns that its shared answers name are those of runs
                    ///< that stand before it in the list: the `turn` of their events, as recorded.

    bool operator==(const ExperimentTrial &) const = default;
};

/// What the judge said of two contestants' answers, shown in this order.
struct ExperimentPick
{
    QString question;
    int first = 0;
    int second = 0;
    QString preference; ///< "first", "second", "equal"
    QString reason;

    bool operator==(const ExperimentPick &) const = default;
};

/// What the judge said of one criterion of the question's rubric.
struct ExperimentGrade
{
    QString question;
    int contestant = 0;
    QString criterion; ///< its id
    bool isMet = false;
    QString reason;

    bool operator==(const ExperimentGrade &) const = default;
};

/// The written experiment: the same questions to invented panels, and what a judge made of it. No model is called.
struct Experiment
{
    QString title;
    QJsonObject plan; ///< in the form of compare::planFromJson(), which is above this library; `example` is set in it
    QList<ExperimentTrial> trials; ///< question by question, in the plan's order of contestants
    QList<ExperimentPick> picks;   ///< every two contestants of each question, in both orders
    QList<ExperimentGrade> grades; ///< every criterion of each trial, once

    bool operator==(const Experiment &) const = default;
};

[[nodiscard]] Experiment experiment();

} // namespace demo

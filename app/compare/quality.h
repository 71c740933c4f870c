// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/duels.h"
#include "compare/statistics.h"

#include <QMap>

#include <functional>

namespace compare {

/// What says how good an answer is: the first of these that there is anything of.
enum class Basis {
    Rubric, ///< score by the rubric, 0…100
    Judge,  ///< wins by the judge's picks that agree, % of those that it took part in; a tie is half a win
    Person, ///< wins by the person's picks, likewise
    None,   ///< nothing
};

/// How good one answer is.
struct TrialQuality
{
    double points = 0;               ///< 0…100
    double passRate = 0;             ///< 0…1; of a rubric only, as all that follows
    double spread = 0;               ///< of the points, from the lowest grading to the highest
    QHash<QString, double> sections; ///< points by section; without a title, or with faults only, left out

    bool operator==(const TrialQuality &) const = default;
};

/// What the quality of every answer is, all on the same basis.
struct Assessment
{
    Basis basis = Basis::None;
    QHash<chat::TurnId, TrialQuality> trials;
    qsizetype unjudged =
        0; ///< of a rubric only: single criteria that the judge was asked for in vain, of answers that count

    bool operator==(const Assessment &) const = default;
};

/// An answer has a score once every criterion was asked for and one of positive weight was judged; of several gradings
/// the mean.
[[nodiscard]] Assessment assess(const Experiment &experiment, const Duels &judges, const Duels &persons);

/// How good a contestant is.
struct Quality
{
    int contestant = 0;
    Interval points;     ///< mean over questions of the mean over repeats
    double passRate = 0; ///< 0…1, likewise; of a rubric only, as all that follows
    double spread = 0;   ///< mean of the trials'
    QMap<QString, Interval> sections;
    QMap<QString, Interval> domains;

    bool operator==(const Quality &) const = default;
};

[[nodiscard]] Quality qualityOf(const Experiment &experiment, const Assessment &assessment, int contestant);

/// Mean over the repeats, of those answered trials for which `value` has one; by the question's id.
using QuestionMeans = QMap<QString, double>;
[[nodiscard]] QuestionMeans questionMeans(const Experiment &experiment, int contestant,
                                          const std::function<std::optional<double>(const Trial &)> &value);
[[nodiscard]] QuestionMeans questionPoints(const Experiment &experiment, const Assessment &assessment, int contestant);
/// By how many points one is better than the other, question by question, on those that both have points for.
[[nodiscard]] QList<double> pointDifferences(const Experiment &experiment, const Assessment &assessment, int one,
                                             int other);

/// Those that are compared with each other: all but omissions, in the order of the plan.
[[nodiscard]] QList<int> competitors(const Plan &plan);
/// By number; no two are the same.
[[nodiscard]] QHash<int, QString> contestantNames(const Plan &plan);
/// Of the answered trials, in the order of the questions.
[[nodiscard]] QList<chat::TurnId> turnsOf(const Experiment &experiment, int contestant);

/// "score", "wins, says the judge"…: what points are, for axes and heads.
[[nodiscard]] QString basisName(Basis basis);
/// "64.2", "64.2 %"
[[nodiscard]] QString pointsText(Basis basis, double points);

} // namespace compare

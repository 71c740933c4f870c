// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/quality.h"

namespace compare {

/// Which one is worth its money: quality against cost.
struct WorthPoint
{
    int contestant = 0;
    QString name;
    Quality quality;
    std::optional<Interval> costUsd; ///< of a question; absent where no price is known
    bool isOnFrontier = false;       ///< nobody is at least as good and as cheap, and better in one of the two
    QList<chat::TurnId> turns;

    bool operator==(const WorthPoint &) const = default;
};

struct Worth
{
    Basis basis = Basis::None;
    QList<WorthPoint> points; ///< those whose quality is known, in the order of the plan
    QString title;            ///< what they say; empty where there are none
    QString note;             ///< how far gradings of the same answer are apart, what was not judged; may be empty

    bool operator==(const Worth &) const = default;
};

/// The title sets the best one against the cheapest of the frontier that has at least `nearlyAsGood` of its quality; if
/// none has, against the best of the cheaper ones. It claims a difference in quality only where 95 % of the resampled
/// differences, question by question, are on one side of 0, and says so where fewer than `fewQuestions` are scored.
[[nodiscard]] Worth worthOf(const Experiment &experiment, const Assessment &assessment);

constexpr double nearlyAsGood = 0.9;

/// What was published of others, to be shown beside a score by a rubric, never as a result of ours.
struct Reference
{
    QString name;
    double points = 0;
};
/// DRACO, June 2026, for that benchmark's questions. Costs were not published in a form that could be compared.
[[nodiscard]] QList<Reference> publishedReferences();
/// "Published in June 2026, for other questions (DRACO)"
[[nodiscard]] QString referencesCaption();

} // namespace compare

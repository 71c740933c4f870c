// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/quality.h"

namespace compare {

/// By how much one contestant is better than another, from the same questions.
struct Lift
{
    enum class Of {
        Member,    ///< a panel against itself less one member: what that member adds
        Synthesis, ///< a model fused with itself against it alone: what judging and writing add
        Diversity, ///< a panel against its best member fused with itself: what different models add
    };

    Of of = Of::Member;
    int contestant = 0;
    int without = 0; ///< the other one
    QString panel;   ///< name of `contestant`
    QString name;    ///< of what is added: the member; else the other one's
    Interval points; ///< mean over questions; by a rubric: points of the score; else: % of comparisons won, less 50
    QList<chat::TurnId> turns;

    [[nodiscard]] bool isClear() const { return compare::isClear(points); }
    bool operator==(const Lift &) const = default;
};

struct Lifts
{
    Basis basis = Basis::None;
    QList<Lift> lifts;   ///< members' of each panel from the largest, then synthesis, then diversity
    QStringList missing; ///< sentences: what is not known, and which contestant or score would tell it
    QString title;

    bool operator==(const Lifts &) const = default;
};

/// On the basis of the assessment; where that is picks, from those between the two alone.
[[nodiscard]] Lifts liftsOf(const Experiment &experiment, const Assessment &assessment, const Duels &duels);

/// "+3.1", "−0.4"
[[nodiscard]] QString signedText(double points);

} // namespace compare

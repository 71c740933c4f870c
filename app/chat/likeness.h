// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QStringList>

namespace chat {

/// A sentence of a fused answer that is like a point of the breakdown.
struct Likeness
{
    qsizetype passage = 0;   ///< which of the passages the sentence stands in
    qsizetype position = 0;  ///< where in that passage it begins, UTF-16
    int point = 0;           ///< its number
    QList<MemberId> members; ///< who says so; of a contradiction those on the side that the sentence is like, or all
                             ///< of them where it tells of several sides
    bool operator==(const Likeness &) const = default;
};

/// UTF-16: more is not looked at.
constexpr qsizetype longestCompared = 100'000;

/// Which sentences of a fused answer are like which points, in the order of the text. That is all it says: the rule
/// compares words, knows nothing of meaning, and cannot tell a sentence from its denial.
///
/// - Compared are the first six letters of words of four letters or more, in any case, and numbers. A word counts by
///   its rarity: ln(1 + n / m) for one that stands in m of the n sentences and points.
/// - A sentence is like a point if it holds at least three different words of the point's text (of a contradiction: of
///   a stance), or of a quote for it that was found, and these make up at least 0.6 of what that text weighs.
/// - A sentence is like one point, and a point (or stance) like one sentence: the one with the largest share.
/// - Blind spots, which nobody holds, are like nothing.
///
/// Better no likeness than a wrong one: a writer's own words, and languages written without spaces, have none. Looks at
/// the first 100 points.
/// `passages`: the paragraphs of the fused answer as plain text.
[[nodiscard]] QList<Likeness> likenesses(const QStringList &passages, const Analysis &analysis);

} // namespace chat

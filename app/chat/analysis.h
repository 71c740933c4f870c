// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace chat {

/// A half-open range of UTF-16 code units in an answer's Markdown source.
struct TextRange
{
    qsizetype start = 0;
    qsizetype end = 0;

    bool operator==(const TextRange &) const = default;
};

/// A passage that the judge quotes, looked up in the answer by the program. That the words are there does not make
/// them true, so it is "found", never "verified".
struct Evidence
{
    AttemptId attempt;
    QString quote;
    QList<TextRange> ranges; ///< empty: not found. Several where the quote was abridged with "…"

    [[nodiscard]] bool isFound() const { return !ranges.isEmpty(); }
    bool operator==(const Evidence &) const = default;
};

/// The order is the order on the screen.
enum class Category { Contradiction, Consensus, PartialCoverage, UniqueInsight, BlindSpot };

/// One side of a contradiction.
struct Stance
{
    QList<MemberId> members;
    QString text;
    QList<Evidence> evidence;

    bool operator==(const Stance &) const = default;
};

/// One finding of the judge.
struct Point
{
    int number = 0; ///< 1… within the analysis, in the order of arrival
    Category category = Category::Consensus;
    QString text;             ///< the point, the topic of a contradiction, the insight
    QList<MemberId> members;  ///< who says so; for a contradiction everybody with a stance; empty for a blind spot
    QList<Stance> stances;    ///< contradictions only
    QList<Evidence> evidence; ///< of the point itself; a contradiction's is in its stances

    bool operator==(const Point &) const = default;
};

enum class ConcernKind { Inconsistency, Inaccuracy, Gap };

struct Concern
{
    ConcernKind kind = ConcernKind::Gap;
    QString text;
    QList<Evidence> evidence;

    bool operator==(const Concern &) const = default;
};

/// The judge on one answer.
struct Review
{
    MemberId member;
    QString gist; ///< one line
    QList<Concern> concerns;

    bool operator==(const Review &) const = default;
};

struct Analysis
{
    QList<Point> points;
    QList<Review> reviews;
    int dropped = 0; ///< points that broke a rule (unknown letter, one stance only)

    [[nodiscard]] qsizetype count(Category category) const;
    /// All evidence: of points, stances and concerns, in order.
    [[nodiscard]] QList<Evidence> evidence() const;
    bool operator==(const Analysis &) const = default;
};

[[nodiscard]] QString toString(Category category); ///< "contradictions", "consensus", … as the original names them
[[nodiscard]] QString toString(ConcernKind kind);  ///< "inconsistency", "inaccuracy", "gap"
[[nodiscard]] QJsonObject toJson(const Point &point);
[[nodiscard]] Point pointFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const Review &review);
[[nodiscard]] Review reviewFromJson(const QJsonObject &json);
/// The kept form: points and reviews in order. The published five-key form is `command`'s and `exchange`'s.
[[nodiscard]] QJsonObject toJson(const Analysis &analysis);
[[nodiscard]] Analysis analysisFromJson(const QJsonObject &json);

} // namespace chat

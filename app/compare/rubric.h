// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <expected>
#include <optional>

namespace compare {

/// One thing that an answer is to say, or where its weight is negative, not to say.
struct Criterion
{
    QString id;        ///< no other in the rubric has it
    double weight = 0; ///< never 0
    QString requirement;

    bool operator==(const Criterion &) const = default;
};

struct RubricSection
{
    QString title; ///< may be empty
    QList<Criterion> criteria;

    bool operator==(const RubricSection &) const = default;
};

/// What a good answer to one question holds, in the form of the DRACO benchmark: sections of weighted criteria.
struct Rubric
{
    static constexpr qsizetype mostCriteria = 500; ///< each is a call
    static constexpr double mostWeight = 1e6;

    QList<RubricSection> sections;

    [[nodiscard]] qsizetype count() const;
    /// All of them, section by section.
    [[nodiscard]] QList<Criterion> criteria() const;
    bool operator==(const Rubric &) const = default;
};

/// `{sections: [{title?, criteria: [{id, weight, requirement}]}]}`, or a text that holds it, as DRACO's `answer` does.
/// Fails with one sentence that names the place: a weight that is no number, 0, or beyond
/// ±mostWeight, an id that is missing or there twice,
/// no requirement, no positive weight at all, more than mostCriteria.
[[nodiscard]] std::expected<Rubric, QString> rubricFromJson(const QJsonValue &json);
[[nodiscard]] QJsonObject toJson(const Rubric &rubric);

enum class Verdict { Met, Unmet };

/// What a grader found, by a criterion's id. Those that it could not judge are missing.
using Verdicts = QHash<QString, Verdict>;

/// How much of a rubric an answer meets, as far as it was judged.
struct Score
{
    /// 0…100: the weights met ÷ the positive weights, cut to that range. Absent where none of positive weight was
    /// judged.
    std::optional<double> points;
    double passRate = 0; ///< 0…1: criteria met, or where the weight is negative unmet
    qsizetype judged = 0;
    qsizetype count = 0; ///< criteria, judged or not

    bool operator==(const Score &) const = default;
};

[[nodiscard]] Score score(const Rubric &rubric, const Verdicts &verdicts);
[[nodiscard]] Score score(const RubricSection &section, const Verdicts &verdicts);

} // namespace compare

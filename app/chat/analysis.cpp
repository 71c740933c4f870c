// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/analysis.h"

#include "chat/codec.h"

using namespace Qt::StringLiterals;

namespace chat {

namespace {

constexpr Names<Category, 5> categories{{
    {Category::Contradiction, "contradictions"_L1},
    {Category::Consensus, "consensus"_L1},
    {Category::PartialCoverage, "partial_coverage"_L1},
    {Category::UniqueInsight, "unique_insights"_L1},
    {Category::BlindSpot, "blind_spots"_L1},
}};
constexpr Names<ConcernKind, 3> concernKinds{{
    {ConcernKind::Inconsistency, "inconsistency"_L1},
    {ConcernKind::Inaccuracy, "inaccuracy"_L1},
    {ConcernKind::Gap, "gap"_L1},
}};

QJsonArray toJson(const QList<Evidence> &evidence)
{
    QJsonArray json;
    for (const Evidence &passage : evidence) {
        QJsonArray ranges;
        for (const TextRange &range : passage.ranges)
            ranges.append(QJsonObject{{u"start"_s, range.start}, {u"end"_s, range.end}});
        QJsonObject entry = chat::toJson(passage.attempt);
        entry.insert(u"quote"_s, passage.quote);
        entry.insert(u"ranges"_s, ranges);
        json.append(entry);
    }
    return json;
}

QList<TextRange> readRanges(const Fields &fields)
{
    QList<TextRange> ranges;
    const QList<Fields> entries = fields.children("ranges"_L1);
    for (const Fields &entry : entries) {
        const TextRange range{.start = static_cast<qsizetype>(entry.integer("start"_L1).value_or(0)),
                              .end = static_cast<qsizetype>(entry.integer("end"_L1).value_or(0))};
        if (range.start < 0 || range.end < range.start)
            entry.fail("end"_L1, Fields::tr("must not lie before \"start\"."));
        else
            ranges.append(range);
    }
    return ranges;
}

QList<Evidence> readEvidence(const Fields &fields)
{
    QList<Evidence> evidence;
    const QList<Fields> entries = fields.children("evidence"_L1);
    for (const Fields &entry : entries) {
        evidence.append(
            {.attempt = readAttemptId(entry), .quote = entry.text("quote"_L1), .ranges = readRanges(entry)});
    }
    return evidence;
}

QJsonObject toJson(const Stance &stance)
{
    return {{u"members"_s, chat::toJson(stance.members)},
            {u"text"_s, stance.text},
            {u"evidence"_s, toJson(stance.evidence)}};
}

} // namespace

qsizetype Analysis::count(Category category) const
{
    return std::ranges::count(points, category, &Point::category);
}

QList<Evidence> Analysis::evidence() const
{
    QList<Evidence> all;
    for (const Point &point : points) {
        all += point.evidence;
        for (const Stance &stance : point.stances)
            all += stance.evidence;
    }
    for (const Review &review : reviews) {
        for (const Concern &concern : review.concerns)
            all += concern.evidence;
    }
    return all;
}

QString toString(Category category)
{
    return nameOf(categories, category);
}

QString toString(ConcernKind kind)
{
    return nameOf(concernKinds, kind);
}

QJsonObject toJson(const Point &point)
{
    QJsonObject json{
        {u"number"_s, point.number},           {u"category"_s, toString(point.category)}, {u"text"_s, point.text},
        {u"members"_s, toJson(point.members)}, {u"evidence"_s, toJson(point.evidence)},
    };
    if (!point.stances.isEmpty()) {
        QJsonArray stances;
        for (const Stance &stance : point.stances)
            stances.append(toJson(stance));
        json.insert(u"stances"_s, stances);
    }
    return json;
}

Point readPoint(const Fields &fields)
{
    fields.require("category"_L1);
    Point point{.number = static_cast<int>(fields.integerWithin("number"_L1, 0, 1'000'000).value_or(0)),
                .category = fields.choice("category"_L1, categories).value_or(Category::Consensus),
                .text = fields.text("text"_L1),
                .members = readMembers(fields, "members"_L1),
                .stances = {},
                .evidence = readEvidence(fields)};
    const QList<Fields> stances = fields.children("stances"_L1);
    for (const Fields &stance : stances) {
        point.stances.append({.members = readMembers(stance, "members"_L1),
                              .text = stance.text("text"_L1),
                              .evidence = readEvidence(stance)});
    }
    return point;
}

Point pointFromJson(const QJsonObject &json)
{
    QString problem;
    return readPoint(Fields(json, problem));
}

QJsonObject toJson(const Review &review)
{
    QJsonArray concerns;
    for (const Concern &concern : review.concerns) {
        concerns.append(QJsonObject{
            {u"kind"_s, toString(concern.kind)}, {u"text"_s, concern.text}, {u"evidence"_s, toJson(concern.evidence)}});
    }
    return {{u"member"_s, review.member.toString()}, {u"gist"_s, review.gist}, {u"concerns"_s, concerns}};
}

Review readReview(const Fields &fields)
{
    Review review{.member = readMember(fields, "member"_L1), .gist = fields.text("gist"_L1), .concerns = {}};
    const QList<Fields> concerns = fields.children("concerns"_L1);
    for (const Fields &concern : concerns) {
        review.concerns.append({.kind = concern.choice("kind"_L1, concernKinds).value_or(ConcernKind::Gap),
                                .text = concern.text("text"_L1),
                                .evidence = readEvidence(concern)});
    }
    return review;
}

Review reviewFromJson(const QJsonObject &json)
{
    QString problem;
    return readReview(Fields(json, problem));
}

QJsonObject toJson(const Analysis &analysis)
{
    QJsonArray points;
    for (const Point &point : analysis.points)
        points.append(toJson(point));
    QJsonArray reviews;
    for (const Review &review : analysis.reviews)
        reviews.append(toJson(review));
    QJsonObject json{{u"points"_s, points}, {u"reviews"_s, reviews}};
    if (analysis.dropped)
        json.insert(u"dropped"_s, analysis.dropped);
    return json;
}

Analysis readAnalysis(const Fields &fields)
{
    Analysis analysis;
    const QList<Fields> points = fields.children("points"_L1);
    for (const Fields &point : points)
        analysis.points.append(readPoint(point));
    const QList<Fields> reviews = fields.children("reviews"_L1);
    for (const Fields &review : reviews)
        analysis.reviews.append(readReview(review));
    analysis.dropped = static_cast<int>(fields.integerWithin("dropped"_L1, 0, 1'000'000).value_or(0));
    return analysis;
}

Analysis analysisFromJson(const QJsonObject &json)
{
    QString problem;
    return readAnalysis(Fields(json, problem));
}

} // namespace chat

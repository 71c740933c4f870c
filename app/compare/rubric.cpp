// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rubric.h"

#include "compare/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

/// Reads criteria one by one and remembers the first thing that is wrong.
class Reader
{
public:
    [[nodiscard]] RubricSection section(const QJsonObject &json, qsizetype number)
    {
        RubricSection section{.title = json["title"_L1].toString().simplified()};
        const QJsonArray criteria = json["criteria"_L1].toArray();
        for (qsizetype i = 0; i < criteria.size(); ++i) {
            const QString place = Text::tr("section %1, criterion %2").arg(number).arg(i + 1);
            if (auto one = criterion(criteria[i].toObject(), place))
                section.criteria.append(*std::move(one));
        }
        return section;
    }
    [[nodiscard]] bool hasPositive() const { return m_hasPositive; }
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    std::optional<Criterion> criterion(const QJsonObject &json, const QString &place)
    {
        const QJsonValue id = json["id"_L1];
        Criterion one{.id = id.isDouble() ? QString::number(id.toInteger()) : id.toString().simplified(),
                      .weight = json["weight"_L1].toDouble(),
                      .requirement = json["requirement"_L1].toString().trimmed()};
        if (!json["weight"_L1].isDouble() || one.weight == 0)
            return fail(Text::tr("%1: “weight” must be a number other than 0.").arg(place));
        if (!(std::abs(one.weight) <= Rubric::mostWeight))
            return fail(Text::tr("%1: “weight” must lie between −1,000,000 and 1,000,000.").arg(place));
        if (one.requirement.isEmpty())
            return fail(Text::tr("%1: there is no “requirement”.").arg(place));
        if (one.id.isEmpty())
            return fail(Text::tr("%1: there is no “id”.").arg(place));
        if (m_ids.contains(one.id))
            return fail(Text::tr("%1: the id “%2” is there twice.").arg(place, one.id.left(60)));
        m_ids.insert(one.id);
        m_hasPositive = m_hasPositive || one.weight > 0;
        return one;
    }
    std::nullopt_t fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
        return std::nullopt;
    }

    QSet<QString> m_ids;
    QString m_problem;
    bool m_hasPositive = false;
};

/// What of a score is a sum.
struct Sums
{
    double met = 0;
    double positive = 0;
    qsizetype passed = 0;
    qsizetype judged = 0;
    qsizetype count = 0;

    void add(const RubricSection &section, const Verdicts &verdicts)
    {
        count += section.criteria.size();
        for (const Criterion &criterion : section.criteria) {
            const auto verdict = verdicts.constFind(criterion.id);
            if (verdict == verdicts.constEnd())
                continue;
            const bool isMet = *verdict == Verdict::Met;
            ++judged;
            passed += isMet == (criterion.weight > 0);
            met += isMet ? criterion.weight : 0;
            positive += std::max(criterion.weight, 0.0);
        }
    }
    [[nodiscard]] Score score() const
    {
        return {.points = positive > 0 ? std::optional(std::clamp(met / positive, 0.0, 1.0) * 100) : std::nullopt,
                .passRate = judged > 0 ? double(passed) / double(judged) : 0,
                .judged = judged,
                .count = count};
    }
};

} // namespace

QList<Criterion> Rubric::criteria() const
{
    QList<Criterion> all;
    for (const RubricSection &section : sections)
        all += section.criteria;
    return all;
}

qsizetype Rubric::count() const
{
    qsizetype count = 0;
    for (const RubricSection &section : sections)
        count += section.criteria.size();
    return count;
}

std::expected<Rubric, QString> rubricFromJson(const QJsonValue &json)
{
    const QJsonObject object =
        json.isString() ? QJsonDocument::fromJson(json.toString().toUtf8()).object() : json.toObject();
    const QJsonArray sections = object["sections"_L1].toArray();
    if (sections.isEmpty())
        return std::unexpected(Text::tr("The rubric has no sections."));
    Reader reader;
    Rubric rubric;
    for (qsizetype i = 0; i < sections.size(); ++i)
        rubric.sections.append(reader.section(sections[i].toObject(), i + 1));
    if (!reader.problem().isEmpty())
        return std::unexpected(reader.problem());
    if (rubric.count() > Rubric::mostCriteria)
        return std::unexpected(Text::tr("The rubric has %1 criteria; the most are %2, for each is a call.")
                                   .arg(rubric.count())
                                   .arg(Rubric::mostCriteria));
    if (!reader.hasPositive())
        return std::unexpected(
            Text::tr("The rubric has no criterion with a positive weight: nothing could be scored."));
    return rubric;
}

QJsonObject toJson(const Rubric &rubric)
{
    QJsonArray sections;
    for (const RubricSection &section : rubric.sections) {
        QJsonArray criteria;
        for (const Criterion &one : section.criteria)
            criteria.append(
                QJsonObject{{u"id"_s, one.id}, {u"weight"_s, one.weight}, {u"requirement"_s, one.requirement}});
        sections.append(QJsonObject{{u"title"_s, section.title}, {u"criteria"_s, criteria}});
    }
    return {{u"sections"_s, sections}};
}

Score score(const RubricSection &section, const Verdicts &verdicts)
{
    Sums sums;
    sums.add(section, verdicts);
    return sums.score();
}

Score score(const Rubric &rubric, const Verdicts &verdicts)
{
    Sums sums;
    for (const RubricSection &section : rubric.sections)
        sums.add(section, verdicts);
    return sums.score();
}

} // namespace compare

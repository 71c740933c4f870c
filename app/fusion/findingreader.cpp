// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/findingreader.h"

#include "chat/fields.h"
#include "fusion/consensus.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using chat::Category;
using chat::Fields;

namespace fusion {

namespace {

constexpr qsizetype longestText = 2'000;
constexpr qsizetype mostEvidence = 32;
constexpr qsizetype mostStances = chat::maxMembers;
constexpr qsizetype mostConcerns = 16;

/// One line, of a length that a person reads.
QString shortText(const Fields &fields, QLatin1StringView key)
{
    fields.require(key);
    return fields.text(key).left(longestText).simplified();
}

/// "A", " a ", "Answer A" → "A"
QString letterIn(QString text)
{
    text = text.trimmed().toUpper();
    if (text.startsWith("ANSWER "_L1))
        text = text.sliced(7).trimmed();
    return text;
}

/// The entry as an object; notes in `fault` where it is none.
QJsonObject objectIn(const ScannedElement &element, QString &fault)
{
    // As the only entry of a list: a document of its own cannot be a text.
    const QJsonValue value = QJsonDocument::fromJson('[' + element.json.toUtf8() + ']').array().at(0);
    if (value.isString() && element.key == toString(Category::BlindSpot))
        return {{u"point"_s, value}}; // as the original publishes them
    if (!value.isObject())
        fault = FindingReader::tr("\"%1\" must hold objects in braces only.").arg(element.key);
    return value.toObject();
}

} // namespace

FindingReader::FindingReader(const QList<LetteredAnswer> &answers) : m_answers(answers)
{
    for (const LetteredAnswer &answer : answers)
        m_texts.emplace(answer.letter, QuotedAnswer(answer.text));
}

std::optional<Finding> FindingReader::finding(const ScannedElement &element, QString &problem)
{
    if (element.json.isEmpty())
        return std::nullopt;
    QString fault;
    const Fields fields(objectIn(element, fault), fault, element.key);
    std::optional<Finding> result;
    if (fault.isEmpty() && element.key == "reviews"_L1)
        result = review(fields);
    else if (fault.isEmpty())
        result = point(element.key, fields);
    if (fault.isEmpty())
        return result;
    if (problem.isEmpty())
        problem = fault;
    return std::nullopt;
}

std::optional<chat::Point> FindingReader::point(const QString &list, const Fields &fields)
{
    std::optional<chat::Point> result;
    if (list == toString(Category::Contradiction))
        result = contradiction(fields);
    else if (list == toString(Category::UniqueInsight))
        result = insight(fields);
    else if (list == toString(Category::BlindSpot))
        result = blindSpot(fields);
    else if (list == toString(Category::Consensus))
        result = shared(fields, Category::Consensus);
    else
        result = shared(fields, Category::PartialCoverage);
    if (result && result->text.isEmpty())
        return std::nullopt;
    return result;
}

std::optional<chat::Point> FindingReader::contradiction(const Fields &fields)
{
    chat::Point result{.category = Category::Contradiction, .text = shortText(fields, "topic"_L1)};
    fields.require("stances"_L1);
    const QList<Fields> stances = fields.children("stances"_L1);
    for (const Fields &each : stances.first(std::min(stances.size(), mostStances))) {
        const std::optional<chat::Stance> held = stance(each);
        if (!held)
            return std::nullopt;
        result.stances.append(*held);
        for (const chat::MemberId member : held->members) {
            if (!result.members.contains(member))
                result.members.append(member);
        }
    }
    std::ranges::sort(result.members);
    if (result.stances.size() < 2 || result.members.size() < 2)
        return std::nullopt;
    return result;
}

std::optional<chat::Stance> FindingReader::stance(const Fields &fields)
{
    const auto holders = members(fields, "members"_L1);
    const auto passages = evidence(fields);
    const QString text = shortText(fields, "stance"_L1);
    if (!holders || holders->isEmpty() || !passages || text.isEmpty())
        return std::nullopt;
    return chat::Stance{.members = *holders, .text = text, .evidence = *passages};
}

std::optional<chat::Point> FindingReader::shared(const Fields &fields, Category claimed)
{
    fields.require("members"_L1);
    const auto supporters = members(fields, "members"_L1);
    const auto opponents = members(fields, "opposed"_L1);
    const auto passages = evidence(fields);
    const QString text = shortText(fields, "point"_L1);
    if (!supporters || supporters->isEmpty() || !opponents || !passages)
        return std::nullopt;
    return chat::Point{.category = decidedCategory(claimed, *supporters, !opponents->isEmpty(), m_answers),
                       .text = text,
                       .members = *supporters,
                       .evidence = *passages};
}

std::optional<chat::Point> FindingReader::insight(const Fields &fields)
{
    const auto holder = member(fields);
    const auto passages = evidence(fields);
    const QString text = shortText(fields, "insight"_L1);
    if (!holder || !passages)
        return std::nullopt;
    return chat::Point{.category = Category::UniqueInsight, .text = text, .members = {*holder}, .evidence = *passages};
}

std::optional<chat::Point> FindingReader::blindSpot(const Fields &fields)
{
    return chat::Point{.category = Category::BlindSpot, .text = shortText(fields, "point"_L1)};
}

std::optional<chat::Review> FindingReader::review(const Fields &fields)
{
    const auto reviewed = member(fields);
    chat::Review result{.gist = shortText(fields, "gist"_L1)};
    const QList<Fields> concerns = fields.children("concerns"_L1);
    for (const Fields &each : concerns.first(std::min(concerns.size(), mostConcerns))) {
        const std::optional<chat::Concern> voiced = concern(each);
        if (!voiced)
            return std::nullopt;
        result.concerns.append(*voiced);
    }
    if (!reviewed || (result.gist.isEmpty() && result.concerns.isEmpty()))
        return std::nullopt;
    result.member = *reviewed;
    return result;
}

std::optional<chat::Concern> FindingReader::concern(const Fields &fields)
{
    static constexpr chat::Names<chat::ConcernKind, 3> kinds{{
        {chat::ConcernKind::Inconsistency, "inconsistency"_L1},
        {chat::ConcernKind::Inaccuracy, "inaccuracy"_L1},
        {chat::ConcernKind::Gap, "gap"_L1},
    }};
    const auto kind = fields.choice("kind"_L1, kinds);
    const auto passages = evidence(fields);
    const QString text = shortText(fields, "point"_L1);
    if (!kind || !passages || text.isEmpty())
        return std::nullopt;
    return chat::Concern{.kind = *kind, .text = text, .evidence = *passages};
}

std::optional<QList<chat::Evidence>> FindingReader::evidence(const Fields &fields)
{
    QList<chat::Evidence> result;
    const QList<Fields> passages = fields.children("evidence"_L1);
    for (const Fields &passage : passages.first(std::min(passages.size(), mostEvidence))) {
        const QString letter = letterIn(passage.text("member"_L1));
        const LetteredAnswer *const said = answer(letter);
        if (!said)
            return std::nullopt;
        const QString quote = passage.text("quote"_L1).trimmed().left(longestText);
        if (!quote.isEmpty())
            result.append({.attempt = said->attempt, .quote = quote, .ranges = m_texts.at(letter).find(quote)});
    }
    return result;
}

std::optional<QList<chat::MemberId>> FindingReader::members(const Fields &fields, QLatin1StringView key) const
{
    QList<chat::MemberId> result;
    const QStringList names = fields.texts(key);
    for (const QString &name : names) {
        const LetteredAnswer *const named = answer(letterIn(name));
        if (!named)
            return std::nullopt;
        if (!result.contains(named->attempt.member))
            result.append(named->attempt.member);
    }
    std::ranges::sort(result);
    return result;
}

std::optional<chat::MemberId> FindingReader::member(const Fields &fields) const
{
    fields.require("member"_L1);
    const LetteredAnswer *const named = answer(letterIn(fields.text("member"_L1)));
    return named ? std::optional(named->attempt.member) : std::nullopt;
}

const LetteredAnswer *FindingReader::answer(const QString &letter) const
{
    const auto found = std::ranges::find(m_answers, letter, &LetteredAnswer::letter);
    return found == m_answers.end() ? nullptr : &*found;
}

} // namespace fusion

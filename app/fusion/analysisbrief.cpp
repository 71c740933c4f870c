// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/analysisbrief.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace fusion {

namespace {

class Brief
{
public:
    explicit Brief(const QList<LetteredAnswer> &answers)
    {
        for (const LetteredAnswer &answer : answers)
            m_letters.insert(answer.attempt.member, answer.letter);
    }

    [[nodiscard]] QJsonObject of(const chat::Point &point) const;
    [[nodiscard]] QJsonObject of(const chat::Review &review) const;

private:
    [[nodiscard]] QJsonArray of(const QList<chat::MemberId> &members) const;
    [[nodiscard]] QJsonArray of(const QList<chat::Evidence> &evidence) const;
    [[nodiscard]] QJsonArray of(const QList<chat::Stance> &stances) const;

    QHash<chat::MemberId, QString> m_letters;
};

QJsonArray Brief::of(const QList<chat::MemberId> &members) const
{
    QJsonArray result;
    for (const chat::MemberId member : members)
        result.append(m_letters.value(member));
    return result;
}

QJsonArray Brief::of(const QList<chat::Evidence> &evidence) const
{
    QJsonArray result;
    for (const chat::Evidence &each : evidence) {
        if (each.isFound())
            result.append(QJsonObject{{u"member"_s, m_letters.value(each.attempt.member)}, {u"quote"_s, each.quote}});
    }
    return result;
}

QJsonArray Brief::of(const QList<chat::Stance> &stances) const
{
    QJsonArray result;
    for (const chat::Stance &stance : stances)
        result.append(QJsonObject{
            {u"members"_s, of(stance.members)}, {u"stance"_s, stance.text}, {u"evidence"_s, of(stance.evidence)}});
    return result;
}

QJsonObject Brief::of(const chat::Point &point) const
{
    switch (point.category) {
    case chat::Category::Contradiction:
        return {{u"topic"_s, point.text}, {u"stances"_s, of(point.stances)}};
    case chat::Category::BlindSpot:
        return {{u"point"_s, point.text}};
    case chat::Category::Consensus:
    case chat::Category::PartialCoverage:
    case chat::Category::UniqueInsight:
        break;
    }
    return {{u"point"_s, point.text}, {u"members"_s, of(point.members)}, {u"evidence"_s, of(point.evidence)}};
}

QJsonObject Brief::of(const chat::Review &review) const
{
    QJsonArray concerns;
    for (const chat::Concern &concern : review.concerns)
        concerns.append(QJsonObject{
            {u"kind"_s, toString(concern.kind)}, {u"point"_s, concern.text}, {u"evidence"_s, of(concern.evidence)}});
    return {{u"member"_s, m_letters.value(review.member)}, {u"gist"_s, review.gist}, {u"concerns"_s, concerns}};
}

} // namespace

QString analysisBrief(const chat::Analysis &analysis, const QList<LetteredAnswer> &answers)
{
    const Brief brief(answers);
    QJsonObject json;
    for (const chat::Point &point : analysis.points) {
        QJsonArray list = json[toString(point.category)].toArray();
        list.append(brief.of(point));
        json[toString(point.category)] = list;
    }
    QJsonArray reviews;
    for (const chat::Review &review : analysis.reviews)
        reviews.append(brief.of(review));
    json[u"reviews"_s] = reviews;
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace fusion

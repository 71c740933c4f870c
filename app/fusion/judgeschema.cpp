// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/judgeschema.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace fusion {

namespace {

QJsonObject text()
{
    return {{u"type"_s, u"string"_s}};
}

QJsonObject oneOf(const QStringList &values)
{
    return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(values)}};
}

QJsonObject listOf(const QJsonObject &entries)
{
    return {{u"type"_s, u"array"_s}, {u"items"_s, entries}};
}

QJsonObject object(const QJsonObject &properties)
{
    return {{u"type"_s, u"object"_s},
            {u"properties"_s, properties},
            {u"required"_s, QJsonArray::fromStringList(properties.keys())},
            {u"additionalProperties"_s, false}};
}

} // namespace

provider::AnswerSchema judgeSchema(const QList<LetteredAnswer> &answers)
{
    const QJsonObject letter = oneOf(letterList(answers));
    const QJsonObject evidence = listOf(object({{u"member"_s, letter}, {u"quote"_s, text()}}));
    const QJsonObject stance =
        object({{u"members"_s, listOf(letter)}, {u"stance"_s, text()}, {u"evidence"_s, evidence}});
    const QJsonObject shared = object({{u"point"_s, text()},
                                       {u"members"_s, listOf(letter)},
                                       {u"opposed"_s, listOf(letter)},
                                       {u"evidence"_s, evidence}});
    const QJsonObject concern = object({{u"kind"_s, oneOf({u"inconsistency"_s, u"inaccuracy"_s, u"gap"_s})},
                                        {u"point"_s, text()},
                                        {u"evidence"_s, evidence}});
    const QJsonObject lists{
        {u"contradictions"_s, listOf(object({{u"topic"_s, text()}, {u"stances"_s, listOf(stance)}}))},
        {u"consensus"_s, listOf(shared)},
        {u"partial_coverage"_s, listOf(shared)},
        {u"unique_insights"_s,
         listOf(object({{u"member"_s, letter}, {u"insight"_s, text()}, {u"evidence"_s, evidence}}))},
        {u"blind_spots"_s, listOf(object({{u"point"_s, text()}}))},
        {u"reviews"_s, listOf(object({{u"member"_s, letter}, {u"gist"_s, text()}, {u"concerns"_s, listOf(concern)}}))},
    };
    return {.name = u"comparison"_s, .schema = object(lists)};
}

QStringList judgeLists()
{
    return {u"contradictions"_s,  u"consensus"_s,   u"partial_coverage"_s,
            u"unique_insights"_s, u"blind_spots"_s, u"reviews"_s};
}

} // namespace fusion

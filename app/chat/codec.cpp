// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/codec.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace chat {

QJsonArray toJson(const QList<Source> &sources)
{
    QJsonArray json;
    for (const Source &source : sources)
        json.append(QJsonObject{{u"url"_s, source.url}, {u"title"_s, source.title}});
    return json;
}

QList<Source> readSources(const Fields &fields)
{
    QList<Source> sources;
    const QList<Fields> entries = fields.children("sources"_L1);
    for (const Fields &entry : entries)
        sources.append({.url = entry.text("url"_L1), .title = entry.text("title"_L1)});
    return sources;
}

MemberId readMember(const Fields &fields, QLatin1StringView key)
{
    fields.require(key);
    const std::optional<MemberId> member = MemberId::fromString(fields.text(key));
    if (!member)
        fields.fail(key, Fields::tr("must be a member: m1 to m8."));
    return member.value_or(MemberId());
}

QJsonArray toJson(const QList<MemberId> &members)
{
    QJsonArray json;
    for (const MemberId member : members)
        json.append(member.toString());
    return json;
}

QList<MemberId> readMembers(const Fields &fields, QLatin1StringView key)
{
    QList<MemberId> members;
    const QStringList names = fields.texts(key);
    for (const QString &name : names) {
        if (const std::optional<MemberId> member = MemberId::fromString(name))
            members.append(*member);
        else
            fields.fail(key, Fields::tr("must hold members only: m1 to m8."));
    }
    return members;
}

QJsonObject toJson(AttemptId id)
{
    return {{u"member"_s, id.member.toString()}, {u"attempt"_s, id.number}};
}

AttemptId readAttemptId(const Fields &fields)
{
    return {.member = readMember(fields, "member"_L1), .number = readCount(fields, "attempt"_L1)};
}

QJsonObject toJson(const ResultId &id)
{
    if (const auto *const attempt = std::get_if<AttemptId>(&id))
        return toJson(*attempt);
    return {{u"fusion"_s, std::get<FusionId>(id).number}};
}

ResultId readResultId(const Fields &fields)
{
    if (fields.has("fusion"_L1))
        return FusionId{readCount(fields, "fusion"_L1)};
    return readAttemptId(fields);
}

QJsonObject lettersToJson(const QHash<QString, AttemptId> &letters)
{
    QJsonObject json;
    for (auto letter = letters.begin(); letter != letters.end(); ++letter)
        json.insert(letter.key(), toJson(letter.value()));
    return json;
}

QHash<QString, AttemptId> readLetters(const Fields &fields)
{
    QHash<QString, AttemptId> letters;
    const Fields entries = fields.child("letters"_L1);
    const QStringList keys = entries.keys();
    for (const QString &letter : keys) {
        const QByteArray latin = letter.toLatin1();
        letters.insert(letter, readAttemptId(entries.child(QLatin1StringView(latin))));
    }
    return letters;
}

QJsonArray toJson(const QList<AttemptId> &ids)
{
    QJsonArray json;
    for (const AttemptId id : ids)
        json.append(toJson(id));
    return json;
}

QList<AttemptId> readAttemptIds(const Fields &fields, QLatin1StringView key)
{
    QList<AttemptId> ids;
    const QList<Fields> entries = fields.children(key);
    for (const Fields &entry : entries)
        ids.append(readAttemptId(entry));
    return ids;
}

int readCount(const Fields &fields, QLatin1StringView key)
{
    fields.require(key);
    return static_cast<int>(fields.integerWithin(key, 1, 1'000'000).value_or(0));
}

QString toString(const QDateTime &utc)
{
    return utc.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime readTime(const Fields &fields, QLatin1StringView key)
{
    const QString text = fields.text(key);
    if (text.isEmpty())
        return {};
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    if (!time.isValid())
        fields.fail(key, Fields::tr("must be a time such as 2026-06-01T14:02:00Z."));
    return time;
}

void merge(QJsonObject &into, const QJsonObject &from)
{
    for (auto field = from.begin(); field != from.end(); ++field)
        into.insert(field.key(), field.value());
}

} // namespace chat

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/sessionjson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace exchange {

QJsonObject sessionObject(const chat::Session &session)
{
    QJsonArray turns;
    for (const chat::Turn &turn : session.turns)
        turns.append(toJson(turn));
    return {
        {u"format"_s, u"counterpoint.session"_s},
        {u"version"_s, 1},
        {u"program"_s, u"Counterpoint " COUNTERPOINT_VERSION ""_s},
        {u"session"_s, session.id.value},
        {u"title"_s, session.title},
        {u"created"_s, session.createdAt.toUTC().toString(Qt::ISODate)},
        {u"turns"_s, turns},
    };
}

QByteArray sessionJson(const chat::Session &session)
{
    return QJsonDocument(sessionObject(session)).toJson();
}

} // namespace exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sessionreader.h"

#include "library/experimentstore.h"
#include "library/turnstore.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace library {

namespace {

QDateTime utc(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::UTC);
}

struct TurnRow
{
    qint64 key = 0;
    chat::TurnId id;
    QString writer;
};

QList<TurnRow> turnRows(Database &database, qint64 session)
{
    QList<TurnRow> turns;
    Rows rows = database.query(u"SELECT key, id, writer FROM turns WHERE session = ? ORDER BY key"_s, {session});
    while (rows.next())
        turns.append({.key = rows.integer(0), .id = {rows.text(1)}, .writer = rows.text(2)});
    return turns;
}

} // namespace

chat::TurnState Writers::stateOf(const QString &state, const QString &writer)
{
    const chat::TurnState stored = chat::turnStateFromString(state).value_or(chat::TurnState::Interrupted);
    if (stored != chat::TurnState::Running)
        return stored;
    auto alive = m_alive.find(writer);
    if (alive == m_alive.end())
        alive = m_alive.insert(writer, m_place.isAlive(writer));
    return *alive ? chat::TurnState::Running : chat::TurnState::Interrupted;
}

QString summaryColumns(Database &database)
{
    const QString experiment = hasExperiments(database) ? u"experiment"_s : u"''"_s;
    return u"id, title, created_ms, changed_ms, turns, state, writer, members, answered, contradictions, is_example, "
           "is_unread, "_s +
           experiment;
}

SessionSummary readSummary(const Rows &rows, Writers &writers, int first)
{
    return {
        .id = {rows.text(first)},
        .title = rows.text(first + 1),
        .createdAt = utc(rows.integer(first + 2)),
        .changedAt = utc(rows.integer(first + 3)),
        .turns = int(rows.integer(first + 4)),
        .state = writers.stateOf(rows.text(first + 5), rows.text(first + 6)),
        .members = int(rows.integer(first + 7)),
        .answered = int(rows.integer(first + 8)),
        .contradictions = int(rows.integer(first + 9)),
        .isExample = rows.boolean(first + 10),
        .isUnread = rows.boolean(first + 11),
        .experiment = rows.text(first + 12),
    };
}

QList<SessionSummary> readSessions(Database &database, const Place &place)
{
    QList<SessionSummary> sessions;
    Writers writers(place);
    const QString ours = hasExperiments(database) ? u" AND experiment = ''"_s : QString();
    Rows rows = database.query(u"SELECT "_s + summaryColumns(database) + u" FROM sessions WHERE deleted_ms IS NULL"_s +
                               ours + u" ORDER BY newest_turn DESC"_s);
    while (rows.next())
        sessions.append(readSummary(rows, writers));
    return sessions;
}

std::optional<ReadSession> readSession(Database &database, const Place &place, const chat::SessionId &id)
{
    ReadSession read;
    qint64 key = 0;
    {
        Rows row = database.query(u"SELECT key, title, created_ms FROM sessions WHERE id = ? AND deleted_ms IS NULL"_s,
                                  {id.value});
        if (!row.next())
            return std::nullopt;
        key = row.integer(0);
        read.session = {.id = id, .title = row.text(1), .createdAt = utc(row.integer(2))};
    }
    Writers writers(place);
    QHash<chat::TurnId, std::optional<chat::TurnId>> lost; // and what comes in the place of each
    std::optional<chat::TurnId> before;
    for (const TurnRow &row : turnRows(database, key)) {
        std::optional<chat::Turn> turn = readTurn(database, row.key);
        if (!turn) {
            ++read.unreadable;
            lost.insert(row.id, before);
            continue;
        }
        if (turn->parent && lost.contains(*turn->parent))
            turn->parent = lost.value(*turn->parent);
        if (turn->state == chat::TurnState::Running)
            turn->state = writers.stateOf(chat::toString(turn->state), row.writer);
        before = turn->id;
        read.session.turns.append(*std::move(turn));
    }
    return read;
}

QList<chat::SessionId> findSessions(Database &database, const QString &prefix)
{
    QList<chat::SessionId> found;
    Rows rows = database.query(
        u"SELECT id FROM sessions WHERE id >= ? AND id < ? || char(0x10ffff) AND deleted_ms IS NULL LIMIT 2"_s,
        {prefix.toLower(), prefix.toLower()});
    while (rows.next())
        found.append({rows.text(0)});
    return found;
}

} // namespace library

// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/salvage.h"

#include "chat/runevent.h"
#include "chat/title.h"
#include "library/turnstore.h"

#include <QFile>
#include <QJsonDocument>
#include <QtEndian>

#include <memory>

using namespace Qt::StringLiterals;

namespace library {

namespace {

bool isReadable(Database &database)
{
    (void)database.number(u"SELECT count(*) FROM sqlite_master"_s);
    const bool hasTables = database.number(u"SELECT count(*) FROM sqlite_master WHERE name = 'folds'"_s) > 0;
    return !database.takeError() && hasTables;
}

/// Gives a file whose first page is broken the first page of a new library: all libraries have their tables at the
/// same pages. The number of pages is then read from the file's size.
bool transplantFirstPage(const QString &damaged, const QString &fresh)
{
    constexpr qsizetype pageSize = 4096;
    constexpr int changeCounter = 24;
    constexpr int pageCount = 28;
    constexpr int freePages = 32;
    constexpr int freePageCount = 36;
    QFile source(fresh);
    QFile target(damaged);
    if (!source.open(QFile::ReadOnly) || !target.open(QFile::ReadWrite) || target.size() < 2 * pageSize)
        return false;
    QByteArray page = source.read(pageSize);
    if (page.size() != pageSize)
        return false;
    qToBigEndian<quint32>(1, page.data() + changeCounter);
    qToBigEndian<quint32>(quint32(target.size() / pageSize), page.data() + pageCount);
    qToBigEndian<quint32>(0, page.data() + freePages);
    qToBigEndian<quint32>(0, page.data() + freePageCount);
    return target.seek(0) && target.write(page) == pageSize;
}

/// One after the other; across what cannot be read, key by key.
class RowWalk
{
public:
    RowWalk(Database &from, const QString &table, const QString &columns)
        : m_from(from)
        , m_onward(u"SELECT %1 FROM %2 WHERE %3 >= ? ORDER BY %3"_s.arg(columns, table, keyOf(columns)))
        , m_single(u"SELECT %1 FROM %2 WHERE %3 = ?"_s.arg(columns, table, keyOf(columns)))
    {
    }

    /// Calls `take` with each row; its first value is the key.
    void run(const std::function<void(const QVariantList &)> &take)
    {
        constexpr int patience = 20'000;
        qint64 next = 0;
        for (int misses = 0; misses < patience;) {
            const qint64 before = next;
            if (readFrom(next, take))
                return;
            misses = next > before ? 0 : misses;
            while (misses < patience && !readOne(next, take)) {
                ++next;
                ++misses;
            }
            ++next;
        }
    }

private:
    static QString keyOf(const QString &columns) { return columns.section(u',', 0, 0); }

    /// Moves `next` on; true when it came to the end.
    bool readFrom(qint64 &next, const std::function<void(const QVariantList &)> &take)
    {
        {
            Rows rows = m_from.query(m_onward, {next});
            while (rows.next()) {
                const QVariantList values = rows.values();
                take(values);
                next = values.first().toLongLong() + 1;
            }
        }
        return !m_from.takeError();
    }

    /// False where not even the place of that key can be read.
    bool readOne(qint64 key, const std::function<void(const QVariantList &)> &take)
    {
        {
            Rows rows = m_from.query(m_single, {key});
            if (rows.next())
                take(rows.values());
        }
        return !m_from.takeError();
    }

    Database &m_from;
    const QString m_onward;
    const QString m_single;
};

class Salvage
{
public:
    Salvage(Database &from, Database &to) : m_from(from), m_to(to) {}

    void run()
    {
        copy(u"sessions"_s, u"key, id, title, created_ms, changed_ms, deleted_ms, deleted_by, is_example, is_unread"_s);
        copy(u"turns"_s, u"key, id, session, state, writer, last_seq"_s);
        copy(u"folds"_s, u"turn, seq, json, journal"_s);
        copy(u"events"_s, u"key, turn, seq, json"_s);
        for (const qint64 key : turnKeys())
            complete(key);
        m_to.execute(u"DELETE FROM folds WHERE turn NOT IN (SELECT key FROM turns)"_s);
        m_to.execute(u"DELETE FROM events WHERE turn NOT IN (SELECT key FROM turns)"_s);
        m_to.execute(u"DELETE FROM sessions WHERE key NOT IN (SELECT session FROM turns)"_s);
    }

private:
    void copy(const QString &table, const QString &columns)
    {
        QString places = u"?"_s;
        places += u", ?"_s.repeated(columns.count(u','));
        const QString insert = u"INSERT OR IGNORE INTO %1(%2) VALUES (%3)"_s.arg(table, columns, places);
        RowWalk(m_from, table, columns).run([&](const QVariantList &values) { m_to.execute(insert, values); });
    }

    /// All that anything is known of.
    QList<qint64> turnKeys()
    {
        QList<qint64> keys;
        Rows rows = m_to.query(
            u"SELECT key FROM turns UNION SELECT turn FROM folds UNION SELECT turn FROM events ORDER BY 1"_s);
        while (rows.next())
            keys.append(rows.integer(0));
        return keys;
    }

    /// Makes the rows anew that a turn hangs on and that were lost, and what is told twice.
    void complete(qint64 key)
    {
        const auto turn = readTurn(m_to, key);
        if (!turn || turn->session.isEmpty()) {
            m_to.execute(u"DELETE FROM turns WHERE key = ?"_s, {key});
            return;
        }
        const QString state = chat::toString(turn->state);
        const qint64 session = sessionFor(*turn);
        m_to.execute(uR"(INSERT INTO turns(key, id, session, state, writer, last_seq) VALUES (?, ?, ?, ?, '', ?)
                         ON CONFLICT DO UPDATE SET session = excluded.session, state = excluded.state)"_s,
                     {key, turn->id.value, session, state, turn->lastSeq});
        storeTexts(m_to, key, session, *turn);
        const TurnFigures shown = figures(*turn);
        m_to.execute(uR"(UPDATE sessions SET turns = turns + 1, newest_turn = ?, state = ?, members = ?, answered = ?,
                         contradictions = ? WHERE key = ?)"_s,
                     {key, state, shown.members, shown.answered, shown.contradictions, session});
    }

    qint64 sessionFor(const chat::Turn &turn)
    {
        if (const qint64 known = m_to.number(u"SELECT key FROM sessions WHERE id = ?"_s, {turn.session.value}))
            return known;
        const qint64 started = turn.startedAt.toMSecsSinceEpoch();
        m_to.execute(
            u"INSERT INTO sessions(id, title, created_ms, changed_ms, is_example) VALUES (?, ?, ?, ?, ?)"_s,
            {turn.session.value, chat::titleFromPrompt(turn.prompt), started, started, !turn.example.isEmpty()});
        return m_to.lastKey();
    }

    Database &m_from;
    Database &m_to;
};

} // namespace

std::optional<Salvaged> salvage(const QString &damaged, const QString &fresh, std::span<const SchemaStep> steps)
{
    {
        Database to(fresh, Database::Mode::ReadWrite);
        if (!migrate(to, steps))
            return std::nullopt;
    }
    auto from = std::make_unique<Database>(damaged, Database::Mode::Query);
    if (!isReadable(*from)) {
        from.reset();
        const bool hasFirstPage = transplantFirstPage(damaged, fresh);
        from = std::make_unique<Database>(damaged, Database::Mode::Query);
        if (!hasFirstPage || !isReadable(*from))
            return Salvaged{};
    }
    Database to(fresh, Database::Mode::ReadWrite);
    to.execute(u"PRAGMA foreign_keys = OFF"_s);
    if (!to.transact([&] { Salvage(*from, to).run(); }, Database::Durability::PowerCut))
        return std::nullopt;
    return Salvaged{.sessions = to.number(u"SELECT count(*) FROM sessions"_s),
                    .turns = to.number(u"SELECT count(*) FROM turns"_s)};
}

} // namespace library

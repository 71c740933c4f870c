// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/salvage.h"

#include "chat/runevent.h"
#include "chat/title.h"
#include "library/ledgerstore.h"
#include "library/textindex.h"
#include "library/turnstore.h"

#include <QFile>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr int pageSize = 4096;
/// Up to this version all libraries have their tables at the same pages. What came later lies where there was room; of
/// it the ledger is made anew from the turns.
constexpr qint64 lastWithSamePages = 2;
using Pages = QList<quint32>;

quint32 numberAt(const QByteArray &page, qsizetype at)
{
    return qFromBigEndian<quint32>(page.constData() + at);
}

QByteArray readPage(QFile &file, quint32 number)
{
    return file.seek(qint64(number - 1) * pageSize) ? file.read(pageSize) : QByteArray();
}

/// The pages that describe the tables: the first, and those that it points to where one is not enough (see "B-tree
/// Pages" in SQLite's file format).
Pages schemaPages(const QByteArray &first)
{
    constexpr int header = 100; // behind the file's own
    constexpr int interior = 5;
    Pages pages{1};
    if (first.size() != pageSize || first[header] != interior)
        return pages;
    const int cells = qFromBigEndian<quint16>(first.constData() + header + 3);
    for (int cell = 0; cell < cells; ++cell)
        pages.append(numberAt(first, qFromBigEndian<quint16>(first.constData() + header + 12 + 2 * cell)));
    pages.append(numberAt(first, header + 8));
    return pages;
}

/// Gives a file whose first pages are broken those of a new library of at most lastWithSamePages. How many pages there
/// are is then read from the file's size.
bool transplantSchema(const QString &damaged, const QString &fresh)
{
    constexpr int changeCounter = 24;
    constexpr int freePages = 32;
    QFile source(fresh);
    QFile target(damaged);
    if (!source.open(QFile::ReadOnly) || !target.open(QFile::ReadWrite) || target.size() < 2 * pageSize)
        return false;
    for (const quint32 number : schemaPages(readPage(source, 1))) {
        QByteArray page = readPage(source, number);
        if (page.size() != pageSize)
            return false;
        if (number == 1) {
            qToBigEndian<quint32>(1, page.data() + changeCounter);
            qToBigEndian<quint64>(0, page.data() + freePages); // the list of free pages, and its length
        }
        if (!target.seek(qint64(number - 1) * pageSize) || target.write(page) != pageSize)
            return false;
    }
    return true;
}

/// A new library of that version.
bool makeFresh(Database &database, std::span<const SchemaStep> steps, qint64 version)
{
    const auto after = std::ranges::find_if(steps, [=](const SchemaStep &step) { return step.version > version; });
    return migrate(database, {steps.begin(), after}).has_value();
}

/// Whether it has the tables of that version.
bool isWhole(Database &database, std::span<const SchemaStep> steps, qint64 version)
{
    Database like(u":memory:"_s, Database::Mode::ReadWrite);
    const bool isAlike = makeFresh(like, steps, version) && schemaText(database) == schemaText(like);
    return !database.takeError() && isAlike;
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
        constexpr int patience = 5'000;
        qint64 next = 0;
        for (int misses = 0; misses < patience; ++misses) {
            const qint64 before = next;
            if (readFrom(next, take))
                return;
            if (next > before)
                misses = 0;
            readOne(next++, take);
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

    /// A row behind which nothing can be read.
    void readOne(qint64 key, const std::function<void(const QVariantList &)> &take)
    {
        {
            Rows rows = m_from.query(m_single, {key});
            if (rows.next())
                take(rows.values());
        }
        (void)m_from.takeError();
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
        copyExperiments();
        while (fillSearchIndex(m_to)) {
        }
    }

private:
    void copy(const QString &table, const QString &columns)
    {
        QString places = u"?"_s;
        places += u", ?"_s.repeated(columns.count(u','));
        const QString insert = u"INSERT OR IGNORE INTO %1(%2) VALUES (%3)"_s.arg(table, columns, places);
        RowWalk(m_from, table, columns).run([&](const QVariantList &values) { m_to.execute(insert, values); });
    }

    /// Where the tables can be read: they lie where there was room, so only with their own description.
    void copyExperiments()
    {
        const bool isThere =
            m_from.number(u"SELECT count(*) FROM sqlite_master WHERE name = 'experiment_events'"_s) > 0;
        if (m_from.takeError() || !isThere)
            return;
        copy(u"experiments"_s, u"key, id, title, created_ms, changed_ms, deleted_ms, deleted_by, summary, words"_s);
        copy(u"experiment_events"_s, u"key, experiment, json"_s);
        m_to.execute(uR"(INSERT INTO experiments(id, created_ms, changed_ms)
                         SELECT DISTINCT e.experiment,
                             coalesce((SELECT min(created_ms) FROM sessions s WHERE s.experiment = e.experiment), 0),
                             coalesce((SELECT max(changed_ms) FROM sessions s WHERE s.experiment = e.experiment), 0)
                         FROM experiment_events e WHERE e.experiment NOT IN (SELECT id FROM experiments))"_s);
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
        if (turn->state != chat::TurnState::Running)
            storeLedger(m_to, *turn);
        const TurnFigures shown = figures(*turn);
        m_to.execute(uR"(UPDATE sessions SET turns = turns + 1, newest_turn = ?, state = ?, members = ?, answered = ?,
                         contradictions = ? WHERE key = ?)"_s,
                     {key, state, shown.members, shown.answered, shown.contradictions, session});
        if (!turn->experiment.isEmpty())
            m_to.execute(u"UPDATE sessions SET experiment = ? WHERE key = ?"_s, {turn->experiment, session});
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
    auto from = std::make_unique<Database>(damaged, Database::Mode::Query);
    const qint64 said = from->number(u"PRAGMA user_version"_s);
    const bool isKnown = !from->takeError() && said > 0 && said < steps.back().version;
    const qint64 version = isKnown ? said : steps.back().version;
    const qint64 donor = std::min(version, lastWithSamePages);
    {
        Database database(fresh, Database::Mode::ReadWrite);
        if (!makeFresh(database, steps, donor))
            return std::nullopt;
    }
    bool isReadable = isWhole(*from, steps, version);
    if (!isReadable) {
        from.reset();
        (void)transplantSchema(damaged, fresh);
        from = std::make_unique<Database>(damaged, Database::Mode::Query);
        isReadable = isWhole(*from, steps, donor);
    }
    Database to(fresh, Database::Mode::ReadWrite);
    if (!migrate(to, steps))
        return std::nullopt;
    if (!isReadable)
        return Salvaged{};
    to.execute(u"PRAGMA foreign_keys = OFF"_s);
    if (!to.transact([&] { Salvage(*from, to).run(); }, Database::Durability::PowerCut))
        return std::nullopt;
    return Salvaged{.sessions = to.number(u"SELECT count(*) FROM sessions"_s),
                    .turns = to.number(u"SELECT count(*) FROM turns"_s)};
}

} // namespace library

// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/ledgerstore.h"

#include "library/experimentstore.h"
#include "library/turnstore.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace library {

static void store(Database &database, const QString &turn, const LedgerEntry &entry)
{
    database.execute(uR"(INSERT INTO ledger(turn, started_ms, json, is_turn) VALUES (?, ?, CAST(? AS TEXT), ?)
                         ON CONFLICT(turn) DO UPDATE SET json = excluded.json)"_s,
                     {turn, entry.startedAt.toMSecsSinceEpoch(),
                      QJsonDocument(toJson(entry)).toJson(QJsonDocument::Compact), entry.isTurn()});
}

void storeLedger(Database &database, const chat::Turn &turn)
{
    store(database, turn.id.value, ledgerEntry(turn));
}

void enterIntoLedger(Database &database, const LedgerEntry &entry)
{
    store(database, entry.turn.value, entry);
}

bool fillLedger(Database &database)
{
    constexpr int most = 100; // a short transaction: events wait for it
    struct Missing
    {
        qint64 key = 0;
        QString id;
    };
    QList<Missing> missing;
    {
        Rows rows = database.query(uR"(SELECT key, id FROM turns
                                       WHERE state <> 'running' AND id NOT IN (SELECT turn FROM ledger)
                                       ORDER BY key LIMIT ?)"_s,
                                   {most});
        while (rows.next())
            missing.append({rows.integer(0), rows.text(1)});
    }
    for (const Missing &one : std::as_const(missing)) {
        // A turn that cannot be read gets an empty entry, or it would be tried for ever.
        const std::optional<chat::Turn> turn = readTurn(database, one.key);
        store(database, one.id, turn ? ledgerEntry(*turn) : LedgerEntry{.turn = {one.id}});
    }
    return missing.size() == most;
}

QList<LedgerEntry> readLedger(Database &database, int newest, const QDateTime &since)
{
    QList<LedgerEntry> entries;
    const QString turns = hasExperiments(database) ? u"is_turn"_s : u"TRUE"_s;
    Rows rows = database.query(uR"(SELECT CAST(json AS BLOB) FROM ledger
                                   WHERE started_ms >= ?
                                      OR key IN (SELECT key FROM ledger WHERE %1
                                                 ORDER BY started_ms DESC, key DESC LIMIT ?)
                                   ORDER BY started_ms DESC, key DESC)"_s.arg(turns),
                               {since.toMSecsSinceEpoch(), newest});
    while (rows.next())
        entries.append(ledgerEntryFromJson(QJsonDocument::fromJson(rows.bytes(0)).object()));
    return entries;
}

} // namespace library

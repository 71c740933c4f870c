// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/textindex.h"

#include "library/schema.h"
#include "library/searchtext.h"

using namespace Qt::StringLiterals;

namespace library {

namespace {

/// The columns of a row as the index is given them; empty where there is no such row.
QVariantList indexedRow(Database &database, const QString &sql, qint64 key)
{
    QVariantList values;
    Rows row = database.query(sql, {key});
    if (!row.next())
        return values;
    values = row.values();
    for (QVariant &value : values)
        value = indexedText(value.toString());
    return values;
}

QList<qint64> keys(Database &database, const QString &sql)
{
    QList<qint64> keys;
    Rows rows = database.query(sql);
    while (rows.next())
        keys.append(rows.integer(0));
    return keys;
}

} // namespace

void indexTurn(Database &database, qint64 turnKey)
{
    const QVariantList texts =
        indexedRow(database, u"SELECT prompt, answers, points, fused FROM texts WHERE turn = ?"_s, turnKey);
    if (!texts.isEmpty())
        database.execute(
            u"INSERT OR REPLACE INTO text_index(rowid, prompt, answers, points, fused) VALUES (?, ?, ?, ?, ?)"_s,
            QVariantList{turnKey} + texts);
}

void indexTitle(Database &database, qint64 sessionKey)
{
    const QVariantList title = indexedRow(database, u"SELECT title FROM sessions WHERE key = ?"_s, sessionKey);
    if (!title.isEmpty())
        database.execute(u"INSERT OR REPLACE INTO title_index(rowid, title) VALUES (?, ?)"_s,
                         QVariantList{sessionKey} + title);
}

void rebuildSearchIndex(Database &database)
{
    makeSearchIndex(database);
    (void)fillSearchIndex(database);
}

bool fillSearchIndex(Database &database)
{
    const QList<qint64> turns = keys(
        database,
        u"SELECT turn FROM texts WHERE turn NOT IN (SELECT id FROM text_index_docsize) ORDER BY turn DESC LIMIT 100"_s);
    for (const qint64 turn : turns)
        indexTurn(database, turn);
    const QList<qint64> sessions = keys(
        database,
        u"SELECT key FROM sessions WHERE key NOT IN (SELECT id FROM title_index_docsize) ORDER BY key DESC LIMIT 1000"_s);
    for (const qint64 session : sessions)
        indexTitle(database, session);
    return !turns.isEmpty() || !sessions.isEmpty();
}

} // namespace library

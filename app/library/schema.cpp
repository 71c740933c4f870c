// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema.h"

using namespace Qt::StringLiterals;

namespace library {

namespace {

// Prefixes of one letter are indexed too: without that the first key typed costs 50 ms in 10,000 turns.
const QString makeTextIndex = uR"(
    CREATE VIRTUAL TABLE text_index USING fts5(prompt, answers, points, fused,
        %1, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3')
)"_s;

const QString makeTitleIndex = uR"(
    CREATE VIRTUAL TABLE title_index USING fts5(title,
        %1, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3')
)"_s;

/// The index is given texts that stand nowhere else (since SQLite 3.43).
const QString withoutContent = u"content='', contentless_delete=1"_s;

/// The tables, in an order that must stay: salvage relies on every library having them at the same pages.
QStringList firstVersion()
{
    return {
        // `key` counts in the order of creation; nothing is ordered by a clock. `newest_turn` and what follows is the
        // newest turn's, repeated here so that the list is one walk over one small table. `writer` is the process that
        // writes that turn: while it lives an unfinished turn is running, afterwards it was interrupted.
        uR"(CREATE TABLE sessions(
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            created_ms INTEGER NOT NULL,
            changed_ms INTEGER NOT NULL,
            deleted_ms INTEGER,
            deleted_by TEXT,
            is_example INTEGER NOT NULL DEFAULT 0,
            is_unread INTEGER NOT NULL DEFAULT 0,
            turns INTEGER NOT NULL DEFAULT 0,
            newest_turn INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL DEFAULT 'running',
            writer TEXT NOT NULL DEFAULT '',
            members INTEGER NOT NULL DEFAULT 0,
            answered INTEGER NOT NULL DEFAULT 0,
            contradictions INTEGER NOT NULL DEFAULT 0))"_s,
        uR"(CREATE TABLE turns(
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            session INTEGER NOT NULL REFERENCES sessions(key) ON DELETE CASCADE,
            state TEXT NOT NULL,
            writer TEXT NOT NULL,
            last_seq INTEGER NOT NULL))"_s,
        // The turn as it was after event `seq`, and the events up to there, one JSON object a line, compressed.
        uR"(CREATE TABLE folds(
            turn INTEGER PRIMARY KEY REFERENCES turns(key) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            json TEXT NOT NULL,
            journal BLOB NOT NULL))"_s,
        // The events that no fold holds yet.
        uR"(CREATE TABLE events(
            key INTEGER PRIMARY KEY,
            turn INTEGER NOT NULL REFERENCES turns(key) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            json TEXT NOT NULL))"_s,
        uR"(CREATE TABLE texts(
            turn INTEGER PRIMARY KEY REFERENCES turns(key) ON DELETE CASCADE,
            session INTEGER NOT NULL,
            prompt TEXT NOT NULL,
            answers TEXT NOT NULL DEFAULT '',
            points TEXT NOT NULL DEFAULT '',
            fused TEXT NOT NULL DEFAULT ''))"_s,
        u"CREATE INDEX sessions_in_order ON sessions(newest_turn) WHERE deleted_ms IS NULL"_s,
        u"CREATE INDEX turns_of_session ON turns(session)"_s,
        u"CREATE UNIQUE INDEX events_of_turn ON events(turn, seq)"_s,
        makeTextIndex.arg(u"content='texts', content_rowid='turn'"_s),
        makeTitleIndex.arg(u"content='sessions', content_rowid='key'"_s),
        // A row that the index does not hold must not be taken out of it: that would break it.
        uR"(CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
            INSERT INTO text_index(rowid, prompt, answers, points, fused)
            VALUES (new.turn, new.prompt, new.answers, new.points, new.fused); END)"_s,
        uR"(CREATE TRIGGER texts_removed AFTER DELETE ON texts
            WHEN EXISTS (SELECT 1 FROM text_index_docsize WHERE id = old.turn) BEGIN
            INSERT INTO text_index(text_index, rowid, prompt, answers, points, fused)
            VALUES ('delete', old.turn, old.prompt, old.answers, old.points, old.fused); END)"_s,
        uR"(CREATE TRIGGER title_added AFTER INSERT ON sessions BEGIN
            INSERT INTO title_index(rowid, title) VALUES (new.key, new.title); END)"_s,
        uR"(CREATE TRIGGER title_removed AFTER DELETE ON sessions
            WHEN EXISTS (SELECT 1 FROM title_index_docsize WHERE id = old.key) BEGIN
            INSERT INTO title_index(title_index, rowid, title) VALUES ('delete', old.key, old.title); END)"_s,
        uR"(CREATE TRIGGER title_dropped AFTER UPDATE OF title ON sessions
            WHEN EXISTS (SELECT 1 FROM title_index_docsize WHERE id = old.key) BEGIN
            INSERT INTO title_index(title_index, rowid, title) VALUES ('delete', old.key, old.title);
            INSERT INTO title_index(rowid, title) VALUES (new.key, new.title); END)"_s,
        u"PRAGMA application_id = %1"_s.arg(applicationId),
    };
}

/// An index must be whole to be dropped; so its tables are first given what those of an empty one hold.
QStringList dropIndex(const QString &name)
{
    QStringList statements{
        u"DELETE FROM %1_data"_s,
        u"DELETE FROM %1_idx"_s,
        u"DELETE FROM %1_docsize"_s,
        u"INSERT INTO %1_data(id, block) VALUES (1, x''), (10, x'00000000000000')"_s,
        u"DELETE FROM %1_config"_s,
        u"INSERT INTO %1_config(k, v) VALUES ('version', 4)"_s,
        u"DROP TABLE %1"_s,
    };
    for (QString &statement : statements)
        statement = statement.arg(name);
    return statements;
}

/// FTS5 also merges what has many deleted entries, even a segment that another merge is still writing; that one then
/// goes on before the first of an empty list and writes into foreign memory (SQLite 3.46.1, fts5IndexFindDeleteMerge).
QString withoutDeleteMerge(const QString &index)
{
    return u"INSERT INTO %1(%1, rank) VALUES ('deletemerge', 0)"_s.arg(index);
}

QStringList remakeIndexes()
{
    return dropIndex(u"text_index"_s) + dropIndex(u"title_index"_s) +
           QStringList{makeTextIndex.arg(withoutContent), makeTitleIndex.arg(withoutContent),
                       withoutDeleteMerge(u"text_index"_s), withoutDeleteMerge(u"title_index"_s)};
}

/// What is searched is given to the index by textindex.h, not as it stands in `texts`.
QStringList secondVersion()
{
    return QStringList{
               u"DROP TRIGGER texts_added"_s,   u"DROP TRIGGER texts_removed"_s, u"DROP TRIGGER title_added"_s,
               u"DROP TRIGGER title_removed"_s, u"DROP TRIGGER title_dropped"_s,
           } +
           remakeIndexes() +
           QStringList{
               uR"(CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
                   DELETE FROM text_index WHERE rowid = old.turn; END)"_s,
               uR"(CREATE TRIGGER title_removed AFTER DELETE ON sessions BEGIN
                   DELETE FROM title_index WHERE rowid = old.key; END)"_s,
           };
}

/// What turns took and cost, kept beyond the turns themselves. Salvage never reads it: it makes it anew from the turns.
QStringList thirdVersion()
{
    return {
        uR"(CREATE TABLE ledger(
            key INTEGER PRIMARY KEY,
            turn TEXT NOT NULL UNIQUE,
            started_ms INTEGER NOT NULL,
            json TEXT NOT NULL))"_s,
    };
}

/// Experiments, which the library keeps without knowing what their events mean. An event names its experiment, so that
/// a lost row of `experiments` can be made anew. The ledger learns of what is billed outside of turns, and, by being
/// filled again, what it did not note of turns before.
QStringList fourthVersion()
{
    return {
        u"ALTER TABLE sessions ADD COLUMN experiment TEXT NOT NULL DEFAULT ''"_s,
        u"CREATE INDEX sessions_of_experiment ON sessions(experiment) WHERE experiment <> ''"_s,
        uR"(CREATE TABLE experiments(
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL DEFAULT '',
            created_ms INTEGER NOT NULL,
            changed_ms INTEGER NOT NULL,
            deleted_ms INTEGER,
            deleted_by TEXT,
            summary TEXT NOT NULL DEFAULT '{}',
            words TEXT NOT NULL DEFAULT ''))"_s,
        // In the order of their keys.
        uR"(CREATE TABLE experiment_events(
            key INTEGER PRIMARY KEY,
            experiment TEXT NOT NULL,
            json TEXT NOT NULL))"_s,
        u"CREATE INDEX events_of_experiment ON experiment_events(experiment)"_s,
        u"ALTER TABLE ledger ADD COLUMN is_turn INTEGER NOT NULL DEFAULT 1"_s,
        u"DELETE FROM ledger WHERE turn IN (SELECT id FROM turns WHERE state <> 'running')"_s,
    };
}

/// The index without what its engine does wrong: the old one may be in the midst of it.
QStringList fifthVersion()
{
    return remakeIndexes();
}

} // namespace

std::span<const SchemaStep> schemaSteps()
{
    static const std::array steps{
        SchemaStep{1, firstVersion()},
        SchemaStep{2, secondVersion()},
        SchemaStep{3, thirdVersion()},
        SchemaStep{4, fourthVersion()},
        SchemaStep{5, fifthVersion()},
    };
    return steps;
}

std::expected<void, DatabaseError> migrate(Database &database, std::span<const SchemaStep> steps)
{
    for (const SchemaStep &step : steps) {
        const auto done = database.transact(
            [&] {
                if (database.number(u"PRAGMA user_version"_s) >= step.version)
                    return;
                for (const QString &statement : step.statements)
                    database.execute(statement);
                database.execute(u"PRAGMA user_version = %1"_s.arg(step.version));
            },
            Database::Durability::PowerCut);
        if (!done)
            return done;
    }
    return {};
}

QString schemaText(Database &database)
{
    QStringList lines;
    // Without the search index, which may have been made anew.
    Rows rows = database.query(uR"(SELECT type, name, sql FROM sqlite_master
                                   WHERE name NOT LIKE 'text_index%' AND name NOT LIKE 'title_index%' ORDER BY name)"_s);
    while (rows.next())
        lines.append(rows.text(0) + u' ' + rows.text(1) + u' ' + rows.text(2));
    return lines.join(u'\n');
}

void makeSearchIndex(Database &database)
{
    for (const QString &statement : remakeIndexes())
        database.execute(statement);
}

} // namespace library

// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/maintenance.h"

#include "library/ledgerstore.h"
#include "library/schema.h"
#include "library/turnstore.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr int damagedCode = 11;
constexpr int damagedIndexCode = 11 | 1 << 8;

/// The first word of a prompt, where it is one that SQLite and we understand alike.
QString plainFirstWord(const QString &prompt)
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    const auto end = std::ranges::find_if_not(prompt, isPlain);
    return end == prompt.end() || !end->isSpace() ? QString() : QString(prompt.begin(), end - prompt.begin());
}

/// Whether the first word of a turn's prompt leads back to it.
bool findsTurn(Database &database, qint64 turn, const QString &prompt)
{
    const QString word = plainFirstWord(prompt);
    return word.isEmpty() ||
           database.number(u"SELECT count(*) FROM text_index WHERE text_index MATCH ? AND rowid = ?"_s,
                           {u'"' + word + u'"', turn}) > 0;
}

/// Nothing but this tells of a byte that changed in the description of a table.
bool hasItsSchema(Database &database)
{
    Database fresh(u":memory:"_s, Database::Mode::ReadWrite);
    return migrate(fresh, schemaSteps()) && schemaText(fresh) == schemaText(database);
}

} // namespace

void indexInterruptedTurns(const Writing &writing, const Place &place)
{
    struct Candidate
    {
        qint64 turn = 0;
        qint64 session = 0;
        QString writer;
    };
    QList<Candidate> candidates;
    {
        Rows rows =
            writing.database.query(uR"(SELECT u.key, u.session, u.writer FROM turns u JOIN texts t ON t.turn = u.key
                                               WHERE u.state = 'running' AND t.answers = '')"_s);
        while (rows.next())
            candidates.append({rows.integer(0), rows.integer(1), rows.text(2)});
    }
    for (const Candidate &candidate : std::as_const(candidates)) {
        if (candidate.writer == writing.process || place.isAlive(candidate.writer))
            continue;
        const auto turn = readTurn(writing.database, candidate.turn);
        if (!turn || turn->attempts.isEmpty())
            continue;
        storeTexts(writing.database, candidate.turn, candidate.session, *turn);
        storeLedger(writing.database, *turn);
    }
}

bool isSearchIndexWrong(Database &database)
{
    const bool hasGhosts =
        database.number(u"SELECT count(*) FROM text_index_docsize WHERE id NOT IN (SELECT turn FROM texts)"_s) > 0 ||
        database.number(u"SELECT count(*) FROM title_index_docsize WHERE id NOT IN (SELECT key FROM sessions)"_s) > 0;
    // The index is filled from the newest turn backwards, so what it lacks is older than all that it holds.
    const bool hasGaps =
        database.number(uR"(SELECT count(*) FROM texts WHERE turn > (SELECT min(id) FROM text_index_docsize)
                                             AND turn NOT IN (SELECT id FROM text_index_docsize))"_s) > 0 ||
        database.number(uR"(SELECT count(*) FROM sessions WHERE key > (SELECT min(id) FROM title_index_docsize)
                                             AND key NOT IN (SELECT id FROM title_index_docsize))"_s) > 0;
    if (hasGhosts || hasGaps)
        return true;
    struct Sample
    {
        qint64 turn = 0;
        QString prompt;
    };
    QList<Sample> samples;
    {
        Rows rows = database.query(uR"(SELECT turn, substr(prompt, 1, 100) FROM texts
            WHERE turn IN (SELECT id FROM text_index_docsize ORDER BY id DESC LIMIT 20)
               OR turn IN (SELECT id FROM text_index_docsize ORDER BY id LIMIT 20))"_s);
        while (rows.next())
            samples.append({rows.integer(0), rows.text(1)});
    }
    return !std::ranges::all_of(samples,
                                [&](const Sample &sample) { return findsTurn(database, sample.turn, sample.prompt); });
}

bool isCheckDue(const Place &place, const QDateTime &now)
{
    constexpr int often = 30;
    const QFileInfo stamp(place.checkedStamp());
    return !place.deadProcesses().isEmpty() || (stamp.exists() && stamp.lastModified().daysTo(now) >= often) ||
           !stamp.exists();
}

std::optional<DatabaseError> check(Database &database)
{
    QString found;
    {
        Rows rows = database.query(u"PRAGMA quick_check(1)"_s);
        if (rows.next())
            found = rows.text(0);
    }
    if (const auto error = database.takeError())
        return error;
    if (found == u"ok")
        return hasItsSchema(database) ? std::nullopt : std::optional(DatabaseError{damagedCode, u"other tables"_s});
    const bool isIndexOnly = found.contains("FTS5"_L1) || found.contains("inverted index"_L1);
    return DatabaseError{isIndexOnly ? damagedIndexCode : damagedCode, found};
}

void noteChecked(const Place &place, const QDateTime &now)
{
    for (const QString &process : place.deadProcesses())
        QFile::remove(place.processLock(process));
    makePrivateFile(place.checkedStamp());
    QFile stamp(place.checkedStamp());
    if (stamp.open(QFile::ReadWrite))
        stamp.setFileTime(now, QFileDevice::FileModificationTime);
}

} // namespace library

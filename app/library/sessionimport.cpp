// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sessionimport.h"

#include "chat/title.h"
#include "library/ledgerstore.h"
#include "library/textindex.h"
#include "library/turnstore.h"

using namespace Qt::StringLiterals;

namespace library {

namespace {

QString titleOf(const chat::Session &session)
{
    constexpr qsizetype longest = 200;
    const QString title = session.title.left(4'000).simplified().left(longest);
    return title.isEmpty() && !session.turns.isEmpty() ? chat::titleFromPrompt(session.turns.first().prompt) : title;
}

/// The key of its row, or 0 where there is one already.
qint64 makeSession(const Writing &writing, const QString &experiment, const chat::Session &session)
{
    Database &database = writing.database;
    database.execute(uR"(INSERT OR IGNORE INTO sessions(id, title, created_ms, changed_ms, is_example, experiment)
                         VALUES (?, ?, ?, ?, ?, ?))"_s,
                     {session.id.value, titleOf(session), session.createdAt.toMSecsSinceEpoch(),
                      writing.now.toMSecsSinceEpoch(), !session.turns.value(0).example.isEmpty(), experiment});
    if (database.changed() == 0)
        return 0;
    const qint64 key = database.lastKey();
    indexTitle(database, key);
    return key;
}

void storeTurn(Database &database, qint64 session, const chat::Turn &turn)
{
    const QString state = chat::toString(turn.state);
    database.execute(u"INSERT OR IGNORE INTO turns(id, session, state, writer, last_seq) VALUES (?, ?, ?, '', ?)"_s,
                     {turn.id.value, session, state, turn.lastSeq});
    if (database.changed() == 0)
        return;
    const qint64 key = database.lastKey();
    storeFold(database, key, turn);
    storeTexts(database, key, session, turn);
    enterIntoLedger(database, {.turn = turn.id});
    const TurnFigures shown = figures(turn);
    database.execute(uR"(UPDATE sessions SET turns = turns + 1, newest_turn = ?, state = ?, members = ?, answered = ?,
                         contradictions = ? WHERE key = ?)"_s,
                     {key, state, shown.members, shown.answered, shown.contradictions, session});
}

} // namespace

void storeSession(const Writing &writing, const QString &experiment, const chat::Session &session)
{
    const qint64 key = makeSession(writing, experiment, session);
    if (key == 0)
        return;
    for (chat::Turn turn : session.turns) {
        turn.session = session.id;
        turn.experiment = experiment;
        storeTurn(writing.database, key, turn);
    }
}

QStringList takenIds(Database &database, const QStringList &ids)
{
    QStringList taken;
    for (const QString &id : ids) {
        if (database.number(uR"(SELECT EXISTS (SELECT 1 FROM sessions WHERE id = ?)
                                    OR EXISTS (SELECT 1 FROM turns WHERE id = ?)
                                    OR EXISTS (SELECT 1 FROM experiments WHERE id = ?))"_s,
                            {id, id, id}) != 0)
            taken.append(id);
    }
    return taken;
}

} // namespace library

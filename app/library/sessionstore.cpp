// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sessionstore.h"

#include "library/textindex.h"

using namespace Qt::StringLiterals;

namespace library {

void renameSession(const Writing &writing, const chat::SessionId &id, const QString &title)
{
    constexpr qsizetype longest = 200;
    const QString line = title.left(4'000).simplified().left(longest);
    if (line.isEmpty())
        return;
    writing.database.execute(u"UPDATE sessions SET title = ? WHERE id = ?"_s, {line, id.value});
    indexTitle(writing.database, writing.database.number(u"SELECT key FROM sessions WHERE id = ?"_s, {id.value}));
}

void removeSession(const Writing &writing, const chat::SessionId &id)
{
    writing.database.execute(
        u"UPDATE sessions SET deleted_ms = ?, deleted_by = ? WHERE id = ? AND deleted_ms IS NULL"_s,
        {writing.now.toMSecsSinceEpoch(), writing.process, id.value});
}

void restoreSession(const Writing &writing, const chat::SessionId &id)
{
    writing.database.execute(u"UPDATE sessions SET deleted_ms = NULL, deleted_by = NULL WHERE id = ?"_s, {id.value});
}

void markSessionRead(const Writing &writing, const chat::SessionId &id)
{
    writing.database.execute(u"UPDATE sessions SET is_unread = 0 WHERE id = ? AND is_unread"_s, {id.value});
}

void purgeSessions(const Writing &writing, const Place &place)
{
    QList<qint64> gone;
    {
        Rows removed = writing.database.query(u"SELECT key, deleted_by FROM sessions WHERE deleted_ms IS NOT NULL"_s);
        while (removed.next()) {
            if (const QString by = removed.text(1); by != writing.process && !place.isAlive(by))
                gone.append(removed.integer(0));
        }
    }
    for (const qint64 session : std::as_const(gone))
        writing.database.execute(u"DELETE FROM sessions WHERE key = ?"_s, {session});
}

} // namespace library

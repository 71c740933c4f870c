// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/search.h"

#include "library/turnstore.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace library {

namespace {

/// A session and the turn in it that was found; the session's newest where only its title was.
struct Hit
{
    qint64 session = 0;
    qint64 turn = 0;
    bool isTitle = false;
};

/// Newest first. The index hands its rows out one by one in that order, so that a common word costs no more than the
/// rows that are shown.
QList<Hit> hitsInTurns(Database &database, const QString &query, int limit, const std::function<bool()> &isStale)
{
    QList<Hit> hits;
    QSet<qint64> seen;
    Rows rows = database.query(uR"(SELECT i.rowid, t.session FROM text_index i JOIN texts t ON t.turn = i.rowid
                                   JOIN sessions s ON s.key = t.session
                                   WHERE text_index MATCH ? AND s.deleted_ms IS NULL ORDER BY i.rowid DESC)"_s,
                               {query});
    while (hits.size() < limit && !isStale() && rows.next()) {
        if (const qint64 session = rows.integer(1); !seen.contains(session)) {
            seen.insert(session);
            hits.append({.session = session, .turn = rows.integer(0)});
        }
    }
    return hits;
}

/// The newest sessions that have it in their title.
QList<Hit> hitsInTitles(Database &database, const QString &query, int limit, const std::function<bool()> &isStale)
{
    QList<Hit> hits;
    Rows rows = database.query(uR"(SELECT s.key, s.newest_turn FROM title_index i JOIN sessions s ON s.key = i.rowid
                                   WHERE title_index MATCH ? AND s.deleted_ms IS NULL ORDER BY i.rowid DESC)"_s,
                               {query});
    while (hits.size() < limit && !isStale() && rows.next())
        hits.append({.session = rows.integer(0), .turn = rows.integer(1), .isTitle = true});
    return hits;
}

/// A session that was found in both ways is shown with its turn.
QList<Hit> merged(QList<Hit> hits, const QList<Hit> &inTitles, int limit)
{
    QSet<qint64> seen;
    for (const Hit &hit : std::as_const(hits))
        seen.insert(hit.session);
    for (const Hit &hit : inTitles) {
        if (!seen.contains(hit.session))
            hits.append(hit);
    }
    std::ranges::stable_sort(hits, std::greater(), &Hit::turn);
    return hits.first(std::min(hits.size(), qsizetype(limit)));
}

/// Where the person would look first.
void addPassage(SessionSummary &summary, Database &database, const Hit &hit, const SearchText &text)
{
    Rows row = database.query(
        uR"(SELECT u.id, t.prompt, t.fused, t.points, t.answers FROM texts t JOIN turns u ON u.key = t.turn
            WHERE t.turn = ?)"_s,
        {hit.turn});
    if (!row.next())
        return;
    summary.hit = {row.text(0)};
    for (int column = 1; column <= 4; ++column) {
        const QString texts = row.text(column);
        for (const QStringView single : texts.tokenize(textSeparator)) {
            if (summary.passage = text.passage(single); !summary.passage.isEmpty())
                return;
        }
    }
}

} // namespace

QList<SessionSummary> searchSessions(Database &database, const Place &place, const SearchText &text, int limit,
                                     const std::function<bool()> &isStale)
{
    QList<SessionSummary> found;
    if (text.isEmpty() || limit <= 0)
        return found;
    const QList<Hit> hits = merged(hitsInTurns(database, text.query(), limit, isStale),
                                   hitsInTitles(database, text.query(), limit, isStale), limit);
    Writers writers(place);
    const QString columns = summaryColumns(database);
    for (const Hit &hit : hits) {
        if (isStale())
            return {};
        Rows row = database.query(u"SELECT "_s + columns + u" FROM sessions WHERE key = ?"_s, {hit.session});
        if (!row.next())
            continue;
        SessionSummary summary = readSummary(row, writers);
        if (hit.isTitle)
            summary.passage = text.passage(summary.title);
        else
            addPassage(summary, database, hit, text);
        found.append(summary);
    }
    return found;
}

} // namespace library

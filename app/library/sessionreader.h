// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"
#include "library/library.h"
#include "library/place.h"

#include <QHash>

namespace library {

/// Tells whether the process that writes a turn still lives. Asks the system once for each, so make one a query.
class Writers
{
public:
    explicit Writers(const Place &place) : m_place(place) {}

    /// Running turns whose writer is gone were interrupted.
    [[nodiscard]] chat::TurnState stateOf(const QString &state, const QString &writer);

private:
    const Place &m_place;
    QHash<QString, bool> m_alive;
};

/// The columns of `sessions` that a summary is read from, in the order that readSummary() expects.
[[nodiscard]] QString summaryColumns(Database &database);
[[nodiscard]] SessionSummary readSummary(const Rows &rows, Writers &writers, int firstColumn = 0);

/// All sessions but those of experiments, the one with the newest turn first.
[[nodiscard]] QList<SessionSummary> readSessions(Database &database, const Place &place);

/// A session without the turns that could not be read, and how many those are. What followed such a turn follows the
/// one before it. Nothing where there is no such session.
struct ReadSession
{
    chat::Session session;
    int unreadable = 0;
};
[[nodiscard]] std::optional<ReadSession> readSession(Database &database, const Place &place, const chat::SessionId &id);

/// Ids of sessions that begin with `prefix`, at most two.
[[nodiscard]] QList<chat::SessionId> findSessions(Database &database, const QString &prefix);

} // namespace library

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

namespace library {

/// Gives the search index what `texts` holds of a turn, in the place of what it had. Goes by itself with that row.
void indexTurn(Database &database, qint64 turnKey);
/// The same for a session's title.
void indexTitle(Database &database, qint64 sessionKey);

/// Makes the search index anew, with some of what belongs in it, so that a search never meets an empty one. Goes on
/// with fillSearchIndex().
void rebuildSearchIndex(Database &database);
/// Adds some of what the search index lacks, the newest first; true when something may be left to add. Within a
/// transaction, a short one: events must not wait for it.
[[nodiscard]] bool fillSearchIndex(Database &database);

} // namespace library

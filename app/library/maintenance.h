// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/eventwriter.h"
#include "library/place.h"

namespace library {

/// Makes interrupted turns findable: theirs were never folded. Within a transaction.
void indexInterruptedTurns(const Writing &writing, const Place &place);

/// Whether the search index holds something that is not there any more, or does not find what it should (a few rows
/// are tried). Then rebuildSearchIndex() is due.
[[nodiscard]] bool isSearchIndexWrong(Database &database);

/// Whether the file should be checked as a whole: a process died that had it open, or it is long ago.
[[nodiscard]] bool isCheckDue(const Place &place, const QDateTime &now);
/// Reads the whole file. The error is Damage, IndexDamage, or Interrupted.
[[nodiscard]] std::optional<DatabaseError> check(Database &database);
/// Notes that it was checked.
void noteChecked(const Place &place, const QDateTime &now);

} // namespace library

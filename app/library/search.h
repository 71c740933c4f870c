// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/searchtext.h"
#include "library/sessionreader.h"

namespace library {

/// Sessions with a hit in their title or in a turn, the newest hit first, each session once, at most `limit`.
/// `isStale` is asked between two rows: a newer search has come, this one may end.
[[nodiscard]] QList<SessionSummary> searchSessions(Database &database, const Place &place, const SearchText &text,
                                                   int limit, const std::function<bool()> &isStale);

} // namespace library

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "library/place.h"
#include "library/schema.h"

namespace library {

/// Reads what can be read of a damaged library, row by row, into a new one that takes its place. The damaged file is
/// kept as it is, under a name with the date; the notice names both. Until all is read the damaged file stays where it
/// was, so that a crash on the way loses nothing. Fails, with one sentence, where another process has the library open
/// or no room is left. The caller has no connection open, and holds the change lock.
[[nodiscard]] std::expected<Notice, QString> mend(const Place &place, std::span<const SchemaStep> steps,
                                                  const QDateTime &now, const QString &ownProcess = {});

/// Whether mend() is under way, or a crash has ended it.
[[nodiscard]] bool isMendingUnfinished(const Place &place);
/// Ends what a crash during mend() left: the new file takes its place, or goes. The caller holds the change lock.
void finishMending(const Place &place);

} // namespace library

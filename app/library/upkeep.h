// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"
#include "library/place.h"

namespace library {

/// Writes a copy of all that is on disk to `file`, in whose place it comes only once it is whole; only the person may
/// read it. Fails with one sentence that says what to do.
[[nodiscard]] std::expected<void, QString> backUp(Database &database, const QString &file);

/// Gives back to the disk what deleted sessions left in the file; so many bytes. Others may read meanwhile, and wait
/// with writing. Fails with one sentence that says what to do.
[[nodiscard]] std::expected<qint64, QString> compact(Database &database, const Place &place);

/// Of the library's file with its companions, in bytes.
[[nodiscard]] qint64 sizeOnDisk(const Place &place);

} // namespace library

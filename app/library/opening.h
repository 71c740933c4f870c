// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "library/place.h"
#include "library/schema.h"

namespace library {

/// How a library's file was found.
struct Opened
{
    Access access = Access::ReadWrite;
    Database::Mode readMode = Database::Mode::Query;
    QList<Notice> notices;
};

/// Makes the file where it is missing, migrates it after a backup, mends it where it is damaged; leaves a newer one
/// and one that cannot be written as they are. Fails with one sentence that says what to do.
[[nodiscard]] std::expected<Opened, QString> openPlace(const Place &place, std::span<const SchemaStep> steps,
                                                       const QDateTime &now);

} // namespace library

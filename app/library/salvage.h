// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/schema.h"

#include <QString>

namespace library {

/// How much was read.
struct Salvaged
{
    qint64 sessions = 0;
    qint64 turns = 0;
};

/// Copies every row that can be read from the file `damaged` (which it may change) into a new library `fresh`. What
/// hung on a lost row is put together again from the rest: a turn's fold and events name its session. Nothing where
/// `fresh` cannot be written.
[[nodiscard]] std::optional<Salvaged> salvage(const QString &damaged, const QString &fresh,
                                              std::span<const SchemaStep> steps);

} // namespace library

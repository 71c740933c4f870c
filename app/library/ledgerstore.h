// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"
#include "library/ledger.h"

namespace library {

/// Stores what a turn took and cost, in place of what was stored before.
void storeLedger(Database &database, const chat::Turn &turn);

/// The same of what was asked outside of turns.
void enterIntoLedger(Database &database, const LedgerEntry &entry);

/// Enters finished turns that are not in it, some hundred at a time; whether there may be more.
[[nodiscard]] bool fillLedger(Database &database);

/// The `newest` turns with all that began since then, newest first.
[[nodiscard]] QList<LedgerEntry> readLedger(Database &database, int newest, const QDateTime &since);

} // namespace library

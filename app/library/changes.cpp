// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/changes.h"

#include <algorithm>

namespace library {

namespace {

std::expected<void, DatabaseError> write(Database &database, const QString &process, std::span<const Change> changes)
{
    const bool mustLast = std::ranges::any_of(
        changes, [](const Change &change) { return change.durability == Database::Durability::PowerCut; });
    return database.transact(
        [&] {
            for (const Change &change : changes)
                change.apply({.database = database, .process = process, .now = change.at});
        },
        mustLast ? Database::Durability::PowerCut : Database::Durability::Application);
}

} // namespace

WriteOutcome writeChanges(Database &database, const QString &process, const QList<Change> &changes)
{
    WriteOutcome outcome;
    auto written = write(database, process, changes);
    if (written)
        return outcome;
    if (written.error().cause() != DatabaseError::Cause::Other) {
        outcome.error = written.error();
        return outcome;
    }
    for (const Change &change : changes) {
        written = write(database, process, {&change, 1});
        if (!written)
            outcome.refused.append(written.error().text);
    }
    return outcome;
}

} // namespace library

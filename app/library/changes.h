// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/eventwriter.h"
#include "library/worker.h"

#include <QPointer>

namespace library {

/// One thing to write. Kept until it is on disk.
struct Change
{
    std::function<void(const Writing &)> apply;
    QDateTime at; ///< UTC
    Database::Durability durability = Database::Durability::Application;
    bool changesList = false;
    std::function<void()> written; ///< once it is on disk; may be empty
};

struct WriteOutcome
{
    std::optional<DatabaseError> error; ///< nothing was written; try again
    QStringList refused;                ///< what SQLite said of single changes that will never be written
};

/// Writes all changes in one transaction. Where a change is at fault and not the disk, that one alone is left out.
[[nodiscard]] WriteOutcome writeChanges(Database &database, const QString &process, const QList<Change> &changes);

} // namespace library

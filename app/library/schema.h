// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

#include <QStringList>

#include <span>

namespace library {

/// One migration: the statements that bring a library to `version`. A step that was released is never changed.
struct SchemaStep
{
    int version = 0;
    QStringList statements;
};

/// All steps, oldest first; the last one's version is what this program reads and writes.
[[nodiscard]] std::span<const SchemaStep> schemaSteps();

/// Marks the file as ours ("CPnt").
constexpr int applicationId = 0x43506e74;

/// Brings the file to the newest version, each step in a transaction of its own. Where another process did it in the
/// meantime nothing happens.
[[nodiscard]] std::expected<void, DatabaseError> migrate(Database &database, std::span<const SchemaStep> steps);

/// What the file says of its tables, to be compared. Libraries of the same version say the same.
[[nodiscard]] QString schemaText(Database &database);

/// Makes the search index anew, empty.
void makeSearchIndex(Database &database);

} // namespace library

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/collaborators.h"
#include "command/commandline.h"

#include <functional>

class QObject;

/// `counterpoint compare list`, `export` and `import`, with the library open: each calls `done` once.
namespace command {

using Done = std::function<void(ExitCode)>;

void listComparisons(const ListComparisons &list, const Collaborators &with, QObject *context, const Done &done);
/// The report, or everything (report::ExperimentFile).
void exportComparison(const ExportComparison &wanted, const Collaborators &with, QObject *context, const Done &done);
void importComparison(const ImportComparison &import, const Collaborators &with, QObject *context, const Done &done);

} // namespace command

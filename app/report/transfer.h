// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/findings.h"
#include "report/experimentpage.h"

namespace compare {
class Laboratory;
}
namespace library {
class Library;
}

/// Between a library and a file. All calls return at once; what they bring is delivered to `context`'s thread, never
/// when it is gone by then.
namespace report {

/// The page, with the answers as the library has them. Those that cannot be read are missing. `findings`: the
/// experiment's, which take a while to work out.
void exportPage(const compare::Experiment &experiment, const compare::Findings &findings,
                const QList<Drawing> &drawings, library::Library &library, QObject *context,
                std::function<void(QByteArray)> done);

/// An ExperimentFile's bytes. Sessions that cannot be read are missing; fails where the experiment itself cannot.
void exportFile(const compare::ExperimentId &id, library::Library &library, QObject *context,
                std::function<void(std::expected<QByteArray, QString>)> done);

/// Takes the experiment in the file `path` into the library, under its own ids or, where these are there already, under
/// new ones. Fails with one sentence. Done when it is on disk; it is open in the laboratory then.
void importFile(const QString &path, library::Library &library, compare::Laboratory &laboratory, QObject *context,
                std::function<void(std::expected<compare::ExperimentId, QString>)> done);

} // namespace report

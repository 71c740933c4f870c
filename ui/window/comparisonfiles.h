// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

#include <QObject>

namespace compare {
class Laboratory;
}
namespace library {
class Library;
}

namespace windowui {

class Exporter;

/// Comparisons on their way out and in: as a report with its pictures in a folder beside it, as a file that another
/// library takes in. Nothing waits for a dialog.
class ComparisonFiles : public QObject
{
    Q_OBJECT

public:
    struct Collaborators
    {
        compare::Laboratory &laboratory;
        library::Library &library;
        Exporter &exporter; ///< says what was written, or was not
    };

    /// All outlive this.
    ComparisonFiles(const Collaborators &with, QWidget *window);

    /// Asks where.
    void exportExperiment(const compare::Experiment &experiment);
    void writeReport(const compare::Experiment &experiment, const QString &path);
    void writeFile(const compare::ExperimentId &id, const QString &path);
    /// Asks which file to take in.
    void chooseFile();
    void importFile(const QString &path);

Q_SIGNALS:
    void imported(const compare::ExperimentId &id);

private:
    const Collaborators m_with;
    QWidget *const m_window;
};

} // namespace windowui

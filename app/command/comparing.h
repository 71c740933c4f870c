// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/collaborators.h"
#include "command/commandline.h"
#include "command/progressline.h"
#include "compare/experimentrun.h"
#include "settings/endpoint.h"

#include <QObject>
#include <QSet>

namespace command {

/// One `compare`, from its options and questions to its exit code. Owned by its parent.
class Comparing : public QObject
{
    Q_OBJECT

public:
    Comparing(Compare compare, const QList<compare::Question> &questions, const Collaborators &with,
              QObject *parent = nullptr);

    void start();
    /// Ctrl+C: stops what runs, prints and keeps what came.
    void interrupt();

Q_SIGNALS:
    /// Once, when all is printed and kept.
    void ended(command::ExitCode code);

private:
    void lookUp();
    void resume(const compare::ExperimentId &id);
    /// With one that is there already, or a new one.
    void begin(compare::ExperimentRun *before);
    [[nodiscard]] bool connectTo(const std::optional<settings::Endpoint> &made);
    void foretell(const compare::Experiment &experiment);
    void run(compare::ExperimentRun *run);
    void sayWhatComes();
    void show(const compare::ExperimentEvent &event);
    void showTrial(const compare::Trial &trial);
    void conclude();
    void print();
    void write(const QByteArray &bytes);
    void sayHowToGoOn();
    /// The library cannot write (the disk is full): what was paid for would be lost.
    void endUnkept(const QString &reason);
    void refuse(const QString &reason, ExitCode code = ExitCode::WrongUse);
    void end(ExitCode code);

    const Compare m_compare;
    const QList<compare::Question> m_questions;
    const Collaborators m_with;
    const Format m_format;
    ProgressLine m_line;
    compare::ExperimentRun *m_run = nullptr;
    QSet<QString> m_problems; ///< of the judge, that were said
    bool m_isInterrupted = false;
    bool m_isTroubled = false;      ///< the library cannot write
    std::optional<ExitCode> m_code; ///< the run is over
    bool m_hasEnded = false;
};

} // namespace command

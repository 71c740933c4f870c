// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experimentrun.h"

#include <random>

namespace chat {
class Clock;
}
namespace desk {
class Desk;
}
namespace forecast {
class Forecaster;
}
namespace library {
class Library;
}
namespace provider {
class Connections;
}

namespace compare {

/// Whom experiments work with. All outlive them.
struct Collaborators
{
    desk::Desk &desk;
    provider::Connections &connections;
    library::Library &library;
    forecast::Forecaster &forecaster;
    chat::Clock &clock;
};

/// The experiments that are open; any number of them may run. For the window and the command line alike. The list of
/// all is the library's: library::Library::experiments(). What rests here is read again when another process has
/// written to it.
class Laboratory : public QObject
{
    Q_OBJECT

public:
    explicit Laboratory(const Collaborators &with, QObject *parent = nullptr);
    ~Laboratory() override;

    /// A new one; in the library from now on. It rests.
    [[nodiscard]] ExperimentRun *create(Plan plan);
    /// The written example; it rests, and once started it plays.
    [[nodiscard]] ExperimentRun *createExample();
    /// One of another library, with its events as they were kept there; in the library from now on, where its sessions
    /// are already. It rests. Null where the events make no experiment, or where it is open already.
    ExperimentRun *add(const ExperimentId &id, const QList<QJsonObject> &events);
    /// Announces opened() or openFailed(); at once where it is open already.
    void open(const ExperimentId &id);
    [[nodiscard]] ExperimentRun *experiment(const ExperimentId &id) const;
    /// Lets it go where it rests, unless it is opened again; a running one stays.
    void release(const ExperimentId &id);
    /// Stops it, and deletes it from the library with its sessions; restore() takes that back.
    void remove(const ExperimentId &id);
    [[nodiscard]] QList<ExperimentRun *> running() const;

Q_SIGNALS:
    void opened(compare::ExperimentRun *experiment);
    void openFailed(const compare::ExperimentId &id, const QString &message);
    /// One began, or rests.
    void runningChanged();

private:
    /// So many of its events are in the library.
    ExperimentRun *adopt(Experiment experiment, qsizetype kept);

    const Collaborators m_with;
    QHash<ExperimentId, ExperimentRun *> m_open;
    QSet<ExperimentId> m_leaving; ///< of the open ones, those that go once the library has all of them
};

} // namespace compare

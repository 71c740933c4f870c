// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"

#include <QMutex>
#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace library {

/// A thread with a connection of its own, to which jobs are handed. They run in order. Used by the thread that made it;
/// destroying it waits for the job that runs and leaves the others undone.
class Worker
{
public:
    using Job = std::function<void(Database &)>;
    enum class Kind {
        Whole,         ///< runs to its end
        Interruptible, ///< may be ended by interrupt()
    };

    Worker(const QString &name, const QString &path, Database::Mode mode);
    ~Worker();
    Q_DISABLE_COPY_MOVE(Worker)

    /// Returns at once.
    void post(Job job, Kind kind = Kind::Whole);
    /// Returns when the job, and all before it, are done.
    void run(const Job &job);
    /// Makes the statement of an interruptible job fail, if one runs now.
    void interrupt();

private:
    void openDatabase();
    void work(const Job &job, Kind kind);

    const QString m_path;
    const Database::Mode m_mode;
    QThread m_thread;
    QObject m_inThread;                   ///< lives in the thread; what is posted to it runs there
    std::unique_ptr<Database> m_database; ///< of the thread
    bool m_isMakeshift = false;           ///< the connection is for one job only
    std::atomic<bool> m_isEnding = false;
    QMutex m_mutex;
    Database *m_interruptible = nullptr; ///< under the mutex
};

} // namespace library

// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/worker.h"

#include <QFileInfo>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace library {

Worker::Worker(const QString &name, const QString &path, Database::Mode mode) : m_path(path), m_mode(mode)
{
    m_thread.setObjectName(name);
    m_inThread.moveToThread(&m_thread);
    m_thread.start();
}

Worker::~Worker()
{
    m_isEnding = true;
    interrupt();
    QMetaObject::invokeMethod(&m_inThread, [this] { m_database.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Worker::post(Job job, Kind kind)
{
    QMetaObject::invokeMethod(
        &m_inThread, [this, job = std::move(job), kind] { work(job, kind); }, Qt::QueuedConnection);
}

void Worker::run(const Job &job)
{
    QMetaObject::invokeMethod(&m_inThread, [this, &job] { work(job, Kind::Whole); }, Qt::BlockingQueuedConnection);
}

void Worker::interrupt()
{
    const QMutexLocker locker(&m_mutex);
    if (m_interruptible)
        m_interruptible->interrupt();
}

void Worker::openDatabase()
{
    if (m_database && m_database->isOpen() && !m_isMakeshift)
        return;
    m_database = std::make_unique<Database>(m_path, m_mode);
    // On a full disk SQLite cannot make the -shm that it wants even for reading. Nobody writes then, so the file may be
    // read without one; but only until the next job, for there may be room by then.
    const auto cause = m_database->error() ? m_database->error()->cause() : DatabaseError::Cause::Other;
    m_isMakeshift = m_mode == Database::Mode::Query && cause == DatabaseError::Cause::Full &&
                    QFileInfo(m_path + u"-wal"_s).size() == 0;
    if (m_isMakeshift)
        m_database = std::make_unique<Database>(m_path, Database::Mode::Immutable);
}

void Worker::work(const Job &job, Kind kind)
{
    if (m_isEnding)
        return;
    openDatabase();
    const auto setInterruptible = [this](Database *database) {
        const QMutexLocker locker(&m_mutex);
        m_interruptible = database;
    };
    if (kind == Kind::Interruptible)
        setInterruptible(m_database.get());
    job(*m_database);
    if (kind == Kind::Interruptible)
        setInterruptible(nullptr);
}

} // namespace library

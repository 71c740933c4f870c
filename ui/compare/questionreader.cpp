// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/questionreader.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

namespace compareui {

namespace {

/// Ends early where it is stopped.
class StoppableFile : public QFile
{
public:
    StoppableFile(const QString &path, const std::atomic<bool> &isStopped) : QFile(path), m_isStopped(isStopped) {}

protected:
    qint64 readData(char *data, qint64 most) override { return m_isStopped ? -1 : QFile::readData(data, most); }

private:
    const std::atomic<bool> &m_isStopped;
};

} // namespace

QuestionReader::~QuestionReader()
{
    stop();
    for (QThread *const thread : std::as_const(m_threads)) {
        thread->wait();
        delete thread;
    }
}

void QuestionReader::read(const QString &path)
{
    stop();
    const auto job = std::make_shared<Job>(); // of the thread and of this, whichever is done with it last
    job->path = path;
    m_job = job;
    QThread *const thread = QThread::create([job] { work(*job); });
    m_threads.append(thread);
    connect(thread, &QThread::finished, this, [this, thread, job] {
        m_threads.removeOne(thread);
        thread->deleteLater();
        conclude(job);
    });
    thread->start();
}

void QuestionReader::work(Job &job)
{
    StoppableFile file(job.path, job.isStopped);
    const QString name = QFileInfo(job.path).fileName();
    if (!QFileInfo(job.path).isFile() || !file.open(QIODevice::ReadOnly)) {
        job.problem = tr("%1 cannot be read: %2").arg(name, file.errorString());
        return;
    }
    constexpr qint64 headBytes = 4096;
    job.set = compare::readQuestions(file, compare::questionFormat(name, file.peek(headBytes)));
}

void QuestionReader::stop()
{
    if (m_job)
        m_job->isStopped = true;
    m_job.reset();
}

void QuestionReader::conclude(const std::shared_ptr<Job> &job)
{
    if (job != m_job)
        return; // stopped
    m_job.reset();
    if (job->problem.isEmpty())
        Q_EMIT finished(job->path, job->set);
    else
        Q_EMIT failed(job->path, job->problem);
}

} // namespace compareui

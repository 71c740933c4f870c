// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/questionset.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace compareui {

/// Reads questions from a file beside the window's thread; one file at a time.
class QuestionReader : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Stops, and waits for that.
    ~QuestionReader() override;

    void read(const QString &path);
    /// Nothing is announced any more of what is being read.
    void stop();
    [[nodiscard]] bool isReading() const { return m_job != nullptr; }

Q_SIGNALS:
    void finished(const QString &path, const compare::QuestionSet &set);
    /// With one sentence.
    void failed(const QString &path, const QString &problem);

private:
    struct Job
    {
        QString path;
        std::atomic<bool> isStopped = false;
        compare::QuestionSet set;
        QString problem;
    };
    static void work(Job &job);
    void conclude(const std::shared_ptr<Job> &job);

    std::shared_ptr<Job> m_job; ///< with its thread, which may outlive a stop
    QList<QThread *> m_threads;
};

} // namespace compareui

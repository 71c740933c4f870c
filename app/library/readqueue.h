// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/worker.h"

#include <QMap>
#include <QObject>
#include <QPointer>

namespace library {

/// Questions to the library that wait for their answers. Lives in the caller's thread, the reading is the worker's.
class ReadQueue : public QObject
{
    Q_OBJECT

public:
    /// Hands the answer over, in the caller's thread.
    using Delivery = std::function<void()>;
    /// Reads, in the worker's thread. An empty delivery: nobody wants the answer any more.
    using Reading = std::function<Delivery(Database &)>;

    using QObject::QObject;

    /// Who reads from now on; without one (null) everything waits. Call it with null before the worker goes.
    void setWorker(Worker *worker);
    /// The answer is not delivered where `context` (not null) is gone by then.
    void add(Reading reading, QObject *context, Worker::Kind kind = Worker::Kind::Whole);
    /// A damaged file is mended and the question asked again; without this the answer is what could be read.
    void setMends(bool mends) { m_mends = mends; }

Q_SIGNALS:
    void damaged();
    void indexDamaged();

private:
    struct Question
    {
        Reading reading;
        QPointer<QObject> context;
        bool hasContext = false;
        Worker::Kind kind = Worker::Kind::Whole;
    };

    void ask(quint64 number);
    void settle(quint64 number, const std::optional<DatabaseError> &error, const Delivery &delivery);

    Worker *m_worker = nullptr;
    QMap<quint64, Question> m_questions;
    quint64 m_newest = 0;
    bool m_mends = true;
};

} // namespace library

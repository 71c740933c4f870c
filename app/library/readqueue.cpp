// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/readqueue.h"

namespace library {

void ReadQueue::setWorker(Worker *worker)
{
    m_worker = worker;
    for (const quint64 number : m_questions.keys())
        ask(number);
}

void ReadQueue::add(Reading reading, QObject *context, Worker::Kind kind)
{
    m_questions.insert(++m_newest, {std::move(reading), context, context != nullptr, kind});
    ask(m_newest);
}

void ReadQueue::ask(quint64 number)
{
    if (!m_worker)
        return;
    const Question &question = m_questions[number];
    m_worker->post(
        [this, number, reading = question.reading](Database &database) {
            Delivery delivery = reading(database);
            QMetaObject::invokeMethod(
                this,
                [this, number, error = database.takeError(), delivery = std::move(delivery)] {
                    settle(number, error, delivery);
                },
                Qt::QueuedConnection);
        },
        question.kind);
}

void ReadQueue::settle(quint64 number, const std::optional<DatabaseError> &error, const Delivery &delivery)
{
    if (!m_questions.contains(number))
        return; // asked twice, answered already
    const auto cause = error ? error->cause() : DatabaseError::Cause::Other;
    if (cause == DatabaseError::Cause::Damage && m_mends) {
        Q_EMIT damaged(); // and asked again when there is a new worker
        return;
    }
    const Question question = m_questions.take(number);
    if (cause == DatabaseError::Cause::IndexDamage)
        Q_EMIT indexDamaged();
    else if (error && cause != DatabaseError::Cause::Interrupted)
        qWarning("The library could not be read: %ls", qUtf16Printable(error->text));
    if (delivery && (question.context || !question.hasContext))
        delivery();
}

} // namespace library

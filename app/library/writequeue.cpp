// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/writequeue.h"

#include "chat/clock.h"
#include "library/instance.h"
#include "library/textindex.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace library {

namespace {

bool changesList(const QList<Change> &changes)
{
    return std::ranges::any_of(changes, &Change::changesList);
}

} // namespace

WriteQueue::WriteQueue(const Place &place, const QString &process, chat::Clock &clock, QObject *parent)
    : QObject(parent), m_place(place), m_process(process), m_clock(clock)
{
}

WriteQueue::~WriteQueue() = default;

void WriteQueue::setWorker(Worker *worker)
{
    m_worker = worker;
    m_isResting = false;
    if (m_worker)
        writeNext();
    else if (m_flight && !m_flight->outcome)
        takeBackFlight(); // the worker went before it came to it
}

void WriteQueue::add(Change change)
{
    m_waiting.push_back(std::move(change));
    writeNext();
}

void WriteQueue::rebuildIndex()
{
    m_waiting.push_front({.apply = [](const Writing &writing) { rebuildSearchIndex(writing.database); },
                          .at = m_clock.wallTime(),
                          .written = [this] { Q_EMIT indexRebuilt(); }});
    writeNext();
}

void WriteQueue::writeNext()
{
    if (!m_worker || m_flight || m_isResting || m_waiting.empty())
        return;
    m_flight = std::make_shared<Flight>(QList<Change>(m_waiting.begin(), m_waiting.end()));
    m_waiting.clear();
    m_worker->post([this, flight = m_flight, place = m_place, process = m_process](Database &database) {
        flight->outcome = writeChanges(database, process, flight->changes);
        if (!flight->outcome->error && changesList(flight->changes))
            Instance::tellChanged(place, process);
        QMetaObject::invokeMethod(this, [this, flight] { settle(flight); }, Qt::QueuedConnection);
    });
}

void WriteQueue::settle(const std::shared_ptr<Flight> &flight)
{
    if (flight != m_flight)
        return;
    if (const auto error = m_flight->outcome->error) {
        takeBackFlight();
        recover(*error);
        return;
    }
    m_flight.reset();
    m_rebuilds = 0;
    for (const QString &text : std::as_const(flight->outcome->refused))
        Q_EMIT refused(text);
    if (std::exchange(m_isInTrouble, false))
        Q_EMIT troubleEnded();
    land(flight->changes);
    writeNext();
}

void WriteQueue::land(const QList<Change> &changes)
{
    for (const Change &change : changes) {
        if (change.written)
            change.written();
    }
    if (changesList(changes))
        Q_EMIT listChanged();
}

void WriteQueue::recover(const DatabaseError &error)
{
    constexpr int mostRebuilds = 2;
    constexpr auto rest = std::chrono::seconds(2);
    const auto cause = error.cause();
    if (cause == DatabaseError::Cause::IndexDamage && m_rebuilds < mostRebuilds) {
        ++m_rebuilds;
        rebuildIndex();
        return;
    }
    m_isResting = true;
    m_clock.after(rest, this, [this] {
        m_isResting = false;
        writeNext();
    });
    if (cause == DatabaseError::Cause::Damage || cause == DatabaseError::Cause::IndexDamage) {
        Q_EMIT damaged();
        return;
    }
    if (!std::exchange(m_isInTrouble, true))
        Q_EMIT troubleStarted(troubleMessage(error));
}

void WriteQueue::takeBackFlight()
{
    m_waiting.insert(m_waiting.begin(), m_flight->changes.begin(), m_flight->changes.end());
    m_flight.reset();
}

bool WriteQueue::finish()
{
    if (!m_worker)
        return m_waiting.empty();
    const std::shared_ptr<Flight> flight = std::exchange(m_flight, nullptr);
    QList<Change> left(m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    bool isAllWritten = true;
    m_worker->run([&](Database &database) {
        // What was under way is done by now, one way or the other.
        if (flight && flight->outcome->error)
            left = flight->changes + left;
        if (left.isEmpty())
            return;
        isAllWritten = !writeChanges(database, m_process, left).error;
        if (isAllWritten && changesList(left))
            Instance::tellChanged(m_place, m_process);
    });
    if (flight && !flight->outcome->error)
        land(flight->changes);
    if (isAllWritten)
        land(left);
    return isAllWritten;
}

QString WriteQueue::troubleMessage(const DatabaseError &error) const
{
    const QString folder = QDir::toNativeSeparators(m_place.folder);
    switch (error.cause()) {
    case DatabaseError::Cause::Full:
        return tr("The library cannot be written: the disk of %1 is full, or fails. What is new stays in memory and is "
                  "written as soon as that works. Make room on that disk, and keep Counterpoint open until then.")
            .arg(folder);
    case DatabaseError::Cause::Moved:
        return tr("The library's file %1 was deleted, moved or replaced while it was open. What is new stays in memory "
                  "and is written when that file is back in its place. Else export what you want to keep, then start "
                  "Counterpoint again.")
            .arg(QDir::toNativeSeparators(m_place.file()));
    case DatabaseError::Cause::Busy:
        return tr("The library in %1 is held by another program. What is new stays in memory and is written as soon as "
                  "that program lets go. Keep Counterpoint open until then.")
            .arg(folder);
    default:
        return tr("The library in %1 cannot be written (%2). What is new stays in memory and is written as soon as "
                  "that "
                  "works. Keep Counterpoint open until then.")
            .arg(folder, error.text);
    }
}

} // namespace library

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/changes.h"
#include "library/place.h"

#include <QObject>

#include <deque>
#include <memory>

namespace chat {
class Clock;
}

namespace library {

/// Changes on their way to the disk, in order. What cannot be written stays in memory and is tried again. Lives in the
/// caller's thread; the writing is the worker's.
class WriteQueue : public QObject
{
    Q_OBJECT

public:
    WriteQueue(const Place &place, const QString &process, chat::Clock &clock, QObject *parent = nullptr);
    ~WriteQueue() override;

    /// Who writes from now on; without one (null) everything waits. Call it with null before the worker goes.
    void setWorker(Worker *worker);
    void add(Change change);
    /// Makes the search index anew before anything else.
    void rebuildIndex();
    /// Writes all that is left, and waits for it. False where that failed.
    bool finish();

Q_SIGNALS:
    void listChanged();
    void troubleStarted(const QString &message);
    void troubleEnded();
    void damaged();
    /// The index holds the newest texts only, and wants to be filled.
    void indexRebuilt();
    /// A change that will never be written, in SQLite's words.
    void refused(const QString &text);

private:
    struct Flight
    {
        QList<Change> changes;
        std::optional<WriteOutcome> outcome;
    };

    void writeNext();
    void settle(const std::shared_ptr<Flight> &flight);
    void land(const QList<Change> &changes);
    void recover(const DatabaseError &error);
    void takeBackFlight();
    [[nodiscard]] QString troubleMessage(const DatabaseError &error) const;

    const Place m_place;
    const QString m_process;
    chat::Clock &m_clock;
    Worker *m_worker = nullptr;
    std::deque<Change> m_waiting;
    std::shared_ptr<Flight> m_flight; ///< handed to the worker, not settled yet
    bool m_isInTrouble = false;
    bool m_isResting = false; ///< until the next try
    int m_rebuilds = 0;
};

} // namespace library

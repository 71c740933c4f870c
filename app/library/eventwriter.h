// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"
#include "library/database.h"

#include <QDateTime>
#include <QHash>

namespace library {

/// What a change of the library is made with.
struct Writing
{
    Database &database;
    QString process; ///< who writes
    QDateTime now;   ///< UTC
};

/// Writes events into the journal, within a transaction. Folds what finished.
class EventWriter
{
public:
    explicit EventWriter(const Writing &writing) : m_writing(writing), m_database(writing.database) {}

    /// An event of a turn that was never started, or that is there already, is left out.
    void append(const chat::RunEvent &event);
    /// After the last one.
    void finish();

private:
    struct Turn
    {
        qint64 key = 0;
        qint64 session = 0;
        qint64 lastSeq = 0;
        QString writer;
        bool isFinished = false;
        bool mustFold = false;
        bool hasNewTexts = false;
    };

    Turn *turn(const chat::TurnId &id);
    qint64 makeSession(const chat::event::RunStarted &started);
    void begin(const chat::TurnId &id, const chat::event::RunStarted &started);
    void note(Turn &turn, const chat::RunEvent &event);
    void takeOver(Turn &turn);
    void fold(const Turn &turn);

    const Writing &m_writing;
    Database &m_database;
    QHash<chat::TurnId, Turn> m_turns;
};

} // namespace library

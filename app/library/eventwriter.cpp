// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/eventwriter.h"

#include "chat/title.h"
#include "library/ledgerstore.h"
#include "library/textindex.h"
#include "library/turnstore.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace library {

namespace {

/// What the person does with a turn at any time; it neither starts nor ends a run.
bool isRemark(const chat::RunEvent &event)
{
    return std::holds_alternative<chat::event::ResultChosen>(event.what) ||
           std::holds_alternative<chat::event::Rated>(event.what);
}

bool isAnswer(const chat::RunEvent &event)
{
    if (const auto *const shared = std::get_if<chat::event::AnswerShared>(&event.what))
        return shared->reply.state == chat::State::Succeeded;
    const auto *const ended = std::get_if<chat::event::Ended>(&event.what);
    return ended && ended->state == chat::State::Succeeded && std::holds_alternative<chat::AttemptId>(ended->speaker);
}

} // namespace

EventWriter::Turn *EventWriter::turn(const chat::TurnId &id)
{
    if (const auto known = m_turns.find(id); known != m_turns.end())
        return &*known;
    Rows row = m_database.query(u"SELECT key, session, last_seq, writer, state FROM turns WHERE id = ?"_s, {id.value});
    if (!row.next())
        return nullptr;
    return &*m_turns.insert(id, {.key = row.integer(0),
                                 .session = row.integer(1),
                                 .lastSeq = row.integer(2),
                                 .writer = row.text(3),
                                 .isFinished = row.text(4) != chat::toString(chat::TurnState::Running)});
}

void EventWriter::append(const chat::RunEvent &event)
{
    if (const auto *const started = std::get_if<chat::event::RunStarted>(&event.what); started && !turn(event.turn))
        begin(event.turn, *started);
    Turn *const turn = this->turn(event.turn);
    if (!turn || event.seq <= turn->lastSeq)
        return;
    const QByteArray json = QJsonDocument(chat::toJson(event)).toJson(QJsonDocument::Compact);
    m_database.execute(u"INSERT INTO events(turn, seq, json) VALUES (?, ?, CAST(? AS TEXT))"_s,
                       {turn->key, event.seq, json});
    turn->lastSeq = event.seq;
    note(*turn, event);
}

qint64 EventWriter::makeSession(const chat::event::RunStarted &started)
{
    if (const qint64 known = m_database.number(u"SELECT key FROM sessions WHERE id = ?"_s, {started.session.value}))
        return known;
    m_database.execute(uR"(INSERT INTO sessions(id, title, created_ms, changed_ms, is_example, experiment)
                           VALUES (?, ?, ?, ?, ?, ?))"_s,
                       {started.session.value, chat::titleFromPrompt(started.prompt),
                        started.wallTime.toMSecsSinceEpoch(), m_writing.now.toMSecsSinceEpoch(),
                        !started.example.isEmpty(), started.experiment});
    const qint64 made = m_database.lastKey();
    indexTitle(m_database, made);
    return made;
}

void EventWriter::begin(const chat::TurnId &id, const chat::event::RunStarted &started)
{
    const QString running = chat::toString(chat::TurnState::Running);
    const qint64 session = makeSession(started);
    m_database.execute(u"INSERT INTO turns(id, session, state, writer, last_seq) VALUES (?, ?, ?, ?, 0)"_s,
                       {id.value, session, running, m_writing.process});
    const Turn turn{.key = m_database.lastKey(), .session = session, .writer = m_writing.process};
    m_turns.insert(id, turn);
    m_database.execute(u"INSERT INTO texts(turn, session, prompt) VALUES (?, ?, ?)"_s,
                       {turn.key, session, started.prompt});
    indexTurn(m_database, turn.key);
    const qsizetype members = started.kind == chat::RunKind::JustOne ? 1 : started.panel.members.size();
    m_database.execute(uR"(UPDATE sessions SET turns = turns + 1, newest_turn = ?, state = ?, writer = ?, members = ?,
                           answered = 0, contradictions = 0, changed_ms = ? WHERE key = ?)"_s,
                       {turn.key, running, m_writing.process, members, m_writing.now.toMSecsSinceEpoch(), session});
}

void EventWriter::note(Turn &turn, const chat::RunEvent &event)
{
    if (isRemark(event)) {
        turn.mustFold = turn.mustFold || turn.isFinished;
        return;
    }
    if (std::holds_alternative<chat::event::RunFinished>(event.what)) {
        turn.isFinished = turn.mustFold = turn.hasNewTexts = true;
    } else if (turn.isFinished || turn.writer != m_writing.process) {
        takeOver(turn);
    }
    if (isAnswer(event)) {
        m_database.execute(uR"(UPDATE sessions SET answered = min(members, answered + 1)
                               WHERE key = ? AND newest_turn = ?)"_s,
                           {turn.session, turn.key});
    }
}

/// A run goes on that had finished, or that another process began.
void EventWriter::takeOver(Turn &turn)
{
    const QString running = chat::toString(chat::TurnState::Running);
    turn.isFinished = false;
    turn.writer = m_writing.process;
    m_database.execute(u"UPDATE turns SET state = ?, writer = ? WHERE key = ?"_s,
                       {running, m_writing.process, turn.key});
    m_database.execute(u"UPDATE sessions SET state = ?, writer = ? WHERE key = ? AND newest_turn = ?"_s,
                       {running, m_writing.process, turn.session, turn.key});
}

void EventWriter::finish()
{
    for (const Turn &turn : std::as_const(m_turns)) {
        m_database.execute(u"UPDATE turns SET last_seq = ? WHERE key = ?"_s, {turn.lastSeq, turn.key});
        if (turn.mustFold && turn.isFinished)
            fold(turn);
    }
}

void EventWriter::fold(const Turn &turn)
{
    const auto folded = readTurn(m_database, turn.key);
    if (!folded)
        return;
    const QString state = chat::toString(folded->state);
    const TurnFigures shown = figures(*folded);
    storeFold(m_database, turn.key, *folded);
    storeLedger(m_database, *folded);
    m_database.execute(u"UPDATE turns SET state = ? WHERE key = ?"_s, {state, turn.key});
    m_database.execute(uR"(UPDATE sessions SET state = ?, members = ?, answered = ?, contradictions = ?
                           WHERE key = ? AND newest_turn = ?)"_s,
                       {state, shown.members, shown.answered, shown.contradictions, turn.session, turn.key});
    if (!turn.hasNewTexts)
        return;
    storeTexts(m_database, turn.key, turn.session, *folded);
    m_database.execute(u"UPDATE sessions SET is_unread = is_unread OR ?, changed_ms = ? WHERE key = ?"_s,
                       {folded->experiment.isEmpty(), m_writing.now.toMSecsSinceEpoch(), turn.session});
}

} // namespace library

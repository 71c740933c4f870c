// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/examplerun.h"

#include "chat/clock.h"

#include <QPointer>

namespace demo {

ExampleRun::ExampleRun(QList<chat::RunEvent> events, chat::TurnId turn, chat::SessionId session, Pace pace,
                       chat::Clock &clock, QObject *parent)
    : Run(parent), m_events(std::move(events)), m_pace(pace), m_clock(clock)
{
    for (chat::RunEvent &event : m_events) {
        event.turn = turn;
        if (auto *started = std::get_if<chat::event::RunStarted>(&event.what)) {
            started->session = session;
            started->wallTime = clock.wallTime();
        }
    }
}

void ExampleRun::start()
{
    if (m_isRunning || m_next > 0)
        return;
    m_isRunning = true;
    m_startedAt = m_clock.now();
    emitDue();
}

std::chrono::milliseconds ExampleRun::timeOf(const chat::RunEvent &event) const
{
    constexpr int hurry = 12;
    switch (m_pace) {
    case Pace::AsRecorded:
        return event.at;
    case Pace::Hurried:
        return event.at / hurry;
    case Pace::AtOnce:
        break;
    }
    return std::chrono::milliseconds(0);
}

void ExampleRun::emitDue()
{
    const QPointer<ExampleRun> guard(this);
    while (m_isRunning && m_next < m_events.size()) {
        const auto wait = m_startedAt + timeOf(m_events.at(m_next)) - m_clock.now();
        if (wait.count() > 0) {
            m_clock.after(wait, this, [this] { emitDue(); });
            return;
        }
        emitNow(m_events.at(m_next++));
        if (!guard)
            return;
    }
    if (!m_isRunning)
        return; // stopped by a listener
    m_isRunning = false;
    Q_EMIT finished();
}

void ExampleRun::emitNow(chat::RunEvent event)
{
    event.seq = m_turn.lastSeq + 1;
    apply(m_turn, event);
    Q_EMIT eventEmitted(event);
}

void ExampleRun::stop()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    m_next = m_events.size();
    const QPointer<ExampleRun> guard(this);
    const QList<chat::Attempt> attempts = m_turn.attempts;
    for (const chat::Attempt &attempt : attempts) {
        endAsCancelled(attempt.id, attempt.reply);
        if (!guard)
            return;
    }
    if (const chat::Fusion *const fusion = m_turn.latestFusion(); fusion && fusion->isRunning) {
        const chat::Fusion cut = *fusion;
        if (cut.judge)
            endAsCancelled(chat::JudgeOf{cut.number}, *cut.judge);
        if (guard && cut.writer)
            endAsCancelled(chat::WriterOf{cut.number}, *cut.writer);
        if (guard)
            emitNow({.at = m_turn.lastAt, .turn = m_turn.id, .what = chat::event::FusionEnded{cut.number}});
    }
    if (guard)
        emitNow({.at = m_turn.lastAt,
                 .turn = m_turn.id,
                 .what = chat::event::RunFinished{chat::TurnState::Cancelled},
                 .extra = {}});
    if (guard)
        Q_EMIT finished();
}

void ExampleRun::endAsCancelled(const chat::Speaker &speaker, const chat::Reply &reply)
{
    if (chat::isFinal(reply.state))
        return;
    chat::event::Ended ended{.speaker = speaker, .state = chat::State::Cancelled, .usage = reply.usage};
    ended.timing.total = m_turn.lastAt - reply.startedAt;
    emitNow({.at = m_turn.lastAt, .turn = m_turn.id, .what = std::move(ended)});
}

} // namespace demo

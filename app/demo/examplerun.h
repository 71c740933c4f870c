// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/run.h"

#include <QList>

namespace chat {
class Clock;
}

namespace demo {

enum class Pace {
    AsRecorded,
    Hurried, ///< twelve times as fast: where many play beside each other
    AtOnce,
};

/// Plays a kept event stream as if it happened now, under a turn and session of its own. Stopping works as in a real
/// run; nothing can be asked again, for there is nobody to ask.
class ExampleRun : public chat::Run
{
    Q_OBJECT

public:
    /// `clock` outlives the run.
    ExampleRun(QList<chat::RunEvent> events, chat::TurnId turn, chat::SessionId session, Pace pace, chat::Clock &clock,
               QObject *parent = nullptr);

    void start() override;
    void stop() override;
    void stop(chat::MemberId) override {}
    void retry(chat::MemberId) override {}
    void retryFailed() override {}
    void judgeNow() override {}
    void judgeAgain() override {}
    void fuseAgain() override {}
    [[nodiscard]] bool isRunning() const override { return m_isRunning; }
    [[nodiscard]] bool canAskAgain() const override { return false; }

private:
    /// When the event is due, from the start.
    [[nodiscard]] std::chrono::milliseconds timeOf(const chat::RunEvent &event) const;
    void emitDue();
    void emitNow(chat::RunEvent event);
    void endAsCancelled(const chat::Speaker &speaker, const chat::Reply &reply);

    QList<chat::RunEvent> m_events;
    qsizetype m_next = 0;
    Pace m_pace;
    chat::Clock &m_clock;
    std::chrono::milliseconds m_startedAt{0};
    chat::Turn m_turn; ///< what is under way, for stop()
    bool m_isRunning = false;
};

} // namespace demo

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QList>
#include <QObject>

namespace chat {
class Clock;
}

namespace fusion {

/// What happened, without number and time.
using Happening = decltype(chat::RunEvent::what);

/// What a run has said: numbers the events, gives them their time, keeps the turn that they make, and tells them.
/// Everything that changes the run goes through change(): what is recorded within is told only when the run stands in
/// good order again, because a listener may stop it, ask again, or destroy it.
class RunRecord : public QObject
{
    Q_OBJECT

public:
    /// Goes on with `turn`: with its numbers and its time. The clock outlives this.
    RunRecord(chat::Turn turn, chat::Clock &clock, QObject *parent = nullptr);

    /// Time counts from now, after whatever the turn has seen already.
    void startClock();
    [[nodiscard]] const chat::Turn &turn() const { return m_turn; }

    /// Only within change().
    void add(Happening what);
    /// Runs `what`; the outermost one then tells what was recorded. Nothing of the run may be touched after the
    /// outermost one: it may be gone.
    template<typename What>
    void change(What what)
    {
        ++m_depth;
        what();
        if (--m_depth == 0 && !m_isTelling)
            tell();
    }

Q_SIGNALS:
    void recorded(const chat::RunEvent &event);
    /// After the last of them.
    void toldAll();

private:
    void tell();

    chat::Clock &m_clock;
    chat::Turn m_turn;
    std::chrono::milliseconds m_zero{0};
    QList<chat::RunEvent> m_untold;
    int m_depth = 0;
    bool m_isTelling = false;
};

} // namespace fusion

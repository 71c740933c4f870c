// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/runrecord.h"

#include "chat/clock.h"

#include <QPointer>

namespace fusion {

RunRecord::RunRecord(chat::Turn turn, chat::Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_turn(std::move(turn))
{
    startClock();
}

void RunRecord::startClock()
{
    m_zero = m_clock.now() - m_turn.lastAt;
}

void RunRecord::add(Happening what)
{
    Q_ASSERT(m_depth > 0);
    chat::RunEvent event{
        .seq = m_turn.lastSeq + 1, .at = m_clock.now() - m_zero, .turn = m_turn.id, .what = std::move(what)};
    chat::apply(m_turn, event);
    m_untold.append(std::move(event));
}

void RunRecord::tell()
{
    const QPointer<RunRecord> guard(this);
    m_isTelling = true;
    while (!m_untold.isEmpty()) {
        const chat::RunEvent event = m_untold.takeFirst();
        Q_EMIT recorded(event);
        if (!guard)
            return;
    }
    m_isTelling = false;
    Q_EMIT toldAll();
}

} // namespace fusion

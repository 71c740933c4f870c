// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QList>

namespace library {

/// Events that wait to be written together. Pieces of text of one source become one event.
class Gathering
{
public:
    void add(const chat::RunEvent &event);
    [[nodiscard]] bool isEmpty() const { return m_events.isEmpty(); }
    [[nodiscard]] QList<chat::RunEvent> take() { return std::exchange(m_events, {}); }

private:
    QList<chat::RunEvent> m_events;
};

} // namespace library

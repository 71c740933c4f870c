// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/gathering.h"

namespace library {

namespace {

/// Beyond this a text is not joined further: each join copies it.
constexpr qsizetype longestText = 16'000;

const chat::Speaker *speaker(const chat::RunEvent &event)
{
    return std::visit(
        [](const auto &what) -> const chat::Speaker * {
            if constexpr (requires { what.speaker; })
                return &what.speaker;
            else
                return nullptr;
        },
        event.what);
}

qsizetype textSize(const chat::RunEvent &event)
{
    return std::visit(
        [](const auto &what) -> qsizetype {
            if constexpr (requires { what.text; })
                return what.text.size();
            else
                return 0;
        },
        event.what);
}

} // namespace

void Gathering::add(const chat::RunEvent &event)
{
    // What other sources said in between does not matter to this one's text.
    for (qsizetype i = m_events.size() - 1; textSize(event) > 0 && i >= 0; --i) {
        const chat::RunEvent &earlier = m_events[i];
        const chat::Speaker *const from = speaker(earlier);
        if (earlier.turn != event.turn || !from || *from != *speaker(event))
            continue;
        const auto joint = textSize(earlier) < longestText ? chat::joined(earlier, event) : std::nullopt;
        if (joint) {
            m_events.removeAt(i);
            m_events.append(*joint);
            return;
        }
        break;
    }
    m_events.append(event);
}

} // namespace library

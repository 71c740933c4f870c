// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/runevent.h"

namespace chat {

namespace {

template<typename Piece>
std::optional<RunEvent> joinedAs(const RunEvent &first, const RunEvent &second)
{
    const auto *const one = std::get_if<Piece>(&first.what);
    const auto *const two = std::get_if<Piece>(&second.what);
    if (!one || !two || one->speaker != two->speaker)
        return std::nullopt;
    return RunEvent{.seq = second.seq,
                    .at = second.at,
                    .turn = second.turn,
                    .what = Piece{one->speaker, one->text + two->text, one->since.value_or(first.at)},
                    .extra = {}};
}

} // namespace

std::optional<RunEvent> joined(const RunEvent &first, const RunEvent &second)
{
    if (first.turn != second.turn || second.seq <= first.seq || !first.extra.isEmpty() || !second.extra.isEmpty())
        return std::nullopt;
    if (auto text = joinedAs<event::TextReceived>(first, second))
        return text;
    return joinedAs<event::ReasoningReceived>(first, second);
}

} // namespace chat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QString>

/// Figures and states in words. Pure functions; translated in the context "turnui".
namespace turnui {

/// "7 s": for what counts while one looks.
[[nodiscard]] QString wholeSeconds(std::chrono::milliseconds time);
/// "6.9 s · $0.018"; the cost only where it is known.
[[nodiscard]] QString timeAndCost(std::chrono::milliseconds time, const chat::Usage &usage);

/// Tokens a second, estimated from the length of the text, since the first of it; absent in the first half second.
[[nodiscard]] std::optional<int> tokensPerSecond(const chat::Reply &reply);
/// "writing · 96 tok/s", "done · 6.9 s · $0.018", "tries again in 6 s": a request's state. `now` in the run's time.
[[nodiscard]] QString stateText(const chat::Reply &reply, std::chrono::milliseconds now);
/// The same for a member: "waiting" before its first attempt, "done late · …" for a straggler.
[[nodiscard]] QString stateText(const chat::Attempt *attempt, std::chrono::milliseconds now);

/// "Rate limited by the provider (429)"
[[nodiscard]] QString failureHeadline(const chat::Error &error);
/// The server's words in quotes, how often it was tried, and what one can do.
[[nodiscard]] QString failureDetail(const chat::Error &error, int tries);

/// "Thinking, 7 s: comparing the write ceilings…", "Thought for 7 s: first line"
[[nodiscard]] QString reasoningLine(const chat::Reply &reply, std::chrono::milliseconds now);

/// "Contradictions", "Only some say" …
[[nodiscard]] QString categoryName(chat::Category category);
/// "agreed, not proven" …
[[nodiscard]] QString categorySubtitle(chat::Category category);
[[nodiscard]] QString concernName(chat::ConcernKind kind);

/// "three"; figures from nine on.
[[nodiscard]] QString countWord(qsizetype count);
/// "GPT-5.5 and Gemini 3.1 Pro", "A, B and C"
[[nodiscard]] QString joined(const QStringList &names);

} // namespace turnui

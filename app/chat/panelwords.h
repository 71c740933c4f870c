// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QStringList>

/// What a panel is set to, in words, the same in the window and on the terminal.
namespace chat {

/// What is set, for one line: "temperature 0.7", "effort high", "web search".
[[nodiscard]] QStringList wordsOf(const ModelSettings &settings);
/// The same, and "weight 2", "else Kimi K2".
[[nodiscard]] QStringList wordsOf(const Member &member);
/// A sentence each without its full stop, beginning with what holds always: "starts judging after 2 of 3 answers".
[[nodiscard]] QStringList wordsOf(const Policy &policy, qsizetype members);
[[nodiscard]] QStringList wordsOf(const Privacy &privacy);

} // namespace chat

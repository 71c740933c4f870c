// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/usage.h"

#include <QString>

/// Times, money and tokens as people read them, the same everywhere: on the screen, the terminal and in exports.
namespace chat {

/// "0.4 s", "6.9 s", "21 s", "2 min 5 s"
[[nodiscard]] QString secondsText(std::chrono::milliseconds time);
/// "$0", "$0.0004", "$0.049", "$1.25": two significant digits below a dollar.
[[nodiscard]] QString costText(double usd);
/// "380 tokens"
[[nodiscard]] QString tokensText(qint64 tokens);
/// "6.9 s · 412 → 380 tokens · $0.012", of it what is known; tokens counted by us have "about" before them.
[[nodiscard]] QString figuresText(const Usage &usage, std::chrono::milliseconds time);

} // namespace chat

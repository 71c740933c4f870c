// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/usage.h"

#include <QString>

/// Times, money and tokens as people read them, the same everywhere: on the screen, the terminal and in exports.
namespace chat {

/// "0.4 s", "6.9 s", "21 s", "2 min 5 s"
[[nodiscard]] QString secondsText(std::chrono::milliseconds time);
/// The same without zeros at its end, for limits: "5 s", "15 min".
[[nodiscard]] QString plainSecondsText(std::chrono::milliseconds time);
/// "$0", "$0.0004", "$0.049", "$1.25": two significant digits below a dollar.
[[nodiscard]] QString costText(double usd);
/// The same without zeros at its end, for guesses and limits: "$0.05", "$20.00".
[[nodiscard]] QString plainCostText(double usd);
/// costText() with "≈ " before it where the cost, or a part of it, was computed by us; empty where it is unknown.
[[nodiscard]] QString costText(const Usage &usage);
/// "$0.05", "$0.05–0.12": a range whose ends read the same is one number.
[[nodiscard]] QString plainCostRangeText(double lowUsd, double highUsd);
/// "≈ $0.05–0.12", "free"
[[nodiscard]] QString costRangeText(double lowUsd, double highUsd);
/// "20 s", "20–45 s", "50 s – 2 min 5 s"
[[nodiscard]] QString secondsRangeText(std::chrono::milliseconds low, std::chrono::milliseconds high);
/// "2.7× Opus 4.8 alone", "0.5× …"; empty where one of the two is not known or nothing.
[[nodiscard]] QString ratioText(std::optional<double> usd, std::optional<double> aloneUsd, const QString &aloneName);
/// "380 tokens"
[[nodiscard]] QString tokensText(qint64 tokens);
/// "6.9 s · 412 → 380 tokens · $0.012", of it what is known; tokens counted by us have "about" before them.
[[nodiscard]] QString figuresText(const Usage &usage, std::chrono::milliseconds time);

} // namespace chat

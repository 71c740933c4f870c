// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/table.h"

namespace compareui {

/// "64.2", and all digits for a file.
[[nodiscard]] Cell numberCell(double number, int decimals = 1);
/// Wins, which may be halves.
[[nodiscard]] Cell halvesCell(double number);
[[nodiscard]] Cell dollarCell(double usd);
[[nodiscard]] Cell secondsCell(double seconds);
/// "94 %"
[[nodiscard]] Cell percentCell(double share);
/// "58.1 to 70.4"; "…" where one value has no range.
[[nodiscard]] Cell rangeCell(const compare::Interval &interval, int decimals = 1);
/// What is not known.
[[nodiscard]] Cell unknownCell();
/// Every cell of the row leads to those trials.
[[nodiscard]] QList<Cell> rowOf(QList<Cell> cells, const QList<chat::TurnId> &turns);

[[nodiscard]] QString numberText(double number, int decimals = 1);
/// Wins, which may be halves: "12", "12.5".
[[nodiscard]] QString halvesText(double number);
[[nodiscard]] QString secondsText(double seconds);
/// Where it has a range.
[[nodiscard]] std::optional<std::pair<double, double>> rangeOf(const compare::Interval &interval);

} // namespace compareui

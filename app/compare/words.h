// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/estimate.h"
#include "compare/experimentrun.h"

/// What is said of an experiment in a line, in the window and on the command line. Names in it are foreign text.
namespace compare {

/// `one`, or `many` with the number for %1.
[[nodiscard]] QString counted(qsizetype count, const QString &one, const QString &many);
/// "32 trials · 140 calls · ≈ $1.20–2.10 · 12–20 min · price of X unknown"
[[nodiscard]] QString estimateText(const Estimate &estimate);
/// "Bass is asked once for 2 contestants": which answers are shared; empty where none is.
[[nodiscard]] QString sharedText(const Plan &plan);
/// "21 of 32 answered · 1 failed · 40 of 96 judged · $0.40 · about 6 min left"
[[nodiscard]] QString progressText(const Progress &progress);
/// Why nothing is begun here: another process works on the comparison.
[[nodiscard]] QString runsElsewhereText();
/// Of what the library keeps of an experiment for the list.
[[nodiscard]] QString summaryText(const QJsonObject &summary);
/// What it is called where the person gives it no name.
[[nodiscard]] QString usualTitle(const Plan &plan);

} // namespace compare

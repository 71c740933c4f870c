// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/estimate.h"
#include "compare/experimentrun.h"

namespace compareui {

/// `one`, or `many` with the number for %1.
[[nodiscard]] QString counted(qsizetype count, const QString &one, const QString &many);
/// "32 trials · 140 calls · ≈ $1.20–2.10 · 12–20 min · price of X unknown"
[[nodiscard]] QString estimateText(const compare::Estimate &estimate);
/// "Bass is asked once for 2 panels": which answers are shared, a sentence for all; empty where none is.
[[nodiscard]] QString sharedText(const compare::Plan &plan);
/// "21 of 32 answered · 1 failed · 40 of 96 judged · $0.40 · about 6 min left"
[[nodiscard]] QString progressText(const compare::Progress &progress);
/// Of what the library keeps of an experiment for the list.
[[nodiscard]] QString summaryText(const QJsonObject &summary);
/// "runs", "waits to be continued", "done", "2 failed"
[[nodiscard]] QString stateText(compare::ExperimentRun::State state, const compare::Progress &progress);

} // namespace compareui

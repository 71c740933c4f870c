// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QDate>

namespace libraryui {

/// How long ago, as the list groups it. The order is the order on the screen.
enum class Age { Today, Yesterday, LastWeek, Older };

[[nodiscard]] Age ageOf(QDate day, QDate today);
[[nodiscard]] QString toText(Age age);

/// The line under a title: "3 members · 2 contradictions", "4 of 5 · 1 contradiction", "failed", "example · 3 members".
[[nodiscard]] QString statusOf(const library::SessionSummary &session);
/// The same while its newest turn runs here: "running · 7 s", from one minute on "running · 1:07".
[[nodiscard]] QString runningStatus(std::chrono::milliseconds elapsed);

} // namespace libraryui

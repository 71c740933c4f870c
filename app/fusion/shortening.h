// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/answers.h"

namespace fusion {

/// How long an answer may be so that all together have at most `total` characters: short ones stay whole, the longest
/// give what is too much.
[[nodiscard]] qsizetype longestAllowed(const QList<LetteredAnswer> &answers, qsizetype total);

/// Answers that are longer keep their beginning and their end; a line says how much is left out between.
[[nodiscard]] QList<LetteredAnswer> shortened(QList<LetteredAnswer> answers, qsizetype longest);

[[nodiscard]] qsizetype totalLength(const QList<LetteredAnswer> &answers);

} // namespace fusion

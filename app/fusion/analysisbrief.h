// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/answers.h"

namespace fusion {

/// The analysis as the writer gets it: JSON in the judge's shape, by letters, with the quotes that were found and with
/// the program's word on what is consensus.
[[nodiscard]] QString analysisBrief(const chat::Analysis &analysis, const QList<LetteredAnswer> &answers);

} // namespace fusion

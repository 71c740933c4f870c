// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/answers.h"
#include "provider/completionjob.h"

namespace fusion {

/// The shape of the judge's reply for these answers, as a strict JSON schema (every key required, no others).
[[nodiscard]] provider::AnswerSchema judgeSchema(const QList<LetteredAnswer> &answers);

/// The lists of the reply, in the order in which the judge is to write them.
[[nodiscard]] QStringList judgeLists();

} // namespace fusion

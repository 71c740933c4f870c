// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/experimentpage.h"

namespace report {

/// The appendix of a page: each question, what its rubric asks and who met it, every answer folded. Headings have the
/// third level.
[[nodiscard]] QStringList answerParts(const compare::Experiment &experiment, const Answers &answers);

} // namespace report

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/experimentpage.h"

namespace report {

/// The results of a page: a section for each picture that shows anything, and one of what failed. Headings have the
/// third level.
[[nodiscard]] QStringList resultParts(const compare::Experiment &experiment, const compare::Findings &findings,
                                      const QList<Drawing> &drawings);

} // namespace report

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/picture.h"

namespace compare {
struct Costs;
struct FreeMeasures;
struct Lifts;
struct Times;
} // namespace compare

/// What goes into it: members, money, time, and what can be counted.
namespace compareui {

[[nodiscard]] Picture liftsPicture(const compare::Lifts &lifts);
[[nodiscard]] Picture costsPicture(const compare::Costs &costs);
[[nodiscard]] Picture timesPicture(const compare::Times &times);
[[nodiscard]] Picture measuresPicture(const compare::FreeMeasures &measures);

} // namespace compareui

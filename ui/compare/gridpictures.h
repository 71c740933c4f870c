// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/picture.h"

namespace compare {
struct QuestionTable;
struct Standings;
} // namespace compare

/// Pictures that are shaded tables.
namespace compareui {

[[nodiscard]] Picture matrixPicture(const compare::Standings &standings);
[[nodiscard]] Picture questionsPicture(const compare::QuestionTable &questions);

} // namespace compareui

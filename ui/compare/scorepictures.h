// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/picture.h"

namespace compare {
struct Standings;
struct Worth;
} // namespace compare

/// Who is how good.
namespace compareui {

[[nodiscard]] Picture worthPicture(const compare::Worth &worth);
[[nodiscard]] Picture rankingPicture(const compare::Standings &standings);

/// "person-" or "judge-": how names of pictures of picks begin.
[[nodiscard]] QString prefixOf(const compare::Standings &standings);
/// What would bring some, where there are no picks; else empty.
[[nodiscard]] QString noPicks(const compare::Standings &standings);

} // namespace compareui

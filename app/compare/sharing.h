// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/plan.h"

namespace compare {

/// Whose answer a member takes instead of being asked.
struct Source
{
    chat::MemberId member; ///< who takes it
    int contestant = 0;    ///< from whom, in the trial of the same question and repeat
    chat::MemberId from;   ///< its member there

    bool operator==(const Source &) const = default;
};

/// What this contestant shares with others. The first contestant of the plan that has a member with the same model,
/// settings, fallback and privacy asks; the others take its answer, the second such member of one the second of the
/// other. An omission takes all from its contestant, whatever the plan's sharing.
[[nodiscard]] QList<Source> sources(const Plan &plan, const Contestant &contestant);

/// Who takes them.
[[nodiscard]] QList<chat::MemberId> takers(const QList<Source> &sources);

} // namespace compare

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/picture.h"

namespace compare {
struct DailyUse;
}

namespace compareui {

/// How often answers of ordinary sessions were rated good, a panel a row, with what a question costs and takes.
/// `name`: of the picture.
[[nodiscard]] Picture dailyPicture(const compare::DailyUse &use, const QString &name, const QString &question);

} // namespace compareui

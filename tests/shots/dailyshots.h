// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;

namespace shots {

/// What ordinary sessions say, an A/B that is set up and one that is on: over the field, on the turn, on the page.
void takeDailyUse(const QString &folder);

} // namespace shots

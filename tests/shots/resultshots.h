// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace shots {

/// The results of an invented experiment, whole and chart by chart, and the files that they are saved as.
void takeResults(const QString &folder);

} // namespace shots

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace styleui {

/// From the colour (share 0) to the other one (share 1).
[[nodiscard]] QColor mixed(const QColor &color, const QColor &with, float share);

} // namespace styleui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace fusion {

/// Where `needle` first stands in `text` from `from` on, or -1. Linear in both whatever they hold (Knuth, Morris and
/// Pratt), where QString::indexOf is quadratic on periodic text: both come from models here.
[[nodiscard]] qsizetype positionOf(QStringView needle, QStringView text, qsizetype from = 0);

} // namespace fusion

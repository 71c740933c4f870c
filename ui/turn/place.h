// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace turnui {

/// Where in a turn the person is. In a wide window Answer stands beside Breakdown or Answers; in a small one each is a
/// tab of its own.
enum class Place { Columns, Answer, Breakdown, Answers };

/// Which arrangement a turn is shown in: by itself, or as the person chose.
enum class Arrangement { Automatic, Columns, Reading };

} // namespace turnui

Q_DECLARE_METATYPE(turnui::Place)
Q_DECLARE_METATYPE(turnui::Arrangement)

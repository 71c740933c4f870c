// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QColor>

namespace textui {

/// A marked passage: the tint behind its text and a bar at the margin. `range` counts in the Markdown source.
struct Mark
{
    chat::TextRange range;
    QColor tint;
    QColor bar;

    bool operator==(const Mark &) const = default;
};

} // namespace textui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

namespace styleui {

/// Plain text broken into lines for painting by hand.
struct WrappedText
{
    QStringList lines;
    bool isElided = false; ///< something is left out
};

/// At most `maximumLines` (0: all), the last one ending in "…" where text is left out.
/// Remembers the last ones. For the GUI thread.
[[nodiscard]] WrappedText wrapped(const QString &text, const QFont &font, int width, int maximumLines);
/// From one such line to the next.
[[nodiscard]] int lineHeight(const QFont &font);

} // namespace styleui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace markdown {

/// What cannot be seen but changes what is read: control characters, the bidirectional overrides and isolates, marks
/// heaped on one letter. Letters of right-to-left scripts need none of these.
[[nodiscard]] bool hasHidden(QStringView text);

/// The first hidden stretch from `from` on, and what is shown in its place. Length 0: there is none.
struct Hidden
{
    qsizetype start = 0;
    qsizetype length = 0;
    QString sign;
};
[[nodiscard]] Hidden nextHidden(QStringView text, qsizetype from);

} // namespace markdown

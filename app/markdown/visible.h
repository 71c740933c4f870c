// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace markdown {

/// What cannot be seen but changes or carries what is read: control characters, the bidirectional overrides and
/// isolates, marks heaped on one letter, characters without width, tags and rows of variation selectors. Joiners are
/// left where they join letters or emoji, and tags in a flag; no script needs the rest.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block.h"

namespace markdown {

/// Blocks that take the place of all from `from` on.
struct Change
{
    qsizetype from = 0;
    QList<Block> blocks;
};

/// Markdown while it streams, as a value: what comes is added to the source, and only the open part at its end is
/// parsed again.
class Splitter
{
public:
    void append(const QString &delta);
    /// Parses the open part. Blocks before `from` never change again until finish().
    [[nodiscard]] Change update();
    /// The last parse, of everything.
    [[nodiscard]] Change finish();

    [[nodiscard]] const QString &source() const { return m_source; }

private:
    QString m_source;
};

} // namespace markdown

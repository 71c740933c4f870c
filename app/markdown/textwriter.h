// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block.h"

namespace markdown {

/// Whether what cannot be seen is kept as it is or replaced by a sign.
enum class HiddenText { Kept, Shown };

/// Appends to a block's text and keeps its anchors.
class TextWriter
{
public:
    TextWriter(Block &block, HiddenText hidden);

    /// Text that stands in the source just as it is shown, from `source` on.
    void write(QStringView text, qsizetype source);
    /// Text that stands for something else, as a run of its own.
    void writeSign(QStringView sign, qsizetype source);

    /// Text that is not looked through for what is hidden.
    void writeAsIs(QStringView text, qsizetype source);

private:
    void anchor(qsizetype source);

    Block &m_block;
    HiddenText m_hidden;
};

} // namespace markdown

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace exchange {

/// What a single line break in the text becomes.
enum class LineBreaks { AsInMarkdown, Kept };

/// Foreign Markdown written anew from its tree, so that it cannot break out of its place on a page: headings lie below
/// `level`, everything that was opened is closed, HTML is text, images are links, only web and mail addresses are link
/// targets, links need no definitions, no footnote is referred to, what cannot be seen is shown. Text that is nested
/// too deeply is given as its source. Ends without a line feed; empty for blank text.
[[nodiscard]] QString contained(const QString &source, int level, LineBreaks breaks = LineBreaks::AsInMarkdown);

/// Whole lines of Markdown as a quote.
[[nodiscard]] QString quoted(const QString &lines);

} // namespace exchange

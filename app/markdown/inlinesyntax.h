// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace markdown {

/// One step along a source and the text that the parser made of it.
struct Token
{
    qsizetype shown = 0;   ///< characters of the text; 0: they do not fit
    qsizetype length = 0;  ///< characters of the source
    qsizetype skipped = 0; ///< of those, what stands before the character itself
};
[[nodiscard]] Token tokenAt(QStringView source, qsizetype at, QStringView text);
/// Where the first character stands that the source may write in another way.
[[nodiscard]] qsizetype firstSpecial(QStringView text);

/// What stands between two equal rows of backticks; `after` is behind the second.
struct CodeSpan
{
    qsizetype start = 0;
    qsizetype end = 0;
    qsizetype after = 0;
};
[[nodiscard]] CodeSpan codeSpanFrom(QStringView source, qsizetype at);

/// Behind "(address "title")" or "[label]" that follow a link's text.
[[nodiscard]] qsizetype afterLinkTarget(QStringView source, qsizetype at);
/// Behind the link definitions that a paragraph begins with.
[[nodiscard]] qsizetype afterDefinitions(QStringView source);
/// The label of a definition, folded as labels are compared; empty if the line is none.
[[nodiscard]] QString definedLabel(QStringView line);
[[nodiscard]] QString foldedLabel(QStringView label);

} // namespace markdown

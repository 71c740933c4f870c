// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Foreign text as a piece of a Markdown page, standing for itself and nothing else.
namespace exchange {

/// What cannot be seen but changes what is read is replaced by a sign.
[[nodiscard]] QString visible(const QString &text);

/// Where a piece of text stands decides what has a meaning there.
enum class Place { Paragraph, Heading, Cell };

/// Within the text of a link, brackets end it.
enum class Brackets { Plain, Escaped };

/// Appends visible text to a line of Markdown; line feeds become spaces. An empty line is the start of one, where more
/// has a meaning.
void appendEscaped(QString &line, const QString &text, Place place, Brackets brackets = Brackets::Plain);

/// Whether a line is empty or has only opened emphasis and links so far.
[[nodiscard]] bool isOpeningOnly(const QString &line);

/// Foreign text as one line that can stand in a paragraph, a list or a table.
[[nodiscard]] QString inlineText(const QString &text);
/// The same, for a heading.
[[nodiscard]] QString headingText(const QString &text);
/// The same, within HTML.
[[nodiscard]] QString htmlText(const QString &text);
[[nodiscard]] QString codeSpan(const QString &text, Place place);
/// A fenced block; its fence is longer than any in the text. The language only where it is a plain word.
[[nodiscard]] QString codeBlock(const QString &text, const QString &language);
/// A web or mail address as the target of a link.
[[nodiscard]] QString linkTarget(const QString &address);
/// A link where the address is a web or mail address, else its text and the address as code.
[[nodiscard]] QString link(const QString &text, const QString &address);

} // namespace exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block.h"
#include "markdown/textwriter.h"

#include <QList>
#include <QString>

namespace markdown {

/// The readable text of some Markdown, with the way back to its source: markers, link targets and white-space runs are
/// gone. `offsets[i]` is where text[i] stands in the source (UTF-16); as long as text, plus one for the end.
struct PlainText
{
    QString text;
    QList<qsizetype> offsets;
};

/// Near linear on hostile input; never fails.
[[nodiscard]] PlainText plainText(const QString &source);

/// The whole source at once. HTML is text here, images are their description, and only plain web and mail addresses are
/// links. Nesting deeper than `deepestNesting` is flattened, tables are cut at `mostColumns` and `mostRows`.
[[nodiscard]] QList<Block> parse(const QString &source, HiddenText hidden = HiddenText::Shown);

} // namespace markdown

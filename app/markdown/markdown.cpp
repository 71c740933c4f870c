// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/markdown.h"

#include "markdown/blockreader.h"

namespace markdown {
namespace {

bool isWhite(QChar c)
{
    return c.isSpace();
}

void appendFolded(PlainText &plain, const Block &block)
{
    for (qsizetype i = 0; i < block.text.size(); ++i) {
        const bool isSpace = isWhite(block.text.at(i));
        if (isSpace && (plain.text.isEmpty() || isWhite(plain.text.back())))
            continue;
        plain.text += isSpace ? QChar(u' ') : block.text.at(i);
        plain.offsets.append(sourcePosition(block, i));
    }
}

} // namespace

QList<Block> parse(const QString &source, HiddenText hidden)
{
    const Excerpt excerpt(source);
    return BlockReader(source, excerpt, {}, 0, hidden).read().blocks;
}

PlainText plainText(const QString &source)
{
    PlainText plain;
    for (const Block &block : parse(source, HiddenText::Kept)) {
        if (!plain.text.isEmpty() && !isWhite(plain.text.back()) && !block.continues) {
            plain.text += u'\n';
            plain.offsets.append(block.range.start);
        }
        appendFolded(plain, block);
    }
    plain.offsets.append(source.size());
    return plain;
}

} // namespace markdown

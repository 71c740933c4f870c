// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/textwriter.h"

#include "markdown/visible.h"

namespace markdown {

TextWriter::TextWriter(Block &block, HiddenText hidden) : m_block(block), m_hidden(hidden) {}

void TextWriter::write(QStringView text, qsizetype source)
{
    if (m_hidden == HiddenText::Kept || !hasHidden(text))
        return writeAsIs(text, source);
    qsizetype from = 0;
    for (Hidden hidden = nextHidden(text, 0); hidden.length > 0; hidden = nextHidden(text, from)) {
        writeAsIs(text.sliced(from, hidden.start - from), source + from);
        writeSign(hidden.sign, source + hidden.start);
        from = hidden.start + hidden.length;
    }
    writeAsIs(text.sliced(from), source + from);
}

void TextWriter::writeAsIs(QStringView text, qsizetype source)
{
    if (text.isEmpty())
        return;
    anchor(source);
    m_block.text += text;
}

void TextWriter::writeSign(QStringView sign, qsizetype source)
{
    const qsizetype start = m_block.text.size();
    writeAsIs(sign, source);
    m_block.runs.append({.start = int(start), .length = int(sign.size()), .styles = Style::Sign});
}

void TextWriter::anchor(qsizetype source)
{
    auto &anchors = m_block.anchors;
    const qsizetype text = m_block.text.size();
    if (!anchors.isEmpty() && anchors.last().source + (text - anchors.last().text) == source)
        return;
    anchors.append({.text = int(text), .source = int(source)});
}

} // namespace markdown

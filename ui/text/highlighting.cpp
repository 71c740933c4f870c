// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/highlighting.h"

#include <algorithm>

namespace textui {

using markdown::Block;
using markdown::BlockKind;

namespace {

quint64 nextClient()
{
    static quint64 last = 0;
    return ++last;
}

QStringList linesFrom(const Block &block, int first)
{
    QStringList lines;
    for (qsizetype i = first; i < block.cells.size(); ++i)
        lines.append(block.text.sliced(block.cells.at(i).start, block.cells.at(i).length));
    return lines;
}

} // namespace

Highlighting::Highlighting(Document &document, QObject *parent)
    : QObject(parent), m_document(document), m_client(nextClient())
{
}

void Highlighting::clear()
{
    m_chunks.clear();
    m_client = nextClient(); // what is still on its way was asked for another text
}

void Highlighting::request(int top, int bottom)
{
    m_top = top;
    m_bottom = bottom;
    for (int i = m_document.blockAt(top); i >= 0 && i < m_document.count() && m_document.blockTop(i) < bottom; ++i) {
        const Block &block = m_document.block(i);
        if (block.kind == BlockKind::Code && !block.language.isEmpty())
            requestUpTo(i);
    }
}

int Highlighting::firstMissing(const Chunk &chunk, const Block &block) const
{
    const auto same = std::ranges::mismatch(chunk.text, block.text).in1 - chunk.text.begin();
    int line = 0;
    while (line < chunk.after.size() && line < block.cells.size()) {
        const markdown::Cell cell = block.cells.at(line);
        const bool isWhole = cell.start + cell.length < same ||
                             (cell.start + cell.length == same && chunk.text.size() == block.text.size());
        if (!isWhole)
            break;
        ++line;
    }
    return line;
}

void Highlighting::requestUpTo(int index)
{
    int first = index;
    while (!m_document.beginsWhole(first))
        --first;
    KSyntaxHighlighting::State before;
    for (int i = first; i <= index; ++i) {
        const Block &block = m_document.block(i);
        Chunk &chunk = m_chunks[int(block.range.start)];
        if (chunk.isWaiting)
            return;
        const int line = firstMissing(chunk, block);
        if (line < block.cells.size()) {
            if (!m_thread) {
                m_thread = CodeThread::shared();
                connect(m_thread->worker(), &CodeWorker::colored, this, &Highlighting::take);
            }
            chunk.text = block.text;
            chunk.isWaiting = true;
            m_thread->post({.client = m_client,
                            .chunk = int(block.range.start),
                            .firstLine = line,
                            .language = block.language,
                            .before = line > 0 ? chunk.after.at(line - 1) : before,
                            .lines = linesFrom(block, line)});
            return; // the blocks after it when this one's state is known
        }
        before = chunk.after.isEmpty() ? before : chunk.after.last();
    }
}

void Highlighting::take(const CodeReply &reply)
{
    const auto chunk = m_chunks.find(reply.chunk);
    if (reply.client != m_client || chunk == m_chunks.end())
        return;
    chunk->isWaiting = false;
    chunk->after.resize(std::min<qsizetype>(chunk->after.size(), reply.firstLine));
    chunk->after += reply.after;
    const int block = m_document.setCodeColors(reply.chunk, reply.firstLine, reply.lines);
    if (block >= 0)
        Q_EMIT changed(block);
    request(m_top, m_bottom);
}

} // namespace textui

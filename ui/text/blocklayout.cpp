// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/blocklayout.h"

#include "ui/style/metrics.h"
#include "ui/text/formats.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLine>

#include <algorithm>
#include <cmath>

namespace textui {
namespace {

using markdown::Alignment;
using markdown::Block;
using markdown::BlockKind;

qint64 lineCount = 0;

Qt::Alignment flagOf(Alignment alignment)
{
    switch (alignment) {
    case Alignment::Center:
        return Qt::AlignHCenter;
    case Alignment::Right:
        return Qt::AlignRight;
    default:
        return Qt::AlignLeft;
    }
}

QTextOption optionFor(bool wraps, Alignment alignment, const QFont &font)
{
    QTextOption option(wraps ? flagOf(alignment) : Qt::AlignLeft);
    option.setWrapMode(wraps ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
    return option;
}

QString textOf(const Block &block, markdown::Cell cell)
{
    return block.text.sliced(cell.start, cell.length)
        .replace(u'\t', QChar(block.kind == BlockKind::Code ? u'\t' : u' '));
}

qsizetype commonStart(QStringView a, QStringView b)
{
    const auto end = std::ranges::mismatch(a, b).in1;
    return end - a.begin();
}

} // namespace

qint64 BlockLayout::count()
{
    return lineCount;
}

BlockLayout::BlockLayout(const Block &block, const Typesetting &type, const BlockRoom &room,
                         std::unique_ptr<BlockLayout> previous)
    : m_text(block.text), m_width(room.width), m_contentWidth(room.width), m_pitch(type.pitchOf(block))
{
    switch (block.kind) {
    case BlockKind::Paragraph:
    case BlockKind::Heading:
        layOutText(block, type);
        break;
    case BlockKind::Code:
    case BlockKind::Html:
        layOutLines(block, type, room.code, previous.get());
        break;
    case BlockKind::TableRow:
        layOutRow(block, type, room.columns);
        break;
    case BlockKind::Rule:
        m_height = m_pitch;
        break;
    }
}

void BlockLayout::addPart(const Block &block, const Typesetting &type, markdown::Cell cell, Part part,
                          const CodeLine &colors)
{
    QFont font = type.fontOf(block);
    if (block.isHeader)
        font = styleui::strong(font);
    part.start = cell.start;
    part.length = cell.length;
    part.layout = std::make_unique<QTextLayout>(textOf(block, cell), font);
    part.layout->setCacheEnabled(true);
    part.layout->setTextOption(optionFor(part.wraps, part.alignment, font));
    part.layout->setFormats(codeFormats(colors, cell, type) + formatsOf(block, cell, type));
    breakLines(part);
    m_parts.push_back(std::move(part));
}

void BlockLayout::breakLines(Part &part) const
{
    ++lineCount;
    qreal y = 0;
    part.layout->beginLayout();
    for (QTextLine line = part.layout->createLine(); line.isValid(); line = part.layout->createLine()) {
        line.setLineWidth(part.width);
        const qreal pitch = std::max(m_pitch, std::ceil(line.height()));
        line.setPosition({0, y + std::floor((pitch - line.height()) / 2)});
        y += pitch;
    }
    part.layout->endLayout();
    part.height = std::max(y, m_pitch);
}

void BlockLayout::layOutText(const Block &block, const Typesetting &type)
{
    addPart(block, type, {.start = 0, .length = int(block.text.size())}, {.width = m_width});
    m_height = m_parts.back().height;
}

void BlockLayout::layOutLines(const Block &block, const Typesetting &type, const QList<CodeLine> &code,
                              BlockLayout *previous)
{
    const bool isCode = block.kind == BlockKind::Code;
    const int inset = isCode ? type.blockPadding : 0;
    const qsizetype same = previous ? commonStart(previous->m_text, block.text) : 0;
    qreal y = 0;
    qreal widest = 0;
    for (size_t i = 0; i < size_t(block.cells.size()); ++i) {
        const markdown::Cell cell = block.cells.at(qsizetype(i));
        const bool isKept = previous && i < previous->m_parts.size() && cell.start + cell.length <= same &&
                            previous->m_parts[i].start == cell.start && previous->m_parts[i].length == cell.length;
        if (isKept)
            m_parts.push_back(std::move(previous->m_parts[i]));
        else
            addPart(block, type, cell, {.width = m_width - 2 * inset, .wraps = !isCode}, code.value(qsizetype(i)));
        Part &part = m_parts.back();
        part.at = {qreal(inset), y};
        y += part.height;
        widest = std::max(widest, part.layout->maximumWidth());
    }
    m_height = y;
    if (isCode)
        m_contentWidth = std::max(m_width, std::ceil(widest) + 2 * inset);
}

void BlockLayout::layOutRow(const Block &block, const Typesetting &type, const QList<qreal> &columns)
{
    qreal x = 0;
    qreal highest = m_pitch;
    const qreal padding = type.cellPadding;
    const qreal above = styleui::step;
    for (qsizetype i = 0; i < std::min(block.cells.size(), columns.size()); ++i) {
        Part part{.at = {x + padding, above},
                  .width = std::max(1.0, columns.at(i) - 2 * padding),
                  .alignment = block.alignments.value(i)};
        addPart(block, type, block.cells.at(i), std::move(part));
        highest = std::max(highest, m_parts.back().height);
        x += columns.at(i);
    }
    m_contentWidth = x;
    m_width = std::min(m_width, x);
    m_height = highest + 2 * above;
}

qreal BlockLayout::firstBaseline() const
{
    if (m_parts.empty() || m_parts.front().layout->lineCount() == 0)
        return m_pitch;
    const QTextLine line = m_parts.front().layout->lineAt(0);
    return m_parts.front().at.y() + line.y() + line.ascent();
}

void BlockLayout::paintText(QPainter &painter, QPointF at, const QRectF &clip) const
{
    for (const Part &part : m_parts) {
        const qreal y = at.y() + part.at.y();
        if (y < clip.bottom() && y + part.height > clip.top())
            part.layout->draw(&painter, at + part.at, {}, clip);
    }
}

QList<QRectF> BlockLayout::areasOf(qsizetype start, qsizetype end) const
{
    QList<QRectF> areas;
    for (const Part &part : m_parts) {
        const int from = int(std::max<qsizetype>(start - part.start, 0));
        const int to = int(std::min<qsizetype>(end - part.start, part.length));
        for (int i = 0; i < part.layout->lineCount() && from < to; ++i) {
            const QTextLine line = part.layout->lineAt(i);
            const int lineEnd = line.textStart() + line.textLength();
            if (lineEnd <= from || line.textStart() >= to)
                continue;
            const qreal x1 = line.cursorToX(std::max(from, line.textStart()));
            const qreal x2 = to >= lineEnd ? line.naturalTextRect().right() : line.cursorToX(to);
            const qreal top = i == 0 ? 0 : line.y() - std::floor((m_pitch - line.height()) / 2);
            areas.append(QRectF(part.at.x() + std::min(x1, x2), part.at.y() + top, std::abs(x2 - x1),
                                std::max(m_pitch, line.height())));
        }
    }
    return areas;
}

const BlockLayout::Part *BlockLayout::partAt(QPointF point) const
{
    const Part *nearest = nullptr;
    qreal best = 0;
    for (const Part &part : m_parts) {
        const qreal dy = std::max({part.at.y() - point.y(), point.y() - part.at.y() - part.height, 0.0});
        const qreal dx = std::max({part.at.x() - point.x(), point.x() - part.at.x() - part.width, 0.0});
        const qreal distance = dy * 10000 + dx;
        if (!nearest || distance < best) {
            nearest = &part;
            best = distance;
        }
    }
    return nearest;
}

qsizetype BlockLayout::positionAt(QPointF point) const
{
    const Part *const part = partAt(point);
    if (!part)
        return 0;
    const QPointF inside = point - part->at;
    QTextLine line;
    for (int i = 0; i < part->layout->lineCount(); ++i) {
        line = part->layout->lineAt(i);
        if (inside.y() < line.y() + line.height() || i + 1 == part->layout->lineCount())
            break;
    }
    return part->start + (line.isValid() ? line.xToCursor(inside.x()) : 0);
}

qsizetype BlockLayout::characterAt(QPointF point) const
{
    const qsizetype position = positionAt(point);
    for (const qsizetype candidate : {position, position - 1}) {
        const QList<QRectF> areas = areasOf(candidate, candidate + 1);
        if (std::ranges::any_of(areas, [&](const QRectF &area) { return area.contains(point); }))
            return candidate;
    }
    return -1;
}

const BlockLayout::Part *BlockLayout::partOf(qsizetype position) const
{
    const auto next =
        std::ranges::upper_bound(m_parts, position, {}, [](const Part &part) { return qsizetype(part.start); });
    return next == m_parts.begin() ? nullptr : &*std::prev(next);
}

QRectF BlockLayout::caretAt(qsizetype position) const
{
    const Part *const part = partOf(position);
    if (!part)
        return {0, 0, 1, m_pitch};
    const int inside = int(std::min<qsizetype>(position - part->start, part->length));
    const QTextLine line = part->layout->lineForTextPosition(inside);
    if (!line.isValid())
        return {part->at, QSizeF(1, m_pitch)};
    return {part->at.x() + line.cursorToX(inside), part->at.y() + line.y(), 1, line.height()};
}

void BlockLayout::setCodeColors(qsizetype line, const CodeLine &colors, const Block &block, const Typesetting &type)
{
    if (line >= qsizetype(m_parts.size()))
        return;
    Part &part = m_parts[size_t(line)];
    const markdown::Cell cell{.start = part.start, .length = part.length};
    const QList<QTextLayout::FormatRange> formats = codeFormats(colors, cell, type) + formatsOf(block, cell, type);
    if (formats == part.layout->formats())
        return;
    part.layout->setFormats(formats);
    breakLines(part);
}

} // namespace textui

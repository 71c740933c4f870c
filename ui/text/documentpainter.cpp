// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/documentpainter.h"

#include "ui/style/metrics.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace textui {

using markdown::Block;
using markdown::BlockKind;
using markdown::Enclosure;

namespace {

constexpr qreal barWidth = 3;
constexpr qreal bulletSize = 5;
constexpr qreal caretWidth = 7;
constexpr qreal codeRunInset = 2;
constexpr qreal codeRunRadius = 3;

QString cutNote(const Block &block)
{
    return block.kind == BlockKind::TableRow
               ? QCoreApplication::translate("Document", "The table is too large to be shown whole.")
               : QCoreApplication::translate("Document", "Nested too deep: shown flat from here on.");
}

} // namespace

DocumentPainter::DocumentPainter(QPainter &painter, Document &document, const Drawing &drawing, const QRect &clip)
    : m_painter(painter), m_document(document), m_drawing(drawing), m_clip(clip), m_type(document.typesetting())
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void DocumentPainter::paint()
{
    const int first = m_document.blockAt(m_clip.top());
    for (int i = first; i >= 0 && i < m_document.count() && m_document.blockTop(i) <= m_clip.bottom(); ++i) {
        m_document.layOutBlock(i);
        paintBlock(i);
    }
    if (m_drawing.hasCaret)
        paintCaret();
}

void DocumentPainter::paintBlock(int index)
{
    const Block &block = m_document.block(index);
    const QRect box = m_document.boxOf(index);
    paintEnclosures(index);
    if (block.kind == BlockKind::Code)
        paintCodeGround(index);
    const bool isClipped = m_document.scrollRange(index) > 0;
    if (isClipped) {
        m_painter.save();
        m_painter.setClipRect(box, Qt::IntersectClip);
    }
    if (block.kind == BlockKind::TableRow)
        paintRow(index);
    paintCodeRuns(index);
    paintMarks(index);
    paintSelection(index);
    m_painter.setPen(block.kind == BlockKind::Html ? m_type.colors.secondary : m_type.colors.text);
    m_document.layout(index)->paintText(m_painter, m_document.originOf(index), m_clip);
    paintFocus(index);
    if (isClipped) {
        m_painter.restore();
        paintScrollBar(index);
    }
    if (block.kind == BlockKind::Rule)
        m_painter.fillRect(QRectF(box.left(), box.center().y(), box.width(), 1), m_type.colors.hairline);
    if (block.isCut)
        paintCutNote(index);
}

void DocumentPainter::paintEnclosures(int index)
{
    const Block &block = m_document.block(index);
    const QRect box = m_document.boxOf(index);
    for (qsizetype i = 0; i < block.enclosures.size(); ++i) {
        if (block.enclosures.at(i).isItem()) {
            if (block.enclosures.at(i).opens)
                paintMarker(index, i);
            continue;
        }
        const int top = m_document.isShared(index, i) ? m_document.blockTop(index) : box.top();
        const QRectF bar(m_document.enclosureLeft(index, i), top, barWidth, box.bottom() + 1 - top);
        m_painter.fillRect(bar, m_type.colors.hairline);
    }
}

void DocumentPainter::paintMarker(int index, qsizetype enclosure)
{
    const Enclosure &item = m_document.block(index).enclosures.at(enclosure);
    const qreal left = m_document.enclosureLeft(index, enclosure);
    const qreal right = left + m_type.indentOf(item);
    const qreal baseline = m_document.originOf(index).y() + m_document.layout(index)->firstBaseline();
    const QFontMetricsF metrics(m_type.body);
    if (item.task != Enclosure::Task::None) {
        const qreal size = std::round(metrics.capHeight()) + 3;
        return paintTask({right - size - 2 * styleui::step, baseline - size + 1, size, size},
                         item.task == Enclosure::Task::Done);
    }
    if (item.kind == Enclosure::Kind::Ordered) {
        const QString number = QString::number(item.number) + QChar(item.sign);
        const qreal width = metrics.horizontalAdvance(number);
        m_painter.setFont(m_type.body);
        m_painter.setPen(m_type.colors.text);
        return m_painter.drawText(QPointF(right - width - styleui::step - 1, baseline), number);
    }
    const auto isBullet = [](const Enclosure &e) { return e.kind == Enclosure::Kind::Bullet; };
    const auto &all = m_document.block(index).enclosures;
    const bool isHollow = std::count_if(all.begin(), all.begin() + enclosure, isBullet) % 2 == 1;
    const QPointF center(right - 2 * styleui::step - bulletSize / 2, baseline - metrics.xHeight() / 2);
    m_painter.setPen(isHollow ? QPen(m_type.colors.secondary, 1.2) : QPen(Qt::NoPen));
    m_painter.setBrush(isHollow ? QBrush(Qt::NoBrush) : QBrush(m_type.colors.secondary));
    m_painter.drawEllipse(center, bulletSize / 2, bulletSize / 2);
    m_painter.setBrush(Qt::NoBrush);
}

void DocumentPainter::paintTask(const QRectF &box, bool isDone)
{
    m_painter.setPen(QPen(isDone ? m_type.colors.accent : m_type.colors.faint, 1.2));
    m_painter.setBrush(isDone ? QBrush(m_type.colors.accent) : QBrush(Qt::NoBrush));
    m_painter.drawRoundedRect(box, 3, 3);
    m_painter.setBrush(Qt::NoBrush);
    if (!isDone)
        return;
    m_painter.setPen(QPen(m_type.colors.onAccent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    m_painter.drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.32)}));
}

bool DocumentPainter::endsWhole(int index) const
{
    return index + 1 == m_document.count() || m_document.beginsWhole(index + 1);
}

void DocumentPainter::paintCodeGround(int index)
{
    QRectF box = m_document.boxOf(index);
    if (m_document.block(index).isCut)
        box.setBottom(box.bottom() - m_type.bodyPitch);
    m_painter.save();
    m_painter.setClipRect(box, Qt::IntersectClip);
    // Round where the whole begins and ends; elsewhere the corners lie outside of what is drawn.
    if (!m_document.beginsWhole(index))
        box.setTop(box.top() - 2 * styleui::radius);
    if (!endsWhole(index))
        box.setBottom(box.bottom() + 2 * styleui::radius);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_type.colors.code);
    m_painter.drawRoundedRect(box, styleui::radius, styleui::radius);
    m_painter.restore();
}

void DocumentPainter::fill(int index, qsizetype start, qsizetype end, const QColor &color)
{
    for (const QRectF &area : m_document.layout(index)->areasOf(start, end))
        m_painter.fillRect(area.translated(m_document.originOf(index)), color);
}

void DocumentPainter::paintCodeRuns(int index)
{
    const Block &block = m_document.block(index);
    if (block.kind == BlockKind::Code)
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_type.colors.code);
    for (const markdown::Run &run : block.runs) {
        if (!(run.styles & markdown::Style::Code))
            continue;
        const qreal inset = (m_type.bodyPitch - QFontMetricsF(m_type.code).height()) / 2 - codeRunInset / 2;
        for (const QRectF &area : m_document.layout(index)->areasOf(run.start, run.start + run.length)) {
            const QRectF ground = area.translated(m_document.originOf(index));
            m_painter.drawRoundedRect(ground.adjusted(-codeRunInset, inset, codeRunInset, -inset), codeRunRadius,
                                      codeRunRadius);
        }
    }
    m_painter.setBrush(Qt::NoBrush);
}

void DocumentPainter::paintMarks(int index)
{
    const Block &block = m_document.block(index);
    for (const Mark &mark : m_drawing.marks) {
        const markdown::Cell part = markdown::textIn(block, mark.range);
        if (part.length == 0)
            continue;
        QRectF all;
        for (const QRectF &area : m_document.layout(index)->areasOf(part.start, part.start + part.length)) {
            const QRectF covered = area.translated(m_document.originOf(index));
            m_painter.fillRect(covered, mark.tint);
            all |= covered;
        }
        const qreal left = std::max(0, m_document.margins().left() - 2 * styleui::step);
        m_painter.fillRect(QRectF(left, all.top(), barWidth, all.height()), mark.bar);
    }
}

void DocumentPainter::paintSelection(int index)
{
    const TextSelection &selection = m_drawing.selection;
    if (selection.isEmpty() || index < selection.start().block || index > selection.end().block)
        return;
    const qsizetype start = index == selection.start().block ? selection.start().position : 0;
    const qsizetype end =
        index == selection.end().block ? selection.end().position : m_document.block(index).text.size();
    fill(index, start, end, m_type.colors.selection);
}

void DocumentPainter::paintFocus(int index)
{
    if (m_drawing.focusedLink.isEmpty() || m_drawing.focusedPlace.block != index)
        return;
    const auto &runs = m_document.block(index).runs;
    const auto run = std::ranges::find(runs, int(m_drawing.focusedPlace.position), &markdown::Run::start);
    if (run == runs.end())
        return;
    m_painter.setPen(QPen(m_type.colors.accent, 1.5));
    for (const QRectF &area : m_document.layout(index)->areasOf(run->start, run->start + run->length))
        m_painter.drawRoundedRect(area.translated(m_document.originOf(index)).adjusted(-2, 1, 2, -1), 3, 3);
}

void DocumentPainter::paintRow(int index)
{
    const Block &block = m_document.block(index);
    const QRect box = m_document.boxOf(index);
    const qreal note = block.isCut ? m_type.bodyPitch : 0;
    const QColor &line = block.isHeader ? m_type.colors.faint : m_type.colors.hairline;
    if (block.isHeader || !endsWhole(index))
        m_painter.fillRect(QRectF(box.left(), box.bottom() - note, box.width(), 1), line);
}

void DocumentPainter::paintScrollBar(int index)
{
    if (!endsWhole(index))
        return;
    const QRect box = m_document.boxOf(index);
    const qreal all = box.width() + m_document.scrollRange(index);
    const qreal size = box.width() * box.width() / all;
    const qreal left = box.left() + box.width() * m_document.scrollOf(index) / all;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_type.colors.hairline);
    m_painter.drawRoundedRect(QRectF(left + 4, box.bottom() - 5, size - 8, 4), 2, 2);
    m_painter.setBrush(Qt::NoBrush);
}

void DocumentPainter::paintCutNote(int index)
{
    const QRect box = m_document.boxOf(index);
    m_painter.setFont(styleui::figuresFont(m_type.body));
    m_painter.setPen(m_type.colors.warning);
    const QRectF line(box.left(), box.bottom() + 1 - m_type.bodyPitch, m_document.width() - box.left(),
                      m_type.bodyPitch);
    m_painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, cutNote(m_document.block(index)));
}

void DocumentPainter::paintCaret()
{
    const TextPlace end = m_document.end();
    const QFontMetricsF metrics(m_type.body);
    QPointF at(m_document.margins().left(), m_document.margins().top() + (m_type.bodyPitch + metrics.capHeight()) / 2);
    if (end.isValid()) {
        const QRect caret = m_document.caretAt(end);
        at = QPointF(caret.left() + (end.position > 0 ? 3 : 0), caret.center().y() + metrics.capHeight() / 2);
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_type.colors.accent);
    m_painter.drawRoundedRect(QRectF(at.x(), at.y() - metrics.capHeight() - 1, caretWidth, metrics.capHeight() + 3), 1,
                              1);
    m_painter.setBrush(Qt::NoBrush);
}

} // namespace textui

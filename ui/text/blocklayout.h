// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block.h"
#include "ui/text/codecolors.h"
#include "ui/text/typesetting.h"

#include <QRectF>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace textui {

/// What a block is given to be laid out in.
struct BlockRoom
{
    qreal width = 0;
    QList<qreal> columns; ///< of its table
    QList<CodeLine> code; ///< the colours of its lines, as far as they are known
};

/// One block, laid out at a width. Coordinates begin at the block's own top left, enclosures not counted.
class BlockLayout
{
public:
    /// From `previous`, the layout of an earlier state of the same code block, the lines that are still the same are
    /// taken over.
    BlockLayout(const markdown::Block &block, const Typesetting &type, const BlockRoom &room,
                std::unique_ptr<BlockLayout> previous = nullptr);

    [[nodiscard]] qreal height() const { return m_height; }
    [[nodiscard]] qreal width() const { return m_width; }               ///< what is to be seen of it
    [[nodiscard]] qreal contentWidth() const { return m_contentWidth; } ///< more than that: it can be scrolled
    [[nodiscard]] qreal firstBaseline() const;

    void paintText(QPainter &painter, QPointF at, const QRectF &clip) const;
    /// What a stretch of the text covers, line by line.
    [[nodiscard]] QList<QRectF> areasOf(qsizetype start, qsizetype end) const;
    [[nodiscard]] qsizetype positionAt(QPointF point) const;
    /// The same, but -1 where no character is.
    [[nodiscard]] qsizetype characterAt(QPointF point) const;
    [[nodiscard]] QRectF caretAt(qsizetype position) const;

    void setCodeColors(qsizetype line, const CodeLine &colors, const markdown::Block &block, const Typesetting &type);

    static qint64 count(); ///< how many lines and cells were ever laid out: the measure of the work in tests

private:
    struct Part
    {
        std::unique_ptr<QTextLayout> layout;
        QPointF at;
        int start = 0; ///< in the block's text
        int length = 0;
        qreal width = 0;
        qreal height = 0;
        bool wraps = true;
        markdown::Alignment alignment = markdown::Alignment::None;
    };

    void layOutText(const markdown::Block &block, const Typesetting &type);
    void layOutLines(const markdown::Block &block, const Typesetting &type, const QList<CodeLine> &code,
                     BlockLayout *previous);
    void layOutRow(const markdown::Block &block, const Typesetting &type, const QList<qreal> &columns);
    void addPart(const markdown::Block &block, const Typesetting &type, markdown::Cell cell, Part part,
                 const CodeLine &colors = {});
    void breakLines(Part &part) const;
    [[nodiscard]] const Part *partAt(QPointF point) const;
    [[nodiscard]] const Part *partOf(qsizetype position) const;

    std::vector<Part> m_parts;
    QString m_text;
    qreal m_width = 0;
    qreal m_contentWidth = 0;
    qreal m_height = 0;
    qreal m_pitch = 0;
};

/// How wide each column of a table would like to be and must be at least, from some of its rows.
struct ColumnWish
{
    qreal wanted = 0;
    qreal least = 0;
};
void widen(QList<ColumnWish> &wishes, const markdown::Block &row, const Typesetting &type);
[[nodiscard]] QList<qreal> columnWidths(const QList<ColumnWish> &wishes, qreal width);

} // namespace textui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/document.h"
#include "ui/text/mark.h"

namespace textui {

/// What is drawn besides the text itself.
struct Drawing
{
    QList<Mark> marks;
    TextSelection selection;
    bool hasCaret = false;  ///< the stream's, at the end
    QString focusedLink;    ///< the link that the keyboard is on
    TextPlace focusedPlace; ///< where that link begins
};

/// Draws the part of a document that lies in a rectangle. The painter's coordinates are the document's.
class DocumentPainter
{
public:
    DocumentPainter(QPainter &painter, Document &document, const Drawing &drawing, const QRect &clip);

    void paint();

private:
    void paintBlock(int index);
    void paintEnclosures(int index);
    void paintMarker(int index, qsizetype enclosure);
    void paintTask(const QRectF &box, bool isDone);
    void paintCodeGround(int index);
    void paintCodeRuns(int index);
    void paintMarks(int index);
    void paintSelection(int index);
    void paintFocus(int index);
    void paintRow(int index);
    void paintScrollBar(int index);
    void paintCutNote(int index);
    void paintCaret();
    void fill(int index, qsizetype start, qsizetype end, const QColor &color);
    [[nodiscard]] bool endsWhole(int index) const;

    QPainter &m_painter;
    Document &m_document;
    const Drawing &m_drawing;
    QRect m_clip;
    const Typesetting &m_type;
};

} // namespace textui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/chart.h"
#include "ui/compare/plotlibrary.h"

#include <QFont>
#include <QPalette>

namespace compareui {

/// What of a chart the library does not draw as we want it. Owned by its plot.
class Drawing : public QCPAbstractItem
{
public:
    enum class Pass {
        Under, ///< bars and the middle, below boxes and ranges
        Over,  ///< markers, words, what is pointed at
    };

    Drawing(QCustomPlot &plot, Pass pass, const Chart &chart, const QPalette &palette, const QFont &font);

    void setHighlighted(int spot) { m_highlighted = spot; }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    void drawMiddle(QCPPainter &painter) const;
    void drawBars(QCPPainter &painter) const;
    void drawMarkers(QCPPainter &painter) const;
    void drawLabels(QCPPainter &painter) const;
    void drawRemarks(QCPPainter &painter) const;
    void drawEdge(QCPPainter &painter) const;
    void drawKey(QCPPainter &painter) const;
    void drawNames(QCPPainter &painter) const;
    void drawHighlight(QCPPainter &painter) const;
    /// Where no label may stand.
    [[nodiscard]] QList<QRectF> takenPlaces() const;
    [[nodiscard]] QPointF pixel(double x, double y) const;

    const Pass m_pass;
    const Chart m_chart;
    const QPalette m_palette;
    const QFont m_font;
    int m_highlighted = -1;
};

/// The size of a point's marker, in pixels.
[[nodiscard]] double markerSize(const Point &point);
/// Room for the chart's key, above it; 0: it has none.
[[nodiscard]] int keyHeight(const Chart &chart, const QFont &font);
/// Room for the rows' names in a chart of that width; 0: it has none.
[[nodiscard]] int nameWidth(const Chart &chart, const QFont &font, int width);
/// Room for what stands at the right edge in a chart of that width; 0: nothing does.
[[nodiscard]] int edgeWidth(const Chart &chart, const QFont &font, int width);

} // namespace compareui

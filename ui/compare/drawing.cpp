// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/drawing.h"

#include "ui/compare/composing.h"
#include "ui/compare/marks.h"
#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/wrapping.h"

#include <algorithm>

namespace compareui {

namespace {

constexpr double gap = 6;       ///< between a thing and its words
constexpr double edgeLine = 18; ///< from the right edge to the words there
constexpr double swatch = 14;   ///< in the key
constexpr double bigMarker = 13;
constexpr double smallMarker = 8;

/// The first place for a label beside a marker that is free.
QRectF freePlace(const QPointF &at, const QSizeF &size, const QRectF &within, const QList<QRectF> &taken)
{
    const double away = bigMarker / 2 + gap;
    const double above = at.y() - size.height() - gap / 2;
    const double below = at.y() + gap / 2;
    const double left = at.x() - away - size.width();
    const QList<QPointF> corners{{at.x() + away, above},
                                 {at.x() + away, below},
                                 {left, above},
                                 {left, below},
                                 {at.x() + away, above - 2 * gap},
                                 {at.x() + away, below + 2 * gap},
                                 {left, above - 2 * gap},
                                 {left, below + 2 * gap},
                                 {at.x() - size.width() / 2, at.y() - size.height() - away},
                                 {at.x() - size.width() / 2, at.y() + away}};
    for (const QPointF &corner : corners) {
        const QRectF place(corner, size);
        const bool isFree =
            std::ranges::none_of(taken, [&place](const QRectF &other) { return other.intersects(place); });
        if (isFree && within.contains(place))
            return place;
    }
    return {corners.first(), size};
}

/// Centres of lines of text that want to stand at those heights (rising), but not on each other.
QList<double> spread(QList<double> wanted, double height, double top, double bottom)
{
    double least = top + height / 2;
    for (double &place : wanted) {
        place = std::max(place, least);
        least = place + height;
    }
    double most = bottom - height / 2;
    for (auto place = wanted.rbegin(); place != wanted.rend(); ++place) {
        *place = std::min(*place, most);
        most = *place - height;
    }
    return wanted;
}

} // namespace

Drawing::Drawing(QCustomPlot &plot, Pass pass, const Chart &chart, const QPalette &palette, const QFont &font)
    : QCPAbstractItem(&plot), m_pass(pass), m_chart(chart), m_palette(palette), m_font(font)
{
    setClipToAxisRect(false);
    setSelectable(false);
}

void Drawing::draw(QCPPainter *painter)
{
    painter->setFont(m_font);
    if (m_pass == Pass::Under) {
        drawMiddle(*painter);
        drawBars(*painter);
        return;
    }
    drawKey(*painter);
    drawNames(*painter);
    drawEdge(*painter);
    drawHighlight(*painter);
    drawMarkers(*painter);
    drawLabels(*painter);
    drawRemarks(*painter);
}

QPointF Drawing::pixel(double x, double y) const
{
    return {mParentPlot->xAxis->coordToPixel(x), mParentPlot->yAxis->coordToPixel(y)};
}

void Drawing::drawMiddle(QCPPainter &painter) const
{
    if (!m_chart.middle)
        return;
    const QRect rect = mParentPlot->axisRect()->rect();
    const double x = mParentPlot->xAxis->coordToPixel(*m_chart.middle);
    painter.setPen(QPen(styleui::colors(m_palette).secondary, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
}

void Drawing::drawBars(QCPPainter &painter) const
{
    const QList<QRectF> places = placesOf(*mParentPlot, m_chart);
    for (qsizetype i = 0; i < m_chart.bars.size(); ++i) {
        const Bar &bar = m_chart.bars[i];
        paintBar(painter, places[i], {bar.pattern, bar.color}, m_palette);
        painter.setFont(styleui::strong(m_font));
        paintBarLabel(painter, places[i], bar.label, {bar.pattern, bar.color}, m_palette);
    }
    painter.setFont(m_font);
}

void Drawing::drawMarkers(QCPPainter &painter) const
{
    for (const Point &point : m_chart.points)
        paintMarker(painter, pixel(point.x, point.y), markerSize(point), point.contestant, m_palette);
}

QList<QRectF> Drawing::takenPlaces() const
{
    constexpr double line = 3;
    constexpr int steps = 40;
    QList<QRectF> taken;
    const auto add = [&taken](const QPointF &from, const QPointF &to) {
        taken.append(QRectF(from, to).normalized().adjusted(-line, -line / 2, line, line / 2));
    };
    for (const Point &point : m_chart.points) {
        const QPointF at = pixel(point.x, point.y);
        const QPointF half(markerSize(point) / 2, markerSize(point) / 2);
        add(at - half, at + half);
        if (point.xRange)
            add(pixel(point.xRange->first, point.y), pixel(point.xRange->second, point.y));
        if (point.yRange)
            add(pixel(point.x, point.yRange->first), pixel(point.x, point.yRange->second));
    }
    if (m_chart.middle) {
        const QRectF rect = mParentPlot->axisRect()->rect();
        const double x = pixel(*m_chart.middle, 0).x();
        add({x, rect.top()}, {x, rect.bottom()});
    }
    for (qsizetype i = 1; i < m_chart.frontier.size(); ++i) {
        const QPointF from = pixel(m_chart.frontier[i - 1].x(), m_chart.frontier[i - 1].y());
        const QPointF along = (pixel(m_chart.frontier[i].x(), m_chart.frontier[i].y()) - from) / steps;
        for (int step = 0; step < steps; ++step)
            add(from + along * step, from + along * (step + 1));
    }
    return taken;
}

void Drawing::drawLabels(QCPPainter &painter) const
{
    const QFont font = styleui::strong(m_font);
    const QFontMetricsF metrics(font);
    const QRectF within = mParentPlot->axisRect()->rect();
    QList<QRectF> taken = takenPlaces();
    painter.setFont(font);
    for (const Point &point : m_chart.points) {
        if (point.label.isEmpty())
            continue;
        const QString label = metrics.elidedText(styleui::oneLine(point.label), Qt::ElideRight, within.width() / 2);
        const QSizeF size(metrics.horizontalAdvance(label) + 2, metrics.height());
        const QRectF place = freePlace(pixel(point.x, point.y), size, within, taken);
        taken.append(place);
        painter.setPen(contestantColor(point.contestant, m_palette));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label);
    }
    painter.setFont(m_font);
}

void Drawing::drawRemarks(QCPPainter &painter) const
{
    const QFontMetricsF metrics(m_font);
    painter.setPen(styleui::colors(m_palette).text);
    for (const Remark &remark : m_chart.remarks) {
        const QPointF at = pixel(remark.x, remark.y);
        painter.drawText(QPointF(at.x() + gap, at.y() + metrics.ascent() / 2 - 1), remark.text);
    }
}

void Drawing::drawEdge(QCPPainter &painter) const
{
    if (m_chart.edgeMarks.isEmpty())
        return;
    const QRect rect = mParentPlot->axisRect()->rect();
    const QFontMetricsF metrics(m_font);
    const int room = edgeWidth(m_chart, m_font, mParentPlot->viewport().width()) - int(edgeLine + gap);
    const double left = rect.right() + edgeLine + gap;
    const styleui::WrappedText caption = styleui::wrapped(m_chart.edgeCaption, m_font, room, 3);
    painter.setPen(styleui::colors(m_palette).faint);
    double top = rect.top();
    for (const QString &line : caption.lines) {
        painter.drawText(QPointF(left, top + metrics.ascent()), line);
        top += metrics.height();
    }
    QList<EdgeMark> marks = m_chart.edgeMarks;
    std::ranges::sort(marks, std::ranges::greater(), &EdgeMark::y);
    QList<double> heights;
    for (const EdgeMark &mark : std::as_const(marks))
        heights.append(mParentPlot->yAxis->coordToPixel(mark.y));
    const QList<double> places = spread(heights, metrics.height(), top + gap, rect.bottom());
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const QPointF edge(rect.right(), heights[i]);
        painter.setPen(QPen(styleui::colors(m_palette).faint, 1));
        painter.drawLine(edge - QPointF(gap, 0), edge + QPointF(gap / 2, 0));
        painter.drawLine(edge + QPointF(gap / 2, 0), QPointF(left - gap / 2, places[i]));
        painter.drawText(QPointF(left, places[i] + metrics.ascent() / 2 - 1),
                         metrics.elidedText(marks[i].text, Qt::ElideRight, room));
    }
}

void Drawing::drawKey(QCPPainter &painter) const
{
    const QRect rect = mParentPlot->axisRect()->rect();
    const QFontMetricsF metrics(m_font);
    const double middle = mParentPlot->viewport().top() + metrics.height() / 2 + 2;
    double x = rect.left();
    for (const KeyEntry &entry : m_chart.key) {
        const QRectF place(x, middle - swatch / 2 + 1, swatch * 1.6, swatch - 2);
        if (entry.isLine) {
            painter.setPen(QPen(styleui::colors(m_palette).secondary, 1.5, Qt::DashLine));
            painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle));
        } else {
            paintBar(painter, place, {.pattern = entry.pattern}, m_palette);
        }
        painter.setPen(styleui::colors(m_palette).secondary);
        painter.drawText(QPointF(place.right() + gap, middle + metrics.ascent() / 2 - 1), entry.text);
        x = place.right() + 4 * gap + metrics.horizontalAdvance(entry.text);
    }
}

void Drawing::drawNames(QCPPainter &painter) const
{
    const QFontMetricsF metrics(m_font);
    const double right = mParentPlot->axisRect()->rect().left() - gap;
    const double room = right - mParentPlot->viewport().left();
    for (qsizetype row = 0; row < m_chart.y.names.size(); ++row) {
        const QStringList lines = m_chart.y.names[row].split(u'\n');
        double top = pixel(0, double(row)).y() - metrics.height() * double(lines.size()) / 2;
        for (qsizetype line = 0; line < lines.size(); ++line) {
            const QString text = metrics.elidedText(styleui::oneLine(lines[line]), Qt::ElideRight, room);
            painter.setPen(line == 0 ? styleui::colors(m_palette).text : styleui::colors(m_palette).secondary);
            painter.drawText(QPointF(right - metrics.horizontalAdvance(text), top + metrics.ascent()), text);
            top += metrics.height();
        }
    }
}

void Drawing::drawHighlight(QCPPainter &painter) const
{
    if (m_highlighted < 0)
        return;
    const QRectF place = placesOf(*mParentPlot, m_chart)[m_highlighted].adjusted(-3, -3, 3, 3);
    painter.setPen(QPen(styleui::colors(m_palette).accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place, 4, 4);
}

double markerSize(const Point &point)
{
    return point.isSmall ? smallMarker : bigMarker;
}

int keyHeight(const Chart &chart, const QFont &font)
{
    return chart.key.isEmpty() ? 0 : QFontMetrics(font).height() + styleui::padding;
}

int nameWidth(const Chart &chart, const QFont &font, int width)
{
    const QFontMetrics metrics(font);
    int widest = 0;
    for (const QString &name : chart.y.names) {
        for (const QString &line : name.split(u'\n'))
            widest = std::max(widest, metrics.horizontalAdvance(line));
    }
    return widest == 0 ? 0 : std::min(widest + int(2 * gap), width * 3 / 10);
}

int edgeWidth(const Chart &chart, const QFont &font, int width)
{
    if (chart.edgeMarks.isEmpty())
        return 0;
    const QFontMetrics metrics(font);
    int widest = 0;
    for (const EdgeMark &mark : chart.edgeMarks)
        widest = std::max(widest, metrics.horizontalAdvance(mark.text));
    return std::min(widest + int(edgeLine + 2 * gap), width * 3 / 10);
}

} // namespace compareui

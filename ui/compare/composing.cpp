// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/composing.h"

#include "chat/figures.h"
#include "compare/lifts.h"
#include "ui/compare/drawing.h"
#include "ui/compare/marks.h"
#include "ui/compare/text.h"
#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/mixing.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr double whisker = 8;
constexpr double rangeWidth = 1.6;

QString tickText(Axis::Unit unit, double value)
{
    switch (unit) {
    case Axis::Unit::Dollars:
        return u'$' + QString::number(value); // as it is: a rounded one would stand at the wrong place
    case Axis::Unit::Seconds:
        return chat::plainSecondsText(std::chrono::milliseconds(qRound64(value * 1'000)));
    case Axis::Unit::Percent:
        return Text::tr("%1 %", "per cent").arg(QString::number(value));
    case Axis::Unit::Signed:
        return value == 0 ? u"0"_s : (value < 0 ? u"−"_s : u"+"_s) + QString::number(std::abs(value));
    case Axis::Unit::Number:
        break;
    }
    return QString::number(value);
}

/// Round numbers in the axis's unit; 1, 2, 5, 10 … where it is logarithmic.
class Ticker : public QCPAxisTicker
{
public:
    explicit Ticker(const Axis &axis) : m_axis(axis) { setTickCount(6); }

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return tickText(m_axis.unit, std::abs(tick) < 1e-12 ? 0 : tick);
    }
    int getSubTickCount(double) override { return 0; }
    QVector<double> createTickVector(double step, const QCPRange &range) override
    {
        if (m_axis.scale != Axis::Scale::Logarithmic)
            return QCPAxisTicker::createTickVector(step, range);
        QVector<double> ticks;
        for (double power = std::pow(10, std::floor(std::log10(range.lower))); power <= range.upper; power *= 10) {
            for (const double digit : {1, 2, 5}) {
                if (range.contains(power * digit))
                    ticks.append(power * digit);
            }
        }
        return ticks;
    }

private:
    const Axis m_axis;
};

void setAxis(QCPAxis &axis, const Axis &as, const QPalette &palette, const QFont &font)
{
    const styleui::Colors &colors = styleui::colors(palette);
    const bool isNames = as.scale == Axis::Scale::Names;
    axis.setScaleType(as.scale == Axis::Scale::Logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setRangeReversed(isNames);
    axis.grid()->setVisible(!isNames);
    axis.setTicks(!isNames); // the names are drawn by us, in two lines where they have two
    axis.setTickLabels(!isNames);
    if (isNames) {
        axis.setRange(-0.5, double(as.names.size()) - 0.5);
    } else {
        axis.setRange(as.low, as.high);
        axis.setTicker(QSharedPointer<Ticker>::create(as));
    }
    axis.setLabel(as.title);
    axis.setLabelFont(font);
    axis.setLabelColor(colors.secondary);
    axis.setLabelPadding(styleui::step + 2);
    axis.setTickLabelFont(font);
    axis.setTickLabelColor(colors.secondary);
    axis.setTickLabelPadding(styleui::step + 2);
    axis.setBasePen(QPen(colors.hairline, 1));
    axis.setTickPen(QPen(colors.hairline, 1)); // of no length, but an SVG shows where they are
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLength(0);
    axis.grid()->setPen(QPen(colors.hairline, 1));
    axis.grid()->setZeroLinePen(QPen(colors.hairline, 1));
}

void addRange(QCustomPlot &plot, const Point &point, QCPErrorBars::ErrorType type,
              const std::pair<double, double> &range, const QPalette &palette)
{
    QCPGraph *const graph = plot.addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->addData(point.x, point.y);
    auto *const bars = new QCPErrorBars(plot.xAxis, plot.yAxis);
    const double value = type == QCPErrorBars::etKeyError ? point.x : point.y;
    bars->setErrorType(type);
    bars->setDataPlottable(graph);
    bars->setData(QVector<double>{value - range.first}, QVector<double>{range.second - value});
    bars->setPen(QPen(contestantColor(point.contestant, palette), rangeWidth));
    bars->setWhiskerWidth(whisker);
    bars->setSymbolGap(0);
}

void addBox(QCustomPlot &plot, const Box &box, const QPalette &palette)
{
    const styleui::Colors &colors = styleui::colors(palette);
    const QColor color = contestantColor(box.contestant, palette);
    // The rows are the keys: boxes lie.
    auto *const drawn = new QCPStatisticalBox(plot.yAxis, plot.xAxis);
    drawn->addData(box.row, box.spread.lowest, box.spread.lowerQuartile, box.spread.median, box.spread.upperQuartile,
                   box.spread.highest);
    drawn->setWidth(box.thickness);
    drawn->setWhiskerWidth(box.thickness / 2);
    drawn->setPen(QPen(color, rangeWidth));
    drawn->setBrush(styleui::mixed(colors.paper, color, 0.16F));
    drawn->setMedianPen(QPen(color, 2 * rangeWidth, Qt::SolidLine, Qt::FlatCap));
    drawn->setWhiskerPen(QPen(color, rangeWidth));
    drawn->setWhiskerBarPen(QPen(color, rangeWidth));
}

void addFrontier(QCustomPlot &plot, const Chart &chart, const QPalette &palette)
{
    if (chart.frontier.size() < 2)
        return;
    QCPGraph *const graph = plot.addGraph();
    for (const QPointF &point : chart.frontier)
        graph->addData(point.x(), point.y());
    graph->setPen(QPen(styleui::colors(palette).secondary, 1.5, Qt::DashLine));
}

Drawing *over(QCustomPlot &plot)
{
    return plot.itemCount() > 0 ? dynamic_cast<Drawing *>(plot.item()) : nullptr; // the last one that was added
}

} // namespace

void compose(QCustomPlot &plot, const Chart &chart, const QPalette &palette, const QFont &base, QSize size)
{
    const QFont font = styleui::figuresFont(base);
    plot.clearItems();
    plot.clearPlottables();
    plot.setBackground(styleui::colors(palette).paper);
    setAxis(*plot.xAxis, chart.x, palette, font);
    setAxis(*plot.yAxis, chart.y, palette, font);
    QCPAxisRect *const rect = plot.axisRect();
    const int names = nameWidth(chart, font, size.width());
    const int edge = edgeWidth(chart, font, size.width());
    rect->setAutoMargins(names > 0 ? QCP::MarginSides(QCP::msBottom) : QCP::msLeft | QCP::msBottom);
    rect->setMargins(QMargins(names, keyHeight(chart, font) + styleui::padding, edge > 0 ? edge : styleui::margin, 0));
    new Drawing(plot, Drawing::Pass::Under, chart, palette, font);
    addFrontier(plot, chart, palette);
    for (const Box &box : chart.boxes)
        addBox(plot, box, palette);
    for (const Point &point : chart.points) {
        if (point.xRange)
            addRange(plot, point, QCPErrorBars::etKeyError, *point.xRange, palette);
        if (point.yRange)
            addRange(plot, point, QCPErrorBars::etValueError, *point.yRange, palette);
    }
    new Drawing(plot, Drawing::Pass::Over, chart, palette, font);
}

void highlight(QCustomPlot &plot, int spot)
{
    if (Drawing *const drawing = over(plot))
        drawing->setHighlighted(spot);
}

QList<QRectF> placesOf(const QCustomPlot &plot, const Chart &chart)
{
    QList<QRectF> places;
    const auto between = [&plot](double from, double to, double row, double thickness) {
        const QPointF first(plot.xAxis->coordToPixel(from), plot.yAxis->coordToPixel(row - thickness / 2));
        const QPointF last(plot.xAxis->coordToPixel(to), plot.yAxis->coordToPixel(row + thickness / 2));
        return QRectF(first, last).normalized();
    };
    for (const Bar &bar : chart.bars)
        places.append(between(bar.from, bar.to, bar.row, bar.thickness));
    for (const Box &box : chart.boxes)
        places.append(between(box.spread.lowest, box.spread.highest, box.row, box.thickness));
    for (const Point &point : chart.points) {
        QRectF place(0, 0, markerSize(point) + 2, markerSize(point) + 2);
        place.moveCenter({plot.xAxis->coordToPixel(point.x), plot.yAxis->coordToPixel(point.y)});
        places.append(place);
    }
    return places;
}

int heightOf(const Chart &chart, const QFont &base)
{
    constexpr int linesOfPoints = 20;
    constexpr int linesOfRow = 3;
    constexpr int linesOfAxis = 5;
    const QFont font = styleui::figuresFont(base);
    const qsizetype lines = chart.y.scale == Axis::Scale::Names ? chart.y.names.size() * linesOfRow : linesOfPoints;
    return int(lines + linesOfAxis) * QFontMetrics(font).height() + keyHeight(chart, font);
}

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/chart.h"

#include <QFont>
#include <QPalette>
#include <QSize>

class QCustomPlot;

namespace compareui {

/// Makes a plot show a chart in that size. What it showed before is gone. Does not draw.
void compose(QCustomPlot &plot, const Chart &chart, const QPalette &palette, const QFont &font, QSize size);
/// Marks one of the chart's spots; −1: none.
void highlight(QCustomPlot &plot, int spot);
/// Where each of the chart's spots is, in the plot's pixels, after it was drawn.
[[nodiscard]] QList<QRectF> placesOf(const QCustomPlot &plot, const Chart &chart);
/// How high the chart should be in that font.
[[nodiscard]] int heightOf(const Chart &chart, const QFont &font);

} // namespace compareui

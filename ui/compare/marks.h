// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/chart.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QPainter;

/// What a chart's things look like: told apart by shape and pattern, with colour only on top.
namespace compareui {

/// A contestant's, which is that of the member with its number; from 9 on they begin anew.
[[nodiscard]] QColor contestantColor(int contestant, const QPalette &palette);

/// A contestant's marker around `centre`: one of eight shapes.
void paintMarker(QPainter &painter, const QPointF &centre, double size, int contestant, const QPalette &palette);

struct BarLook
{
    Pattern pattern = Pattern::Plain;
    int color = 0;
};
/// Its lines are painted one by one, cut to the bar: also where the painter knows no clipping, as of an SVG.
void paintBar(QPainter &painter, const QRectF &bar, const BarLook &look, const QPalette &palette);

/// `text` in it, where it has room.
void paintBarLabel(QPainter &painter, const QRectF &bar, const QString &text, const BarLook &look,
                   const QPalette &palette);

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/table.h"

#include <QFont>
#include <QPalette>
#include <QRect>

class QPainter;

namespace compareui {

/// The shade of a cell, behind its text.
void paintShade(QPainter &painter, const QRectF &place, double shade, Table::Shading shading, const QPalette &palette);

/// The height of a row, in pixels.
[[nodiscard]] int heightOfRow(const QFont &font);
/// Widths of the columns that fit their texts and share what is left of `width`; together wider where they must be.
[[nodiscard]] QList<int> columnWidths(const Table &table, const QFont &font, int width);

/// Paints the whole table from the painter's origin, in that width. As high as its rows and its head.
void paintTable(QPainter &painter, const Table &table, int width, const QFont &font, const QPalette &palette);

} // namespace compareui

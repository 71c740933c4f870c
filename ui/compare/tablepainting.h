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

/// What the texts of a table's columns ask for, in pixels.
struct ColumnWishes
{
    QList<int> widths;
    int first = 0; ///< for all that the first has to say; its width is at most that
};

/// Measures every text.
[[nodiscard]] ColumnWishes columnWishes(const Table &table, const QFont &font);
/// The wishes, with what is left of `width` shared; together wider where they must be.
[[nodiscard]] QList<int> columnWidths(const ColumnWishes &wishes, int width);

/// Paints the whole table from the painter's origin, in that width. As high as its rows and its head.
void paintTable(QPainter &painter, const Table &table, int width, const QFont &font, const QPalette &palette);

} // namespace compareui

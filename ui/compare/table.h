// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/chart.h"

namespace compareui {

struct Cell
{
    QString text;
    QString exact = {}; ///< for a file: the number as it is; the text where empty
    bool isNumber = false;
    std::optional<double> shade = {}; ///< 0…1
    Spot spot = {};                   ///< words: more about it; the trials behind it

    bool operator==(const Cell &) const = default;
};

/// The numbers of a picture, row by row.
struct Table
{
    enum class Shading {
        None,
        Fill, ///< the more, the stronger
        Bar,  ///< a bar along the cell's lower edge
    };

    QStringList columns;
    QList<QList<Cell>> rows; ///< each as long as the columns
    Shading shading = Shading::None;

    bool operator==(const Table &) const = default;
};

/// RFC 4180, UTF-8, with a head. A text that a spreadsheet would take for a formula gets an apostrophe before it.
[[nodiscard]] QByteArray csvOf(const Table &table);

} // namespace compareui

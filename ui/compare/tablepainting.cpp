// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/tablepainting.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/mixing.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace compareui {

namespace {

constexpr float strongest = 0.42F; ///< of the accent, under text
constexpr int widestText = 22;     ///< of a column after the first, in average letters
constexpr int firstText = 26;      ///< of the first, at least

/// Text in a cell stands so far from its edges.
constexpr int inset = styleui::padding - 2;

Qt::Alignment alignmentOf(const Cell &cell, Table::Shading shading)
{
    if (!cell.isNumber)
        return Qt::AlignLeft | Qt::AlignVCenter;
    return (shading == Table::Shading::Fill ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter;
}

void paintCell(QPainter &painter, const QRect &place, const Cell &cell, Table::Shading shading, const QPalette &palette)
{
    if (cell.shade)
        paintShade(painter, place, *cell.shade, shading, palette);
    const QRect room = place.adjusted(inset, 0, -inset, 0);
    painter.setPen(styleui::colors(palette).text);
    painter.drawText(room, int(alignmentOf(cell, shading)) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(cell.text, Qt::ElideRight, room.width()));
}

} // namespace

void paintShade(QPainter &painter, const QRectF &place, double shade, Table::Shading shading, const QPalette &palette)
{
    const styleui::Colors &colors = styleui::colors(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (shading == Table::Shading::Fill) {
        painter.setBrush(styleui::mixed(colors.paper, colors.accent, strongest * float(shade)));
        painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), styleui::step, styleui::step);
    } else if (shading == Table::Shading::Bar) {
        QRectF bar = place.adjusted(inset, 0, -inset, -styleui::step);
        bar.setTop(bar.bottom() - styleui::step + 1);
        painter.setBrush(colors.hairline);
        painter.drawRoundedRect(bar, 1.5, 1.5);
        bar.setWidth(bar.width() * shade);
        painter.setBrush(styleui::mixed(colors.paper, colors.accent, 0.75F));
        painter.drawRoundedRect(bar, 1.5, 1.5);
    }
    painter.restore();
}

int heightOfRow(const QFont &font)
{
    return QFontMetrics(font).height() + 4 * styleui::step;
}

ColumnWishes columnWishes(const Table &table, const QFont &font)
{
    const QFontMetrics metrics(font);
    const int letter = metrics.averageCharWidth();
    const auto wish = [&](const QString &text) { return metrics.horizontalAdvance(text) + styleui::step + 2 * inset; };
    ColumnWishes wishes;
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        int widest = wish(table.columns[column]);
        for (const QList<Cell> &row : table.rows)
            widest = std::max(widest, wish(row[column].text));
        if (column == 0)
            wishes.first = widest;
        wishes.widths.append(std::min(widest, (column == 0 ? firstText : widestText) * letter + 2 * inset));
    }
    if (table.shading != Table::Shading::Fill)
        return wishes;
    // What is shaded alike is as wide as the others.
    const auto isShaded = [&table](qsizetype column) {
        return std::ranges::any_of(table.rows, [column](const auto &row) { return row[column].shade.has_value(); });
    };
    int widest = 0;
    QList<int *> shaded;
    for (qsizetype column = 1; column < wishes.widths.size(); ++column) {
        if (!isShaded(column))
            continue;
        shaded.append(&wishes.widths[column]);
        widest = std::max(widest, wishes.widths[column]);
    }
    for (int *const width : std::as_const(shaded))
        *width = widest;
    return wishes;
}

QList<int> columnWidths(const ColumnWishes &wishes, int width)
{
    QList<int> widths = wishes.widths;
    const int left = width - std::accumulate(widths.begin(), widths.end(), 0);
    if (left <= 0 || widths.isEmpty())
        return widths;
    // What is left goes to the first column as far as it has more to say, and then to all alike.
    const int more = std::clamp(wishes.first - widths.first(), 0, left);
    widths.first() += more;
    const int share = (left - more) / int(widths.size());
    for (int &one : widths)
        one += share;
    widths.first() += left - more - share * int(widths.size());
    return widths;
}

void paintTable(QPainter &painter, const Table &table, int width, const QFont &font, const QPalette &palette)
{
    const QList<int> widths = columnWidths(columnWishes(table, font), width);
    const int height = heightOfRow(font);
    painter.setFont(font);
    int x = 0;
    for (qsizetype column = 0; column < widths.size(); ++column) {
        const bool isNumber = !table.rows.isEmpty() && table.rows.first()[column].isNumber;
        const QRect place(x, 0, widths[column], height);
        const QRect room = place.adjusted(inset, 0, -inset, 0);
        painter.setPen(styleui::colors(palette).secondary);
        painter.drawText(room, int(alignmentOf({.isNumber = isNumber}, table.shading)) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(table.columns[column], Qt::ElideRight, room.width()));
        for (qsizetype row = 0; row < table.rows.size(); ++row)
            paintCell(painter, place.translated(0, int(row + 1) * height), table.rows[row][column], table.shading,
                      palette);
        x += widths[column];
    }
}

} // namespace compareui

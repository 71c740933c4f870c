// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/metrics.h"
#include "ui/text/blocklayout.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace textui {
namespace {

constexpr qsizetype measuredLetters = 300;
constexpr qreal widestWord = 12; ///< in parts of the font's size: longer words may break
constexpr qreal narrowestCell = 2.5;

qreal longestWord(QStringView text, const QFontMetricsF &metrics)
{
    qreal longest = 0;
    for (const QStringView word : text.first(std::min(text.size(), measuredLetters)).split(u' ', Qt::SkipEmptyParts))
        longest = std::max(longest, metrics.horizontalAdvance(word.toString()));
    return longest;
}

} // namespace

void widen(QList<ColumnWish> &wishes, const markdown::Block &row, const Typesetting &type)
{
    const QFontMetricsF metrics(styleui::strong(type.body)); // a little too wide for most, never too narrow
    const qreal size = metrics.height();
    if (wishes.size() < row.cells.size())
        wishes.resize(row.cells.size());
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const markdown::Cell cell = row.cells.at(i);
        const QString text = row.text.sliced(cell.start, std::min<qsizetype>(cell.length, measuredLetters));
        const qreal padding = 2 * type.cellPadding;
        const qreal least = std::clamp(longestWord(text, metrics), narrowestCell * size, widestWord * size);
        wishes[i].wanted = std::max(wishes.at(i).wanted, std::ceil(metrics.horizontalAdvance(text)) + padding);
        wishes[i].least = std::max(wishes.at(i).least, std::ceil(least) + padding);
        wishes[i].wanted = std::max(wishes.at(i).wanted, wishes.at(i).least);
    }
}

QList<qreal> columnWidths(const QList<ColumnWish> &wishes, qreal width)
{
    qreal wanted = 0;
    qreal least = 0;
    for (const ColumnWish &wish : wishes) {
        wanted += wish.wanted;
        least += wish.least;
    }
    const qreal room = std::max(0.0, width - least);
    const qreal share = wanted <= width || wanted <= least ? 1 : room / (wanted - least);
    QList<qreal> widths;
    for (const ColumnWish &wish : wishes)
        widths.append(std::floor(wish.least + (wish.wanted - wish.least) * share));
    return widths;
}

} // namespace textui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/cells.h"

#include "chat/figures.h"
#include "ui/compare/text.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

Cell cellOf(const QString &text, double number)
{
    return {.text = text, .exact = QString::number(number, 'g', 12), .isNumber = true};
}

} // namespace

QString numberText(double number, int decimals)
{
    return QString::number(number, 'f', decimals);
}

QString halvesText(double number)
{
    return numberText(number, number == std::floor(number) ? 0 : 1);
}

QString secondsText(double seconds)
{
    return chat::secondsText(std::chrono::milliseconds(qRound64(seconds * 1'000)));
}

Cell numberCell(double number, int decimals)
{
    return cellOf(numberText(number, decimals), number);
}

Cell halvesCell(double number)
{
    return cellOf(halvesText(number), number);
}

Cell dollarCell(double usd)
{
    return cellOf(chat::costText(usd), usd);
}

Cell secondsCell(double seconds)
{
    return cellOf(secondsText(seconds), seconds);
}

Cell percentCell(double share)
{
    return cellOf(Text::tr("%1 %").arg(numberText(share * 100, 0)), share * 100);
}

Cell rangeCell(const compare::Interval &interval, int decimals)
{
    if (!interval.hasRange())
        return unknownCell();
    return {.text = Text::tr("%1 to %2").arg(numberText(interval.low, decimals), numberText(interval.high, decimals)),
            .isNumber = true};
}

Cell unknownCell()
{
    return {.text = u"–"_s, .isNumber = true};
}

QList<Cell> rowOf(QList<Cell> cells, const QList<chat::TurnId> &turns)
{
    for (Cell &cell : cells)
        cell.spot.turns = turns;
    return cells;
}

std::optional<std::pair<double, double>> rangeOf(const compare::Interval &interval)
{
    return interval.hasRange() ? std::optional(std::pair(interval.low, interval.high)) : std::nullopt;
}

} // namespace compareui

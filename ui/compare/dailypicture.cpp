// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/dailypicture.h"

#include "chat/figures.h"
#include "compare/dailyuse.h"
#include "ui/compare/cells.h"
#include "ui/compare/text.h"

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

compare::Interval percentages(const compare::Interval &share)
{
    return {share.value * 100, share.low * 100, share.high * 100, share.count};
}

QList<chat::TurnId> turnsOf(const compare::PanelUse &use)
{
    QList<chat::TurnId> turns;
    for (const compare::UsedTurn &turn : use.turns)
        turns.append(turn.turn);
    return turns;
}

/// What a question costs and takes, beside the name.
QString rowName(const compare::PanelUse &use)
{
    QStringList figures;
    if (use.costUsd)
        figures.append(chat::costText(use.costUsd->median));
    if (use.seconds)
        figures.append(secondsText(use.seconds->median));
    return figures.isEmpty() ? use.name : use.name + u'\n' + figures.join(u" · "_s);
}

QString tooFewText(const compare::PanelUse &use)
{
    if (use.rated() == 0)
        return Text::tr("none of %1 rated").arg(use.asked());
    return Text::tr("too few to tell: %1 of %2 good").arg(use.good).arg(use.rated());
}

QString wordsOf(const compare::PanelUse &use)
{
    QStringList sentences;
    if (use.isTooFew()) {
        sentences.append(Text::tr("%1: %2.").arg(use.name, tooFewText(use)));
    } else {
        const compare::Interval share = percentages(use.share);
        sentences.append(Text::tr("%1: %2 of %3 rated answers are good, %4 % (95 %: %5 to %6).")
                             .arg(use.name)
                             .arg(use.good)
                             .arg(use.rated())
                             .arg(numberText(share.value, 0), numberText(share.low, 0), numberText(share.high, 0)));
    }
    if (use.instead > 0)
        sentences.append(Text::tr("An answer was chosen instead of the fused one: %1 times.").arg(use.instead));
    if (use.costUsd)
        sentences.append(Text::tr("A question costs %1 in the middle.").arg(chat::costText(use.costUsd->median)));
    if (use.seconds)
        sentences.append(Text::tr("It takes %1 in the middle.").arg(secondsText(use.seconds->median)));
    return sentences.join(u' ');
}

Chart chartOf(const compare::DailyUse &use)
{
    Chart chart{.x = {.title = Text::tr("Rated good, of the rated answers (95 % range); below the names what a "
                                        "question costs and takes, in the middle"),
                      .unit = Axis::Unit::Percent,
                      .low = -2, // a mark at 0 is whole
                      .high = 102},
                .y = {.scale = Axis::Scale::Names}};
    for (const compare::PanelUse &one : use.panels) {
        const auto row = double(chart.y.names.size());
        const Spot spot{wordsOf(one), turnsOf(one)};
        const compare::Interval share = percentages(one.share);
        if (one.isTooFew()) {
            // Small, and without a range: where it stands says nothing yet.
            chart.points.append({.x = share.value,
                                 .y = row,
                                 .contestant = int(row) + 1,
                                 .label = tooFewText(one),
                                 .isSmall = true,
                                 .spot = spot});
        } else {
            chart.points.append({.x = share.value,
                                 .y = row,
                                 .xRange = std::pair(share.low, share.high),
                                 .contestant = int(row) + 1,
                                 .label = Text::tr("%1 % of %2").arg(numberText(share.value, 0)).arg(one.rated()),
                                 .spot = spot});
        }
        chart.y.names.append(rowName(one));
    }
    return chart;
}

Cell quartiles(const std::optional<compare::Spread> &spread, QString (*words)(double))
{
    if (!spread)
        return unknownCell();
    return {.text = Text::tr("%1 to %2").arg(words(spread->lowerQuartile), words(spread->upperQuartile)),
            .isNumber = true};
}

Cell countCell(qsizetype count)
{
    return numberCell(double(count), 0);
}

Table tableOf(const compare::DailyUse &use)
{
    Table table{.columns = {Text::tr("Panel"), Text::tr("Asked"), Text::tr("Good"), Text::tr("Bad"),
                            Text::tr("Rated good"), Text::tr("95 % range"), Text::tr("Another answer chosen"),
                            Text::tr("Cost, middle"), Text::tr("Cost, half of them"), Text::tr("Time, middle"),
                            Text::tr("Time, half of them")}};
    for (const compare::PanelUse &one : use.panels) {
        const bool isTold = !one.isTooFew();
        const compare::Interval share = percentages(one.share);
        table.rows.append(
            rowOf({{.text = one.name},
                   countCell(one.asked()),
                   countCell(one.good),
                   countCell(one.bad),
                   isTold ? percentCell(one.share.value) : Cell{.text = Text::tr("too few"), .isNumber = true},
                   isTold ? rangeCell(share, 0) : unknownCell(),
                   countCell(one.instead),
                   one.costUsd ? dollarCell(one.costUsd->median) : unknownCell(),
                   quartiles(one.costUsd, [](double usd) { return chat::costText(usd); }),
                   one.seconds ? secondsCell(one.seconds->median) : unknownCell(),
                   quartiles(one.seconds, &secondsText)},
                  turnsOf(one)));
    }
    return table;
}

} // namespace

Picture dailyPicture(const compare::DailyUse &use, const QString &name, const QString &question)
{
    Picture picture{.name = name, .question = question, .title = use.title, .table = tableOf(use)};
    if (use.panels.isEmpty())
        picture.empty = Text::tr("Nothing yet. Ask, and say with 👍 or 👎 under the answer whether it is good.");
    else
        picture.chart = chartOf(use);
    return picture;
}

} // namespace compareui

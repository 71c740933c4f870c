// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/scorepictures.h"

#include "chat/figures.h"
#include "compare/standing.h"
#include "compare/worth.h"
#include "ui/compare/cells.h"
#include "ui/compare/text.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

QString nobodyHasScored()
{
    return Text::tr(
        "Nothing is scored yet. Pick the better of two answers, blind, or let a judge model pick or grade them.");
}

// ---- quality against cost

/// Tens around all that is shown.
std::pair<double, double> pointsRange(const compare::Worth &worth, const QList<compare::Reference> &references)
{
    double low = 100;
    double high = 0;
    for (const compare::WorthPoint &point : worth.points) {
        low = std::min(low, point.quality.points.low);
        high = std::max(high, point.quality.points.high);
    }
    for (const compare::Reference &reference : references) {
        low = std::min(low, reference.points);
        high = std::max(high, reference.points);
    }
    return {std::max(0.0, std::floor((low - 2) / 10) * 10), std::min(100.0, std::ceil((high + 2) / 10) * 10)};
}

/// From nothing, or where the dearest costs many times the cheapest, by its logarithm.
Axis costAxis(const compare::Worth &worth)
{
    constexpr double manyTimes = 8;
    double low = std::numeric_limits<double>::max();
    double high = 0;
    for (const compare::WorthPoint &point : worth.points) {
        if (point.costUsd) {
            low = std::min(low, point.costUsd->low);
            high = std::max(high, point.costUsd->high);
        }
    }
    Axis axis{.title = Text::tr("Cost of a question"), .unit = Axis::Unit::Dollars, .high = high > 0 ? high * 1.2 : 1};
    if (low > 0 && high > low * manyTimes) {
        axis.title = Text::tr("Cost of a question (each step is a multiple)");
        axis.scale = Axis::Scale::Logarithmic;
        axis.low = low / 1.6;
        axis.high = high * 1.8;
    }
    return axis;
}

QString rangeWords(const compare::Interval &interval)
{
    return interval.hasRange() ? Text::tr(" (95 %: %1 to %2)").arg(numberText(interval.low), numberText(interval.high))
                               : QString();
}

QString worthWords(const compare::Worth &worth, const compare::WorthPoint &point)
{
    const QString points = compare::pointsText(worth.basis, point.quality.points.value);
    const QString cost =
        point.costUsd ? Text::tr("%1 a question").arg(chat::costText(point.costUsd->value)) : Text::tr("cost unknown");
    const QString questions = point.quality.points.count == 1
                                  ? Text::tr("one question")
                                  : Text::tr("%1 questions").arg(point.quality.points.count);
    return Text::tr("%1: %2%3, %4, %5.").arg(point.name, points, rangeWords(point.quality.points), cost, questions);
}

Chart worthChart(const compare::Worth &worth)
{
    const bool isScored = worth.basis == compare::Basis::Rubric;
    const auto references = isScored ? compare::publishedReferences() : QList<compare::Reference>();
    const auto [low, high] = pointsRange(worth, references);
    Chart chart{.x = costAxis(worth),
                .y = {.title = compare::basisName(worth.basis),
                      .unit = isScored ? Axis::Unit::Number : Axis::Unit::Percent,
                      .low = low,
                      .high = high}};
    for (const compare::WorthPoint &point : worth.points) {
        if (!point.costUsd)
            continue;
        chart.points.append({.x = point.costUsd->value,
                             .y = point.quality.points.value,
                             .xRange = rangeOf(*point.costUsd),
                             .yRange = rangeOf(point.quality.points),
                             .contestant = point.contestant,
                             .label = point.name,
                             .spot = {worthWords(worth, point), point.turns}});
        if (point.isOnFrontier)
            chart.frontier.append({point.costUsd->value, point.quality.points.value});
    }
    std::ranges::sort(chart.frontier, {}, &QPointF::x);
    if (chart.frontier.size() > 1)
        chart.key.append({.isLine = true, .text = Text::tr("nobody is both better and cheaper")});
    for (const compare::Reference &reference : references)
        chart.edgeMarks.append({reference.points, Text::tr("%1 %2").arg(numberText(reference.points), reference.name)});
    chart.edgeCaption = references.isEmpty() ? QString() : compare::referencesCaption();
    return chart;
}

/// All that any of them has.
QStringList keysOf(const compare::Worth &worth, QMap<QString, compare::Interval> compare::Quality::*parts)
{
    QStringList keys;
    for (const compare::WorthPoint &point : worth.points) {
        for (auto part = (point.quality.*parts).cbegin(); part != (point.quality.*parts).cend(); ++part) {
            if (!keys.contains(part.key()))
                keys.append(part.key());
        }
    }
    return keys;
}

Table worthTable(const compare::Worth &worth)
{
    const bool isScored = worth.basis == compare::Basis::Rubric;
    const bool isSpread =
        std::ranges::any_of(worth.points, [](const compare::WorthPoint &point) { return point.quality.spread > 0; });
    const QStringList sections = keysOf(worth, &compare::Quality::sections);
    const QStringList domains = keysOf(worth, &compare::Quality::domains);
    Table table{.columns = {Text::tr("Contestant"), isScored ? Text::tr("Score") : Text::tr("Won, %"),
                            Text::tr("95 % range"), Text::tr("Questions"), Text::tr("Cost a question"),
                            Text::tr("On the frontier")}};
    if (isScored)
        table.columns.append(Text::tr("Criteria passed"));
    if (isSpread)
        table.columns.append(Text::tr("Spread of gradings"));
    table.columns += sections;
    table.columns += domains;
    for (const compare::WorthPoint &point : worth.points) {
        QList<Cell> row{{.text = point.name},
                        numberCell(point.quality.points.value),
                        rangeCell(point.quality.points),
                        numberCell(double(point.quality.points.count), 0),
                        point.costUsd ? dollarCell(point.costUsd->value) : unknownCell(),
                        {.text = point.isOnFrontier ? Text::tr("yes") : Text::tr("no")}};
        if (isScored)
            row.append(percentCell(point.quality.passRate));
        if (isSpread)
            row.append(numberCell(point.quality.spread));
        const auto add = [&row](const QMap<QString, compare::Interval> &parts, const QStringList &keys) {
            for (const QString &key : keys)
                row.append(parts.contains(key) ? numberCell(parts[key].value) : unknownCell());
        };
        add(point.quality.sections, sections);
        add(point.quality.domains, domains);
        table.rows.append(rowOf(row, point.turns));
    }
    return table;
}

// ---- who beats whom

/// From log-odds to the chance against one in the middle, %.
double chance(double strength)
{
    return 100 / (1 + std::exp(-strength));
}

compare::Interval chancesOf(const compare::Standing &one)
{
    return {chance(one.strength.value), chance(one.strength.low), chance(one.strength.high), one.strength.decisions};
}

Chart rankingChart(const compare::Standings &standings)
{
    Chart chart{
        .x = {.title = Text::tr("Chance to be preferred to an average one of these (Bradley–Terry, 95 % range)"),
              .unit = Axis::Unit::Percent,
              .high = 100},
        .y = {.scale = Axis::Scale::Names},
        .middle = 50};
    for (const compare::Standing &one : standings.ranking) {
        const compare::Interval chances = chancesOf(one);
        const QString words = Text::tr("%1: %2 % (95 %: %3 to %4), %5 wins in %6 comparisons.")
                                  .arg(one.name, numberText(chances.value, 0), numberText(chances.low, 0),
                                       numberText(chances.high, 0), halvesText(one.strength.wins))
                                  .arg(one.strength.decisions);
        chart.points.append({.x = chances.value,
                             .y = double(chart.y.names.size()),
                             .xRange = rangeOf(chances),
                             .contestant = one.contestant,
                             .label = Text::tr("%1 %").arg(numberText(chances.value, 0)),
                             .spot = {words, one.turns}});
        chart.y.names.append(one.name);
    }
    return chart;
}

/// Where there are too few, only what was counted.
Table rankingTable(const compare::Standings &standings)
{
    Table table{.columns = {Text::tr("Contestant"), Text::tr("Wins"), Text::tr("Comparisons")}};
    if (!standings.isTooFew())
        table.columns += {Text::tr("Chance to win, %"), Text::tr("95 % range")};
    for (const compare::Standing &one : standings.ranking) {
        QList<Cell> row{
            {.text = one.name}, halvesCell(one.strength.wins), numberCell(double(one.strength.decisions), 0)};
        if (!standings.isTooFew())
            row += {numberCell(chancesOf(one).value), rangeCell(chancesOf(one))};
        table.rows.append(rowOf(row, one.turns));
    }
    return table;
}

} // namespace

Picture worthPicture(const compare::Worth &worth)
{
    Picture picture{.name = u"worth"_s,
                    .question = Text::tr("Which one is worth its money?"),
                    .title = worth.title,
                    .table = worthTable(worth)};
    const bool isPriced =
        std::ranges::any_of(worth.points, [](const compare::WorthPoint &point) { return point.costUsd.has_value(); });
    if (worth.points.isEmpty())
        picture.empty = nobodyHasScored();
    if (isPriced)
        picture.chart = worthChart(worth);
    QStringList unpriced;
    for (const compare::WorthPoint &point : worth.points) {
        if (!point.costUsd)
            unpriced.append(point.name);
    }
    QStringList notes;
    if (!unpriced.isEmpty())
        notes.append(Text::tr("Cost unknown, in the table only: %1.").arg(unpriced.join(Text::tr(", "))));
    if (!worth.note.isEmpty())
        notes.append(worth.note);
    picture.note = notes.join(u' ');
    return picture;
}

QString prefixOf(const compare::Standings &standings)
{
    return standings.duels.by == compare::Picker::Person ? u"person-"_s : u"judge-"_s;
}

QString noPicks(const compare::Standings &standings)
{
    if (!standings.title.isEmpty())
        return {};
    if (standings.duels.by == compare::Picker::Person)
        return Text::tr("You have not picked yet. Pick blind: two answers without names, and you say which is better.");
    if (!standings.note.isEmpty())
        return Text::tr("The judge has decided nothing so far.") + u' ' + standings.note;
    return Text::tr(
        "No judge has picked yet. A judge model sees every two answers in both orders; what it says counts where both "
        "agree.");
}

Picture rankingPicture(const compare::Standings &standings)
{
    const bool isPerson = standings.duels.by == compare::Picker::Person;
    Picture picture{.name = prefixOf(standings) + u"ranking"_s,
                    .question = isPerson ? Text::tr("Whom do you prefer?") : Text::tr("Whom does the judge prefer?"),
                    .title = standings.title,
                    .table = rankingTable(standings),
                    .note = standings.note,
                    .empty = noPicks(standings)};
    if (!standings.isTooFew())
        picture.chart = rankingChart(standings);
    return picture;
}

} // namespace compareui

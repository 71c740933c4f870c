// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/partpictures.h"

#include "chat/figures.h"
#include "compare/lifts.h"
#include "compare/measures.h"
#include "compare/spent.h"
#include "ui/compare/cells.h"
#include "ui/compare/text.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

// ---- what each part adds

/// What was added, on the first line; to what, on the second.
QString liftName(const compare::Lift &lift)
{
    switch (lift.of) {
    case compare::Lift::Of::Member:
        return Text::tr("%1\nin %2").arg(lift.name, lift.panel);
    case compare::Lift::Of::Synthesis:
        return Text::tr("Synthesis\n%1 over %2").arg(lift.panel, lift.name);
    case compare::Lift::Of::Diversity:
        return Text::tr("Different models\n%1 over %2").arg(lift.panel, lift.name);
    }
    return {};
}

QString liftWords(const compare::Lifts &lifts, const compare::Lift &lift)
{
    const QString unit = lifts.basis == compare::Basis::Rubric ? Text::tr("points") : Text::tr("% of comparisons");
    const QString range = lift.points.hasRange()
                              ? Text::tr(" (95 %: %1 to %2)")
                                    .arg(compare::signedText(lift.points.low), compare::signedText(lift.points.high))
                              : QString();
    return Text::tr("%1: %2 %3%4, %5 questions.")
        .arg(liftName(lift).replace(u'\n', u' '), compare::signedText(lift.points.value), unit, range,
             QString::number(lift.points.count));
}

Axis liftAxis(const compare::Lifts &lifts)
{
    double widest = 5;
    for (const compare::Lift &lift : lifts.lifts)
        widest = std::max({widest, std::abs(lift.points.low), std::abs(lift.points.high)});
    const double edge = std::ceil(widest * 1.15 / 5) * 5;
    return {.title = lifts.basis == compare::Basis::Rubric
                         ? Text::tr("Points of the score that it adds")
                         : Text::tr("% of comparisons won beyond a half, because of it"),
            .unit = Axis::Unit::Signed,
            .low = -edge,
            .high = edge};
}

// ---- cost

QString partName(const compare::CostSlice &slice)
{
    if (!slice.part)
        return Text::tr("web tools");
    switch (*slice.part) {
    case compare::Part::Member:
        return slice.name;
    case compare::Part::Judge:
        return Text::tr("judge");
    case compare::Part::Writer:
        return Text::tr("writer");
    }
    return {};
}

Pattern patternOf(const std::optional<compare::Part> &part)
{
    if (!part)
        return Pattern::Dotted;
    switch (*part) {
    case compare::Part::Member:
        return Pattern::Plain;
    case compare::Part::Judge:
        return Pattern::Rising;
    case compare::Part::Writer:
        return Pattern::Falling;
    }
    return Pattern::Plain;
}

/// In the bar: a member's number, as in its mark.
QString sliceLabel(const compare::CostSlice &slice)
{
    return slice.part == compare::Part::Member ? QString::number(slice.member.number) : partName(slice);
}

void addCost(Chart &chart, const compare::CostSpent &spent)
{
    const auto row = double(chart.y.names.size());
    double from = 0;
    for (const compare::CostSlice &slice : spent.slices) {
        const QString words =
            Text::tr("%1, %2: %3 of %4 a question.")
                .arg(spent.name, partName(slice), chat::costText(slice.usd), chat::costText(spent.usd));
        chart.bars.append({.row = row,
                           .from = from,
                           .to = from + slice.usd,
                           .pattern = patternOf(slice.part),
                           .color = slice.part == compare::Part::Member ? slice.member.number : 0,
                           .label = sliceLabel(slice),
                           .spot = {words, spent.turns}});
        from += slice.usd;
    }
    chart.remarks.append({from, row, chat::costText(spent.usd)});
    chart.y.names.append(spent.name);
}

double sumOf(const compare::CostSpent &spent, std::optional<compare::Part> part)
{
    double sum = 0;
    for (const compare::CostSlice &slice : spent.slices)
        sum += slice.part == part ? slice.usd : 0;
    return sum;
}

// ---- time

QString timeWords(const compare::TimeSpent &spent)
{
    const compare::Spread &all = spent.seconds;
    return Text::tr(
               "%1: half of the answers took %2 to %3, the middle one %4, the quickest %5, the slowest %6; %7 answers.")
        .arg(spent.name, secondsText(all.lowerQuartile), secondsText(all.upperQuartile), secondsText(all.median),
             secondsText(all.lowest), secondsText(all.highest))
        .arg(all.values.size());
}

void addTimes(Chart &chart, const compare::TimeSpent &spent)
{
    constexpr double boxLift = 0.14;
    constexpr double partsDrop = 0.24;
    const auto row = double(chart.y.names.size());
    if (spent.seconds.values.size() < compare::fewValues) {
        for (const double value : spent.seconds.values) {
            chart.points.append({.x = value,
                                 .y = row - boxLift,
                                 .contestant = spent.contestant,
                                 .isSmall = true,
                                 .spot = {Text::tr("%1: %2.").arg(spent.name, secondsText(value)), spent.turns}});
        }
    } else {
        chart.boxes.append({.row = row - boxLift,
                            .spread = spent.seconds,
                            .contestant = spent.contestant,
                            .spot = {timeWords(spent), spent.turns}});
    }
    chart.remarks.append(
        {spent.seconds.highest, row - boxLift, Text::tr("middle %1").arg(secondsText(spent.seconds.median))});
    double from = 0;
    const auto add = [&](const QString &name, double seconds, Pattern pattern) {
        if (!(seconds > 0))
            return;
        chart.bars.append(
            {.row = row + partsDrop,
             .thickness = 0.2,
             .from = from,
             .to = from + seconds,
             .pattern = pattern,
             .color = pattern == Pattern::Plain ? spent.contestant : 0,
             .spot = {Text::tr("%1, %2: %3 on average.").arg(spent.name, name, secondsText(seconds)), spent.turns}});
        from += seconds;
    };
    add(Text::tr("slowest member"), spent.members, Pattern::Plain);
    add(Text::tr("judge"), spent.judge, Pattern::Rising);
    add(Text::tr("writer"), spent.writer, Pattern::Falling);
    chart.y.names.append(spent.name);
}

// ---- what can be counted

/// Bars in a column are long as their share of the column's largest.
void shadeColumns(Table &table)
{
    for (qsizetype column = 1; column < table.columns.size(); ++column) {
        double most = 0;
        for (const QList<Cell> &row : std::as_const(table.rows))
            most = std::max(most, row[column].exact.toDouble());
        for (QList<Cell> &row : table.rows) {
            if (most > 0 && !row[column].exact.isEmpty())
                row[column].shade = row[column].exact.toDouble() / most;
        }
    }
}

} // namespace

Picture liftsPicture(const compare::Lifts &lifts)
{
    Picture picture{
        .name = u"lifts"_s,
        .question = Text::tr("What does each part add?"),
        .title = lifts.title,
        .table = {.columns = {Text::tr("What"), Text::tr("Adds"), Text::tr("95 % range"), Text::tr("Questions")}},
        .note = lifts.missing.join(u' ')};
    Chart chart{.x = liftAxis(lifts), .y = {.scale = Axis::Scale::Names}, .middle = 0};
    for (const compare::Lift &lift : lifts.lifts) {
        chart.points.append({.x = lift.points.value,
                             .y = double(chart.y.names.size()),
                             .xRange = rangeOf(lift.points),
                             .contestant = lift.of == compare::Lift::Of::Member ? lift.without : lift.contestant,
                             .label = compare::signedText(lift.points.value),
                             .spot = {liftWords(lifts, lift), lift.turns}});
        chart.y.names.append(liftName(lift));
        picture.table.rows.append(rowOf({{.text = liftName(lift).replace(u'\n', u' ')},
                                         numberCell(lift.points.value),
                                         rangeCell(lift.points),
                                         numberCell(double(lift.points.count), 0)},
                                        lift.turns));
    }
    if (lifts.lifts.isEmpty()) {
        picture.empty =
            lifts.missing.isEmpty()
                ? Text::tr("Compare a panel once less each of its members, and a model fused with itself against "
                           "it alone: then the parts can be told apart.")
                : lifts.missing.join(u' ');
        picture.note.clear();
    } else {
        picture.chart = chart;
    }
    return picture;
}

Picture costsPicture(const compare::Costs &costs)
{
    Picture picture{.name = u"costs"_s, .question = Text::tr("What does a question cost?"), .title = costs.title};
    picture.table.columns = {Text::tr("Contestant"), Text::tr("A question"), Text::tr("Members"),
                             Text::tr("Judge"),      Text::tr("Writer"),     Text::tr("Web tools")};
    double most = 0;
    Chart chart{
        .x = {.title = Text::tr("Cost of a question on average, shared answers included"), .unit = Axis::Unit::Dollars},
        .y = {.scale = Axis::Scale::Names},
        .key = {{.pattern = Pattern::Plain, .text = Text::tr("members, by number")},
                {.pattern = Pattern::Rising, .text = Text::tr("judge")},
                {.pattern = Pattern::Falling, .text = Text::tr("writer")},
                {.pattern = Pattern::Dotted, .text = Text::tr("web tools")}}};
    for (const compare::CostSpent &spent : costs.spent) {
        most = std::max(most, spent.usd);
        addCost(chart, spent);
        picture.table.rows.append(rowOf({{.text = spent.name},
                                         dollarCell(spent.usd),
                                         dollarCell(sumOf(spent, compare::Part::Member)),
                                         dollarCell(sumOf(spent, compare::Part::Judge)),
                                         dollarCell(sumOf(spent, compare::Part::Writer)),
                                         dollarCell(sumOf(spent, std::nullopt))},
                                        spent.turns));
    }
    chart.x.high = most > 0 ? most * 1.15 : 1;
    if (!costs.unknown.isEmpty())
        picture.note = Text::tr("Nobody knows what these cost: %1.").arg(costs.unknown.join(Text::tr(", ")));
    if (!costs.spent.isEmpty())
        picture.chart = chart;
    else
        picture.empty =
            costs.unknown.isEmpty() ? Text::tr("Nothing is answered yet, so nothing has cost anything.") : picture.note;
    return picture;
}

Picture timesPicture(const compare::Times &times)
{
    Picture picture{.name = u"times"_s, .question = Text::tr("How long does a question take?"), .title = times.title};
    picture.table.columns = {
        Text::tr("Contestant"),   Text::tr("Middle"),  Text::tr("Lower quartile"),       Text::tr("Upper quartile"),
        Text::tr("Quickest"),     Text::tr("Slowest"), Text::tr("Slowest member, mean"), Text::tr("Judge, mean"),
        Text::tr("Writer, mean"), Text::tr("Answers")};
    Chart chart{
        .x = {.title = Text::tr(
                  "Time to the whole answer: box with half of them, middle, extremes; below it the mean of its parts"),
              .unit = Axis::Unit::Seconds},
        .y = {.scale = Axis::Scale::Names},
        .key = {{.pattern = Pattern::Plain, .text = Text::tr("slowest member")},
                {.pattern = Pattern::Rising, .text = Text::tr("judge")},
                {.pattern = Pattern::Falling, .text = Text::tr("writer")}}};
    double longest = 0;
    for (const compare::TimeSpent &spent : times.spent) {
        longest = std::max(longest, spent.seconds.highest);
        addTimes(chart, spent);
        picture.table.rows.append(rowOf({{.text = spent.name},
                                         secondsCell(spent.seconds.median),
                                         secondsCell(spent.seconds.lowerQuartile),
                                         secondsCell(spent.seconds.upperQuartile),
                                         secondsCell(spent.seconds.lowest),
                                         secondsCell(spent.seconds.highest),
                                         secondsCell(spent.members),
                                         secondsCell(spent.judge),
                                         secondsCell(spent.writer),
                                         numberCell(double(spent.seconds.values.size()), 0)},
                                        spent.turns));
    }
    chart.x.high = longest > 0 ? longest * 1.15 : 1;
    if (times.spent.isEmpty())
        picture.empty = Text::tr("Nothing is answered yet.");
    else
        picture.chart = chart;
    return picture;
}

Picture measuresPicture(const compare::FreeMeasures &measures)
{
    Picture picture{.name = u"measures"_s,
                    .question = Text::tr("What can be counted?"),
                    .title = measures.title,
                    .table = {.columns = {Text::tr("Contestant"), Text::tr("Contradictions"), Text::tr("Left standing"),
                                          Text::tr("Points found"), Text::tr("Quotes found"),
                                          Text::tr("Minority points kept"), Text::tr("Words"), Text::tr("Sources")},
                              .shading = Table::Shading::Bar}};
    const auto share = [](std::optional<double> value) { return value ? percentCell(*value) : unknownCell(); };
    for (const compare::Measures &one : measures.measures) {
        const auto judged = [&one](const compare::Interval &value) {
            return one.isAnalysed ? numberCell(value.value) : unknownCell();
        };
        picture.table.rows.append(rowOf({{.text = one.name},
                                         judged(one.contradictions),
                                         judged(one.standing),
                                         judged(one.points),
                                         share(one.quotes),
                                         share(one.minority),
                                         numberCell(one.words.value, 0),
                                         numberCell(one.sources.value)},
                                        one.turns));
    }
    shadeColumns(picture.table);
    if (measures.measures.isEmpty())
        picture.empty = Text::tr("Nothing is answered yet.");
    else
        picture.note =
            Text::tr("Means over the questions; nobody was asked for these. A model alone has no judge that would "
                     "find contradictions.");
    return picture;
}

} // namespace compareui

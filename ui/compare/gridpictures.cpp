// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/gridpictures.h"

#include "compare/questiontable.h"
#include "compare/standing.h"
#include "ui/compare/cells.h"
#include "ui/compare/scorepictures.h"
#include "ui/compare/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

Cell questionCell(const compare::QuestionCell &cell, const QString &contestant)
{
    if (cell.turn.isEmpty())
        return {.text = u"·"_s, .isNumber = true, .spot = {Text::tr("%1: not asked yet.").arg(contestant), {}}};
    Cell shown = cell.points ? numberCell(*cell.points, 0) : unknownCell();
    shown.spot.turns = {cell.turn};
    if (cell.points)
        shown.shade = *cell.points / 100;
    if (!cell.points && cell.answers == 0 && cell.failures > 0)
        shown.text = Text::tr("failed");
    else if (!cell.points && cell.answers == 0 && cell.unfinished > 0)
        shown.text = Text::tr("stopped");
    shown.spot.words = contestant + u": "_s;
    if (cell.points && cell.most > cell.least) {
        shown.spot.words += Text::tr("%1, from %2 to %3 in %4 answers.")
                                .arg(numberText(*cell.points), numberText(cell.least), numberText(cell.most))
                                .arg(cell.answers);
    } else if (cell.points) {
        shown.spot.words += Text::tr("%1.").arg(numberText(*cell.points));
    } else {
        shown.spot.words += cell.answers > 0      ? Text::tr("answered, not scored yet.")
                            : cell.failures > 0   ? Text::tr("no answer came.")
                            : cell.unfinished > 0 ? Text::tr("stopped; it can be gone on with.")
                                                  : Text::tr("runs.");
    }
    return shown;
}

QString ofText(const compare::Wins &wins)
{
    return Text::tr("%1 of %2", "wins of comparisons").arg(halvesText(wins.wins)).arg(wins.decisions);
}

Cell matrixCell(const compare::Standings &standings, qsizetype row, qsizetype column)
{
    const compare::MatrixCell &met = standings.matrix[row][column];
    if (met.wins.decisions == 0)
        return {.text = u"·"_s, .isNumber = true};
    const double share = met.wins.wins / double(met.wins.decisions);
    const QString words = Text::tr("%1 was preferred to %2 in %3 comparisons (%4 %).")
                              .arg(standings.ranking[row].name, standings.ranking[column].name, ofText(met.wins),
                                   numberText(share * 100, 0));
    return {.text = ofText(met.wins), .isNumber = true, .shade = share, .spot = {words, met.turns}};
}

/// Empty where there are too few to say so.
QString clearestText(const compare::Standings &standings)
{
    if (standings.isTooFew())
        return {};
    const auto margin = [&standings](qsizetype row, qsizetype column) {
        const compare::Wins &wins = standings.matrix[row][column].wins;
        return wins.wins - double(wins.decisions) / 2;
    };
    qsizetype winner = 0;
    qsizetype loser = 0;
    for (qsizetype row = 0; row < standings.ranking.size(); ++row) {
        for (qsizetype column = 0; column < standings.ranking.size(); ++column) {
            if (margin(row, column) > margin(winner, loser)) {
                winner = row;
                loser = column;
            }
        }
    }
    if (winner == loser)
        return Text::tr("Nobody beats anybody");
    return Text::tr("%1 beats %2 most clearly: %3")
        .arg(standings.ranking[winner].name, standings.ranking[loser].name,
             ofText(standings.matrix[winner][loser].wins));
}

} // namespace

Picture matrixPicture(const compare::Standings &standings)
{
    Picture picture{.name = prefixOf(standings) + u"matrix"_s,
                    .question = Text::tr("Who beats whom?"),
                    .title = clearestText(standings),
                    .table = {.columns = {Text::tr("Preferred to →")}, .shading = Table::Shading::Fill},
                    .empty = noPicks(standings),
                    .isLeftOut = standings.title.isEmpty()};
    for (qsizetype row = 0; row < standings.ranking.size(); ++row) {
        const QString &name = standings.ranking[row].name;
        picture.table.columns.append(name);
        QList<Cell> cells{{.text = name}};
        for (qsizetype column = 0; column < standings.ranking.size(); ++column)
            cells.append(row == column ? Cell() : matrixCell(standings, row, column));
        picture.table.rows.append(cells);
    }
    return picture;
}

Picture questionsPicture(const compare::QuestionTable &questions)
{
    Picture picture{.name = u"questions"_s,
                    .question = Text::tr("On which questions?"),
                    .title = questions.title,
                    .table = {.columns = {Text::tr("Question")}, .shading = Table::Shading::Fill}};
    const bool hasDomains =
        std::ranges::any_of(questions.rows, [](const compare::QuestionRow &row) { return !row.domain.isEmpty(); });
    if (hasDomains)
        picture.table.columns.append(Text::tr("Domain"));
    picture.table.columns += questions.names;
    bool isAsked = false;
    for (const compare::QuestionRow &row : questions.rows) {
        QList<Cell> cells{{.text = row.text.simplified(), .spot = {row.text, {}}}};
        if (hasDomains)
            cells.append({.text = row.domain});
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            isAsked = isAsked || !row.cells[i].turn.isEmpty();
            cells.append(questionCell(row.cells[i], questions.names[i]));
        }
        picture.table.rows.append(cells);
    }
    if (!isAsked)
        picture.empty = Text::tr("Nothing is answered yet. Each answer will be a cell here; a click opens it.");
    else if (questions.basis == compare::Basis::None)
        picture.note = Text::tr("Nothing is scored yet. A click opens the answer.");
    else
        picture.note = Text::tr("%1. A click opens the answer.").arg(compare::basisName(questions.basis));
    return picture;
}

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/questiontable.h"

#include "compare/text.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

constexpr int titleLength = 60;

using Cells = QHash<std::pair<QString, int>, QList<const Trial *>>;

QuestionCell cellOf(const QList<const Trial *> &trials, const Assessment &assessment)
{
    QuestionCell cell;
    QList<double> points;
    for (const Trial *const trial : trials) {
        if (cell.turn.isEmpty() || (trial->isAnswered() && cell.answers == 0)) {
            cell.turn = trial->turn;
            cell.session = trial->session;
        }
        cell.answers += trial->isAnswered();
        cell.failures += trial->hasFailed();
        cell.unfinished += trial->isUnfinished();
        if (const auto found = assessment.trials.constFind(trial->turn);
            trial->isAnswered() && found != assessment.trials.constEnd())
            points.append(found->points);
    }
    if (!points.isEmpty()) {
        const auto [least, most] = std::ranges::minmax(points);
        cell.points = std::accumulate(points.begin(), points.end(), 0.0) / double(points.size());
        cell.least = least;
        cell.most = most;
    }
    return cell;
}

/// How far apart the contestants are; nothing where not all have points.
std::optional<double> apart(const QuestionRow &row)
{
    double least = 100;
    double most = 0;
    for (const QuestionCell &cell : row.cells) {
        if (!cell.points)
            return std::nullopt;
        least = std::min(least, *cell.points);
        most = std::max(most, *cell.points);
    }
    return most - least;
}

QString titleOf(const QuestionTable &table)
{
    const QuestionRow *widest = nullptr;
    double most = 0;
    qsizetype complete = 0;
    for (const QuestionRow &row : table.rows) {
        const auto width = apart(row);
        complete += width.has_value();
        if (width.value_or(0) > most) {
            widest = &row;
            most = *width;
        }
    }
    if (!widest || table.contestants.size() < 2)
        return complete > 0 ? Text::tr("All do equally well on every question") : QString();
    QString text = widest->text.simplified();
    if (text.size() > titleLength)
        text = text.left(titleLength - 1).trimmed() + u'…';
    return Text::tr("They differ most on “%1”").arg(text);
}

} // namespace

QuestionTable questionTableOf(const Experiment &experiment, const Assessment &assessment)
{
    QuestionTable table{.basis = assessment.basis, .contestants = competitors(experiment.plan)};
    const QHash<int, QString> names = contestantNames(experiment.plan);
    for (const int contestant : std::as_const(table.contestants))
        table.names.append(names[contestant]);
    Cells cells;
    for (const Trial &trial : experiment.trials)
        cells[{trial.id.question, trial.id.contestant}].append(&trial);
    for (const Question &question : experiment.plan.questions) {
        QuestionRow row{.id = question.id, .text = question.text, .domain = question.domain};
        for (const int contestant : std::as_const(table.contestants))
            row.cells.append(cellOf(cells.value({question.id, contestant}), assessment));
        table.rows.append(std::move(row));
    }
    table.title = titleOf(table);
    return table;
}

} // namespace compare

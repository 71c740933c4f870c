// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/standing.h"

#include "compare/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

QList<Duel> duelsOf(const Duels &duels, const QList<int> &contestants)
{
    QList<Duel> among;
    for (const Duel &duel : duels.decided) {
        if (contestants.contains(duel.first) && contestants.contains(duel.second))
            among.append(duel);
    }
    return among;
}

QList<Standing> ranked(const Experiment &experiment, const QList<Duel> &duels)
{
    QList<int> numbers = competitors(experiment.plan);
    numbers.removeIf([&duels](int number) {
        return std::ranges::none_of(
            duels, [number](const Duel &duel) { return duel.first == number || duel.second == number; });
    });
    QHash<QString, int> questions;
    QList<Decision> decisions;
    for (const Duel &duel : duels) {
        if (!questions.contains(duel.question))
            questions.insert(duel.question, int(questions.size()));
        decisions.append({int(numbers.indexOf(duel.first)), int(numbers.indexOf(duel.second)), duel.outcome,
                          questions[duel.question]});
    }
    const QList<Strength> strength = strengths(decisions, int(numbers.size()), {.seed = experiment.plan.seed});
    const QHash<int, QString> names = contestantNames(experiment.plan);
    QList<Standing> ranking;
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        Standing one{.contestant = numbers[i], .name = names[numbers[i]], .strength = strength[i]};
        for (const Duel &duel : duels) {
            if (duel.first == one.contestant)
                one.turns.append(duel.firstTurn);
            else if (duel.second == one.contestant)
                one.turns.append(duel.secondTurn);
        }
        ranking.append(std::move(one));
    }
    std::ranges::stable_sort(ranking, std::ranges::greater(), [](const Standing &one) { return one.strength.value; });
    return ranking;
}

void add(MatrixCell &cell, const Duel &duel, double wins)
{
    cell.wins.wins += wins;
    ++cell.wins.decisions;
    cell.turns << duel.firstTurn << duel.secondTurn;
}

QList<QList<MatrixCell>> matrixOf(const QList<Standing> &ranking, const QList<Duel> &duels)
{
    QHash<int, qsizetype> places;
    for (qsizetype i = 0; i < ranking.size(); ++i)
        places.insert(ranking[i].contestant, i);
    QList<QList<MatrixCell>> matrix(ranking.size(), QList<MatrixCell>(ranking.size()));
    for (const Duel &duel : duels) {
        const qsizetype first = places[duel.first];
        const qsizetype second = places[duel.second];
        add(matrix[first][second], duel, winOfFirst(duel.outcome));
        add(matrix[second][first], duel, 1 - winOfFirst(duel.outcome));
    }
    return matrix;
}

QString titleOf(const Standings &standings)
{
    const qsizetype decisions = standings.decisions();
    if (decisions == 0)
        return {};
    if (decisions < fewDecisions) {
        return decisions == 1
                   ? Text::tr("Too few to tell: one decision, and it takes %1").arg(fewDecisions)
                   : Text::tr("Too few to tell: %1 decisions, and it takes %2").arg(decisions).arg(fewDecisions);
    }
    if (standings.isTooFew()) {
        return standings.questions == 1
                   ? Text::tr("Too few to tell: decisions about one question, and it takes %1").arg(fewQuestions)
                   : Text::tr("Too few to tell: decisions about %1 questions, and it takes %2")
                         .arg(standings.questions)
                         .arg(fewQuestions);
    }
    const Standing &first = standings.ranking[0];
    const Standing &second = standings.ranking[1];
    if (first.strength.low <= second.strength.high) {
        return Text::tr("%1 is ahead of %2, but not clearly, after %3 decisions")
            .arg(first.name, second.name, QString::number(decisions));
    }
    const QString percent = QString::number(first.strength.wins / double(first.strength.decisions) * 100, 'f', 0);
    const QString compared = QString::number(first.strength.decisions);
    return standings.duels.by == Picker::Person
               ? Text::tr("You prefer %1: it wins %2 % of its %3 comparisons").arg(first.name, percent, compared)
               : Text::tr("The judge prefers %1: it wins %2 % of its %3 comparisons")
                     .arg(first.name, percent, compared);
}

QString noteOf(const Duels &duels)
{
    QStringList parts;
    if (duels.ties > 0)
        parts.append(Text::tr("Ties, counted as half a win each: %1.").arg(duels.ties));
    if (duels.disagreed > 0) {
        const auto share = [&duels](qsizetype part) {
            return QString::number(double(part) / double(duels.disagreed) * 100, 'f', 0);
        };
        parts.append(Text::tr("Pairs not counted, where the judge said otherwise in the other order: %1; in %2 % of "
                              "them the first shown won both times, in %3 % the last.")
                         .arg(duels.disagreed)
                         .arg(share(duels.firstTwice), share(duels.lastTwice)));
    }
    if (duels.open > 0)
        parts.append(Text::tr("Pairs judged in one order only so far: %1.").arg(duels.open));
    if (duels.failed > 0)
        parts.append(Text::tr("Judgements that brought no preference: %1.").arg(duels.failed));
    return parts.join(u' ');
}

} // namespace

qsizetype Standings::decisions() const
{
    qsizetype sum = 0;
    for (const Standing &one : ranking)
        sum += one.strength.decisions;
    return sum / 2;
}

Standings standingsOf(const Experiment &experiment, const Duels &duels)
{
    Standings standings{.duels = duels};
    const QList<Duel> among = duelsOf(duels, competitors(experiment.plan));
    QSet<QString> questions;
    for (const Duel &duel : among)
        questions.insert(duel.question);
    standings.questions = questions.size();
    standings.ranking = ranked(experiment, among);
    standings.matrix = matrixOf(standings.ranking, among);
    standings.title = titleOf(standings);
    standings.note = noteOf(duels);
    return standings;
}

} // namespace compare

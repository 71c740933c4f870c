// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/worth.h"

#include "chat/figures.h"
#include "compare/text.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

std::optional<double> costOf(const Trial &trial)
{
    return trial.figures->costUsd();
}

void markFrontier(QList<WorthPoint> &points)
{
    const auto beats = [](const WorthPoint &one, const WorthPoint &other) {
        const double more = one.quality.points.value - other.quality.points.value;
        const double saved = other.costUsd->value - one.costUsd->value;
        return more >= 0 && saved >= 0 && (more > 0 || saved > 0);
    };
    for (WorthPoint &point : points) {
        point.isOnFrontier = point.costUsd && std::ranges::none_of(points, [&](const WorthPoint &other) {
                                 return other.costUsd && beats(other, point);
                             });
    }
}

/// "94 %"
QString percent(double share)
{
    const double whole = share * 100;
    return Text::tr("%1 %", "per cent").arg(QString::number(whole, 'f', whole > 0 && whole < 9.95 ? 1 : 0));
}

/// Of equally good ones the cheapest.
const WorthPoint *bestOf(const QList<const WorthPoint *> &points)
{
    const auto rank = [](const WorthPoint *one) {
        return std::pair(one->quality.points.value, one->costUsd ? -one->costUsd->value : 0);
    };
    const auto best = std::ranges::max_element(points, {}, rank);
    return best == points.end() ? nullptr : *best;
}

/// Whom the best one is set against.
const WorthPoint *rivalOf(const WorthPoint &best, const QList<const WorthPoint *> &priced)
{
    QList<const WorthPoint *> cheaper;
    for (const WorthPoint *const point : priced) {
        if (point != &best && point->isOnFrontier)
            cheaper.append(point);
    }
    QList<const WorthPoint *> good = cheaper;
    good.removeIf([&best](const WorthPoint *point) {
        return point->quality.points.value < best.quality.points.value * nearlyAsGood;
    });
    const auto cost = [](const WorthPoint *point) { return point->costUsd->value; };
    const auto cheapest = std::ranges::min_element(good, {}, cost);
    return cheapest != good.end() ? *cheapest : bestOf(cheaper);
}

QString sentence(const Worth &worth, const WorthPoint &best, const WorthPoint &rival, const Interval &difference)
{
    const bool isFree = !(best.costUsd->value > 0);
    const QString cost =
        isFree ? chat::costText(rival.costUsd->value) : percent(rival.costUsd->value / best.costUsd->value);
    if (!isClear(difference)) {
        return Text::tr("%1 at %2 of %3's cost, with no clear difference in quality (%4 and %5)")
            .arg(rival.name, cost, best.name, pointsText(worth.basis, rival.quality.points.value),
                 pointsText(worth.basis, best.quality.points.value));
    }
    if (worth.basis != Basis::Rubric) {
        return Text::tr("%1 wins %2 of its comparisons, %3 wins %4 at %5 of the cost")
            .arg(best.name, percent(best.quality.points.value / 100), rival.name,
                 percent(rival.quality.points.value / 100), cost);
    }
    return Text::tr("%1: %2 of %3's score at %4 of its cost")
        .arg(rival.name, percent(rival.quality.points.value / best.quality.points.value), best.name, cost);
}

QString withoutRival(const Worth &worth, const WorthPoint &best, qsizetype priced)
{
    const QString points = pointsText(worth.basis, best.quality.points.value);
    if (worth.points.size() == 1)
        return Text::tr("%1 stands at %2; nobody else is scored yet").arg(best.name, points);
    if (priced < 2)
        return Text::tr("%1 stands highest, at %2; no two have a known cost").arg(best.name, points);
    const QString title =
        priced < worth.points.size()
            ? Text::tr("Of those with a known cost, %1 is the best and the cheapest: %2 for %3 a question")
            : Text::tr("%1 is the best and the cheapest: %2 for %3 a question");
    return title.arg(best.name, points, chat::costText(best.costUsd->value));
}

/// What would be claimed too early.
QString hedged(const QString &title, qsizetype questions)
{
    if (questions >= fewQuestions)
        return title;
    return questions == 1 ? Text::tr("Too few to tell, after one question: %1").arg(title)
                          : Text::tr("Too few to tell, after %1 questions: %2").arg(questions).arg(title);
}

QString titleOf(const Experiment &experiment, const Assessment &assessment, const Worth &worth)
{
    QList<const WorthPoint *> all;
    QList<const WorthPoint *> priced;
    qsizetype questions = std::numeric_limits<qsizetype>::max();
    for (const WorthPoint &point : worth.points) {
        all.append(&point);
        if (point.costUsd)
            priced.append(&point);
        questions = std::min(questions, point.quality.points.count);
    }
    if (all.isEmpty())
        return {};
    const WorthPoint *const best = bestOf(priced.size() > 1 ? priced : all);
    const WorthPoint *const rival = priced.size() > 1 ? rivalOf(*best, priced) : nullptr;
    if (!rival)
        return hedged(withoutRival(worth, *best, priced.size()), questions);
    const Interval apart =
        meanOf(pointDifferences(experiment, assessment, best->contestant, rival->contestant), experiment.plan.seed);
    return hedged(sentence(worth, *best, *rival, apart), questions);
}

QString noteOf(const Worth &worth, const Assessment &assessment)
{
    QStringList parts;
    double spread = 0;
    for (const WorthPoint &point : worth.points)
        spread += point.quality.spread / double(worth.points.size());
    if (spread > 0) {
        parts.append(Text::tr("Gradings of the same answer lie %1 points apart on average.")
                         .arg(QString::number(spread, 'f', 1)));
    }
    if (assessment.unjudged > 0)
        parts.append(Text::tr("Criteria that the judge said nothing about: %1.").arg(assessment.unjudged));
    return parts.join(u' ');
}

} // namespace

Worth worthOf(const Experiment &experiment, const Assessment &assessment)
{
    Worth worth{.basis = assessment.basis};
    const QHash<int, QString> names = contestantNames(experiment.plan);
    for (const int contestant : competitors(experiment.plan)) {
        WorthPoint point{.contestant = contestant,
                         .name = names[contestant],
                         .quality = qualityOf(experiment, assessment, contestant),
                         .turns = turnsOf(experiment, contestant)};
        if (point.quality.points.count == 0)
            continue;
        const QuestionMeans costs = questionMeans(experiment, contestant, costOf);
        if (!costs.isEmpty())
            point.costUsd = meanOf(costs.values(), experiment.plan.seed);
        worth.points.append(std::move(point));
    }
    markFrontier(worth.points);
    worth.title = titleOf(experiment, assessment, worth);
    worth.note = noteOf(worth, assessment);
    return worth;
}

QList<Reference> publishedReferences()
{
    return {{Text::tr("fused panel"), 69.0},
            {Text::tr("a model fused with itself"), 65.5},
            {Text::tr("best single model"), 65.3},
            {Text::tr("cheap panel, at half the price"), 64.7},
            {Text::tr("the same model, not fused"), 58.8}};
}

QString referencesCaption()
{
    return Text::tr("Published in June 2026, for other questions (DRACO)");
}

} // namespace compare

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/pairs.h"

#include <algorithm>
#include <random>

namespace compare {

namespace {

/// A place that depends on nothing but what is shown: not on when it was answered, so that it stays as more is.
quint32 chance(const Experiment &experiment, const chat::TurnId &first, const chat::TurnId &second)
{
    const QString key = std::min(first, second).value + std::max(first, second).value;
    std::vector<quint32> numbers{experiment.plan.seed};
    for (const QChar character : key)
        numbers.push_back(character.unicode());
    std::seed_seq seeds(numbers.begin(), numbers.end());
    return std::mt19937(seeds)();
}

bool areCompared(const Contestant &first, const Contestant &second, bool withOmissions)
{
    if (!first.omission && !second.omission)
        return true;
    const auto isOmittedFrom = [](const Contestant &less, const Contestant &whole) {
        return less.omission && less.omission->contestant == whole.number;
    };
    return withOmissions && (isOmittedFrom(first, second) || isOmittedFrom(second, first));
}

} // namespace

QList<Pair> pairs(const Experiment &experiment, const QString &question, int repeat, bool withOmissions)
{
    QList<Pair> list;
    const QList<Contestant> &contestants = experiment.plan.contestants;
    for (auto first = contestants.begin(); first != contestants.end(); ++first) {
        const Trial *const one = experiment.trial({question, first->number, repeat});
        if (!one || !one->isAnswered())
            continue;
        for (auto second = std::next(first); second != contestants.end(); ++second) {
            const Trial *const other = experiment.trial({question, second->number, repeat});
            if (other && other->isAnswered() && areCompared(*first, *second, withOmissions))
                list.append({one->turn, other->turn});
        }
    }
    return list;
}

QList<Pair> pairs(const Experiment &experiment, bool withOmissions)
{
    QList<Pair> all;
    for (const Question &question : experiment.plan.questions) {
        for (int repeat = 1; repeat <= experiment.plan.repeats; ++repeat)
            all += pairs(experiment, question.id, repeat, withOmissions);
    }
    return all;
}

QList<Pair> blindPairs(const Experiment &experiment)
{
    struct Placed
    {
        quint32 place = 0;
        Pair pair;
    };
    QList<Placed> placed;
    for (const Pair &pair : pairs(experiment)) {
        if (experiment.pick(Picker::Person, pair.first, pair.second) ||
            experiment.pick(Picker::Person, pair.second, pair.first))
            continue;
        const quint32 place = chance(experiment, pair.first, pair.second);
        placed.append({place, place % 2 == 0 ? pair : Pair{pair.second, pair.first}});
    }
    std::ranges::stable_sort(placed, {}, &Placed::place);
    QList<Pair> shown;
    for (const Placed &one : placed)
        shown.append(one.pair);
    return shown;
}

} // namespace compare

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

} // namespace

QList<Pair> pairs(const Experiment &experiment, bool withOmissions)
{
    const auto isMeant = [&](const Contestant &contestant) { return withOmissions || !contestant.omission; };
    QList<Pair> all;
    for (const Question &question : experiment.plan.questions) {
        for (int repeat = 1; repeat <= experiment.plan.repeats; ++repeat) {
            QList<const Trial *> answered;
            for (const Contestant &contestant : experiment.plan.contestants) {
                const Trial *const trial = experiment.trial({question.id, contestant.number, repeat});
                if (trial && trial->isAnswered() && isMeant(contestant))
                    answered.append(trial);
            }
            for (qsizetype first = 0; first < answered.size(); ++first) {
                for (qsizetype second = first + 1; second < answered.size(); ++second)
                    all.append({answered[first]->turn, answered[second]->turn});
            }
        }
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/duels.h"

#include <algorithm>

namespace compare {

namespace {

/// Both orders in which two answers can be shown: `straight` shows the smaller contestant's first.
struct Asked
{
    const Trial *first;
    const Trial *second;
    std::optional<Preference> straight;
    std::optional<Preference> turned;
};

std::optional<Outcome> outcomeOf(Preference preference, bool isTurned)
{
    switch (preference) {
    case Preference::First:
        return isTurned ? Outcome::Second : Outcome::First;
    case Preference::Second:
        return isTurned ? Outcome::First : Outcome::Second;
    case Preference::Equal:
    case Preference::BothBad:
        return Outcome::Equal;
    case Preference::None:
        break;
    }
    return std::nullopt;
}

/// Was asked in one order: a pick in the other one replaces it.
std::optional<Outcome> personsOutcome(const Asked &asked)
{
    return asked.turned ? outcomeOf(*asked.turned, true) : outcomeOf(*asked.straight, false);
}

/// Counts what does not agree, too.
std::optional<Outcome> judgesOutcome(const Asked &asked, Duels &counts)
{
    const auto straight = asked.straight ? outcomeOf(*asked.straight, false) : std::nullopt;
    const auto turned = asked.turned ? outcomeOf(*asked.turned, true) : std::nullopt;
    if (!straight || !turned) {
        counts.open += straight.has_value() != turned.has_value();
        return std::nullopt;
    }
    if (straight == turned)
        return straight;
    ++counts.disagreed;
    counts.firstTwice += straight == Outcome::First && turned == Outcome::Second;
    counts.lastTwice += straight == Outcome::Second && turned == Outcome::First;
    return std::nullopt;
}

using Trials = QHash<chat::TurnId, const Trial *>;

Trials trialsByTurn(const Experiment &experiment)
{
    Trials trials;
    for (const Trial &trial : experiment.trials) {
        if (experiment.plan.contestant(trial.id.contestant))
            trials.insert(trial.turn, &trial);
    }
    return trials;
}

QList<Asked> asked(const Experiment &experiment, Picker by, qsizetype &failed)
{
    const Trials trials = trialsByTurn(experiment);
    QList<Asked> all;
    QHash<std::pair<chat::TurnId, chat::TurnId>, qsizetype> places;
    for (const Pick &pick : experiment.picks) {
        if (!experiment.counts(pick))
            continue;
        const Trial *first = trials.value(pick.first);
        const Trial *second = trials.value(pick.second);
        if (pick.by != by || !first || !second || first->id.contestant == second->id.contestant)
            continue;
        if (pick.preference == Preference::None) {
            ++failed;
            continue;
        }
        const bool isTurned = first->id.contestant > second->id.contestant;
        if (isTurned)
            std::swap(first, second);
        const auto known = places.constFind({first->turn, second->turn});
        const qsizetype place = known == places.constEnd() ? all.size() : *known;
        if (place == all.size()) {
            places.insert({first->turn, second->turn}, place);
            all.append({first, second, {}, {}});
        }
        (isTurned ? all[place].turned : all[place].straight) = pick.preference;
    }
    return all;
}

} // namespace

Duels duels(const Experiment &experiment, Picker by)
{
    Duels result{.by = by};
    for (const Asked &one : asked(experiment, by, result.failed)) {
        const auto outcome = by == Picker::Person ? personsOutcome(one) : judgesOutcome(one, result);
        if (!outcome)
            continue;
        result.ties += *outcome == Outcome::Equal;
        result.decided.append({.question = one.first->id.question,
                               .first = one.first->id.contestant,
                               .second = one.second->id.contestant,
                               .firstTurn = one.first->turn,
                               .secondTurn = one.second->turn,
                               .outcome = *outcome});
    }
    return result;
}

double winOfFirst(Outcome outcome)
{
    return outcome == Outcome::First ? 1 : outcome == Outcome::Second ? 0 : 0.5;
}

} // namespace compare

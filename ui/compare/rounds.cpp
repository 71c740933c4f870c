// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/rounds.h"

#include "compare/pairs.h"

#include <random>

namespace compareui {

namespace {

using compare::Experiment;

/// What the person said of the two, as if `one` had been shown first.
std::optional<compare::Preference> said(const Experiment &experiment, const chat::TurnId &one,
                                        const chat::TurnId &other)
{
    using enum compare::Preference;
    if (const compare::Pick *const pick = experiment.pick(compare::Picker::Person, one, other))
        return pick->preference;
    const compare::Pick *const pick = experiment.pick(compare::Picker::Person, other, one);
    if (!pick)
        return std::nullopt;
    return pick->preference == First ? Second : pick->preference == Second ? First : pick->preference;
}

/// One question, asked once, to no more than fit beside each other.
bool isSmall(const Experiment &experiment)
{
    const auto &contestants = experiment.plan.contestants;
    return experiment.plan.questions.size() == 1 && experiment.plan.repeats == 1 &&
           std::ranges::count_if(contestants, [](const auto &one) { return !one.omission; }) <= Round::mostAnswers;
}

} // namespace

Round wholeRound(const Experiment &experiment)
{
    if (!isSmall(experiment))
        return {};
    Round round{.question = experiment.plan.questions.first().id, .answers = {}};
    for (const compare::Contestant &contestant : experiment.plan.contestants) {
        if (contestant.omission)
            continue;
        const compare::Trial *const trial = experiment.trial(compare::TrialId{round.question, contestant.number, 1});
        if (!trial || !trial->figures)
            return {}; // together, so that speed tells nothing
        if (trial->isAnswered())
            round.answers.append(trial->turn);
    }
    std::mt19937 random(experiment.plan.seed);
    std::ranges::shuffle(round.answers, random);
    return round;
}

QList<Round> roundsToPick(const Experiment &experiment, const QList<Round> &later)
{
    if (isSmall(experiment)) {
        const Round whole = wholeRound(experiment);
        return whole.answers.size() < 2 || isPicked(whole, experiment) ? QList<Round>() : QList{whole};
    }
    QList<Round> rounds;
    for (const QList<compare::Pair> pairs = compare::blindPairs(experiment); const compare::Pair &pair : pairs) {
        const compare::Trial *const trial = experiment.trial(pair.first);
        rounds.append({.question = trial ? trial->id.question : QString(), .answers = {pair.first, pair.second}});
    }
    std::ranges::stable_partition(rounds, [&later](const Round &round) { return !later.contains(round); });
    return rounds;
}

bool isPicked(const Round &round, const Experiment &experiment)
{
    const QList<Choice> choices = choicesFor(round, compare::Preference::Equal);
    return std::ranges::all_of(round.answers, [&](const chat::TurnId &answer) {
        return choices.isEmpty() || std::ranges::any_of(choices, [&](const Choice &choice) {
                   return (choice.first == answer || choice.second == answer) &&
                          said(experiment, choice.first, choice.second);
               });
    });
}

Verdict verdict(const Round &round, const Experiment &experiment)
{
    for (qsizetype i = 0; i < round.answers.size(); ++i) {
        const bool isBest =
            round.answers.size() > 1 && std::ranges::all_of(choicesFor(round, i), [&](const Choice &choice) {
                return said(experiment, choice.first, choice.second) == choice.preference;
            });
        if (isBest)
            return {.best = i};
    }
    for (const compare::Preference all : {compare::Preference::Equal, compare::Preference::BothBad}) {
        const QList<Choice> choices = choicesFor(round, all);
        const bool isAll = !choices.isEmpty() && std::ranges::all_of(choices, [&](const Choice &choice) {
            return said(experiment, choice.first, choice.second) == all;
        });
        if (isAll)
            return {.best = std::nullopt, .otherwise = all};
    }
    return {};
}

PicksDone picksDone(const Experiment &experiment)
{
    PicksDone done;
    for (const QList<compare::Pair> pairs = compare::pairs(experiment); const compare::Pair &pair : pairs) {
        ++done.pairs;
        if (said(experiment, pair.first, pair.second))
            ++done.picked;
    }
    return done;
}

QList<Choice> choicesFor(const Round &round, qsizetype best)
{
    QList<Choice> choices;
    for (qsizetype i = 0; i < round.answers.size(); ++i) {
        if (i != best)
            choices.append({round.answers[best], round.answers[i], compare::Preference::First});
    }
    return choices;
}

QList<Choice> choicesFor(const Round &round, compare::Preference all)
{
    QList<Choice> choices;
    for (qsizetype i = 0; i < round.answers.size(); ++i) {
        for (qsizetype j = i + 1; j < round.answers.size(); ++j)
            choices.append({round.answers[i], round.answers[j], all});
    }
    return choices;
}

} // namespace compareui

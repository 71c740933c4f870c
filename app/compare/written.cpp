// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/written.h"

#include "compare/text.h"
#include "demo/example.h"
#include "demo/experiment.h"

#include <algorithm>

namespace compare {

namespace {

const demo::Experiment &written()
{
    static const demo::Experiment experiment = demo::experiment();
    return experiment;
}

/// What a trial of another version of the example may ask for and this one lacks.
QString missing()
{
    return Text::tr("The example says nothing of this.");
}

int contestantOf(const Experiment &experiment, const chat::TurnId &turn)
{
    const Trial *const trial = experiment.trial(turn);
    return trial ? trial->id.contestant : 0;
}

QString questionOf(const Experiment &experiment, const chat::TurnId &turn)
{
    const Trial *const trial = experiment.trial(turn);
    return trial ? trial->id.question : QString();
}

Preference preferenceFrom(const QString &name)
{
    if (name == QLatin1StringView("first"))
        return Preference::First;
    return name == QLatin1StringView("second") ? Preference::Second : Preference::Equal;
}

} // namespace

Plan writtenPlan()
{
    return planFromJson(written().plan).value_or(Plan());
}

QList<chat::RunEvent> writtenTrial(const TrialId &id)
{
    const auto found = std::ranges::find_if(written().trials, [&id](const demo::ExperimentTrial &trial) {
        return trial.question == id.question && trial.contestant == id.contestant;
    });
    return found == written().trials.end() ? QList<chat::RunEvent>() : demo::events(found->events);
}

Pick writtenPick(const Experiment &experiment, Pick pick)
{
    const QString question = questionOf(experiment, pick.first);
    const int first = contestantOf(experiment, pick.first);
    const int second = contestantOf(experiment, pick.second);
    const auto found = std::ranges::find_if(written().picks, [&](const demo::ExperimentPick &one) {
        return one.question == question && one.first == first && one.second == second;
    });
    if (found == written().picks.end()) {
        pick.problem = missing();
        return pick;
    }
    pick.preference = preferenceFrom(found->preference);
    pick.reason = found->reason;
    return pick;
}

Grade writtenGrade(const Experiment &experiment, Grade grade)
{
    const QString question = questionOf(experiment, grade.turn);
    const int contestant = contestantOf(experiment, grade.turn);
    const auto found = std::ranges::find_if(written().grades, [&](const demo::ExperimentGrade &one) {
        return one.question == question && one.contestant == contestant && one.criterion == grade.criterion;
    });
    if (found == written().grades.end()) {
        grade.problem = missing();
        return grade;
    }
    grade.verdict = found->isMet ? Verdict::Met : Verdict::Unmet;
    grade.reason = found->reason;
    return grade;
}

} // namespace compare

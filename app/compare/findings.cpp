// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/findings.h"

namespace compare {

Findings findings(const Experiment &experiment)
{
    const Duels persons = duels(experiment, Picker::Person);
    const Duels judges = duels(experiment, Picker::Judge);
    const Assessment assessment = assess(experiment, judges, persons);
    return {.worth = worthOf(experiment, assessment),
            .person = standingsOf(experiment, persons),
            .judge = standingsOf(experiment, judges),
            .questions = questionTableOf(experiment, assessment),
            .lifts = liftsOf(experiment, assessment, assessment.basis == Basis::Person ? persons : judges),
            .costs = costsOf(experiment),
            .times = timesOf(experiment),
            .measures = measuresOf(experiment)};
}

} // namespace compare

// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/measures.h"

#include "compare/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

struct Measurer
{
    const Experiment &experiment;
    int contestant;

    [[nodiscard]] Interval mean(int TrialFigures::*field) const
    {
        const QuestionMeans means =
            questionMeans(experiment, contestant,
                          [field](const Trial &trial) -> std::optional<double> { return (*trial.figures).*field; });
        return meanOf(means.values(), experiment.plan.seed);
    }
    /// Of all answers together.
    [[nodiscard]] std::optional<double> share(int TrialFigures::*part, int TrialFigures::*whole) const
    {
        int parts = 0;
        int wholes = 0;
        for (const Trial &trial : experiment.trials) {
            if (trial.id.contestant == contestant && trial.isAnswered()) {
                parts += (*trial.figures).*part;
                wholes += (*trial.figures).*whole;
            }
        }
        return wholes > 0 ? std::optional(double(parts) / wholes) : std::nullopt;
    }
};

QString titleOf(const QList<Measures> &measures)
{
    QList<const Measures *> fused;
    for (const Measures &one : measures) {
        if (one.isFused && one.contradictions.value > 0)
            fused.append(&one);
    }
    if (fused.isEmpty())
        return measures.isEmpty() ? QString() : Text::tr("What costs nothing to count");
    const auto standing = [](const Measures *one) { return one->standing.value; };
    const Measures *const least = *std::ranges::min_element(fused, {}, standing);
    const auto number = [](double value) { return QString::number(value, 'f', 1); };
    return fused.size() == 1
               ? Text::tr("%1 leaves %2 of %3 contradictions standing a question")
                     .arg(least->name, number(least->standing.value), number(least->contradictions.value))
               : Text::tr("%1 leaves the fewest contradictions standing: %2 of %3 a question")
                     .arg(least->name, number(least->standing.value), number(least->contradictions.value));
}

} // namespace

FreeMeasures measuresOf(const Experiment &experiment)
{
    FreeMeasures all;
    const QHash<int, QString> names = contestantNames(experiment.plan);
    for (const int contestant : competitors(experiment.plan)) {
        const Measurer measure{experiment, contestant};
        const Contestant &one = *experiment.plan.contestant(contestant);
        const Measures measures{
            .contestant = contestant,
            .name = names[contestant],
            .points = measure.mean(&TrialFigures::points),
            .contradictions = measure.mean(&TrialFigures::contradictions),
            .standing = measure.mean(&TrialFigures::standing),
            .quotes = measure.share(&TrialFigures::quotesFound, &TrialFigures::quotes),
            .minority = measure.share(&TrialFigures::kept, &TrialFigures::minority),
            .words = measure.mean(&TrialFigures::words),
            .sources = measure.mean(&TrialFigures::sources),
            .isFused = one.kind == chat::RunKind::Panel && one.panel.members.size() > 1 &&
                       one.panel.policy.judging == chat::Judging::WithJudge,
            .turns = turnsOf(experiment, contestant),
        };
        if (measures.words.count > 0)
            all.measures.append(measures);
    }
    all.title = titleOf(all.measures);
    return all;
}

} // namespace compare

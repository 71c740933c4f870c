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

    [[nodiscard]] Interval mean(int TrialFigures::*field, bool needsAnalysis = false) const
    {
        const QuestionMeans means =
            questionMeans(experiment, contestant, [&](const Trial &trial) -> std::optional<double> {
                return needsAnalysis && !trial.figures->hasAnalysis ? std::nullopt
                                                                    : std::optional((*trial.figures).*field);
            });
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
    QList<const Measures *> judged;
    for (const Measures &one : measures) {
        if (one.contradictions.value > 0)
            judged.append(&one);
    }
    if (judged.isEmpty())
        return measures.isEmpty() ? QString() : Text::tr("What costs nothing to count");
    // Their judges differ: one that finds more contradictions has more of them left.
    const auto part = [](const Measures *one) { return one->standing.value / one->contradictions.value; };
    const Measures *const least = *std::ranges::min_element(judged, {}, part);
    const auto number = [](double value) { return QString::number(value, 'f', 1); };
    return judged.size() == 1
               ? Text::tr("%1 leaves %2 of %3 contradictions standing a question")
                     .arg(least->name, number(least->standing.value), number(least->contradictions.value))
               : Text::tr("%1 leaves the smallest part of its contradictions standing: %2 of %3 a question")
                     .arg(least->name, number(least->standing.value), number(least->contradictions.value));
}

} // namespace

FreeMeasures measuresOf(const Experiment &experiment)
{
    FreeMeasures all;
    const QHash<int, QString> names = contestantNames(experiment.plan);
    for (const int contestant : competitors(experiment.plan)) {
        const Measurer measure{experiment, contestant};
        Measures measures{
            .contestant = contestant,
            .name = names[contestant],
            .points = measure.mean(&TrialFigures::points, true),
            .contradictions = measure.mean(&TrialFigures::contradictions, true),
            .standing = measure.mean(&TrialFigures::standing, true),
            .quotes = measure.share(&TrialFigures::quotesFound, &TrialFigures::quotes),
            .minority = measure.share(&TrialFigures::kept, &TrialFigures::minority),
            .words = measure.mean(&TrialFigures::words),
            .sources = measure.mean(&TrialFigures::sources),
            .turns = turnsOf(experiment, contestant),
        };
        measures.isAnalysed = measures.points.count > 0;
        if (measures.words.count > 0)
            all.measures.append(measures);
    }
    all.title = titleOf(all.measures);
    return all;
}

} // namespace compare

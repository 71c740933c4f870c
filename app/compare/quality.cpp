// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/quality.h"

#include "compare/text.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

/// What was said of one answer in one grading.
struct Grading
{
    Verdicts verdicts;
    qsizetype asked = 0;
};

/// Sums of what becomes means.
struct Means
{
    TrialQuality sum;
    QHash<QString, int> sectionCounts;
    double lowest = 100;
    double highest = 0;
    int count = 0;

    void add(const Rubric &rubric, const Verdicts &verdicts)
    {
        const Score whole = score(rubric, verdicts);
        if (!whole.points)
            return;
        ++count;
        sum.points += *whole.points;
        sum.passRate += whole.passRate;
        lowest = std::min(lowest, *whole.points);
        highest = std::max(highest, *whole.points);
        for (const RubricSection &section : rubric.sections) {
            if (const Score part = score(section, verdicts); part.points && !section.title.isEmpty()) {
                sum.sections[section.title] += *part.points;
                ++sectionCounts[section.title];
            }
        }
    }
    [[nodiscard]] TrialQuality mean() const
    {
        TrialQuality mean = sum;
        mean.points /= count;
        mean.passRate /= count;
        mean.spread = highest - lowest;
        for (auto part = mean.sections.begin(); part != mean.sections.end(); ++part)
            *part /= sectionCounts[part.key()];
        return mean;
    }
};

using Gradings = QHash<chat::TurnId, QMap<int, Grading>>;

Gradings gradingsOf(const Experiment &experiment)
{
    Gradings all;
    for (const Grade &grade : experiment.grades) {
        if (!experiment.counts(grade))
            continue;
        Grading &grading = all[grade.turn][grade.grading];
        ++grading.asked;
        if (grade.verdict)
            grading.verdicts.insert(grade.criterion, *grade.verdict);
    }
    return all;
}

QHash<chat::TurnId, TrialQuality> scored(const Experiment &experiment)
{
    const Gradings gradings = gradingsOf(experiment);
    QHash<QString, const Rubric *> rubrics;
    for (const Question &question : experiment.plan.questions) {
        if (question.rubric)
            rubrics.insert(question.id, &*question.rubric);
    }
    QHash<chat::TurnId, TrialQuality> trials;
    for (const Trial &trial : experiment.trials) {
        const Rubric *const rubric = rubrics.value(trial.id.question);
        const auto found = gradings.constFind(trial.turn);
        if (!rubric || found == gradings.constEnd())
            continue;
        Means means;
        for (const Grading &grading : *found) {
            if (grading.asked >= rubric->count())
                means.add(*rubric, grading.verdicts);
        }
        if (means.count > 0)
            trials.insert(trial.turn, means.mean());
    }
    return trials;
}

/// Duels with omissions do not count here: whoever has met weaker ones more often would look stronger.
QHash<chat::TurnId, TrialQuality> winShares(const Experiment &experiment, const Duels &duels)
{
    QSet<int> omissions;
    for (const Contestant &contestant : experiment.plan.contestants) {
        if (contestant.omission)
            omissions.insert(contestant.number);
    }
    QHash<chat::TurnId, std::pair<double, int>> met;
    const auto add = [&met](const chat::TurnId &turn, double share) {
        met[turn].first += share;
        ++met[turn].second;
    };
    for (const Duel &duel : duels.decided) {
        if (omissions.contains(duel.first) || omissions.contains(duel.second))
            continue;
        const double share = winOfFirst(duel.outcome);
        add(duel.firstTurn, share);
        add(duel.secondTurn, 1 - share);
    }
    QHash<chat::TurnId, TrialQuality> trials;
    for (auto one = met.cbegin(); one != met.cend(); ++one)
        trials.insert(one.key(), {.points = one->first / one->second * 100});
    return trials;
}

QMap<QString, Interval> domainsOf(const Experiment &experiment, const QuestionMeans &points)
{
    QMap<QString, QList<double>> values;
    for (const Question &question : experiment.plan.questions) {
        if (const auto found = points.constFind(question.id); found != points.constEnd() && !question.domain.isEmpty())
            values[question.domain].append(*found);
    }
    QMap<QString, Interval> domains;
    for (auto one = values.cbegin(); one != values.cend(); ++one)
        domains.insert(one.key(), meanOf(*one, experiment.plan.seed));
    return domains;
}

/// `value` of what is known of the trial.
QuestionMeans meansOf(const Experiment &experiment, const Assessment &assessment, int contestant,
                      const std::function<std::optional<double>(const TrialQuality &)> &value)
{
    return questionMeans(experiment, contestant, [&](const Trial &trial) -> std::optional<double> {
        const auto found = assessment.trials.constFind(trial.turn);
        return found == assessment.trials.constEnd() ? std::nullopt : value(*found);
    });
}

double meanValue(const QuestionMeans &means)
{
    return means.isEmpty() ? 0 : std::accumulate(means.begin(), means.end(), 0.0) / double(means.size());
}

} // namespace

Assessment assess(const Experiment &experiment, const Duels &judges, const Duels &persons)
{
    if (auto trials = scored(experiment); !trials.isEmpty()) {
        const auto isInVain = [&experiment](const Grade &grade) {
            const Trial *const trial = grade.verdict ? nullptr : experiment.trial(grade.turn);
            return trial && experiment.plan.contestant(trial->id.contestant);
        };
        return {Basis::Rubric, std::move(trials), std::ranges::count_if(experiment.grades, isInVain)};
    }
    if (auto trials = winShares(experiment, judges); !trials.isEmpty())
        return {.basis = Basis::Judge, .trials = std::move(trials)};
    if (auto trials = winShares(experiment, persons); !trials.isEmpty())
        return {.basis = Basis::Person, .trials = std::move(trials)};
    return {};
}

QuestionMeans questionMeans(const Experiment &experiment, int contestant,
                            const std::function<std::optional<double>(const Trial &)> &value)
{
    QMap<QString, QList<double>> values;
    for (const Trial &trial : experiment.trials) {
        if (trial.id.contestant != contestant || !trial.isAnswered())
            continue;
        if (const auto one = value(trial))
            values[trial.id.question].append(*one);
    }
    QuestionMeans means;
    for (auto one = values.cbegin(); one != values.cend(); ++one)
        means.insert(one.key(), std::accumulate(one->begin(), one->end(), 0.0) / double(one->size()));
    return means;
}

QuestionMeans questionPoints(const Experiment &experiment, const Assessment &assessment, int contestant)
{
    return meansOf(experiment, assessment, contestant,
                   [](const TrialQuality &quality) -> std::optional<double> { return quality.points; });
}

QList<double> pointDifferences(const Experiment &experiment, const Assessment &assessment, int one, int other)
{
    const QuestionMeans points = questionPoints(experiment, assessment, one);
    const QuestionMeans others = questionPoints(experiment, assessment, other);
    QList<double> differences;
    for (auto point = points.cbegin(); point != points.cend(); ++point) {
        if (const auto match = others.constFind(point.key()); match != others.constEnd())
            differences.append(*point - *match);
    }
    return differences;
}

Quality qualityOf(const Experiment &experiment, const Assessment &assessment, int contestant)
{
    const QuestionMeans points = questionPoints(experiment, assessment, contestant);
    Quality result{.contestant = contestant, .points = meanOf(points.values(), experiment.plan.seed)};
    if (assessment.basis != Basis::Rubric)
        return result;
    const auto mean = [&](double TrialQuality::*field) {
        return meanValue(meansOf(experiment, assessment, contestant,
                                 [field](const TrialQuality &one) -> std::optional<double> { return one.*field; }));
    };
    result.passRate = mean(&TrialQuality::passRate);
    result.spread = mean(&TrialQuality::spread);
    result.domains = domainsOf(experiment, points);
    QSet<QString> titles;
    for (const TrialQuality &trial : assessment.trials) {
        for (auto section = trial.sections.cbegin(); section != trial.sections.cend(); ++section)
            titles.insert(section.key());
    }
    for (const QString &title : std::as_const(titles)) {
        const auto part = [&title](const TrialQuality &one) -> std::optional<double> {
            const auto found = one.sections.constFind(title);
            return found == one.sections.cend() ? std::nullopt : std::optional(*found);
        };
        const QuestionMeans means = meansOf(experiment, assessment, contestant, part);
        if (!means.isEmpty())
            result.sections.insert(title, meanOf(means.values(), experiment.plan.seed));
    }
    return result;
}

QList<int> competitors(const Plan &plan)
{
    QList<int> numbers;
    for (const Contestant &contestant : plan.contestants) {
        if (!contestant.omission)
            numbers.append(contestant.number);
    }
    return numbers;
}

QHash<int, QString> contestantNames(const Plan &plan)
{
    QHash<QString, int> uses;
    for (const Contestant &contestant : plan.contestants)
        ++uses[contestant.displayName().simplified()];
    QHash<int, QString> names;
    for (const Contestant &contestant : plan.contestants) {
        const QString name = contestant.displayName().simplified();
        names.insert(
            contestant.number,
            uses[name] > 1
                ? Text::tr("%1 (%2)", "a contestant and its number").arg(name, QString::number(contestant.number))
                : name);
    }
    return names;
}

QList<chat::TurnId> turnsOf(const Experiment &experiment, int contestant)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < experiment.plan.questions.size(); ++i)
        places.insert(experiment.plan.questions[i].id, i);
    QList<const Trial *> trials;
    for (const Trial &trial : experiment.trials) {
        if (trial.id.contestant == contestant && trial.isAnswered())
            trials.append(&trial);
    }
    std::ranges::stable_sort(trials, {}, [&places](const Trial *trial) {
        return std::pair(places.value(trial->id.question, places.size()), trial->id.repeat);
    });
    QList<chat::TurnId> turns;
    for (const Trial *const trial : std::as_const(trials))
        turns.append(trial->turn);
    return turns;
}

QString basisName(Basis basis)
{
    switch (basis) {
    case Basis::Rubric:
        return Text::tr("Score by the rubric, 0 to 100");
    case Basis::Judge:
        return Text::tr("Comparisons won, says the judge, %");
    case Basis::Person:
        return Text::tr("Comparisons won, by your picks, %");
    case Basis::None:
        break;
    }
    return Text::tr("Quality");
}

QString pointsText(Basis basis, double points)
{
    const QString number = QLocale::c().toString(points, 'f', 1);
    return basis == Basis::Rubric ? number : Text::tr("%1 %", "per cent").arg(number);
}

} // namespace compare

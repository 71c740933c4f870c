// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/ranking.h"

#include "compare/statistics.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace compare {

namespace {

constexpr int mostRounds = 10'000;
constexpr double precision = 1e-10;

/// Who met whom how often, and who won.
struct Table
{
    explicit Table(int count) : count(count), wins(size_t(count)), meetings(size_t(count) * size_t(count)) {}

    void add(const Decision &decision, double weight)
    {
        const auto first = size_t(decision.first);
        const auto second = size_t(decision.second);
        const double share = decision.outcome == Outcome::First ? 1 : decision.outcome == Outcome::Second ? 0 : 0.5;
        wins[first] += weight * share;
        wins[second] += weight * (1 - share);
        meetings[first * size_t(count) + second] += weight;
        meetings[second * size_t(count) + first] += weight;
    }

    int count;
    std::vector<double> wins;
    std::vector<double> meetings;
};

Table tableOf(const QList<Decision> &decisions, int count, double prior)
{
    Table table(count);
    for (const Decision &decision : decisions)
        table.add(decision, 1);
    for (int first = 0; first < count && prior > 0; ++first) {
        for (int second = first + 1; second < count; ++second)
            table.add({first, second, Outcome::Equal}, prior);
    }
    return table;
}

/// Logarithms with the mean 0.
std::vector<double> fit(const Table &table)
{
    const auto count = size_t(table.count);
    std::vector<double> strength(count, 1.0);
    std::vector<double> next(count);
    for (int round = 0; round < mostRounds; ++round) {
        double change = 0;
        double logSum = 0;
        for (size_t i = 0; i < count; ++i) {
            double expected = 0;
            for (size_t j = 0; j < count; ++j) {
                if (const double met = table.meetings[i * count + j]; met > 0)
                    expected += met / (strength[i] + strength[j]);
            }
            next[i] = expected > 0 ? std::max(table.wins[i] / expected, 1e-12) : strength[i];
            logSum += std::log(next[i]);
        }
        const double scale = std::exp(logSum / double(count));
        for (size_t i = 0; i < count; ++i) {
            next[i] /= scale;
            change = std::max(change, std::abs(std::log(next[i] / strength[i])));
        }
        strength.swap(next);
        if (change < precision)
            break;
    }
    std::ranges::transform(strength, strength.begin(), [](double value) { return std::log(value); });
    return strength;
}

/// In the order of their first decision.
std::vector<QList<Decision>> byQuestion(const QList<Decision> &decisions)
{
    std::vector<QList<Decision>> questions;
    QHash<int, size_t> places;
    for (const Decision &one : decisions) {
        const auto known = places.constFind(one.question);
        const size_t place = known == places.constEnd() ? questions.size() : *known;
        if (known == places.constEnd()) {
            places.insert(one.question, place);
            questions.emplace_back();
        }
        questions[place].append(one);
    }
    return questions;
}

/// Draws whole questions, each with all that was decided about it.
void resample(QList<Strength> &strengths, const QList<Decision> &decisions, const RankingOptions &options)
{
    std::mt19937 random(options.seed);
    std::vector<QList<double>> values(size_t(strengths.size()));
    const std::vector<QList<Decision>> questions = byQuestion(decisions);
    QList<Decision> drawn;
    for (int i = 0; i < options.resamples; ++i) {
        drawn.clear();
        // Not std::uniform_int_distribution: it differs between standard libraries.
        for (size_t question = 0; question < questions.size(); ++question)
            drawn += questions[random() % std::uint_fast32_t(questions.size())];
        const std::vector<double> fitted = fit(tableOf(drawn, int(strengths.size()), options.prior));
        for (size_t j = 0; j < fitted.size(); ++j)
            values[j].append(fitted[j]);
    }
    for (qsizetype j = 0; j < strengths.size(); ++j) {
        QList<double> &all = values[size_t(j)];
        std::ranges::sort(all);
        strengths[j].low = quantile(all, 0.025);
        strengths[j].high = quantile(all, 0.975);
    }
}

} // namespace

QList<Strength> strengths(const QList<Decision> &decisions, int count, const RankingOptions &options)
{
    if (count <= 0)
        return {};
    QList<Decision> valid = decisions;
    valid.removeIf([count](const Decision &one) {
        const bool isKnown = one.first >= 0 && one.first < count && one.second >= 0 && one.second < count;
        return !isKnown || one.first == one.second;
    });
    const std::vector<double> fitted = fit(tableOf(valid, count, options.prior));
    const Table bare = tableOf(valid, count, 0);
    QList<Strength> result(count);
    for (int i = 0; i < count; ++i) {
        double decided = 0;
        for (int j = 0; j < count; ++j)
            decided += bare.meetings[size_t(i) * size_t(count) + size_t(j)];
        result[i] = {.value = fitted[size_t(i)],
                     .low = fitted[size_t(i)],
                     .high = fitted[size_t(i)],
                     .wins = bare.wins[size_t(i)],
                     .decisions = qsizetype(std::lround(decided))};
    }
    if (options.resamples > 0 && !valid.isEmpty())
        resample(result, valid, options);
    return result;
}

} // namespace compare

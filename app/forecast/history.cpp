// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/history.h"

#include <algorithm>
#include <array>
#include <cmath>

using std::chrono::milliseconds;

namespace forecast {

namespace {

constexpr qsizetype mostSamples = 100;

/// A median and a 90th percentile; in between and beyond a logarithmic normal distribution.
struct Spread
{
    double median = 0;
    double ninth = 0;

    /// `z` standard deviations from the median.
    [[nodiscard]] double at(double z) const
    {
        constexpr double zOfNinth = 1.2816;
        return median > 0 && ninth > 0 ? median * std::exp(std::log(ninth / median) / zOfNinth * z) : 0;
    }
};

/// The middles of ten equal parts of a normal distribution, in standard deviations.
constexpr std::array middles{-1.645, -1.036, -0.674, -0.385, -0.126, 0.126, 0.385, 0.674, 1.036, 1.645};

Spread writtenBy(library::Role role)
{
    switch (role) {
    case library::Role::Member:
        return {600, 1500};
    case library::Role::Judge:
        return {1200, 3000};
    case library::Role::Writer:
        return {900, 2200};
    case library::Role::Grader:
        return {120, 300};
    }
    return {};
}

struct EffortSpread
{
    QLatin1StringView effort;
    Spread tokens;
};
constexpr EffortSpread reasoning[] = {
    {QLatin1StringView("none"), {}},
    {QLatin1StringView("minimal"), {100, 300}},
    {QLatin1StringView("low"), {300, 900}},
    {QLatin1StringView(""), {300, 1500}},
    {QLatin1StringView("medium"), {900, 3000}},
    {QLatin1StringView("high"), {2500, 8000}},
    {QLatin1StringView("xhigh"), {4000, 14000}},
    {QLatin1StringView("max"), {7000, 24000}},
};

Spread reasoningWith(const QString &effort)
{
    const auto known = std::ranges::find(reasoning, effort, &EffortSpread::effort);
    return known == std::end(reasoning) ? reasoningWith({}) : known->tokens;
}

/// Longer answers in longer time; `z` of the length and of the pace.
Sample guess(library::Role role, const chat::ModelSettings &settings, bool isLocal, double length, double pace)
{
    const double most = settings.maxTokens ? *settings.maxTokens : HUGE_VAL;
    const double thought = reasoningWith(settings.effort).at(length);
    const double tokens = std::min(most, writtenBy(role).at(length) + thought);
    const Spread first = isLocal ? Spread{1000, 8000} : Spread{1500, 5000};
    const Spread msForToken = isLocal ? Spread{40, 125} : Spread{1000.0 / 60, 1000.0 / 30};
    const double firstMs = first.at(pace) + (settings.web.any() ? Spread{4000, 15000}.at(length) : 0);
    return {.completionTokens = tokens,
            .textTokens = std::max(0.0, tokens - thought),
            .surplusTokens = settings.web.any() ? Spread{5000, 20000}.at(length) : 0,
            .searches = settings.web.search ? std::round(Spread{1, 4}.at(length)) : 0,
            .firstToken = milliseconds(std::llround(firstMs)),
            .total = milliseconds(std::llround(firstMs + tokens * msForToken.at(pace)))};
}

double tokensOf(const Sample &sample)
{
    return sample.completionTokens;
}

double firstMsOf(const Sample &sample)
{
    return double(sample.firstToken.count());
}

double msForTokenOf(const Sample &sample)
{
    return sample.completionTokens > 0 ? double((sample.total - sample.firstToken).count()) / sample.completionTokens
                                       : 0;
}

double middle(const QList<Sample> &samples, double (*of)(const Sample &))
{
    QList<double> values;
    for (const Sample &sample : samples)
        values.append(of(sample));
    return percentiles(values).p50;
}

/// See History::habit(). `most` tokens that may be written.
void pull(QList<Sample> &guesses, const QList<Sample> &known, double most)
{
    const auto ratio = [&](double (*of)(const Sample &)) {
        const double usual = middle(guesses, of);
        return usual > 0 ? middle(known, of) / usual : 1;
    };
    constexpr double worthOfDefault = 2; // in answers
    const double length = std::pow(ratio(tokensOf), double(known.size()) / (double(known.size()) + worthOfDefault));
    const double first = ratio(firstMsOf);
    const double pace = ratio(msForTokenOf);
    for (Sample &guess : guesses) {
        const double msForToken = msForTokenOf(guess) * pace;
        guess.completionTokens = std::min(most, guess.completionTokens * length);
        guess.textTokens = std::min(guess.completionTokens, guess.textTokens * length);
        guess.firstToken = milliseconds(std::llround(firstMsOf(guess) * first));
        guess.total = guess.firstToken + milliseconds(std::llround(guess.completionTokens * msForToken));
    }
}

} // namespace

Percentiles percentiles(QList<double> values)
{
    if (values.isEmpty())
        return {};
    std::ranges::sort(values);
    const auto at = [&values](double part) {
        const double place = part * double(values.size() - 1);
        const auto before = qsizetype(place);
        const auto after = std::min(before + 1, values.size() - 1);
        return std::lerp(values.at(before), values.at(after), place - double(before));
    };
    return {.p10 = at(0.1), .p50 = at(0.5), .p90 = at(0.9)};
}

History::History(const QList<library::LedgerEntry> &entries)
{
    for (const library::LedgerEntry &entry : entries | std::views::reverse)
        add(entry);
}

void History::add(const library::LedgerEntry &entry)
{
    for (const library::LedgerCall &call : entry.calls)
        append(call);
}

void History::append(const library::LedgerCall &call)
{
    if (!call.hasSucceeded || call.usage.completionTokens <= 0)
        return;
    QList<Sample> &samples = m_samples[{call.endpoint, call.model, call.role, call.effort}];
    if (samples.size() == mostSamples)
        samples.removeFirst();
    const double completion = double(call.usage.completionTokens);
    samples.append({.completionTokens = completion,
                    .textTokens = std::max(0.0, completion - double(call.usage.reasoningTokens)),
                    // Not known of a follow-up: as the one before it.
                    .surplusTokens = call.surplusTokens  ? double(*call.surplusTokens)
                                     : samples.isEmpty() ? 0
                                                         : samples.last().surplusTokens,
                    .searches = double(call.usage.webSearches),
                    .firstToken = call.timing.firstToken.value_or(call.timing.total),
                    .total = call.timing.total});
}

Habit History::habit(const chat::Model &model, library::Role role, const chat::ModelSettings &settings,
                     bool isLocal) const
{
    const auto known = m_samples.constFind({model.endpoint, model.id, role, settings.effort});
    if (known != m_samples.constEnd() && known->size() >= leastSamples)
        return {.samples = *known, .isGuessed = false};
    Habit habit = defaultHabit(role, settings, isLocal);
    if (known != m_samples.constEnd())
        pull(habit.samples, *known, settings.maxTokens ? *settings.maxTokens : HUGE_VAL);
    return habit;
}

Habit defaultHabit(library::Role role, const chat::ModelSettings &settings, bool isLocal)
{
    Habit habit{.samples = {}, .isGuessed = true};
    habit.samples.reserve(qsizetype(middles.size() * middles.size()));
    for (const double length : middles) {
        for (const double pace : middles)
            habit.samples.append(guess(role, settings, isLocal, length, pace));
    }
    return habit;
}

} // namespace forecast

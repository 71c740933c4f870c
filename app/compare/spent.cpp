// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/spent.h"

#include "chat/figures.h"
#include "compare/text.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

double seconds(std::chrono::milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

QString secondsText(double seconds)
{
    return chat::secondsText(std::chrono::milliseconds(qRound64(seconds * 1'000)));
}

QList<const Trial *> answered(const Experiment &experiment, int contestant)
{
    QList<const Trial *> trials;
    for (const Trial &trial : experiment.trials) {
        if (trial.id.contestant == contestant && trial.isAnswered())
            trials.append(&trial);
    }
    return trials;
}

QString timesTitle(const QList<TimeSpent> &spent)
{
    if (spent.isEmpty())
        return {};
    const auto median = [](const TimeSpent &one) { return one.seconds.median; };
    const auto [quickest, slowest] = std::ranges::minmax_element(spent, {}, median);
    if (spent.size() == 1)
        return Text::tr("%1 takes %2, in the middle").arg(quickest->name, secondsText(quickest->seconds.median));
    return Text::tr("%1 is the quickest: %2 in the middle; %3 takes %4")
        .arg(quickest->name, secondsText(quickest->seconds.median), slowest->name,
             secondsText(slowest->seconds.median));
}

QString costsTitle(const QList<CostSpent> &spent)
{
    if (spent.isEmpty())
        return {};
    const auto [cheapest, dearest] = std::ranges::minmax_element(spent, {}, &CostSpent::usd);
    const QString least = chat::costText(cheapest->usd);
    if (cheapest->usd == dearest->usd)
        return Text::tr("A question costs %1 with %2").arg(least, cheapest->name);
    return Text::tr("A question costs %1 with %2, %3 with %4")
        .arg(least, cheapest->name, chat::costText(dearest->usd), dearest->name);
}

/// The slice of that share, made where it is new.
CostSlice &sliceOf(QList<CostSlice> &slices, const Share &share)
{
    const auto same = [&share](const CostSlice &one) { return one.part == share.part && one.member == share.member; };
    if (const auto found = std::ranges::find_if(slices, same); found != slices.end())
        return *found;
    slices.append({.part = share.part, .member = share.member, .name = share.name});
    return slices.last();
}

QList<CostSlice> slicesOf(const QList<const Trial *> &trials)
{
    QList<CostSlice> slices;
    CostSlice web{.name = Text::tr("Web tools")};
    for (const Trial *const trial : trials) {
        for (const Share &share : trial->figures->shares) {
            sliceOf(slices, share).usd += share.usage.costUsd.value_or(0) - share.webUsd;
            web.usd += share.webUsd;
        }
    }
    std::ranges::stable_sort(slices, {}, [](const CostSlice &one) { return std::pair(*one.part, one.member); });
    slices.append(web);
    for (CostSlice &slice : slices)
        slice.usd /= double(trials.size());
    slices.removeIf([](const CostSlice &slice) { return !(slice.usd > 0); });
    return slices;
}

} // namespace

Times timesOf(const Experiment &experiment)
{
    Times times;
    const QHash<int, QString> names = contestantNames(experiment.plan);
    for (const int contestant : competitors(experiment.plan)) {
        const QList<const Trial *> trials = answered(experiment, contestant);
        TimeSpent one{.contestant = contestant, .name = names[contestant], .turns = turnsOf(experiment, contestant)};
        QList<double> all;
        for (const Trial *const trial : trials) {
            all.append(seconds(trial->figures->time()));
            one.members += seconds(trial->figures->time(Part::Member)) / double(trials.size());
            one.judge += seconds(trial->figures->time(Part::Judge)) / double(trials.size());
            one.writer += seconds(trial->figures->time(Part::Writer)) / double(trials.size());
        }
        if (auto spread = spreadOf(std::move(all))) {
            one.seconds = *std::move(spread);
            times.spent.append(std::move(one));
        }
    }
    times.title = timesTitle(times.spent);
    return times;
}

Costs costsOf(const Experiment &experiment)
{
    Costs costs;
    const QHash<int, QString> names = contestantNames(experiment.plan);
    for (const int contestant : competitors(experiment.plan)) {
        QList<const Trial *> trials = answered(experiment, contestant);
        if (trials.isEmpty())
            continue;
        trials.removeIf([](const Trial *trial) { return !trial->figures->costUsd(); });
        if (trials.isEmpty()) {
            costs.unknown.append(names[contestant]);
            continue;
        }
        CostSpent one{.contestant = contestant,
                      .name = names[contestant],
                      .slices = slicesOf(trials),
                      .turns = turnsOf(experiment, contestant)};
        for (const CostSlice &slice : std::as_const(one.slices))
            one.usd += slice.usd;
        costs.spent.append(std::move(one));
    }
    costs.title = costsTitle(costs.spent);
    return costs;
}

} // namespace compare

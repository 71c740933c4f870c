// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/dailyuse.h"

#include "compare/text.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

using library::LedgerCall;
using library::LedgerEntry;
using library::Role;

/// Numbers of one panel while they are gathered.
struct Gathered
{
    PanelUse use;
    QList<double> costs;
    QList<double> seconds;
};

bool isOrdinary(const LedgerEntry &entry)
{
    return entry.experiment.isEmpty() && !entry.calls.isEmpty() && entry.isTurn();
}

QString nameOf(const LedgerEntry &entry)
{
    if (entry.kind == chat::RunKind::JustOne) {
        const auto isMember = [](const LedgerCall &call) { return call.role == Role::Member; };
        const auto last = std::ranges::find_last_if(entry.calls, isMember);
        return Text::tr("Just one: %1").arg(last.empty() ? QString() : last.begin()->model);
    }
    return entry.panel.isEmpty() ? Text::tr("A panel without a name") : entry.panel;
}

/// Of the first one that succeeded.
std::chrono::milliseconds timeOf(const LedgerEntry &entry, Role role)
{
    const auto is = [role](const LedgerCall &call) { return call.role == role && call.hasSucceeded; };
    const auto found = std::ranges::find_if(entry.calls, is);
    return found == entry.calls.end() ? std::chrono::milliseconds(0) : found->timing.total;
}

/// Nothing where nobody answered.
std::optional<double> secondsOf(const LedgerEntry &entry)
{
    std::optional<std::chrono::milliseconds> slowest;
    for (const LedgerCall &call : entry.calls) {
        if (call.role == Role::Member && call.hasSucceeded)
            slowest = std::max(slowest.value_or(call.timing.total), call.timing.total);
    }
    if (!slowest)
        return std::nullopt;
    // What was judged or fused again was asked for when the answer was there.
    return std::chrono::duration<double>(*slowest + timeOf(entry, Role::Judge) + timeOf(entry, Role::Writer)).count();
}

void add(Gathered &gathered, const LedgerEntry &entry)
{
    PanelUse &use = gathered.use;
    use.turns.append(
        {.turn = entry.turn, .session = entry.session, .startedAt = entry.startedAt, .rating = entry.rating});
    use.good += entry.rating == chat::Rating::Good ? 1 : 0;
    use.bad += entry.rating == chat::Rating::Bad ? 1 : 0;
    const auto hasWritten = [](const LedgerCall &call) { return call.role == Role::Writer && call.hasSucceeded; };
    if (entry.chosen == library::Choice::Answer && std::ranges::any_of(entry.calls, hasWritten))
        ++use.instead;
    if (const auto cost = entry.usage().costUsd)
        gathered.costs.append(*cost);
    if (const auto seconds = secondsOf(entry))
        gathered.seconds.append(*seconds);
}

PanelUse finished(Gathered gathered)
{
    PanelUse use = std::move(gathered.use);
    std::ranges::stable_sort(use.turns, std::ranges::greater(), &UsedTurn::startedAt);
    use.share = shareOf(use.good, use.rated());
    use.costUsd = spreadOf(std::move(gathered.costs));
    use.seconds = spreadOf(std::move(gathered.seconds));
    return use;
}

QString percent(double share)
{
    return Text::tr("%1 %").arg(qRound(share * 100));
}

QString titleOf(const QList<PanelUse> &panels)
{
    if (panels.isEmpty())
        return {};
    QList<PanelUse> told = panels;
    told.removeIf([](const PanelUse &use) { return use.isTooFew(); });
    std::ranges::stable_sort(told, std::ranges::greater(), [](const PanelUse &use) { return use.share.value; });
    if (told.isEmpty())
        return Text::tr("Too few to tell: a panel needs %1 rated answers").arg(fewRatings);
    const PanelUse &best = told.first();
    if (told.size() == 1)
        return Text::tr("%1: %2 of %3 rated answers are good; of the others there are too few to compare")
            .arg(best.name)
            .arg(best.good)
            .arg(best.rated());
    const PanelUse &next = told[1];
    const bool isAbove = std::all_of(told.begin() + 1, told.end(),
                                     [&best](const PanelUse &use) { return best.share.low > use.share.high; });
    const QString words = isAbove ? Text::tr("%1 was rated good more often: %2 of %3, %4 %5 of %6")
                                  : Text::tr("No clear difference: %1 was rated good in %2 of %3, %4 in %5 of %6");
    return words.arg(best.name, percent(best.share.value), QString::number(best.rated()), next.name,
                     percent(next.share.value), QString::number(next.rated()));
}

} // namespace

bool PanelUse::isTooFew() const
{
    return rated() < fewRatings;
}

DailyUse dailyUse(const QList<LedgerEntry> &entries)
{
    QMap<QString, Gathered> byName;
    for (const LedgerEntry &entry : entries) {
        if (isOrdinary(entry))
            add(byName[nameOf(entry)], entry);
    }
    DailyUse all;
    for (const auto &[name, gathered] : byName.asKeyValueRange()) {
        all.panels.append(finished(gathered));
        all.panels.last().name = name;
    }
    std::ranges::stable_sort(all.panels, std::ranges::greater(), &PanelUse::asked);
    all.title = titleOf(all.panels);
    return all;
}

QList<LedgerEntry> drawnSince(QList<LedgerEntry> entries, const QDateTime &startedAt)
{
    entries.removeIf([&startedAt](const LedgerEntry &entry) { return !entry.abSide || entry.startedAt < startedAt; });
    return entries;
}

} // namespace compare

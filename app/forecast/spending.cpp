// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/spending.h"

#include "chat/figures.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace forecast {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(forecast::Text)
};

bool isFree(const chat::Forecast &forecast)
{
    return forecast.unpriced.isEmpty() && !(forecast.highUsd > 0);
}

void add(Spending &sum, const library::LedgerEntry &entry)
{
    const chat::Usage usage = entry.usage();
    sum.usage += usage;
    if (!entry.isTurn())
        return;
    ++sum.turns;
    if (!usage.costUsd) {
        if (entry.calls.isEmpty() || (entry.forecast && isFree(*entry.forecast)))
            ++sum.freeTurns;
        return;
    }
    if (entry.aloneUsd) {
        sum.comparedUsd += *usage.costUsd;
        sum.aloneUsd += *entry.aloneUsd;
        if (sum.aloneName.isEmpty())
            sum.aloneName = entry.forecast ? entry.forecast->aloneName : QString();
    }
    if (entry.forecast && entry.forecast->unpriced.isEmpty()) {
        sum.lowUsd += entry.forecast->lowUsd;
        sum.highUsd += entry.forecast->highUsd;
        sum.forecastUsd += *usage.costUsd;
    }
}

} // namespace

QString Spending::ratioText() const
{
    return chat::ratioText(comparedUsd, aloneUsd, aloneName);
}

Spending spending(const QList<library::LedgerEntry> &entries)
{
    Spending sum;
    for (const library::LedgerEntry &entry : entries)
        add(sum, entry);
    return sum;
}

Spending spending(const QList<chat::Turn> &turns)
{
    Spending sum;
    for (const chat::Turn &turn : turns | std::views::reverse)
        add(sum, library::ledgerEntry(turn));
    return sum;
}

QDateTime monthStart(const QDateTime &now)
{
    const QDate day = now.toLocalTime().date();
    return QDate(day.year(), day.month(), 1).startOfDay().toUTC();
}

QString limitWarning(std::optional<double> limitUsd, const Spending &month, const chat::Forecast &next)
{
    if (!limitUsd || isFree(next))
        return {};
    const double spent = month.usage.costUsd.value_or(0);
    if (spent >= *limitUsd)
        return Text::tr("This month's limit of %1 is reached: %2 so far.")
            .arg(chat::plainCostText(*limitUsd), chat::costText(spent));
    if (spent + next.highUsd > *limitUsd)
        return Text::tr("This may go beyond this month's limit of %1: %2 so far.")
            .arg(chat::plainCostText(*limitUsd), chat::costText(spent));
    return {};
}

} // namespace forecast

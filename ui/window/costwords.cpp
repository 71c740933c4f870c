// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/costwords.h"

#include "chat/figures.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(windowui::Costs)
};

const QString dot = u" · "_s;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(dot);
}

QString rangeText(const chat::Forecast &run)
{
    chat::Forecast bare = run;
    bare.aloneUsd.reset(); // the ratio stands in a row of its own
    return forecast::longText(bare);
}

/// "expected $0.20–0.40", and of how much of the sum where not all of it was foretold.
QString expectedText(const forecast::Spending &spending)
{
    if (!(spending.highUsd > 0))
        return {};
    const QString range = chat::plainCostRangeText(spending.lowUsd, spending.highUsd);
    const QString foretold = chat::costText(spending.forecastUsd);
    return foretold == chat::costText(spending.usage.costUsd.value_or(0))
               ? Words::tr("expected %1").arg(range)
               : Words::tr("%1 of it expected at %2").arg(foretold, range);
}

} // namespace

QString outlookText(const forecast::Outlook &outlook)
{
    return joined({forecast::longText(outlook.run), outlook.destination});
}

QString sessionText(const forecast::Spending &session)
{
    if (!session.usage.costUsd)
        return {};
    return Words::tr("This session %1").arg(joined({chat::costText(session.usage), session.ratioText()}));
}

QString spendingText(const forecast::Spending &spending, std::optional<double> limitUsd)
{
    QString cost = chat::costText(spending.usage);
    if (cost.isEmpty() && spending.freeTurns < spending.turns)
        cost = Words::tr("cost unknown");
    else if (cost.isEmpty())
        cost = spending.turns > 0 ? Words::tr("free") : Words::tr("nothing yet");
    if (limitUsd)
        cost = Words::tr("%1 of %2").arg(cost, chat::plainCostText(*limitUsd));
    return joined({cost, spending.ratioText(), expectedText(spending)});
}

CostRow comparisonRow(const chat::Forecast &run)
{
    const QString label = Words::tr("Compared");
    const QString ratio = chat::ratioText(run.lowUsd, run.aloneUsd, run.aloneName);
    if (!run.unpriced.isEmpty() || !run.aloneUsd)
        return {label, Words::tr("with %1 alone: its price or the panel's is unknown").arg(run.aloneName),
                styleui::Ink::Secondary};
    if (ratio.isEmpty())
        return {label, Words::tr("with %1 alone: nothing to compare").arg(run.aloneName), styleui::Ink::Secondary};
    return {label, ratio};
}

QList<CostRow> costRows(const Costs &costs, const MonthCosts &month)
{
    using styleui::Ink;
    const forecast::Outlook &outlook = costs.outlook;
    QList<CostRow> rows{
        {Words::tr("The panel"), rangeText(outlook.run)},
        {Words::tr("Just one"), rangeText(outlook.justOne)},
        {Words::tr("Prompt"),
         Words::tr("about %1 tokens to each member, estimated").arg(QLocale().toString(outlook.promptTokens)),
         Ink::Secondary},
    };
    if (!outlook.guessed.isEmpty())
        rows.append({Words::tr("From defaults"),
                     Words::tr("%1: too little history here yet").arg(outlook.guessed.join(u", "_s)), Ink::Secondary});
    rows.append({Words::tr("Goes to"), outlook.destination, Ink::Secondary});
    if (!costs.caution.isEmpty())
        rows.append({Words::tr("Note"), costs.caution, Ink::Warning});
    rows.append({Words::tr("This session"), spendingText(costs.session), Ink::Secondary});
    const QString spent = spendingText(month.spending, month.limitUsd);
    rows.append(month.isLimitNear ? CostRow{Words::tr("This month"), u"⚠ "_s + spent, Ink::Warning}
                                  : CostRow{Words::tr("This month"), spent, Ink::Secondary});
    return rows;
}

} // namespace windowui

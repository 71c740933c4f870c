// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/words.h"

#include "chat/figures.h"
#include "compare/sharing.h"
#include "compare/text.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

/// What takes long is not foretold to the second.
QString roughTimeText(std::chrono::milliseconds time)
{
    constexpr std::chrono::minutes hour{60};
    if (time < std::chrono::minutes(2))
        return chat::secondsText(ceil<std::chrono::seconds>(time));
    const auto minutes = round<std::chrono::minutes>(time);
    if (minutes < 2 * hour)
        return Text::tr("%1 min").arg(minutes.count());
    return Text::tr("%1 h %2 min").arg(minutes / hour).arg((minutes % hour).count());
}

QString roughRangeText(std::chrono::milliseconds low, std::chrono::milliseconds high)
{
    constexpr std::chrono::minutes shortest{2};
    constexpr std::chrono::minutes longest{120};
    const auto fewest = round<std::chrono::minutes>(low);
    const auto most = round<std::chrono::minutes>(high);
    if (low >= shortest && most < longest && fewest < most)
        return Text::tr("%1–%2 min").arg(fewest.count()).arg(most.count());
    const QString from = roughTimeText(low);
    const QString to = roughTimeText(high);
    return from == to ? to : Text::tr("%1 – %2", "a range of time").arg(from, to);
}

} // namespace

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(QLocale().toString(count));
}

QString estimateText(const Estimate &estimate)
{
    if (estimate.trials == 0 && estimate.judgements == 0)
        return Text::tr("Nothing more is asked: all of it is there.");
    QStringList parts{counted(estimate.trials, Text::tr("1 trial"), Text::tr("%1 trials")),
                      counted(estimate.calls + estimate.judgements, Text::tr("1 call"), Text::tr("%1 calls"))};
    const chat::Forecast &forecast = estimate.forecast;
    if (forecast.unpriced.isEmpty() || forecast.highUsd > 0)
        parts.append(chat::costRangeText(forecast.lowUsd, forecast.highUsd));
    parts.append(roughRangeText(forecast.low, forecast.high));
    if (!forecast.unpriced.isEmpty())
        parts.append(Text::tr("price of %1 unknown").arg(forecast.unpriced.join(u", "_s)));
    return parts.join(u" · "_s);
}

QString sharedText(const Plan &plan)
{
    struct Shared
    {
        QString name;
        int contestants = 1;
    };
    QMap<std::pair<int, int>, Shared> shared; // by contestant and member
    for (const Contestant &contestant : plan.contestants) {
        if (contestant.omission)
            continue;
        for (const QList<Source> shares = sources(plan, contestant); const Source &source : shares) {
            const Contestant *const from = plan.contestant(source.contestant);
            const chat::Member *const member = from ? from->panel.member(source.from) : nullptr;
            if (!member)
                continue;
            Shared &one = shared[{source.contestant, source.from.number}];
            one.name = member->displayName();
            ++one.contestants;
        }
    }
    QStringList sentences;
    for (const Shared &one : std::as_const(shared))
        sentences.append(
            Text::tr("%1 is asked once for %2 contestants").arg(one.name, QString::number(one.contestants)));
    return sentences.join(u" · "_s);
}

QString progressText(const Progress &progress)
{
    QStringList parts{Text::tr("%1 of %2 answered").arg(progress.answered).arg(progress.trials)};
    if (progress.failed > 0)
        parts.append(Text::tr("%1 failed").arg(progress.failed));
    if (progress.judgements > 0)
        parts.append(Text::tr("%1 of %2 judged").arg(progress.judged).arg(progress.judgements));
    if (progress.unjudged > 0)
        parts.append(Text::tr("%1 without a verdict").arg(progress.unjudged));
    if (progress.spentUsd > 0)
        parts.append(chat::costText(progress.spentUsd));
    if (progress.left)
        parts.append(Text::tr("about %1 left").arg(roughTimeText(*progress.left)));
    return parts.join(u" · "_s);
}

QString runsElsewhereText()
{
    return Text::tr("This comparison runs already, in another window or terminal. Stop it there first.");
}

QString summaryText(const QJsonObject &summary)
{
    QStringList parts;
    if (summary[u"example"].toBool())
        parts.append(Text::tr("example"));
    const int trials = summary[u"trials"].toInt();
    const int answered = summary[u"answered"].toInt();
    const int failed = summary[u"failed"].toInt();
    const bool isComplete = summary[u"complete"].toBool();
    if (isComplete)
        parts.append(Text::tr("done"));
    else if (answered + failed == 0)
        parts.append(Text::tr("not started"));
    else
        parts.append(Text::tr("%1 of %2 answered, continue").arg(answered).arg(trials));
    if (failed > 0)
        parts.append(Text::tr("%1 failed").arg(failed));
    parts.append(counted(summary[u"questions"].toInt(), Text::tr("1 question"), Text::tr("%1 questions")));
    QStringList names;
    for (const QJsonArray all = summary[u"contestants"].toArray(); const QJsonValue &name : all)
        names.append(name.toString());
    parts.append(names.join(u", "_s));
    if (const double usd = summary[u"spent_usd"].toDouble(); usd > 0)
        parts.append(chat::costText(usd));
    return parts.join(u" · "_s);
}

QString usualTitle(const Plan &plan)
{
    QStringList names;
    for (const Contestant &contestant : plan.contestants) {
        if (!contestant.omission)
            names.append(contestant.displayName());
    }
    return names.join(Text::tr(" and ")).left(Plan::longestTitle);
}

} // namespace compare

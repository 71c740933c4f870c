// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/figures.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace chat {

QString secondsText(milliseconds time)
{
    // Rounded before it is taken apart: 9.96 s is 10 s, and 59.7 s is a minute.
    const qint64 tenths = qMax(0, (time.count() + 50) / 100);
    if (tenths < 100)
        return QCoreApplication::translate("figures", "%1 s").arg(double(tenths) / 10, 0, 'f', 1);
    const qint64 seconds = qMax(0, (time.count() + 500) / 1000);
    if (seconds < 60)
        return QCoreApplication::translate("figures", "%1 s").arg(seconds);
    return QCoreApplication::translate("figures", "%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString plainSecondsText(milliseconds time)
{
    const auto tenths = round<std::chrono::duration<qint64, std::deci>>(time);
    if (tenths < 10s)
        return QCoreApplication::translate("figures", "%1 s").arg(double(tenths.count()) / 10);
    const auto seconds = round<std::chrono::seconds>(time);
    if (seconds >= 1min && seconds % 1min == 0s)
        return QCoreApplication::translate("figures", "%1 min").arg(seconds / 1min);
    return secondsText(time);
}

QString costText(double usd)
{
    if (!(usd > 0))
        return u"$0"_s;
    if (usd >= 1)
        return u"$%1"_s.arg(usd, 0, 'f', 2);
    // The first two digits that count: 0.0493 is $0.049, 0.00042 is $0.00042.
    const int decimals = qBound(2, 1 - int(std::floor(std::log10(usd))), 6);
    return u"$%1"_s.arg(usd, 0, 'f', decimals);
}

QString costText(const Usage &usage)
{
    if (!usage.costUsd)
        return {};
    return (usage.costComputed ? u"≈ "_s : QString()) + costText(*usage.costUsd);
}

QString plainCostText(double usd)
{
    constexpr qsizetype cents = 5; // "$0.05"
    QString text = costText(usd);
    while (text.size() > cents && usd < 1 && text.endsWith(u'0'))
        text.chop(1);
    return text;
}

QString plainCostRangeText(double lowUsd, double highUsd)
{
    const QString low = plainCostText(lowUsd);
    const QString high = plainCostText(highUsd);
    return low == high ? low : low + u'–' + high.mid(1);
}

QString costRangeText(double lowUsd, double highUsd)
{
    if (!(highUsd > 0))
        return QCoreApplication::translate("figures", "free");
    return u"≈ "_s + plainCostRangeText(lowUsd, highUsd);
}

QString secondsRangeText(milliseconds low, milliseconds high)
{
    constexpr milliseconds minute{59'500};
    const QString from = secondsText(low);
    const QString to = secondsText(high);
    if (from == to)
        return from;
    if (high >= minute)
        return from + u" – "_s + to;
    return from.section(u' ', 0, 0) + u'–' + to;
}

QString ratioText(std::optional<double> usd, std::optional<double> aloneUsd, const QString &aloneName)
{
    if (!usd || !aloneUsd || !(*aloneUsd > 0) || !(*usd > 0))
        return {};
    const double ratio = *usd / *aloneUsd;
    return QCoreApplication::translate("figures", "%1× %2 alone")
        .arg(QString::number(ratio, 'f',
                             ratio < 0.095  ? 2
                             : ratio < 9.95 ? 1
                                            : 0),
             aloneName);
}

QString tokensText(qint64 tokens)
{
    return QCoreApplication::translate("figures", "%1 tokens").arg(tokens);
}

QString figuresText(const Usage &usage, milliseconds time)
{
    QStringList parts{secondsText(time)};
    if (usage.promptTokens > 0 || usage.completionTokens > 0) {
        const QString tokens = usage.estimated ? QCoreApplication::translate("figures", "about %1 → %2 tokens")
                                               : QCoreApplication::translate("figures", "%1 → %2 tokens");
        parts.append(tokens.arg(usage.promptTokens).arg(usage.completionTokens));
    }
    if (usage.costUsd)
        parts.append(costText(usage));
    return parts.join(u" · "_s);
}

} // namespace chat

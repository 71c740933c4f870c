// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/wording.h"

#include "catalogue/catalogue.h"
#include "catalogue/text.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace catalogue {

namespace {

/// "$3", "$2.50", "$0.075": no more digits than it takes.
QString dollars(double usd)
{
    if (usd >= 100 || usd == std::floor(usd))
        return u"$%1"_s.arg(usd, 0, 'f', 0);
    if (usd < 1e-6)
        return u"$0"_s;
    const int decimals = usd >= 0.1 ? 2 : std::min(1 - int(std::floor(std::log10(usd))), 7);
    return u"$%1"_s.arg(usd, 0, 'f', decimals);
}

} // namespace

QString priceText(const ModelInfo &info)
{
    if (!info.price)
        return Text::tr("price unknown");
    if (info.isFree())
        return Text::tr("free");
    if (info.price->prompt == 0 && info.price->completion == 0 && info.price->request > 0)
        return Text::tr("%1 a request").arg(dollars(info.price->request));
    return Text::tr("%1 / %2 per million").arg(dollars(info.price->prompt), dollars(info.price->completion));
}

QString contextText(const ModelInfo &info)
{
    if (!info.contextTokens)
        return {};
    const double tokens = *info.contextTokens;
    if (tokens >= 1e6)
        return Text::tr("%1M").arg(std::floor(tokens / 1e5) / 10);
    return tokens >= 1e3 ? Text::tr("%1k").arg(std::floor(tokens / 1e3)) : QString::number(tokens);
}

QString aliasText(const ModelInfo &info)
{
    return info.aliasTarget.isEmpty() ? QString() : Text::tr("today: %1").arg(info.aliasTarget.section(u'/', -1));
}

QString retirementText(const ModelInfo &info, const QDate &today)
{
    if (!info.retires.isValid())
        return {};
    const QString day = info.retires.toString(Qt::ISODate);
    return info.retires < today ? Text::tr("retired %1").arg(day) : Text::tr("retires %1").arg(day);
}

QStringList abilities(const ModelInfo &info)
{
    QStringList all;
    if (info.isLocal)
        all.append(Text::tr("local"));
    if (info.images == Support::Yes)
        all.append(Text::tr("images"));
    if (info.reasoning == Support::Yes)
        all.append(Text::tr("reasoning"));
    if (info.tools == Support::Yes)
        all.append(Text::tr("tools"));
    return all;
}

QString ageText(const QDateTime &since, const QDateTime &now)
{
    using namespace std::chrono;
    const seconds age = duration_cast<seconds>(now - since);
    if (age < 1min)
        return Text::tr("just now");
    if (age < 1h)
        return Text::tr("%1 min ago").arg(age / 1min);
    if (age < 48h)
        return Text::tr("%1 h ago").arg(age / 1h);
    return Text::tr("%1 days ago").arg(age / 24h);
}

QString problemText(const Listing &listing)
{
    if (!listing.error)
        return {};
    return Text::tr("%1: %2 · %3").arg(listing.endpoint.name, listing.error->message, listing.error->remedy);
}

} // namespace catalogue

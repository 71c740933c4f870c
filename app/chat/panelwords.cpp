// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/panelwords.h"

#include "chat/figures.h"
#include "chat/routing.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace chat {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("panel", text);
}

QStringList wordsOf(const QJsonObject &provider)
{
    const Routing routing = routingOf(provider);
    QStringList words;
    if (!routing.order.isEmpty())
        words.append(tr("first at %1").arg(routing.order.join(u", "_s)));
    if (!routing.only.isEmpty())
        words.append(tr("only at %1").arg(routing.only.join(u", "_s)));
    if (routing.sort == HostOrder::Price)
        words.append(tr("cheapest host first"));
    if (routing.sort == HostOrder::Throughput)
        words.append(tr("fastest host first"));
    if (routing.sort == HostOrder::Latency)
        words.append(tr("promptest host first"));
    if (hasMoreThanRouting(provider))
        words.append(tr("other OpenRouter fields"));
    return words;
}

QString startOfJudging(const Policy &policy, qsizetype members)
{
    const QString what = policy.judging == Judging::WithJudge ? tr("starts judging") : tr("starts writing");
    if (!policy.quorum || *policy.quorum >= members)
        return tr("%1 after all answers").arg(what);
    return tr("%1 after %2 of %3 answers, waits %4 for the rest")
        .arg(what)
        .arg(*policy.quorum)
        .arg(members)
        .arg(plainSecondsText(policy.grace));
}

} // namespace

QStringList wordsOf(const ModelSettings &settings)
{
    QStringList words;
    if (!settings.systemPrompt.isEmpty())
        words.append(tr("own instructions"));
    if (settings.temperature)
        words.append(tr("temperature %1").arg(*settings.temperature));
    if (!settings.effort.isEmpty())
        words.append(tr("effort %1").arg(settings.effort));
    if (settings.maxTokens)
        words.append(tr("at most %1").arg(tokensText(*settings.maxTokens)));
    if (settings.web.search && settings.web.fetch)
        words.append(tr("web search and fetch"));
    else if (settings.web.search)
        words.append(tr("web search"));
    else if (settings.web.fetch)
        words.append(tr("web fetch"));
    return words + wordsOf(settings.provider);
}

QStringList wordsOf(const Member &member)
{
    QStringList words = wordsOf(member.settings);
    if (member.weight != 1.0)
        words.append(tr("weight %1").arg(member.weight));
    if (member.fallback)
        words.append(tr("else %1").arg(member.fallback->displayName()));
    return words;
}

QStringList wordsOf(const Policy &policy, qsizetype members)
{
    const Policy usual;
    QStringList words;
    if (members > 1)
        words.append(startOfJudging(policy, members));
    const auto addTime = [&](auto field, const QString &sentence) {
        if (policy.*field != usual.*field)
            words.append(sentence.arg(plainSecondsText(policy.*field)));
    };
    addTime(&Policy::connectTimeout, tr("waits %1 for a connection"));
    if (policy.firstTokenTimeout)
        words.append(tr("waits %1 for the first word").arg(plainSecondsText(*policy.firstTokenTimeout)));
    addTime(&Policy::noProgressTimeout, tr("gives up after %1 without progress"));
    addTime(&Policy::totalTimeout, tr("gives an answer %1 in all"));
    if (policy.moreTries == 0)
        words.append(tr("does not try again"));
    else if (policy.moreTries != usual.moreTries)
        words.append(tr("tries %1 times more").arg(policy.moreTries));
    if (policy.budgetUsd)
        words.append(tr("a run may cost %1").arg(costText(*policy.budgetUsd)));
    return words;
}

QStringList wordsOf(const Privacy &privacy)
{
    QStringList words;
    if (privacy.noDataCollection)
        words.append(tr("no data collection"));
    if (privacy.zeroRetention)
        words.append(tr("zero retention"));
    if (privacy.localOnly)
        words.append(tr("this computer only"));
    return words;
}

} // namespace chat

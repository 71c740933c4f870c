// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/routing.h"

#include "chat/names.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace chat {

namespace {

constexpr auto orderKey = "order"_L1;
constexpr auto onlyKey = "only"_L1;
constexpr auto sortKey = "sort"_L1;
constexpr Names<HostOrder, 3> hostOrders{{
    {HostOrder::Price, "price"_L1},
    {HostOrder::Throughput, "throughput"_L1},
    {HostOrder::Latency, "latency"_L1},
}};

QStringList texts(const QJsonValue &value)
{
    QStringList all;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array) {
        if (one.isString())
            all.append(one.toString());
    }
    return all;
}

void put(QJsonObject &provider, QLatin1StringView key, const QJsonValue &value, bool isSet)
{
    if (isSet)
        provider.insert(key, value);
    else
        provider.remove(key);
}

} // namespace

Routing routingOf(const QJsonObject &provider)
{
    return {.order = texts(provider.value(orderKey)),
            .only = texts(provider.value(onlyKey)),
            .sort = valueOf(hostOrders, provider.value(sortKey).toString())};
}

QJsonObject withRouting(QJsonObject provider, const Routing &routing)
{
    const Routing before = routingOf(provider);
    if (routing.order != before.order)
        put(provider, orderKey, QJsonArray::fromStringList(routing.order), !routing.order.isEmpty());
    if (routing.only != before.only)
        put(provider, onlyKey, QJsonArray::fromStringList(routing.only), !routing.only.isEmpty());
    if (routing.sort != before.sort)
        put(provider, sortKey, routing.sort ? QString(nameOf(hostOrders, *routing.sort)) : QString(),
            routing.sort.has_value());
    return provider;
}

bool hasMoreThanRouting(const QJsonObject &provider)
{
    return provider != withRouting({}, routingOf(provider));
}

} // namespace chat

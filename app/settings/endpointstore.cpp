// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/endpointstore.h"

#include "chat/fields.h"
#include "settings/jsonfile.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace settings {

namespace {

constexpr int version = 1;

/// The file's content, to be changed; a broken file is set aside first.
std::expected<QJsonObject, QString> contentToChange(const QString &file)
{
    if (!QFileInfo::exists(file))
        return QJsonObject{{u"version"_s, version}};
    if (auto json = readJson(file)) {
        if (json->value("version"_L1).toInt(version) > version)
            return std::unexpected(
                EndpointStore::tr("%1 was written by a newer Counterpoint; update this one to change connections.")
                    .arg(QDir::toNativeSeparators(file)));
        return *json;
    }
    if (const auto aside = setAside(file); !aside)
        return std::unexpected(aside.error());
    return QJsonObject{{u"version"_s, version}};
}

qsizetype indexOf(const QJsonArray &entries, const QString &id)
{
    return std::ranges::find(entries, id, [](const QJsonValue &entry) { return entry["id"_L1].toString(); }) -
           entries.begin();
}

} // namespace

EndpointStore::EndpointStore(const QString &file, QObject *parent) : QObject(parent), m_file(file)
{
    read();
}

void EndpointStore::read()
{
    m_endpoints.clear();
    m_problems.clear();
    if (!QFileInfo::exists(m_file))
        return;
    const auto json = readJson(m_file);
    if (!json) {
        m_problems.append(json.error());
        return;
    }
    QString problem;
    for (const QList<chat::Fields> entries = chat::Fields(*json, problem).children("endpoints"_L1);
         const chat::Fields &entry : entries) {
        if (auto endpoint = endpointFromJson(entry.all()); !endpoint)
            m_problems.append(tr("%1: %2").arg(QDir::toNativeSeparators(m_file), endpoint.error()));
        else if (std::ranges::contains(m_endpoints, endpoint->id, &Endpoint::id))
            m_problems.append(tr("%1: \"%2\" stands there twice; the first counts.")
                                  .arg(QDir::toNativeSeparators(m_file), endpoint->id));
        else
            m_endpoints.append(*std::move(endpoint));
    }
    if (!problem.isEmpty())
        m_problems.append(tr("%1: %2").arg(QDir::toNativeSeparators(m_file), problem));
}

QList<Endpoint> EndpointStore::endpoints() const
{
    Endpoint first = openRouter();
    QList<Endpoint> others;
    for (const Endpoint &endpoint : m_endpoints) {
        if (endpoint.id != first.id)
            others.append(endpoint);
        else if (endpoint.origin() == openRouter().origin()) // nothing else may go by that id
            first = endpoint;
    }
    others.prepend(first);
    return others;
}

std::optional<Endpoint> EndpointStore::endpoint(const QString &id) const
{
    const QList<Endpoint> all = endpoints();
    const auto found = std::ranges::find(all, id, &Endpoint::id);
    if (found == all.end())
        return std::nullopt;
    return *found;
}

std::expected<void, QString> EndpointStore::put(const Endpoint &endpoint)
{
    if (const auto checked = endpointFromJson(toJson(endpoint)); !checked)
        return std::unexpected(checked.error());
    auto content = contentToChange(m_file);
    if (!content)
        return std::unexpected(content.error());
    QJsonArray entries = content->value("endpoints"_L1).toArray();
    const qsizetype index = indexOf(entries, endpoint.id);
    if (index == entries.size())
        entries.append(toJson(endpoint));
    else
        entries[index] = chat::withUnknownFields(toJson(endpoint), unknownEndpointFields(entries.at(index).toObject()));
    content->insert(u"endpoints"_s, entries);
    if (auto written = writeJson(m_file, *content); !written)
        return written;
    read();
    Q_EMIT changed();
    return {};
}

std::expected<Endpoint, QString> EndpointStore::add(Endpoint endpoint)
{
    const QList<Endpoint> all = endpoints();
    if (const auto same = std::ranges::find(all, endpoint.url, &Endpoint::url); same != all.end())
        return *same;
    const QString wish = endpoint.id;
    for (int number = 2; std::ranges::contains(all, endpoint.id, &Endpoint::id); ++number) // one that has moved since
        endpoint.id = u"%1-%2"_s.arg(wish).arg(number);
    return put(endpoint).transform([&endpoint] { return endpoint; });
}

std::expected<void, QString> EndpointStore::remove(const QString &id)
{
    auto content = contentToChange(m_file);
    if (!content)
        return std::unexpected(content.error());
    QJsonArray entries = content->value("endpoints"_L1).toArray();
    const qsizetype index = indexOf(entries, id);
    if (index == entries.size())
        return {};
    entries.removeAt(index);
    content->insert(u"endpoints"_s, entries);
    if (auto written = writeJson(m_file, *content); !written)
        return written;
    read();
    Q_EMIT changed();
    return {};
}

} // namespace settings

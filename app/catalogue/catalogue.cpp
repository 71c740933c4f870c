// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"

#include "catalogue/listfile.h"
#include "catalogue/modelsrequest.h"
#include "catalogue/text.h"
#include "chat/clock.h"
#include "provider/keysource.h"

using namespace std::chrono_literals;

namespace catalogue {

static constexpr auto betweenTries = 10min;

/// One endpoint, what is known of its models, and the request that is on its way.
struct Catalogue::Entry
{
    Listing listing;
    bool isRead = false; ///< from its file, or about to be
    ModelsRequest *request = nullptr;
    std::optional<std::chrono::milliseconds> tried; ///< when it was asked last
};

Catalogue::Catalogue(const QString &folder, const provider::KeySource &keys, chat::Clock &clock, QObject *parent)
    : QObject(parent), m_folder(folder), m_keys(keys), m_clock(clock)
{
    m_worker.setMaxThreadCount(1);
    m_worker.setThreadPriority(QThread::LowPriority);
}

Catalogue::~Catalogue() = default;

void Catalogue::setEndpoints(const QList<settings::Endpoint> &endpoints)
{
    auto before = std::exchange(m_entries, {});
    for (const settings::Endpoint &endpoint : endpoints) {
        const auto known = std::ranges::find_if(before, [&](const std::unique_ptr<Entry> &entry) {
            return entry && isSameServer(entry->listing.endpoint, endpoint);
        });
        m_entries.push_back(known == before.end() ? std::make_unique<Entry>() : std::move(*known));
        m_entries.back()->listing.endpoint = endpoint;
    }
    for (const std::unique_ptr<Entry> &entry : before) {
        if (entry)
            release(*entry);
    }
    if (m_isWanted)
        load();
    announce();
}

bool Catalogue::isSameServer(const settings::Endpoint &one, const settings::Endpoint &other)
{
    return one.id == other.id && one.url == other.url && one.kind == other.kind;
}

void Catalogue::load()
{
    m_isWanted = true;
    for (const std::unique_ptr<Entry> &entry : m_entries) {
        if (std::exchange(entry->isRead, true))
            continue;
        ++m_reading;
        m_worker.start(
            [this, endpoint = entry->listing.endpoint, file = listFile(m_folder, entry->listing.endpoint.id)] {
                auto kept = readList(file, endpoint);
                QMetaObject::invokeMethod(
                    this, [this, endpoint, kept = std::move(kept)] { takeRead(endpoint, kept); }, Qt::QueuedConnection);
            });
    }
}

void Catalogue::takeRead(const settings::Endpoint &endpoint, const std::optional<KeptList> &kept)
{
    --m_reading;
    Entry *const entry = this->entry(endpoint);
    if (kept && entry && !entry->listing.fetched.isValid()) { // else a refresh was faster
        entry->listing.list = kept->list;
        entry->listing.fetched = kept->fetched;
    }
    if (m_reading == 0)
        refreshOld(std::exchange(m_refreshWhenRead, {}));
    announce();
}

Catalogue::Entry *Catalogue::entry(const settings::Endpoint &endpoint) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const std::unique_ptr<Entry> &entry) {
        return isSameServer(entry->listing.endpoint, endpoint);
    });
    return found == m_entries.end() ? nullptr : found->get();
}

QList<Listing> Catalogue::listings() const
{
    QList<Listing> all;
    for (const std::unique_ptr<Entry> &entry : m_entries)
        all.append(entry->listing);
    return all;
}

const ModelSearch &Catalogue::models() const
{
    if (!m_models) {
        QList<ModelInfo> all;
        for (const std::unique_ptr<Entry> &entry : m_entries)
            all += entry->listing.list.models;
        m_models.emplace(std::move(all));
    }
    return *m_models;
}

const ModelInfo *Catalogue::find(const chat::Model &model) const
{
    const auto index = models().indexOf(model);
    return index ? &models().models().at(*index) : nullptr;
}

void Catalogue::refresh(const QString &endpointId)
{
    for (const std::unique_ptr<Entry> &entry : m_entries) {
        if (entry->listing.endpoint.id == endpointId)
            fetch(*entry);
    }
    announce();
}

void Catalogue::refreshAll()
{
    for (const std::unique_ptr<Entry> &entry : m_entries) {
        if (m_entries.size() == 1)
            fetch(*entry);
        else
            fetchWhereAskable(*entry);
    }
    announce();
}

void Catalogue::refreshOld(const QStringList &endpointIds)
{
    load();
    if (isLoading()) {
        m_refreshWhenRead += endpointIds;
        return;
    }
    for (const std::unique_ptr<Entry> &entry : m_entries) {
        if (endpointIds.contains(entry->listing.endpoint.id) && isOld(*entry))
            fetchWhereAskable(*entry);
    }
}

void Catalogue::fetchWhereAskable(Entry &entry)
{
    const settings::Endpoint endpoint = entry.listing.endpoint;
    entry.listing.isRefreshing = true;
    m_keys.whenKnown(endpoint, this, [this, endpoint] {
        Entry *const wanted = this->entry(endpoint);
        if (!wanted || !wanted->listing.isRefreshing)
            return; // stopped meanwhile
        if (provider::needsKey(endpoint) && m_keys.key(endpoint).isEmpty())
            release(*wanted);
        else
            fetch(*wanted);
        announce();
    });
}

bool Catalogue::isOld(const Entry &entry) const
{
    if (entry.tried && m_clock.now() - *entry.tried < betweenTries)
        return false;
    const QDateTime &fetched = entry.listing.fetched;
    return !fetched.isValid() || fetched.addDuration(freshFor) < m_clock.wallTime();
}

void Catalogue::fetch(Entry &entry)
{
    if (entry.request)
        return;
    entry.isRead = true;
    entry.tried = m_clock.now();
    entry.listing.isRefreshing = true;
    entry.listing.received = 0;
    entry.listing.error.reset();
    entry.request = new ModelsRequest(entry.listing.endpoint, m_keys, m_clock, this);
    const settings::Endpoint endpoint = entry.listing.endpoint;
    connect(entry.request, &ModelsRequest::received, this, [this, &entry](qint64 bytes) {
        entry.listing.received = bytes;
        Q_EMIT progressed();
    });
    connect(entry.request, &ModelsRequest::succeeded, this,
            [this, endpoint](const QByteArray &reply) { keep(endpoint, reply); });
    connect(entry.request, &ModelsRequest::failed, this, [this, endpoint](const chat::Error &error) {
        conclude(endpoint, [&](Listing &listing) { listing.error = error; });
    });
    entry.request->start();
}

void Catalogue::keep(const settings::Endpoint &endpoint, const QByteArray &reply)
{
    m_worker.start([this, endpoint, reply, file = listFile(m_folder, endpoint.id), now = m_clock.wallTime()] {
        auto list = readModels(reply, endpoint);
        std::optional<chat::Error> error;
        if (!list)
            error = {.kind = chat::ErrorKind::Protocol,
                     .message = list.error(),
                     .remedy = Text::tr("Check the address of the connection, or type the name of a model.")};
        else if (const auto written = writeList(file, endpoint, now, reply); !written)
            error = {.kind = chat::ErrorKind::Internal,
                     .message = written.error(),
                     .remedy = Text::tr("The list is known until the program is closed.")};
        const auto take = [this, endpoint, now, list = std::move(list), error] {
            conclude(endpoint, [&](Listing &listing) {
                if (list) {
                    listing.list = *list;
                    listing.fetched = now;
                }
                listing.error = error;
            });
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    });
}

void Catalogue::conclude(const settings::Endpoint &endpoint, const std::function<void(Listing &)> &change)
{
    Entry *const entry = this->entry(endpoint);
    if (!entry)
        return;
    release(*entry);
    change(entry->listing);
    announce();
}

void Catalogue::stopRefreshing()
{
    for (const std::unique_ptr<Entry> &entry : m_entries)
        release(*entry);
    announce();
}

bool Catalogue::isRefreshing() const
{
    return std::ranges::any_of(m_entries,
                               [](const std::unique_ptr<Entry> &entry) { return entry->listing.isRefreshing; });
}

void Catalogue::release(Entry &entry)
{
    entry.listing.isRefreshing = false;
    if (!entry.request)
        return;
    entry.request->disconnect(this);
    entry.request->deleteLater(); // it may be the one who calls
    entry.request = nullptr;
}

void Catalogue::announce()
{
    m_models.reset();
    Q_EMIT changed();
}

} // namespace catalogue

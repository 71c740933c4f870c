// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelsearch.h"
#include "catalogue/modelsreply.h"
#include "chat/error.h"
#include "settings/endpoint.h"

#include <QDateTime>
#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <functional>
#include <memory>

namespace chat {
class Clock;
}
namespace provider {
class KeySource;
}

namespace catalogue {

class ModelsRequest;
struct KeptList;

/// What is known of one endpoint's models.
struct Listing
{
    settings::Endpoint endpoint;
    ModelList list;
    QDateTime fetched; ///< UTC; invalid: never
    bool isRefreshing = false;
    qint64 received = 0;              ///< bytes of the list that is on its way
    std::optional<chat::Error> error; ///< why the last refresh failed; what was known before stays
};

/// Which models there are: the lists of all endpoints, from their files first, fetched anew where that is wanted. Reads
/// and writes in a worker. Sends nothing by itself. Made in main.
class Catalogue : public QObject
{
    Q_OBJECT

public:
    /// An older list is fetched anew when the person acts.
    static constexpr std::chrono::hours freshFor{24};

    /// `folder` holds a file for each endpoint, and is made when the first is written. `keys` and `clock` outlive this.
    Catalogue(const QString &folder, const provider::KeySource &keys, chat::Clock &clock, QObject *parent = nullptr);
    ~Catalogue() override;

    /// The endpoints whose models are wanted, in their order.
    void setEndpoints(const QList<settings::Endpoint> &endpoints);
    /// Reads what is on disk and was not read yet; cheap where there is nothing to do. Only then, or by a refresh,
    /// something is known.
    void load();
    [[nodiscard]] bool isLoading() const { return m_reading > 0; }

    /// In the order of the endpoints.
    [[nodiscard]] QList<Listing> listings() const;
    /// Absent where the model's endpoint does not list it (yet). Valid until something changes.
    [[nodiscard]] const ModelInfo *find(const chat::Model &model) const;
    /// All models of all endpoints. Valid until something changes.
    [[nodiscard]] const ModelSearch &models() const;

    /// Fetches the list of one endpoint, whatever its age, even without its key: OpenRouter's is public. The person has
    /// asked for it.
    void refresh(const QString &endpointId);
    /// Fetches the lists of all endpoints that can be asked, whatever their age: their key is there, or they need none.
    /// The only endpoint is asked in any case.
    void refreshAll();
    /// Fetches those of these that are missing or older than a day, and can be asked. To be called when the person acts
    /// (asks there, opens the list), never by itself.
    void refreshOld(const QStringList &endpointIds);
    void stopRefreshing();
    [[nodiscard]] bool isRefreshing() const;

Q_SIGNALS:
    /// Models, ages, errors, or who is being asked: something is different now.
    void changed();
    /// More of a list is here; only Listing::received is different.
    void progressed();

private:
    struct Entry;

    [[nodiscard]] static bool isSameServer(const settings::Endpoint &one, const settings::Endpoint &other);
    /// Nothing where it has gone, or is another server now.
    [[nodiscard]] Entry *entry(const settings::Endpoint &endpoint) const;
    [[nodiscard]] bool isOld(const Entry &entry) const;
    void takeRead(const settings::Endpoint &endpoint, const std::optional<KeptList> &kept);
    void fetchWhereAskable(Entry &entry);
    void fetch(Entry &entry);
    void keep(const settings::Endpoint &endpoint, const QByteArray &reply);
    void conclude(const settings::Endpoint &endpoint, const std::function<void(Listing &)> &change);
    void release(Entry &entry);
    void announce();

    const QString m_folder;
    const provider::KeySource &m_keys;
    chat::Clock &m_clock;
    std::vector<std::unique_ptr<Entry>> m_entries;
    bool m_isWanted = false;
    QStringList m_refreshWhenRead; ///< ids of endpoints
    int m_reading = 0;
    mutable std::optional<ModelSearch> m_models; ///< made when somebody asks
    QThreadPool m_worker;                        ///< one thread; the last member, so that it ends first
};

} // namespace catalogue

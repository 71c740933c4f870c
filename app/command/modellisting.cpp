// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/modellisting.h"

#include "catalogue/catalogue.h"
#include "catalogue/habits.h"
#include "catalogue/wording.h"
#include "command/modelsastext.h"
#include "command/output.h"
#include "settings/endpointstore.h"

namespace command {

ModelListing::ModelListing(const ListModels &list, const Collaborators &with, QObject *parent)
    : QObject(parent), m_list(list), m_with(with)
{
}

void ModelListing::start()
{
    m_with.catalogue.setEndpoints(m_with.endpoints.endpoints());
    m_with.catalogue.load();
    if (m_list.isRefreshed)
        m_with.catalogue.refreshAll();
    connect(&m_with.catalogue, &catalogue::Catalogue::changed, this, &ModelListing::conclude);
    conclude();
}

void ModelListing::conclude()
{
    if (m_with.catalogue.isLoading() || m_with.catalogue.isRefreshing())
        return;
    m_with.catalogue.disconnect(this);
    const catalogue::ModelSearch &all = m_with.catalogue.models();
    QList<catalogue::ModelInfo> found;
    for (const int index : all.find(m_list.search, {}, catalogue::habitsOf(m_with.preferences.current())))
        found.append(all.models().at(index));
    const auto written =
        put(m_with.out, m_list.asJson ? modelsAsJson(found) : modelsAsText(found, m_with.catalogue.listings()));
    if (!written) {
        say(m_with.err, written.error());
        return Q_EMIT ended(ExitCode::Failed);
    }
    Q_EMIT ended(sayProblems());
}

ExitCode ModelListing::sayProblems() const
{
    const QList<catalogue::Listing> listings = m_with.catalogue.listings();
    bool hasList = false;
    for (const catalogue::Listing &listing : listings) {
        hasList = hasList || (listing.fetched.isValid() && !listing.error);
        if (listing.error)
            say(m_with.err, catalogue::problemText(listing));
    }
    if (!hasList && !m_list.isRefreshed)
        say(m_with.err, tr("There is no list of models yet; counterpoint models --refresh fetches it."));
    return m_list.isRefreshed && !hasList ? ExitCode::Failed : ExitCode::Done;
}

} // namespace command

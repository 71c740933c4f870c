// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/newconnection.h"

#include "catalogue/catalogue.h"
#include "catalogue/suggestion.h"
#include "chat/errortext.h"
#include "connection/keyring.h"
#include "ui/settings/connecting.h"
#include "ui/window/otherrow.h"
#include "ui/window/panelchoice.h"

using settingsui::Connecting;

namespace windowui {

NewConnection::NewConnection(const Collaborators &with, OtherRow *row) : QObject(row), m_with(with), m_row(row)
{
    connect(m_row, &OtherRow::chosen, this, &NewConnection::begin);
    connect(m_row, &OtherRow::stopRequested, this, &NewConnection::stop);
    connect(m_row, &OtherRow::keyEntered, this,
            [this](const provider::Secret &key) { m_with.connecting.check(*m_endpoint, key); });
    connect(m_row, &OtherRow::keyEnteredUnchecked, this,
            [this](const provider::Secret &key) { m_with.connecting.keep(*m_endpoint, key); });
    connect(&m_with.catalogue, &catalogue::Catalogue::changed, this, &NewConnection::takeModels);

    const auto ours = [this](const QString &id) { return m_endpoint && m_endpoint->id == id; };
    connect(&m_with.connecting, &Connecting::checking, m_row, [this, ours](const QString &id) {
        if (ours(id))
            m_row->showKeyChecking();
    });
    connect(&m_with.connecting, &Connecting::failed, m_row,
            [this, ours](const QString &id, const QString &words, bool mayBeGood) {
                if (ours(id))
                    m_row->showKeyProblem(words, mayBeGood);
            });
    connect(&m_with.connecting, &Connecting::connected, this, [this, ours](const QString &id) {
        if (ours(id))
            askForModels();
    });
}

void NewConnection::begin(const settings::Endpoint &endpoint)
{
    stop();
    const auto added = m_with.choice.addConnection(endpoint);
    if (!added) {
        m_row->showProblem(added.error());
        return;
    }
    m_endpoint = *added;
    Q_EMIT begun();
    if (provider::needsKey(*m_endpoint) && m_with.keys.key(*m_endpoint).isEmpty())
        m_row->askForKey(*m_endpoint);
    else
        askForModels();
}

void NewConnection::askForModels()
{
    m_isAsking = true;
    m_row->showAsking(*m_endpoint);
    m_with.catalogue.refresh(m_endpoint->id);
}

void NewConnection::takeModels()
{
    if (!m_isAsking)
        return;
    const QList<catalogue::Listing> all = m_with.catalogue.listings();
    const auto listing =
        std::ranges::find(all, m_endpoint->id, [](const catalogue::Listing &one) { return one.endpoint.id; });
    if (listing == all.end() || listing->isRefreshing)
        return;
    m_isAsking = false;
    if (listing->error)
        return takeFailure(*listing->error);
    const catalogue::Suggestion found = catalogue::suggestion(*listing, QDate::currentDate());
    if (found.panel.members.isEmpty())
        return m_row->showProblem(tr("%1 answers, but offers no model that writes text.").arg(m_endpoint->name));
    m_row->finish();
    if (found.isAll)
        Q_EMIT panelReady(found.panel);
    else
        Q_EMIT panelSuggested(
            found.panel,
            tr("%1 is connected. These are its newest models: use them, or choose others.").arg(m_endpoint->name));
}

void NewConnection::takeFailure(const chat::Error &error)
{
    const QString words = chat::errorText(error);
    if (error.kind == chat::ErrorKind::Key && provider::mayCarryKey(*m_endpoint))
        m_row->askForKey(*m_endpoint, words);
    else if (error.status == 404 || error.status == 405)
        suggestUnlisted();
    else
        m_row->showProblem(words);
}

/// Not every server has a list of its models.
void NewConnection::suggestUnlisted()
{
    const chat::Model unnamed{.endpoint = m_endpoint->id};
    chat::Panel panel{.name = m_endpoint->name, .members = {{.model = unnamed}, {.model = unnamed}}};
    chat::numberMembers(panel);
    panel.judge.model = unnamed;
    panel.writer.model = unnamed;
    m_row->finish();
    Q_EMIT panelSuggested(
        panel, tr("%1 answers, but does not say which models it has. Write whom to ask.").arg(m_endpoint->name));
}

void NewConnection::stop()
{
    if (std::exchange(m_isAsking, false))
        m_with.catalogue.stopRefreshing();
    m_with.connecting.stop();
    if (m_endpoint)
        m_row->finish();
    m_endpoint.reset();
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panelchoice.h"

#include "forecast/destination.h"
#include "forecast/forecast.h"
#include "provider/connections.h"
#include "provider/keysource.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"
#include "ui/panel/offer.h"
#include "ui/window/connected.h"

namespace windowui {

PanelChoice::PanelChoice(const Collaborators &collaborators, QObject *parent)
    : QObject(parent)
    , m_panels(collaborators.panels)
    , m_endpoints(collaborators.endpoints)
    , m_preferences(collaborators.preferences)
    , m_connections(collaborators.connections)
    , m_keys(collaborators.keys)
    , m_discovery(collaborators.discovery)
{
    connect(&m_panels, &settings::PanelStore::changed, this, &PanelChoice::changed);
    connect(&m_endpoints, &settings::EndpointStore::changed, this, &PanelChoice::takeEndpoints);
    connect(&m_discovery, &provider::Discovery::found, this, [this](provider::FoundServer server) {
        server.needsKey = server.needsKey && m_keys.key(server.endpoint).isEmpty();
        m_servers.append(server);
        Q_EMIT changed();
    });
    connect(&m_discovery, &provider::Discovery::finished, this, [this] {
        m_isLooking = false;
        Q_EMIT changed();
    });
    m_connections.setEndpoints(m_endpoints.endpoints());
    pickFirst();
}

void PanelChoice::takeEndpoints()
{
    m_connections.setEndpoints(m_endpoints.endpoints());
    Q_EMIT changed();
}

void PanelChoice::pickFirst()
{
    const settings::Preferences &kept = m_preferences.current();
    if (kept.lastUnsaved) {
        m_panel = *kept.lastUnsaved;
        return;
    }
    const auto last = m_panels.find(kept.lastPanel);
    if (!kept.lastPanel.isEmpty() && last && last->isReady()) {
        m_panel = last->panel;
        return;
    }
    // The first that can be asked; else the first that could be, were there a connection.
    const QList<settings::StoredPanel> all = panels();
    for (const settings::StoredPanel &stored : all) {
        if (!stored.isReady())
            continue;
        if (m_panel.members.isEmpty() || isAskable(stored.panel))
            m_panel = stored.panel;
        if (isAskable(m_panel))
            return;
    }
}

bool PanelChoice::isAskable(const chat::Panel &panel) const
{
    QList<settings::Endpoint> endpoints = m_endpoints.endpoints();
    endpoints.removeIf([this](const settings::Endpoint &endpoint) {
        return std::ranges::any_of(m_servers, [&endpoint](const provider::FoundServer &server) {
            return server.needsKey && server.endpoint.id == endpoint.id;
        });
    });
    return windowui::isConnected(panel, endpoints, m_keys);
}

chat::Panel PanelChoice::filled(const chat::Panel &local) const
{
    QList<chat::Model> models;
    for (const provider::FoundServer &server : m_servers) {
        for (const QString &model : server.models)
            models.append({.endpoint = server.endpoint.id, .id = model});
    }
    chat::Panel panel = settings::firstPanel(models);
    panel.id = local.id;
    panel.name = local.name;
    return panel;
}

QList<settings::StoredPanel> PanelChoice::panels() const
{
    QList<settings::StoredPanel> all = m_panels.panels();
    for (settings::StoredPanel &stored : all) {
        if (stored.fill == settings::Fill::Local)
            stored.panel = filled(stored.panel);
    }
    return all;
}

void PanelChoice::pick(const chat::Panel &panel)
{
    m_panel = panel;
    settings::Preferences next = m_preferences.current();
    next.lastPanel = panel.id;
    const auto stored = m_panels.find(panel.id);
    const bool isKept = !panel.id.isEmpty() && stored && stored->panel == panel;
    next.lastUnsaved = isKept ? std::nullopt : std::optional(panel);
    // Where it cannot be written it holds until the program closes; that is no reason to stop anybody.
    (void)m_preferences.replace(next);
    Q_EMIT changed();
}

std::expected<void, QString> PanelChoice::save(const chat::Panel &panel)
{
    return m_panels.save(panel, panel.name).transform([this](const chat::Panel &kept) { pick(kept); });
}

std::expected<void, QString> PanelChoice::remove(const QString &id)
{
    if (const auto removed = m_panels.remove(id); !removed)
        return std::unexpected(removed.error());
    if (m_panel.id == id) {
        settings::Preferences next = m_preferences.current();
        next.lastPanel.clear();
        next.lastUnsaved.reset();
        (void)m_preferences.replace(next); // as with the panel: it holds now
        m_panel = {};
        pickFirst();
        Q_EMIT changed();
    }
    return {};
}

std::optional<settings::StoredPanel> PanelChoice::kept(const QString &id) const
{
    const QList<settings::StoredPanel> all = panels();
    const auto found = std::ranges::find_if(all, [&id](const settings::StoredPanel &stored) {
        return !id.isEmpty() && stored.panel.id == id && !stored.panel.members.isEmpty();
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

QStringList PanelChoice::savedNames() const
{
    QStringList names;
    for (const QList<settings::StoredPanel> all = m_panels.panels(); const settings::StoredPanel &stored : all) {
        if (stored.origin == settings::Origin::Saved && stored.problem.isEmpty())
            names.append(stored.panel.name);
    }
    return names;
}

std::expected<chat::Panel, QString> PanelChoice::read(const QString &path) const
{
    const auto stored = m_panels.readFrom(path);
    if (!stored)
        return std::unexpected(stored.error());
    if (!stored->isReady())
        return std::unexpected(tr("%1 names no members: the program fills it by itself.").arg(stored->panel.name));
    return stored->panel;
}

QList<chat::Model> PanelChoice::justOneModels() const
{
    QList<chat::Model> models{m_panel.writer.model};
    const auto add = [&models](const chat::Model &model) {
        const bool isThere = std::ranges::any_of(models, [&model](const chat::Model &other) {
            return other.endpoint == model.endpoint && other.id == model.id;
        });
        if (!isThere)
            models.append(model);
    };
    for (const chat::Member &member : m_panel.members)
        add(member.model);
    if (const auto &chosen = m_preferences.current().justOne; chosen && m_endpoints.endpoint(chosen->endpoint))
        add(*chosen);
    return models;
}

chat::Model PanelChoice::justOne() const
{
    const auto &chosen = m_preferences.current().justOne;
    const QList<chat::Model> models = justOneModels();
    const auto found = std::ranges::find_if(models, [&chosen](const chat::Model &model) {
        return chosen && chosen->endpoint == model.endpoint && chosen->id == model.id;
    });
    return found == models.end() ? models.first() : *found;
}

void PanelChoice::chooseJustOne(const chat::Model &model)
{
    settings::Preferences next = m_preferences.current();
    next.justOne = model == m_panel.writer.model ? std::nullopt : std::optional(model);
    (void)m_preferences.replace(next); // as with the panel: it holds now
    Q_EMIT changed();
}

chat::Panel PanelChoice::justOnePanel(chat::Panel panel) const
{
    panel.writer = forecast::justOneOf(panel, m_preferences.current().justOne, m_endpoints.endpoints());
    return panel;
}

bool PanelChoice::isConnected() const
{
    return isAskable(m_panel);
}

bool PanelChoice::isOpenRouterReady() const
{
    return !m_keys.key(settings::openRouter()).isEmpty();
}

QString PanelChoice::refusal(const chat::Panel &panel) const
{
    return forecast::refusal(panel, m_endpoints.endpoints());
}

QString PanelChoice::obstacle(const chat::Panel &panel) const
{
    if (const QString why = refusal(panel); !why.isEmpty())
        return why;
    return isAskable(panel) ? QString() : tr("%1 is not connected.").arg(panel.name);
}

QString PanelChoice::destination(const chat::Panel &panel) const
{
    return forecast::destinationOf(panel, m_endpoints.endpoints());
}

panelui::Offer PanelChoice::offer() const
{
    panelui::Offer offer{.endpoints = m_endpoints.endpoints(), .savedNames = savedNames()};
    offer.uncovered = [this](const chat::Panel &panel) { return forecast::uncovered(panel, m_endpoints.endpoints()); };
    for (const provider::FoundServer &server : m_servers)
        offer.models.insert(server.endpoint.id, server.models);
    return offer;
}

std::expected<settings::Endpoint, QString> PanelChoice::addConnection(const settings::Endpoint &endpoint)
{
    return m_endpoints.add(endpoint);
}

void PanelChoice::lookForServers()
{
    if (std::exchange(m_isLooking, true))
        return;
    m_servers.clear();
    m_discovery.start();
    Q_EMIT changed();
}

bool PanelChoice::areServersInUse() const
{
    return std::ranges::all_of(m_servers, [this](const provider::FoundServer &server) {
        return server.needsKey || m_endpoints.endpoint(server.endpoint.id).has_value();
    });
}

void PanelChoice::useLocalServers()
{
    for (const provider::FoundServer &server : std::as_const(m_servers)) {
        if (!server.needsKey)
            (void)m_endpoints.put(server.endpoint);
    }
    const QList<settings::StoredPanel> all = panels();
    const auto local = std::ranges::find(all, settings::Fill::Local, &settings::StoredPanel::fill);
    if (local != all.end() && !local->panel.members.isEmpty())
        pick(local->panel);
}

} // namespace windowui

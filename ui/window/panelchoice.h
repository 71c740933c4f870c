// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/discovery.h"
#include "settings/panelstore.h"

#include <QObject>

namespace panelui {
struct Offer;
}
namespace provider {
class Connections;
class KeySource;
} // namespace provider
namespace settings {
class EndpointStore;
class PreferenceStore;
} // namespace settings

namespace windowui {

/// Which panel the next question goes to, out of which ones, and whether it can be asked. Brings together the panels,
/// the connections, the keys and the servers found on this computer. All collaborators outlive it.
class PanelChoice : public QObject
{
    Q_OBJECT

public:
    struct Collaborators
    {
        settings::PanelStore &panels;
        settings::EndpointStore &endpoints;
        settings::PreferenceStore &preferences;
        provider::Connections &connections;
        const provider::KeySource &keys;
        provider::Discovery &discovery;
    };

    explicit PanelChoice(const Collaborators &collaborators, QObject *parent = nullptr);

    [[nodiscard]] const chat::Panel &panel() const { return m_panel; }
    /// All panels, the local one filled with what was found.
    [[nodiscard]] QList<settings::StoredPanel> panels() const;
    /// Takes this one, and remembers it for the next start.
    void pick(const chat::Panel &panel);
    /// Saves and picks; fails with one sentence.
    [[nodiscard]] std::expected<void, QString> save(const chat::Panel &panel);
    /// Removes a saved panel; where it was picked, another is.
    [[nodiscard]] std::expected<void, QString> remove(const QString &id);
    /// What is saved or shipped under that id, where its members are known.
    [[nodiscard]] std::optional<settings::StoredPanel> kept(const QString &id) const;
    [[nodiscard]] QStringList savedNames() const;
    /// A panel in a file of anybody's; fails with one sentence.
    [[nodiscard]] std::expected<chat::Panel, QString> read(const QString &path) const;

    /// Whom "Just one" may ask: the writer first, then the members' models, then the one chosen earlier where it is
    /// none of these and its connection is still there.
    [[nodiscard]] QList<chat::Model> justOneModels() const;
    /// The one among them that it asks: the writer's unless another was chosen.
    [[nodiscard]] chat::Model justOne() const;
    /// Remembers it for the next start.
    void chooseJustOne(const chat::Model &model);
    /// The panel, its writer being the one that was chosen, where one was.
    [[nodiscard]] chat::Panel justOnePanel(chat::Panel panel) const;

    [[nodiscard]] bool isConnected() const;
    [[nodiscard]] bool isConnected(const chat::Panel &panel) const { return isAskable(panel); }
    [[nodiscard]] bool isOpenRouterReady() const;
    /// Why that panel is not asked at all; see forecast::refusal().
    [[nodiscard]] QString refusal(const chat::Panel &panel) const;
    /// Why that panel cannot be asked now: refused, or not connected. A sentence; empty where it can be.
    [[nodiscard]] QString obstacle(const chat::Panel &panel) const;
    /// Where a question to it goes; see forecast::destinationOf().
    [[nodiscard]] QString destination(const chat::Panel &panel) const;
    /// What the form can offer.
    [[nodiscard]] panelui::Offer offer() const;

    /// As it is kept.
    [[nodiscard]] std::expected<settings::Endpoint, QString> addConnection(const settings::Endpoint &endpoint);
    /// Looks for servers on this computer (again).
    void lookForServers();
    [[nodiscard]] bool isLooking() const { return m_isLooking; }
    /// Keeps the servers that were found as connections, and picks the local panel.
    void useLocalServers();
    /// Those that need a key which is not there are among them, marked so.
    [[nodiscard]] const QList<provider::FoundServer> &servers() const { return m_servers; }
    /// Whether all that can be asked are connections already.
    [[nodiscard]] bool areServersInUse() const;

Q_SIGNALS:
    /// The panel, the connections or the servers are others now.
    void changed();

private:
    void pickFirst();
    void takeEndpoints();
    [[nodiscard]] bool isAskable(const chat::Panel &panel) const;
    [[nodiscard]] chat::Panel filled(const chat::Panel &local) const;

    settings::PanelStore &m_panels;
    settings::EndpointStore &m_endpoints;
    settings::PreferenceStore &m_preferences;
    provider::Connections &m_connections;
    const provider::KeySource &m_keys;
    provider::Discovery &m_discovery;
    chat::Panel m_panel;
    QList<provider::FoundServer> m_servers;
    bool m_isLooking = false;
};

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"
#include "chat/panel.h"
#include "settings/endpoint.h"

#include <QObject>

#include <optional>

namespace catalogue {
class Catalogue;
}
namespace connection {
class KeyRing;
}
namespace settingsui {
class Connecting;
}

namespace windowui {

class OtherRow;
class PanelChoice;

/// From an address or a service on the first page to a panel that can be asked: keeps the connection, asks the person
/// for its key where it wants one, and the server for its models.
class NewConnection : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    struct Collaborators
    {
        PanelChoice &choice;
        const connection::KeyRing &keys;
        settingsui::Connecting &connecting;
        catalogue::Catalogue &catalogue;
    };

    /// Serves that row and belongs to it.
    NewConnection(const Collaborators &with, OtherRow *row);

Q_SIGNALS:
    void begun();
    /// The connection works, and these are all its models: the panel can be asked.
    void panelReady(const chat::Panel &panel);
    /// The connection works; `words` say what of the panel is to be looked at first.
    void panelSuggested(const chat::Panel &panel, const QString &words);

private:
    void begin(const settings::Endpoint &endpoint);
    void askForModels();
    void takeModels();
    void takeFailure(const chat::Error &error);
    void suggestUnlisted();
    void stop();

    Collaborators m_with;
    OtherRow *const m_row;
    std::optional<settings::Endpoint> m_endpoint; ///< the one at hand
    bool m_isAsking = false;                      ///< for its models
};

} // namespace windowui

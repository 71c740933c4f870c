// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QObject>

namespace catalogue {
class Catalogue;
}
namespace desk {
class Desk;
}
namespace settings {
class EndpointStore;
}

namespace windowui {

class Composer;
class PanelChoice;

/// Has connections asked for their lists of models, which are old or missing, when the person acts there and not
/// before: types a question to them, for it is to be said what that will cost, or has asked them one.
class ModelLists : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    struct Collaborators
    {
        catalogue::Catalogue &catalogue;
        settings::EndpointStore &endpoints;
        desk::Desk &desk;
        const PanelChoice &choice;
        Composer &composer;
    };

    explicit ModelLists(const Collaborators &with, QObject *parent = nullptr);

private:
    void noteTyping();

    Collaborators m_with;
    QStringList m_typedFor; ///< the connections that were asked because of typing, last
};

} // namespace windowui

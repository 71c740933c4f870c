// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QIODevice;

namespace catalogue {
class Catalogue;
}
namespace chat {
class Clock;
}
namespace compare {
class Laboratory;
}
namespace connection {
class KeyRing;
}
namespace desk {
class Desk;
}
namespace forecast {
class Forecaster;
}
namespace library {
class Library;
}
namespace provider {
class Connections;
}
namespace settings {
class EndpointStore;
class PanelStore;
class PreferenceStore;
} // namespace settings

namespace command {

/// Whom the commands work with. All outlive them.
struct Collaborators
{
    desk::Desk &desk;
    library::Library &library; ///< opened by the command that needs it
    const QString libraryFolder;
    settings::PanelStore &panels;
    settings::EndpointStore &endpoints;
    settings::PreferenceStore &preferences;
    provider::Connections &connections;
    catalogue::Catalogue &catalogue;
    connection::KeyRing &keys;
    chat::Clock &clock;
    forecast::Forecaster &forecaster;
    compare::Laboratory &laboratory;
    QIODevice &in;
    QIODevice &out;
    QIODevice &err;
    const bool isTerminal;    ///< whether `out` is read by a person
    const bool isErrTerminal; ///< whether `err` is: lines there can be rewritten
};

} // namespace command

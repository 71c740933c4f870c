// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace chat {
class Clock;
}
namespace connection {
class KeyRing;
}
namespace library {
class Library;
}
namespace settings {
class EndpointStore;
class PanelStore;
class PreferenceStore;
} // namespace settings

namespace settingsui {

class Connecting;
class Shortcuts;

/// What the settings show and change. All of it outlives the page.
struct Collaborators
{
    settings::PreferenceStore &preferences;
    settings::EndpointStore &endpoints;
    settings::PanelStore &panels;
    connection::KeyRing &keys;
    Connecting &connecting;
    library::Library &library;
    Shortcuts &shortcuts;
    chat::Clock &clock;
};

} // namespace settingsui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace connection {
class KeyRing;
}
namespace settings {
struct Endpoint;
}
namespace settingsui {
class Connecting;
}

namespace windowui {

class OpenRouterRow;

/// Has done what the row asks for, and tells it how it goes. Both outlive the row.
void serve(OpenRouterRow *row, const settings::Endpoint &endpoint, settingsui::Connecting &connecting,
           const connection::KeyRing &keys);

} // namespace windowui

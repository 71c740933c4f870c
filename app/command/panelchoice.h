// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "command/commandline.h"
#include "settings/endpoint.h"

#include <expected>
#include <optional>

namespace settings {
class PanelStore;
struct Preferences;
} // namespace settings

namespace command {

/// Whom `ask` asks.
struct PanelChoice
{
    chat::Panel panel;
    std::optional<settings::Endpoint> endpoint; ///< made on the spot, unknown to the connections so far
    bool isExample = false;                     ///< a written example is played; `panel` has no members
    bool isStored = false;                      ///< from the store, so that its id is enough to find it again

    bool operator==(const PanelChoice &) const = default;
};

/// What the options say; else the panel of the turn that is gone on from (`last`); else the panel that was asked last.
/// Never looks for servers. Fails with one sentence (exit code WrongUse).
[[nodiscard]] std::expected<PanelChoice, QString> choosePanel(const Ask &ask, const chat::Turn *last,
                                                              const settings::PanelStore &panels,
                                                              const settings::Preferences &preferences);

} // namespace command

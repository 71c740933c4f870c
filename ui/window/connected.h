// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "settings/endpoint.h"

namespace provider {
class KeySource;
}

namespace windowui {

/// Whether everybody in the panel can be asked: the connection is known, and has its key where it needs one.
[[nodiscard]] bool isConnected(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints,
                               const provider::KeySource &keys);

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/keyring.h"

namespace settingsui {

/// "key in the keychain", "key from GROQ_API_KEY", "key for this session only", "no key": for a line among others.
[[nodiscard]] QString keyWords(const connection::KeyState &state, const settings::Endpoint &endpoint);
/// What the person should know beyond that, in a sentence or two; empty where there is nothing. That there is no
/// keychain is said only once there is a key to keep.
[[nodiscard]] QString keyNote(const connection::KeyState &state, const settings::Endpoint &endpoint);

} // namespace settingsui

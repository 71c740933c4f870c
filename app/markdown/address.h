// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace markdown {

/// Only http, https and mailto, written plainly: no white space, control character or backslash, and a host.
[[nodiscard]] bool isLinkAddress(const QString &address);

} // namespace markdown

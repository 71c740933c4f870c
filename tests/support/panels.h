// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

namespace testsupport {

/// A panel of models given as "endpoint:model".
[[nodiscard]] chat::Panel panelOf(const QStringList &members, const QString &judge, const QString &writer);

} // namespace testsupport

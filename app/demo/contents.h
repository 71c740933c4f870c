// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace demo {

/// A kept file of resources/demo; empty where there is none of that name.
[[nodiscard]] QByteArray contents(const QString &fileName);

} // namespace demo

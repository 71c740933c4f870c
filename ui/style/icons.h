// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/colors.h"

#include <QIcon>
#include <QStringList>

namespace styleui {

/// An icon of ours from resources/icons ("copy", "stop", …), coloured when it is painted: it follows light and dark.
[[nodiscard]] QIcon icon(const QString &name, Ink ink = Ink::Secondary);
/// The names of all icons there are.
[[nodiscard]] QStringList iconNames();

} // namespace styleui

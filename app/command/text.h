// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace command {

/// For what is said outside of any object.
[[nodiscard]] inline QString tr(const char *text)
{
    return QCoreApplication::translate("command", text);
}

} // namespace command

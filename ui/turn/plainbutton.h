// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QToolButton;

namespace turnui {

/// A small button that is only an icon. `label` is its tool tip and its name for screen readers.
[[nodiscard]] QToolButton *plainButton(const QString &objectName, const QString &icon, const QString &label);

} // namespace turnui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

/// Foreign text (models, servers, files) on its way into widgets that would read it as more than text.
namespace styleui {

/// On one line: white space folded, control characters and direction overrides gone.
[[nodiscard]] QString oneLine(const QString &text);
/// For buttons and menus, where an ampersand would be a mnemonic. On one line.
[[nodiscard]] QString buttonText(const QString &text);
/// A tool tip that shows the text as it is, whatever it looks like.
void setPlainToolTip(QWidget *widget, const QString &text);

} // namespace styleui

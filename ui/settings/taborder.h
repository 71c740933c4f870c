// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace settingsui {

/// Lets the Tab key go through `whole` in the order of its layouts. What is made later comes last otherwise.
void orderTabs(QWidget *whole);

} // namespace settingsui

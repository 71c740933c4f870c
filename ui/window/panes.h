// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace windowui {

/// From the pane of that window which has the focus to the one so many places further, in a circle: to what comes first
/// there by Tab. A pane without any such thing, or hidden, is passed over.
void focusPane(const QList<QWidget *> &panes, int by);

} // namespace windowui

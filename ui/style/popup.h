// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/surfaces.h"

class QKeyEvent;

namespace styleui {

/// A button takes the space bar by itself; who works by keyboard expects Return to do the same. For the keyPressEvent
/// of a window: whether Return pressed the button in it that has the focus.
[[nodiscard]] bool pressesFocusedButton(const QKeyEvent &event, const QWidget &window);

/// A card over the window, gone with Esc or a click beside it.
class Popup : public Card
{
    Q_OBJECT

public:
    explicit Popup(QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace styleui

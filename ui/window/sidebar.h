// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace windowui {

/// The frame around the list of sessions: beside the page in a wide window, over it in a narrow one.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    /// Takes both; the button stands at the foot.
    Sidebar(QWidget *content, QWidget *menuButton, QWidget *parent);

    static constexpr int usualWidth = 244;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace windowui

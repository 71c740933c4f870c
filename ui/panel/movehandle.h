// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace panelui {

/// Where a row is taken hold of to be moved: with the mouse, or with Up and Down while it has the focus.
class MoveHandle : public QPushButton
{
    Q_OBJECT

public:
    explicit MoveHandle(QWidget *parent = nullptr);

Q_SIGNALS:
    /// −1: up, 1: down.
    void moveRequested(int by);
    /// The mouse holds it and is there now, on the screen.
    void draggedTo(const QPoint &place);
    void taken();
    void released();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace panelui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace windowui {

/// The right edge of its parent, to be drawn with the mouse or moved with the arrow keys; a double click gives the
/// usual width back. Changes nothing itself.
class WidthHandle : public QWidget
{
    Q_OBJECT

public:
    explicit WidthHandle(QWidget *parent);

    static constexpr int thickness = 5; ///< logical pixels

Q_SIGNALS:
    /// The width that the parent is to have, in logical pixels; 0: the usual one.
    void widthRequested(int pixels);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int m_grip = 0; ///< from the pointer to the edge
};

} // namespace windowui

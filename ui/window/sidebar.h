// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace windowui {

class WidthHandle;

/// The frame around the list of sessions: beside the page in a wide window, over it in a narrow one.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    /// Takes both; the button stands at the foot.
    Sidebar(QWidget *content, QWidget *menuButton, QWidget *parent);
    /// Takes it; beside the button.
    void addToFoot(QWidget *widget);

    static constexpr int usualWidth = 244; ///< logical pixels
    static constexpr int smallestWidth = 180;

Q_SIGNALS:
    /// As WidthHandle's.
    void widthRequested(int pixels);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_foot = nullptr;
    WidthHandle *const m_handle;
};

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractScrollArea;

namespace styleui {

/// A line of one pixel across the layout that it is put into.
class Hairline : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
};

/// Takes the frame away; the vertical scroll bar lies over the margin of what is scrolled, which keeps its width
/// whether there is one or not.
void layScrollBarOver(QAbstractScrollArea *area);
[[nodiscard]] bool isScrollBarOver(const QAbstractScrollArea *area);

/// Paper with a hairline around it and round corners: columns, cards, the pane. Its layout needs margins of at least
/// the hairline, which it sets.
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    /// Shown with the accent around it: the one that the keyboard has.
    void setHighlighted(bool highlighted);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isHighlighted = false;
};

} // namespace styleui

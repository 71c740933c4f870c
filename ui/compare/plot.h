// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/chart.h"

#include <QWidget>

class QCustomPlot;

namespace compareui {

/// A chart on the screen. What is pointed at says its numbers in a tool tip; a click asks for the trials behind it. By
/// keyboard: the arrow keys, Home and End go from one thing to the next, with the same words, and Return is the click.
class PlotWidget : public QWidget
{
    Q_OBJECT

public:
    explicit PlotWidget(QWidget *parent = nullptr);
    ~PlotWidget() override;

    /// Draws nothing anew where it is the same.
    void setChart(const Chart &chart);
    [[nodiscard]] const Chart &chart() const { return m_chart; }
    /// What is pointed at, in the order of Chart::spots(); −1: nothing.
    [[nodiscard]] int current() const { return m_current; }
    /// Where that thing is drawn, in the widget's pixels; nothing until it is.
    [[nodiscard]] QRectF placeOf(int spot) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void trialsAsked(const QList<chat::TurnId> &turns);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class By { Pointer, Keyboard };

    void composeInSight();
    void compose();
    void point(int spot, By by);
    void activate(int spot);
    [[nodiscard]] int spotAt(const QPointF &place) const;

    QCustomPlot *const m_plot;
    Chart m_chart;
    QList<Spot> m_spots;
    int m_current = -1;
    bool m_isStale = false;
    bool m_isDrawn = false;
};

} // namespace compareui

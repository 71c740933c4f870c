// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/colors.h"
#include "ui/style/look.h"

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionSlider;
class QStyleOptionSpinBox;

/// What QuietStyle draws, one function a thing.
namespace styleui {

void paintButton(QPainter &painter, const QStyleOption &option, Look look);
[[nodiscard]] Ink buttonInk(const QStyleOption &option, Look look);
void paintField(QPainter &painter, const QStyleOption &option);
/// Along the edge; on the accent a little inside it, where it is seen.
void paintFocusRing(QPainter &painter, const QStyleOption &option, Look look = Look::Quiet);
void paintCheckBox(QPainter &painter, const QStyleOption &option);
void paintRadioButton(QPainter &painter, const QStyleOption &option);
void paintRow(QPainter &painter, const QStyleOption &option);
void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
void paintChevron(QPainter &painter, const QRect &place, const QColor &color, Qt::ArrowType to = Qt::DownArrow);
void paintSpinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);
void paintOutline(QPainter &painter, const QRect &place, const QColor &line);

} // namespace styleui

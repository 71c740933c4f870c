// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/quietpainting.h"

#include "ui/style/metrics.h"
#include "ui/style/mixing.h"

#include <QPainter>
#include <QStyleOption>

namespace styleui {

namespace {

constexpr double ringWidth = 2;
constexpr double checkWidth = 1.8;

struct Surface
{
    QColor fill = Qt::transparent;
    QColor line = Qt::transparent;
};

void paintRounded(QPainter &painter, const QRect &place, double corner, const Surface &surface)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(surface.fill);
    painter.setPen(surface.line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(surface.line, hairlineWidth));
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter.restore();
}

Surface surfaceOf(const QStyleOption &option, Look look)
{
    const Colors &all = colors(option.palette);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isPressed = isEnabled && option.state.testFlag(QStyle::State_Sunken);
    const bool isHovered = isEnabled && option.state.testFlag(QStyle::State_MouseOver);
    const bool isChecked = option.state.testFlag(QStyle::State_On);
    const QColor under = isPressed ? mixed(all.opened, all.hairline, 0.6F) : all.opened;
    switch (look) {
    case Look::Main:
        if (!isEnabled)
            return {all.opened, all.hairline};
        return {mixed(all.accent, all.text, isPressed ? 0.25F : isHovered ? 0.12F : 0.0F), Qt::transparent};
    case Look::Quiet:
        return {isChecked ? all.accentTint : isPressed || isHovered ? under : all.paper, all.hairline};
    case Look::Chip:
        if (isChecked)
            return {all.accentTint, all.accent};
        return {isPressed || isHovered ? under : QColor(Qt::transparent), all.hairline};
    case Look::Toggle:
        return {isChecked ? all.accentTint : isPressed || isHovered ? under : QColor(Qt::transparent), Qt::transparent};
    case Look::Plain:
        return {isChecked ? all.accentTint : isPressed || isHovered ? under : QColor(Qt::transparent), Qt::transparent};
    case Look::Link:
        return {};
    }
    return {};
}

} // namespace

void paintButton(QPainter &painter, const QStyleOption &option, Look look)
{
    const double corner = look == Look::Chip ? option.rect.height() / 2.0 : smallRadius;
    paintRounded(painter, option.rect, corner, surfaceOf(option, look));
}

Ink buttonInk(const QStyleOption &option, Look look)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return Ink::Faint;
    if (look == Look::Main)
        return Ink::OnAccent;
    if (look == Look::Link || option.state.testFlag(QStyle::State_On))
        return Ink::Accent;
    return look == Look::Plain || option.state.testFlag(QStyle::State_MouseOver) ? Ink::Text : Ink::Secondary;
}

void paintField(QPainter &painter, const QStyleOption &option)
{
    const Colors &all = colors(option.palette);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
    paintRounded(painter, option.rect, smallRadius, {all.paper, hasFocus ? all.accent : all.hairline});
}

void paintFocusRing(QPainter &painter, const QStyleOption &option, Look look)
{
    if (!option.state.testFlag(QStyle::State_KeyboardFocusChange))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const bool isInside = look == Look::Main && option.state.testFlag(QStyle::State_Enabled);
    const Colors &all = colors(option.palette);
    painter.setPen(QPen(isInside ? all.onAccent : all.accent, ringWidth));
    const double inset = isInside ? 1 + ringWidth : 1;
    const double corner = isInside ? smallRadius - ringWidth : smallRadius;
    painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), corner, corner);
    painter.restore();
}

void paintCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Colors &all = colors(option.palette);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isOff = option.state.testFlag(QStyle::State_Off);
    const QColor filled = isEnabled ? all.accent : all.faint;
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const QColor line = hasFocus || option.state.testFlag(QStyle::State_MouseOver) ? all.accent : all.faint;
    paintRounded(painter, option.rect, step, isOff ? Surface{all.paper, line} : Surface{filled, filled});
    if (isOff)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(all.onAccent, checkWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box(option.rect);
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    if (option.state.testFlag(QStyle::State_NoChange))
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else
        painter.drawPolyline(QPolygonF{at(0.26, 0.52), at(0.43, 0.69), at(0.75, 0.33)});
    painter.restore();
}

void paintRadioButton(QPainter &painter, const QStyleOption &option)
{
    const Colors &all = colors(option.palette);
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isLit = isOn || option.state.testFlag(QStyle::State_HasFocus);
    const QColor line = isLit && option.state.testFlag(QStyle::State_Enabled) ? all.accent : all.faint;
    paintRounded(painter, option.rect, option.rect.height() / 2.0, {all.paper, line});
    if (!isOn)
        return;
    const int inset = option.rect.height() * 3 / 10;
    paintRounded(painter, option.rect.adjusted(inset, inset, -inset, -inset), option.rect.height() / 2.0, {line, line});
}

void paintRow(QPainter &painter, const QStyleOption &option)
{
    const Colors &all = colors(option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        paintRounded(painter, option.rect, smallRadius, {all.accentTint, Qt::transparent});
    else if (option.state.testFlag(QStyle::State_MouseOver))
        paintRounded(painter, option.rect, smallRadius, {all.opened, Qt::transparent});
}

void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    if (option.minimum >= option.maximum)
        return;
    const Colors &all = colors(option.palette);
    const bool isHeld = option.state.testFlag(QStyle::State_Sunken);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QColor fill = mixed(all.hairline, all.faint, isHeld ? 0.9F : isHovered ? 0.6F : 0.25F);
    constexpr int inset = 2;
    const QRect bar = handle.adjusted(inset, inset, -inset, -inset);
    paintRounded(painter, bar, qMin(bar.width(), bar.height()) / 2.0, {fill, Qt::transparent});
}

void paintChevron(QPainter &painter, const QRect &place, const QColor &color, Qt::ArrowType to)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF centre = QRectF(place).center();
    const double half = step - 0.5;
    const double rise = to == Qt::UpArrow ? -half / 2 : half / 2;
    painter.drawPolyline(
        QPolygonF{centre + QPointF(-half, -rise), centre + QPointF(0, rise), centre + QPointF(half, -rise)});
    painter.restore();
}

void paintSpinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down)
{
    paintField(painter, option);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const auto paintStep = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag way, const QRect &place,
                               Qt::ArrowType to) {
        const bool can = isEnabled && option.stepEnabled.testFlag(way);
        const bool isPointed = can && option.activeSubControls.testFlag(part) &&
                               option.state.testAnyFlags(QStyle::State_MouseOver | QStyle::State_Sunken);
        const Ink shade = isPointed ? Ink::Text : can ? Ink::Secondary : Ink::Faint;
        paintChevron(painter, place, ink(shade, option.palette), to);
    };
    paintStep(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, up, Qt::UpArrow);
    paintStep(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, down, Qt::DownArrow);
}

void paintOutline(QPainter &painter, const QRect &place, const QColor &line)
{
    painter.save();
    painter.setPen(QPen(line, hairlineWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.restore();
}

} // namespace styleui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/quietstyle.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/quietpainting.h"
#include "ui/style/returnkey.h"
#include "ui/style/surfaces.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleOption>
#include <QTextEdit>
#include <QToolButton>

namespace styleui {

namespace {

constexpr int scrollBarExtent = 10;
constexpr int shortestHandle = 28;
constexpr int chevronRoom = 4 * step;
constexpr double quietDifference = 0.75; ///< points: a quiet button is a little smaller than the text around it
constexpr int indicatorSize = 4 * step;

Look lookFor(const QStyleOption *option, const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const Look look = button ? lookOf(button) : Look::Quiet;
    const auto *push = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (look == Look::Quiet && push && push->features.testFlag(QStyleOptionButton::DefaultButton))
        return Look::Main;
    return look;
}

bool isFramedTextField(const QWidget *widget)
{
    if (!qobject_cast<const QTextEdit *>(widget) && !qobject_cast<const QPlainTextEdit *>(widget))
        return false;
    return static_cast<const QFrame *>(widget)->frameShape() == QFrame::StyledPanel;
}

struct Room
{
    int across;
    int along;
};

/// What a button adds to its text on each side.
Room roomFor(Look look)
{
    switch (look) {
    case Look::Main:
        return {6, 4 * step};
    case Look::Chip:
        return {2, 2 * step + 1};
    case Look::Toggle:
        return {5, 3 * step - 2};
    case Look::Plain:
        return {step, step};
    case Look::Link:
        return {2, step}; // for the ring
    case Look::Quiet:
        break;
    }
    return {step, 3 * step - 2};
}

QFont labelFont(const QFont &base, Look look)
{
    if (look == Look::Main || look == Look::Toggle)
        return strong(base);
    if (look != Look::Quiet || base.pointSizeF() <= 0)
        return base;
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() - quietDifference);
    return font;
}

template<typename Option>
Option inked(const Option &option, Look look)
{
    Option copy = option;
    const QColor color = ink(buttonInk(option, look), option.palette);
    copy.palette.setColor(QPalette::ButtonText, color);
    copy.palette.setColor(QPalette::WindowText, color);
    return copy;
}

/// Whether it lies over what it scrolls (layScrollBarOver()).
bool liesOver(const QWidget *bar)
{
    const QWidget *const frame = bar ? bar->parentWidget() : nullptr;
    const auto *const area = frame ? qobject_cast<const QAbstractScrollArea *>(frame->parentWidget()) : nullptr;
    return area && isScrollBarOver(area);
}

QRect handleRect(const QStyleOptionSlider &option)
{
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    const int length = isHorizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int handle = length;
    if (range > 0) {
        const qint64 wanted = qint64(length) * option.pageStep / (range + option.pageStep);
        handle = int(qBound(qint64(qMin(shortestHandle, length)), wanted, qint64(length)));
    }
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - handle, option.upsideDown);
    return isHorizontal ? QRect(option.rect.x() + start, option.rect.y(), handle, option.rect.height())
                        : QRect(option.rect.x(), option.rect.y() + start, option.rect.width(), handle);
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const QRect handle = handleRect(option);
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    QRect rest = option.rect;
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return rest;
    case QStyle::SC_ScrollBarSlider:
        return handle;
    case QStyle::SC_ScrollBarSubPage:
        isHorizontal ? rest.setRight(handle.left() - 1) : rest.setBottom(handle.top() - 1);
        return rest;
    case QStyle::SC_ScrollBarAddPage:
        isHorizontal ? rest.setLeft(handle.right() + 1) : rest.setTop(handle.bottom() + 1);
        return rest;
    default:
        return {};
    }
}

} // namespace

QuietStyle::QuietStyle() : QProxyStyle(QStringLiteral("fusion")), m_returnKey(new ReturnKey(this)) {}

void QuietStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // What is behind a scroll bar shows through: it has no ground of its own.
    if (qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
    // A text field's paper is painted with its frame, for the round corners.
    if (isFramedTextField(widget))
        static_cast<QAbstractScrollArea *>(widget)->viewport()->setAutoFillBackground(false);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QAbstractButton *>(widget))
        widget->installEventFilter(m_returnKey);
}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Colors &all = colors(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        return paintButton(*painter, *option, lookFor(option, widget));
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth <= 0)
            return;
        return paintField(*painter, *option);
    case PE_FrameLineEdit:
        return;
    case PE_FrameFocusRect:
        return paintFocusRing(*painter, *option);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return paintRadioButton(*painter, *option);
    case PE_PanelItemViewItem:
        return paintRow(*painter, *option);
    case PE_PanelItemViewRow:
        return;
    case PE_Frame:
        if (isFramedTextField(widget))
            return paintField(*painter, *option);
        return paintOutline(*painter, option->rect, all.hairline);
    case PE_FrameMenu:
    case PE_FrameGroupBox:
        return paintOutline(*painter, option->rect, all.hairline);
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, all.paper);
        return paintOutline(*painter, option->rect, all.hairline);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void QuietStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
        const Look look = lookFor(option, widget);
        if (element == CE_PushButton) { // the base style shows no focus
            drawControl(CE_PushButtonBevel, option, painter, widget);
            drawControl(CE_PushButtonLabel, option, painter, widget);
            if (option->state.testFlag(State_HasFocus))
                paintFocusRing(*painter, *option, look);
            return;
        }
        if (element == CE_PushButtonBevel) {
            paintButton(*painter, *option, look);
            if (button->features.testFlag(QStyleOptionButton::HasMenu)) {
                const QRect &place = option->rect;
                paintChevron(*painter, {place.right() - chevronRoom - step, place.top(), chevronRoom, place.height()},
                             ink(buttonInk(*option, look), option->palette));
            }
            return;
        }
        if (element == CE_PushButtonLabel) {
            painter->save();
            painter->setFont(labelFont(painter->font(), look));
            QStyleOptionButton copy = inked(*button, look);
            if (copy.features.testFlag(QStyleOptionButton::HasMenu)) {
                copy.features.setFlag(QStyleOptionButton::HasMenu, false);
                copy.rect.adjust(0, 0, -chevronRoom, 0);
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            painter->restore();
            return;
        }
    }
    if (element == CE_Splitter)
        return;
    if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option); item && element == CE_MenuItem) {
        QStyleOptionMenuItem copy = *item;
        if (copy.state.testFlag(State_Selected) && copy.menuItemType != QStyleOptionMenuItem::Separator) {
            copy.rect.adjust(step / 2, 0, -step / 2, 0);
            paintRow(*painter, copy);
            copy.state.setFlag(State_Selected, false);
        }
        return QProxyStyle::drawControl(element, &copy, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void QuietStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar)
        return paintScrollBar(*painter, *bar, handleRect(*bar));
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        button && control == CC_ToolButton) {
        const Look look = lookFor(option, widget);
        paintButton(*painter, *option, look);
        QStyleOptionToolButton label = inked(*button, look);
        const bool hasChevron = button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
                                button->toolButtonStyle != Qt::ToolButtonIconOnly;
        label.features = QStyleOptionToolButton::None;
        if (hasChevron) {
            const QRect &place = option->rect;
            paintChevron(*painter, {place.right() - chevronRoom - step, place.top(), chevronRoom, place.height()},
                         ink(buttonInk(*option, look), option->palette));
            label.rect.adjust(0, 0, -chevronRoom, 0);
        }
        painter->save();
        label.font = labelFont(label.font, look);
        painter->setFont(label.font);
        QProxyStyle::drawControl(CE_ToolButtonLabel, &label, painter, widget);
        painter->restore();
        if (option->state.testFlag(State_HasFocus))
            paintFocusRing(*painter, *option);
        return;
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option); box && control == CC_ComboBox) {
        if (box->editable)
            paintField(*painter, *option);
        else
            paintButton(*painter, *option, Look::Quiet);
        const QRect &place = option->rect;
        paintChevron(*painter, {place.right() - chevronRoom - step, place.top(), chevronRoom, place.height()},
                     ink(buttonInk(*option, Look::Quiet), option->palette));
        if (!box->editable && option->state.testFlag(State_HasFocus))
            paintFocusRing(*painter, *option);
        return;
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option); box && control == CC_SpinBox)
        return paintSpinBox(*painter, *box, subControlRect(control, option, SC_SpinBoxUp, widget),
                            subControlRect(control, option, SC_SpinBoxDown, widget));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect QuietStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget).adjusted(step, 0, -step, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect QuietStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar)
        return scrollBarPart(*bar, part);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return QProxyStyle::subControlRect(control, option, part, widget).adjusted(step, 0, -step, 0);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize QuietStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    if (type == CT_PushButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const Look look = lookFor(option, widget);
        const Room room = roomFor(look);
        int width = size.width();
        if (button && widget) {
            const QFontMetrics metrics(labelFont(widget->font(), look));
            width += metrics.horizontalAdvance(button->text) - widget->fontMetrics().horizontalAdvance(button->text);
            if (button->features.testFlag(QStyleOptionButton::HasMenu))
                width += chevronRoom;
        }
        return {width + 2 * room.along, size.height() + 2 * room.across};
    }
    if (type == CT_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const Look look = lookFor(option, widget);
        const Room room = roomFor(look);
        QSize result(size.width() + 2 * room.along, size.height() + 2 * room.across);
        if (button && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
            button->toolButtonStyle != Qt::ToolButtonIconOnly)
            result.rwidth() += chevronRoom;
        return result;
    }
    if (type == CT_LineEdit || type == CT_SpinBox)
        return QProxyStyle::sizeFromContents(type, option, size, widget) + QSize(2 * step, step + 2);
    if (type == CT_ComboBox)
        return QProxyStyle::sizeFromContents(type, option, size, widget) + QSize(2 * step, 2);
    if (type == CT_MenuItem)
        return QProxyStyle::sizeFromContents(type, option, size, widget) + QSize(2 * step, step);
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int QuietStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return shortestHandle;
    case PM_ScrollView_ScrollBarOverlap:
        return liesOver(widget) ? scrollBarExtent : 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_MenuButtonIndicator:
        return 0;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return step / 2;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicatorSize;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ScrollBar_Transient:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollView_FrameOnlyAroundContents:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace styleui

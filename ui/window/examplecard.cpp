// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/examplecard.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr int inside = 4 * styleui::step;
constexpr int gap = 2 * styleui::step;
constexpr int wrapped = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

QRect bounds(const QFont &font, int width, const QString &text)
{
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), wrapped, text);
}

} // namespace

ExampleCard::ExampleCard(const QString &title, const QString &summary, QWidget *parent)
    : QAbstractButton(parent), m_title(title), m_summary(summary)
{
    setAccessibleName(tr("Example: %1").arg(title));
    setAccessibleDescription(tr("%1. No model is called.").arg(summary));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize ExampleCard::sizeHint() const
{
    constexpr int width = 270;
    return {width, heightForWidth(width)};
}

int ExampleCard::heightForWidth(int width) const
{
    const int room = width - 2 * inside;
    const QFont small = styleui::figuresFont(font());
    return 2 * inside + bounds(styleui::strong(font()), room, m_title).height() + gap +
           bounds(small, room, m_summary).height() + gap + QFontMetrics(small).height();
}

void ExampleCard::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.hairline, hasFocus() ? 1.5 : 1));
    painter.setBrush(underMouse() || isDown() ? colors.opened : colors.paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), styleui::radius, styleui::radius);

    QRect place = rect().adjusted(inside, inside, -inside, -inside);
    const auto draw = [&](const QFont &font, const QColor &ink, const QString &text) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(place, wrapped, text);
        place.setTop(place.top() + bounds(font, place.width(), text).height() + gap);
    };
    const QFont small = styleui::figuresFont(font());
    draw(styleui::strong(font()), colors.text, m_title);
    draw(small, colors.secondary, m_summary);
    draw(small, colors.secondary, u"▷ "_s + tr("an example, no model is called"));
}

} // namespace windowui

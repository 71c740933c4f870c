// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/keycap.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace libraryui {

int paintKeycap(QPainter &painter, const QRect &area, const QKeySequence &keys, const QWidget &widget)
{
    if (keys.isEmpty())
        return 0;
    const styleui::Colors &colors = styleui::colors(widget.palette());
    const QFont font = styleui::figuresFont(widget.font());
    const QString text = keys.toString(QKeySequence::NativeText).replace(u'+', u' ');
    const QFontMetrics metrics(font);
    const QSize size(metrics.horizontalAdvance(text) + 2 * styleui::step, metrics.height() + styleui::step);
    const QRect key(QPoint(area.right() - size.width(), area.center().y() - size.height() / 2), size);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.hairline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), styleui::step, styleui::step);
    painter.setFont(font);
    painter.setPen(colors.secondary);
    painter.drawText(key, Qt::AlignCenter | Qt::TextSingleLine, text);
    return size.width();
}

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    setClearButtonEnabled(true);
}

void SearchField::setKeys(const QKeySequence &keys)
{
    m_keys = keys;
    update();
}

bool SearchField::event(QEvent *event)
{
    // Escape empties the field before it means anything to the window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape &&
        !text().isEmpty()) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty())
        return;
    QPainter painter(this);
    paintKeycap(painter, rect().adjusted(0, 0, -2 * styleui::step, 0), m_keys, *this);
}

KeycapButton::KeycapButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setFlat(true);
    setCursor(Qt::PointingHandCursor);
}

void KeycapButton::setKeys(const QKeySequence &keys)
{
    m_keys = keys;
    update();
}

QSize KeycapButton::sizeHint() const
{
    const QFontMetrics metrics(styleui::strong(font()));
    return {metrics.horizontalAdvance(text()) + 80, metrics.height() + 4 * styleui::step};
}

void KeycapButton::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.opened);
        painter.drawRoundedRect(rect(), styleui::radius, styleui::radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), styleui::radius, styleui::radius);
    }
    const QRect inside = rect().adjusted(2 * styleui::step, 0, -2 * styleui::step, 0);
    paintKeycap(painter, inside, m_keys, *this);
    painter.setFont(styleui::strong(font()));
    painter.setPen(colors.accent);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
}

} // namespace libraryui

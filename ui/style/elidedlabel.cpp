// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/elidedlabel.h"

#include "ui/style/plaintext.h"

#include <QEvent>
#include <QPainter>

namespace styleui {

namespace {

constexpr qsizetype longest = 4000; ///< characters that are laid out at all

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent) : ElidedLabel(parent)
{
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    QString line = oneLine(text.left(longest));
    if (line == m_text)
        return;
    m_text = std::move(line);
    setAccessibleName(m_text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    setAccessibleDescription(m_hint);
    updateToolTip();
}

void ElidedLabel::setInk(Ink ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void ElidedLabel::setMaximumLines(int lines)
{
    if (lines == m_maximumLines)
        return;
    m_maximumLines = lines;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(lines != 1);
    policy.setVerticalPolicy(lines != 1 ? QSizePolicy::Minimum : QSizePolicy::Fixed);
    setSizePolicy(policy);
    updateToolTip();
    updateGeometry();
    update();
}

bool ElidedLabel::isElided() const
{
    return linesFor(width()).isElided;
}

int ElidedLabel::lineSpacing() const
{
    return m_maximumLines == 1 ? fontMetrics().height() : lineHeight(font());
}

WrappedText ElidedLabel::linesFor(int width) const
{
    if (m_maximumLines != 1)
        return wrapped(m_text, font(), width, m_maximumLines);
    const QString line = fontMetrics().elidedText(m_text, m_mode, width);
    return {{line}, line != m_text};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, lineSpacing()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), fontMetrics().averageCharWidth() * 4), lineSpacing()};
}

int ElidedLabel::heightForWidth(int width) const
{
    return lineSpacing() * int(qMax(qsizetype(1), linesFor(width).lines.size()));
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(isEnabled() ? ink(m_ink, palette()) : ink(Ink::Faint, palette()));
    const WrappedText all = linesFor(width());
    if (m_maximumLines == 1) {
        painter.drawText(rect(), int(m_alignment) | Qt::TextSingleLine, all.lines.first());
        return;
    }
    QRect place(0, 0, width(), lineSpacing());
    for (const QString &line : all.lines) {
        painter.drawText(place, int(m_alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter, line);
        place.translate(0, lineSpacing());
    }
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

void ElidedLabel::updateToolTip()
{
    QStringList parts{isElided() ? m_text : QString(), m_hint};
    parts.removeAll(QString());
    setPlainToolTip(this, parts.join(QLatin1Char('\n')));
}

} // namespace styleui

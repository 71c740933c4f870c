// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/foldline.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/wrapping.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace turnui {

FoldLine::FoldLine(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FoldLine::setText(const QString &text)
{
    QString line = styleui::oneLine(text);
    if (line == m_text)
        return;
    m_text = std::move(line);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void FoldLine::setMaximumLines(int lines)
{
    m_maximumLines = lines;
    updateGeometry();
}

int FoldLine::indent() const
{
    return fontMetrics().horizontalAdvance(QStringLiteral("▸ "));
}

QStringList FoldLine::lines(int width) const
{
    return styleui::wrapped(m_text, font(), width - indent(), m_maximumLines).lines;
}

QSize FoldLine::sizeHint() const
{
    return {indent() + fontMetrics().horizontalAdvance(m_text) + 1, styleui::lineHeight(font())};
}

QSize FoldLine::minimumSizeHint() const
{
    return {indent() * 3, styleui::lineHeight(font())};
}

int FoldLine::heightForWidth(int width) const
{
    return styleui::lineHeight(font()) * int(qMax(qsizetype(1), lines(width).size()));
}

void FoldLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(styleui::ink(underMouse() ? styleui::Ink::Secondary : styleui::Ink::Faint, palette()));
    QRect place(0, 0, width(), styleui::lineHeight(font()));
    painter.drawText(place, Qt::AlignVCenter, isChecked() ? QStringLiteral("▾") : QStringLiteral("▸"));
    place.setLeft(indent());
    for (const QString &line : lines(width())) {
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, line);
        place.translate(0, styleui::lineHeight(font()));
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace turnui

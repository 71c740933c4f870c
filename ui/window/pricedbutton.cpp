// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pricedbutton.h"

#include "ui/style/colors.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace windowui {

namespace {

constexpr int gap = 2 * styleui::step;
constexpr double quieter = 0.8; ///< of the ink on the accent

} // namespace

void PricedButton::setFigures(const QString &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    updateGeometry();
    update();
}

int PricedButton::figuresWidth() const
{
    return m_figures.isEmpty() ? 0 : QFontMetrics(styleui::figuresFont(font())).horizontalAdvance(m_figures);
}

QSize PricedButton::sizeHint() const
{
    QSize size = QPushButton::sizeHint();
    if (!m_figures.isEmpty())
        size.rwidth() += figuresWidth() + gap;
    return size;
}

void PricedButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const QString label = std::exchange(option.text, QString());
    painter.drawControl(QStyle::CE_PushButton, option);
    option.text = label;
    if (!m_figures.isEmpty())
        option.rect.setRight(option.rect.right() - figuresWidth() - gap);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    if (m_figures.isEmpty())
        return;
    const bool isMain = styleui::lookOf(this) == styleui::Look::Main && isEnabled();
    painter.setFont(styleui::figuresFont(font()));
    painter.setPen(styleui::ink(isMain ? styleui::Ink::OnAccent : styleui::Ink::Secondary, palette()));
    painter.setOpacity(isMain ? quieter : 1);
    painter.drawText(rect().adjusted(0, 0, -styleui::padding, 0), Qt::AlignRight | Qt::AlignVCenter, m_figures);
}

} // namespace windowui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/passage.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/wrapping.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace turnui {

namespace {

constexpr int barWidth = 3;
constexpr int indent = barWidth + 2 * styleui::step + 2;
constexpr int mostLines = 8;
constexpr qsizetype longest = 2000;

} // namespace

Passage::Passage(const chat::Evidence &evidence, QWidget *parent)
    : QAbstractButton(parent)
    , m_evidence(evidence)
    , m_quote(QStringLiteral("“%1”").arg(styleui::oneLine(evidence.quote.left(longest))))
{
    setObjectName(QStringLiteral("passage"));
    const int number = evidence.attempt.member.number;
    setAccessibleName(evidence.isFound() ? tr("Member %1: %2").arg(number).arg(m_quote)
                                         : tr("Member %1, quote not found: %2").arg(number).arg(m_quote));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    if (evidence.isFound()) {
        setCursor(Qt::PointingHandCursor);
        setToolTip(tr("Show it in the answer"));
    } else {
        setEnabled(false);
    }
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QStringList Passage::lines(int width) const
{
    return styleui::wrapped(m_quote, font(), width - indent, mostLines).lines;
}

QSize Passage::sizeHint() const
{
    return {indent + qMin(fontMetrics().horizontalAdvance(m_quote) + 1, 400), styleui::lineHeight(font())};
}

QSize Passage::minimumSizeHint() const
{
    return {indent * 6, styleui::lineHeight(font())};
}

int Passage::heightForWidth(int width) const
{
    const auto count = lines(width).size() + (m_evidence.isFound() ? 0 : 1);
    return int(count) * styleui::lineHeight(font());
}

void Passage::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    const QColor bar = styleui::memberColors(m_evidence.attempt.member.number, palette()).color;
    painter.fillRect(0, 0, barWidth, height(), bar);
    QRect place(indent, 0, width() - indent, styleui::lineHeight(font()));
    painter.setPen(underMouse() && isEnabled() ? colors.text : colors.secondary);
    for (const QString &line : lines(width())) {
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, line);
        place.translate(0, place.height());
    }
    if (!m_evidence.isFound()) {
        painter.setFont(styleui::figuresFont(font()));
        painter.setPen(colors.warning);
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, tr("quote not found"));
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace turnui

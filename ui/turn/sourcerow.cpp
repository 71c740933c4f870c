// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/sourcerow.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/wrapping.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

namespace turnui {

SourceRow::SourceRow(int number, const chat::Source &source, QWidget *parent)
    : QAbstractButton(parent), m_number(QString::number(number)), m_url(source.url, QUrl::StrictMode)
{
    m_host = styleui::oneLine(m_url.host(QUrl::FullyEncoded));
    m_title = styleui::oneLine(source.title.isEmpty() ? source.url : source.title);
    setObjectName(QStringLiteral("source%1").arg(number));
    setAccessibleName(tr("Source %1: %2, %3").arg(m_number, m_title, m_host));
    styleui::setPlainToolTip(this, styleui::oneLine(source.url));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SourceRow::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, styleui::lineHeight(font())};
}

void SourceRow::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    const QFont small = styleui::figuresFont(font());
    const QFontMetrics smallMetrics(small);
    QRect place = rect();
    painter.setFont(small);
    painter.setPen(colors.faint);
    const int numberWidth = smallMetrics.horizontalAdvance(QStringLiteral("88")) + 2 * styleui::step;
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, m_number);
    place.setLeft(numberWidth);
    const int hostWidth = qMin(smallMetrics.horizontalAdvance(m_host), place.width() / 2);
    painter.setFont(font());
    painter.setPen(underMouse() ? colors.accent : colors.text);
    const QString title =
        fontMetrics().elidedText(m_title, Qt::ElideRight, place.width() - hostWidth - 2 * styleui::step);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, title);
    place.setLeft(place.left() + fontMetrics().horizontalAdvance(title) + 2 * styleui::step);
    painter.setFont(small);
    painter.setPen(colors.faint);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     smallMetrics.elidedText(m_host, Qt::ElideMiddle, place.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace turnui

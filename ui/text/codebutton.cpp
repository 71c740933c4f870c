// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/codebutton.h"

#include "ui/style/metrics.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFontMetrics>
#include <QPainter>
#include <QWidget>

namespace textui {

using markdown::BlockKind;

CodeButton::CodeButton(Document &document) : m_document(document) {}

QString CodeButton::label() const
{
    return m_isCopied ? QCoreApplication::translate("CodeButton", "Copied")
                      : QCoreApplication::translate("CodeButton", "Copy");
}

QRect CodeButton::codeAround(int index, const QRect &inView) const
{
    QRect box = m_document.boxOf(index);
    const auto isSame = [&](int i) {
        return m_document.block(i).group == m_group && m_document.block(i).kind == BlockKind::Code;
    };
    for (int i = index - 1; i >= 0 && isSame(i) && box.top() > inView.top(); --i)
        box |= m_document.boxOf(i);
    return box & inView;
}

bool CodeButton::hover(QPoint point, const QRect &inView)
{
    const int index = m_document.blockAt(point.y());
    const bool isCode =
        index >= 0 && m_document.block(index).kind == BlockKind::Code && m_document.boxOf(index).contains(point);
    if (!isCode)
        return leave();
    const bool isOther = m_document.block(index).group != m_group;
    m_group = m_document.block(index).group;
    m_block = index;
    m_isCopied = m_isCopied && !isOther;
    const QRect before = m_rect;
    const bool wasUnderPointer = m_isUnderPointer;
    const QRect code = codeAround(index, inView);
    const QFontMetrics metrics(styleui::figuresFont(m_document.typesetting().body));
    const QSize size(metrics.horizontalAdvance(label()) + 4 * styleui::step, metrics.height() + styleui::step);
    m_rect = QRect(QPoint(code.right() - size.width() - styleui::step, code.top() + styleui::step), size);
    m_isUnderPointer = m_rect.contains(point);
    return isOther || before != m_rect || wasUnderPointer != m_isUnderPointer;
}

bool CodeButton::leave()
{
    const bool wasShown = m_group >= 0;
    m_group = -1;
    m_block = -1;
    m_rect = {};
    m_isCopied = false;
    return wasShown;
}

QString CodeButton::code() const
{
    int first = m_block;
    while (!m_document.beginsWhole(first))
        --first;
    QString text;
    for (int i = first; i < m_document.count() && m_document.block(i).group == m_group; ++i) {
        if (i > first && !m_document.block(i).continues)
            text += u'\n';
        text += m_document.block(i).text;
    }
    return text;
}

void CodeButton::copyCode(QWidget *shownOn)
{
    if (m_block < 0 || m_block >= m_document.count() || m_document.block(m_block).group != m_group)
        return;
    QApplication::clipboard()->setText(code());
    m_isCopied = true;
    QAccessibleAnnouncementEvent event(shownOn, QCoreApplication::translate("CodeButton", "Copied."));
    QAccessible::updateAccessibility(&event);
}

void CodeButton::paint(QPainter &painter) const
{
    if (m_group < 0)
        return;
    const styleui::Colors &colors = m_document.typesetting().colors;
    painter.setFont(styleui::figuresFont(m_document.typesetting().body));
    painter.setPen(colors.hairline);
    painter.setBrush(m_isUnderPointer ? colors.opened : colors.paper);
    painter.drawRoundedRect(QRectF(m_rect).adjusted(0.5, 0.5, -0.5, -0.5), styleui::radius / 2, styleui::radius / 2);
    painter.setPen(colors.secondary);
    painter.drawText(m_rect, Qt::AlignCenter, label());
}

} // namespace textui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/membertabs.h"

#include "ui/style/colors.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

#include <numeric>

namespace turnui {

namespace {

constexpr int gap = styleui::step;
constexpr int inset = styleui::step + 2;

} // namespace

MemberTab::MemberTab(chat::MemberId member, const QString &name, QWidget *parent)
    : QAbstractButton(parent), m_member(member), m_name(name)
{
    setObjectName(QStringLiteral("tab%1").arg(member.number));
    setAccessibleName(tr("Member %1, %2").arg(member.number).arg(name));
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

int MemberTab::widthWith(bool name) const
{
    const int mark = styleui::markSize(font()).width() + 2 * inset;
    if (!name)
        return mark;
    return mark + inset + QFontMetrics(styleui::strong(font())).horizontalAdvance(m_name) + 2;
}

void MemberTab::setNameShown(bool shown)
{
    m_isNameShown = shown;
    update();
}

QSize MemberTab::sizeHint() const
{
    return {widthWith(true), styleui::markSize(font()).height() + 2 * styleui::step};
}

void MemberTab::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(isChecked() ? colors.accentTint : colors.opened);
        painter.drawRoundedRect(rect(), styleui::smallRadius, styleui::smallRadius);
    }
    const QSize mark = styleui::markSize(font());
    styleui::paintMark(painter, QRect(inset, 0, mark.width(), height()), m_member.number, font(), palette());
    if (m_isNameShown) {
        const QRect place = rect().adjusted(mark.width() + 2 * inset, 0, -inset, 0);
        const QFont used = isChecked() ? styleui::strong(font()) : font();
        painter.setFont(used);
        painter.setPen(isChecked() ? colors.accent : colors.secondary);
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(used).elidedText(m_name, Qt::ElideRight, place.width()));
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

MemberTabs::MemberTabs(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Members"));
}

void MemberTabs::setMembers(const QList<std::pair<chat::MemberId, QString>> &members)
{
    qDeleteAll(m_tabs);
    m_tabs.clear();
    for (const auto &[member, name] : members) {
        auto *tab = new MemberTab(member, name, this);
        connect(tab, &MemberTab::clicked, this, [this, tab] {
            setCurrent(tab->member());
            Q_EMIT chosen(tab->member());
        });
        tab->show();
        m_tabs << tab;
    }
    place();
}

void MemberTabs::setCurrent(chat::MemberId member)
{
    m_current = member;
    place();
}

QSize MemberTabs::sizeHint() const
{
    return {200, styleui::markSize(font()).height() + 2 * styleui::step};
}

QSize MemberTabs::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void MemberTabs::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void MemberTabs::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const auto at = std::ranges::find(m_tabs, m_current, &MemberTab::member);
    const auto next = (at - m_tabs.begin()) + step;
    if (step == 0 || at == m_tabs.end() || next < 0 || next >= m_tabs.size())
        return QWidget::keyPressEvent(event);
    m_tabs.at(next)->click();
    m_tabs.at(next)->setFocus(Qt::TabFocusReason);
}

void MemberTabs::place()
{
    const int all = std::accumulate(m_tabs.begin(), m_tabs.end(), 0,
                                    [](int sum, const MemberTab *tab) { return sum + tab->widthWith(true) + gap; });
    const int marks = std::accumulate(m_tabs.begin(), m_tabs.end(), 0,
                                      [](int sum, const MemberTab *tab) { return sum + tab->widthWith(false) + gap; });
    const bool isRoomy = all <= width();
    int x = 0;
    for (MemberTab *tab : std::as_const(m_tabs)) {
        const bool isCurrent = tab->member() == m_current;
        const bool hasName = isRoomy || isCurrent;
        int wide = tab->widthWith(hasName);
        if (isCurrent && !isRoomy)
            wide = qMin(wide, tab->widthWith(false) + qMax(0, width() - marks));
        tab->setChecked(isCurrent);
        tab->setNameShown(hasName);
        tab->setGeometry(x, 0, wide, sizeHint().height());
        x += wide + gap;
    }
}

} // namespace turnui

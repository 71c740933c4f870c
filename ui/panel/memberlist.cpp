// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/memberlist.h"

#include "ui/panel/membercard.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace panelui {

MemberList::MemberList(const QList<chat::Member> &members, const Offer &offer, QWidget *parent)
    : QWidget(parent), m_offer(offer), m_column(new QVBoxLayout), m_add(new QPushButton(tr("+ Add a member"), this))
{
    m_add->setObjectName(u"addMember"_s);
    styleui::setLook(m_add, styleui::Look::Link);
    m_column->setSpacing(styleui::step);
    auto *const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(2 * styleui::step);
    whole->addLayout(m_column);
    whole->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        MemberCard *const card = add({.model = {.endpoint = m_cards.last()->member().model.endpoint}}, m_cards.size());
        Q_EMIT revealed(card);
        card->chooseModel();
    });
    for (const chat::Member &member : members)
        add(member, m_cards.size());
}

MemberCard *MemberList::add(const chat::Member &member, qsizetype at)
{
    auto *const card = new MemberCard(member, m_offer, this);
    m_cards.insert(at, card);
    m_column->insertWidget(int(at), card);
    connect(card, &MemberCard::changed, this, &MemberList::changed);
    connect(card, &MemberCard::opened, this, [this, card] {
        orderTabs();
        Q_EMIT revealed(card);
    });
    connect(card, &MemberCard::duplicateRequested, this, [this, card] {
        MemberCard *const copy = add(card->member(), m_cards.indexOf(card) + 1);
        copy->focusHead();
        Q_EMIT revealed(copy);
    });
    connect(card, &MemberCard::removeRequested, this, [this, card] { remove(card); });
    connect(card, &MemberCard::moveRequested, this, [this, card](int by) { move(card, by); });
    connect(card, &MemberCard::draggedTo, this, [this, card](const QPoint &place) { drag(card, place); });
    renumber();
    return card;
}

void MemberList::remove(MemberCard *card)
{
    const qsizetype at = m_cards.indexOf(card);
    m_cards.remove(at);
    m_column->removeWidget(card);
    card->hide();
    card->deleteLater(); // its button was pressed
    renumber();
    m_cards[std::min(at, m_cards.size() - 1)]->focusHead();
}

void MemberList::move(MemberCard *card, int by)
{
    const qsizetype from = m_cards.indexOf(card);
    const qsizetype to = from + by;
    if (to < 0 || to >= m_cards.size())
        return;
    m_cards.move(from, to);
    m_column->removeWidget(card);
    m_column->insertWidget(int(to), card);
    m_column->activate(); // a drag goes on from the new places
    renumber();
    Q_EMIT revealed(card);
}

void MemberList::moveFocused(int by)
{
    const QWidget *const focused = window()->focusWidget();
    const auto card = std::ranges::find_if(
        m_cards, [focused](const MemberCard *one) { return one == focused || one->isAncestorOf(focused); });
    if (card != m_cards.end())
        move(*card, by);
}

void MemberList::drag(MemberCard *card, const QPoint &place)
{
    const int y = mapFromGlobal(place).y();
    const auto centre = [this](qsizetype at) { return m_cards[at]->geometry().center().y(); };
    while (m_cards.first() != card && y < centre(m_cards.indexOf(card) - 1))
        move(card, -1);
    while (m_cards.last() != card && y > centre(m_cards.indexOf(card) + 1))
        move(card, 1);
}

void MemberList::renumber()
{
    const bool isFull = m_cards.size() >= chat::maxMembers;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setNumber(int(i) + 1);
        m_cards[i]->setCanRemove(m_cards.size() > 1);
        m_cards[i]->setCanDuplicate(!isFull);
    }
    m_add->setVisible(!isFull);
    orderTabs();
    Q_EMIT changed();
}

void MemberList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    orderTabs(); // putting it into a window orders them by when they were made
}

void MemberList::orderTabs()
{
    QWidget *before = this;
    for (const MemberCard *const card : std::as_const(m_cards)) {
        const QList<QWidget *> fields = card->findChildren<QWidget *>();
        for (QWidget *const field : fields) {
            const bool isInner = field->focusProxy() || field->window() != window(); // part of a field, or its popup
            if ((field->focusPolicy() & Qt::TabFocus) == 0 || isInner)
                continue;
            setTabOrder(before, field);
            before = field;
        }
    }
    setTabOrder(before, m_add);
}

QList<chat::Member> MemberList::members() const
{
    QList<chat::Member> members;
    for (const MemberCard *const card : m_cards)
        members.append(card->member());
    return members;
}

void MemberList::setChanges(const chat::PanelChanges &changes)
{
    for (MemberCard *const card : std::as_const(m_cards)) {
        const int number = card->member().id.number;
        card->setDifference(changes.added.contains(number)     ? tr("new")
                            : changes.changed.contains(number) ? tr("changed")
                                                               : QString());
    }
}

void MemberList::focusFirst()
{
    m_cards.first()->focusHead();
}

void MemberList::refresh()
{
    for (MemberCard *const card : std::as_const(m_cards))
        card->refresh();
}

} // namespace panelui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panelchanges.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace panelui {

class MemberCard;
struct Offer;

/// The members of the panel, one to eight, in their order.
class MemberList : public QWidget
{
    Q_OBJECT

public:
    /// At least one. `offer` outlives the list.
    MemberList(const QList<chat::Member> &members, const Offer &offer, QWidget *parent = nullptr);

    /// Numbered in their order.
    [[nodiscard]] QList<chat::Member> members() const;
    /// Marks those that are not as they were saved.
    void setChanges(const chat::PanelChanges &changes);
    void focusFirst();
    /// The one that has the focus, if any, up (−1) or down (1).
    void moveFocused(int by);
    /// What models can do is known better now.
    void refresh();

Q_SIGNALS:
    void changed();
    /// This one is somewhere else, or larger: it should be in view.
    void revealed(QWidget *card);

protected:
    void showEvent(QShowEvent *event) override;

private:
    MemberCard *add(const chat::Member &member, qsizetype at);
    void remove(MemberCard *card);
    void move(MemberCard *card, int by);
    void drag(MemberCard *card, const QPoint &place);
    void renumber();
    void orderTabs();

    const Offer &m_offer;
    QList<MemberCard *> m_cards;
    QVBoxLayout *const m_column;
    QPushButton *const m_add;
};

} // namespace panelui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/turn/membermenu.h"

#include <QWidget>

namespace styleui {
class ElidedLabel;
}

namespace turnui {

struct TurnContext;

/// Over a member's answer: mark, name, its state in words and figures, the menu.
class MemberHeader : public QWidget
{
    Q_OBJECT

public:
    MemberHeader(const TurnContext &context, chat::MemberId member, Maximising maximising, QWidget *parent = nullptr);

    /// Takes over the member's state; also what counts with time.
    void refresh();

Q_SIGNALS:
    void doubleClicked();

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    const TurnContext &m_context;
    const chat::MemberId m_member;
    styleui::ElidedLabel *const m_name;
    styleui::ElidedLabel *const m_rating;
    styleui::ElidedLabel *const m_state;
};

} // namespace turnui

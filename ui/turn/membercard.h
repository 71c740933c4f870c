// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QAbstractButton>

namespace turnui {

struct TurnContext;

/// A member that has no column: mark, name, state, and a line of what it says. A click brings it into a column.
class MemberCard : public QAbstractButton
{
    Q_OBJECT

public:
    MemberCard(const TurnContext &context, chat::MemberId member, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] QString state() const { return m_state; }
    [[nodiscard]] QString line() const { return m_line; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const TurnContext &m_context;
    const chat::MemberId m_member;
    QString m_name;
    QString m_state;
    QString m_line;
};

} // namespace turnui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"
#include "ui/style/surfaces.h"

namespace turnui {

class MemberHeader;
class ReplyView;
struct TurnContext;

/// One member's answer as a column: the header stays while the text scrolls. The keys + and − rate the answer.
class MemberColumn : public styleui::Card
{
    Q_OBJECT

public:
    MemberColumn(const TurnContext &context, chat::MemberId member, QWidget *parent = nullptr);

    [[nodiscard]] chat::MemberId member() const { return m_member; }
    /// Takes over what came since, of the latest attempt.
    void sync();
    /// The state as well, and what counts with time.
    void refresh();
    void tick();
    void setFocusHere();
    /// Whether the person reads something here that must not go away: a selection, or a place before the end.
    [[nodiscard]] bool isInUse() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    const TurnContext &m_context;
    const chat::MemberId m_member;
    MemberHeader *const m_header;
    ReplyView *const m_reply;
    int m_attempt = 0; ///< number of the attempt that is shown; 0: none yet
};

} // namespace turnui

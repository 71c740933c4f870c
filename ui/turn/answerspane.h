// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace turnui {

class MemberHeader;
class MemberTabs;
class ReplyView;
class ReviewBox;
struct TurnContext;

/// The answers one at a time, with what the judge says of each, and passages marked where they stand.
class AnswersPane : public QWidget
{
    Q_OBJECT

public:
    explicit AnswersPane(const TurnContext &context, QWidget *parent = nullptr);

    /// Another turn: everything anew.
    void rebuild();
    void syncMember(chat::MemberId member);
    void refreshMember(chat::MemberId member);
    /// Reviews come from this fusion.
    void setFusion(int number);
    void syncReview();
    void tick();

    void showMember(chat::MemberId member);
    /// Shows the answer that the passage is from, with all passages of `together` in it marked.
    void showPassage(const chat::Evidence &evidence, const QList<chat::Evidence> &together);
    [[nodiscard]] chat::MemberId current() const;
    void setFocusHere();
    /// Finds plain text and reveals it; false where it is not there.
    bool revealText(const QString &needle);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillReply();
    void showAttempt(const chat::AttemptId &attempt);
    void fillAttempts();
    void mark();
    [[nodiscard]] const chat::Attempt *attempt() const;

    const TurnContext &m_context;
    int m_fusion = 0;
    chat::AttemptId m_attempt;
    QList<chat::Evidence> m_marked;
    MemberTabs *const m_tabs;
    QHBoxLayout *const m_headerRow;
    MemberHeader *m_header = nullptr;
    QToolButton *const m_attempts;
    ReviewBox *const m_review;
    ReplyView *const m_reply;
    bool m_isFilled = false; ///< the reply has the attempt; filled only in sight
};

} // namespace turnui

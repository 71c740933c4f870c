// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

class ReplyView;
struct TurnContext;

/// What the answer over a turn is made of: a fused answer, a member's, or nothing yet.
struct ShownAnswer
{
    std::optional<chat::ResultId> id;
    QString title;       ///< "Fused answer", "One answer"
    QString placeholder; ///< where there is nothing to show

    bool operator==(const ShownAnswer &) const = default;
};
/// `fusion`: the one that is looked at; 0: none.
[[nodiscard]] ShownAnswer shownAnswer(const chat::Turn &turn, int fusion);

/// The fused answer, set for reading, with copy, fuse again and export. The keys + and − rate it.
class FusedPane : public QWidget
{
    Q_OBJECT

public:
    explicit FusedPane(const TurnContext &context, QWidget *parent = nullptr);

    /// Which fusion is looked at; 0: none yet.
    void setFusion(int number);
    /// Takes over what came since.
    void sync();
    /// The state as well.
    void refresh();
    void tick();
    /// Whether it has an answer, not a word on what will come.
    [[nodiscard]] bool hasAnswer() const { return m_shown.id.has_value(); }
    void setFocusHere();
    /// Finds plain text and reveals it; false where it is not there.
    bool revealText(const QString &needle);
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void fusionChosen(int number);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeHeader(QWidget *header);
    void fillMore();
    void fillVersions();
    void takeGround();
    void rate(chat::Rating rating);
    void showRating();
    void showState(const chat::Turn &turn, const chat::Reply *reply);
    [[nodiscard]] const chat::Reply *reply(const chat::Turn &turn) const;

    const TurnContext &m_context;
    int m_fusion = 0;
    ShownAnswer m_shown;
    styleui::ElidedLabel *const m_title;
    styleui::ElidedLabel *const m_state;
    QToolButton *const m_versions;
    QPushButton *const m_copy;
    QPushButton *const m_again;
    QPushButton *const m_export;
    QToolButton *const m_good;
    QToolButton *const m_bad;
    ReplyView *const m_reply;
    bool m_canRate = false;
    bool m_isShown = false; ///< a reply, not a placeholder
};

} // namespace turnui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/turn/shownanswer.h"

#include <QWidget>

class QBoxLayout;
class QPushButton;
class QToolButton;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

class CopyButton;
class ReplyView;
struct TurnContext;

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
    void makeHeader();
    /// The buttons stand beside the title where there is room, else below it.
    void arrangeHeader();
    void fillMore();
    void fillVersions();
    void takeGround();
    void rate(chat::Rating rating);
    void showRating();
    /// Beside the sentences of a fused answer that is whole, once.
    void showMarks(const chat::Turn &turn);
    /// Room for them, from the first word on, so that they push nothing.
    void makeMargin();
    void showState(const chat::Turn &turn, const chat::Reply *reply);
    /// What the fused answer that is shown rests on.
    [[nodiscard]] const chat::Analysis *analysis(const chat::Turn &turn) const;
    [[nodiscard]] const chat::Reply *reply(const chat::Turn &turn) const;

    const TurnContext &m_context;
    int m_fusion = 0;
    ShownAnswer m_shown;
    styleui::ElidedLabel *const m_title;
    styleui::ElidedLabel *const m_state;
    QToolButton *const m_versions;
    CopyButton *const m_copy;
    QPushButton *const m_again;
    QPushButton *const m_export;
    QWidget *const m_header;
    QWidget *const m_buttons;
    QBoxLayout *const m_headerLayout;
    QToolButton *const m_good;
    QToolButton *const m_bad;
    ReplyView *const m_reply;
    bool m_canRate = false;
    bool m_isShown = false; ///< a reply, not a placeholder
    bool m_isMarked = false;
};

} // namespace turnui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "ui/text/markdownview.h"

#include <QWidget>

class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace turnui {

class FailureBox;
class ReasoningFold;
class Requests;
class SourcesList;

/// All that one request brought: the reasoning (folded), the text, how it failed, the sources; scrolling together.
/// Follows a reply that still grows: sync() takes over what is new and touches nothing else.
class ReplyView : public QWidget
{
    Q_OBJECT

public:
    ReplyView(textui::Typography typography, Requests &requests, QWidget *parent = nullptr);

    /// Whose failure "Try again" is about; none for a judge or writer.
    void setMember(std::optional<chat::MemberId> member, bool canAskAgain);
    /// Another reply: everything anew.
    void show(const chat::Reply &reply, std::chrono::milliseconds now);
    /// The same reply, further on.
    void sync(const chat::Reply &reply, std::chrono::milliseconds now);
    /// Only what counts: the time of thinking, a countdown.
    void tick(const chat::Reply &reply, std::chrono::milliseconds now);
    /// Nothing to show yet; says what will come.
    void showPlaceholder(const QString &text);
    /// Above the reasoning, scrolling with the text. Owned from here on.
    void setTop(QWidget *top);

    /// Room at the left of all for marks beside the text; 0: none.
    void setMargin(int width);

    [[nodiscard]] textui::MarkdownView *text() const { return m_text; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Over the text, at its lower end.
    void placeNewTextHint();
    /// A header or footer without anything in it takes no room.
    void hideWhatIsEmpty();
    /// How it ended stands below the text, or where it would be.
    void placeEnding(QWidget *part);
    void syncState(const chat::Reply &reply);

    textui::MarkdownView *const m_text;
    QWidget *const m_header;
    styleui::ElidedLabel *const m_placeholder;
    ReasoningFold *const m_reasoning;
    QWidget *const m_footer;
    styleui::ElidedLabel *const m_ending;
    FailureBox *const m_failure;
    SourcesList *const m_sources;
    QPushButton *const m_newText; ///< while new text stands below what is in view
    std::optional<chat::MemberId> m_member;
    qsizetype m_textLength = 0;
    chat::State m_state = chat::State::Waiting;
    bool m_isEnded = false;
};

} // namespace turnui

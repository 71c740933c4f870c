// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"
#include "desk/conversation.h"

#include <QPointer>
#include <QScrollArea>
#include <QUrl>

class QPushButton;
class QVBoxLayout;

namespace chat {
class Clock;
}
namespace turnui {
enum class Arrangement;
class FoldedTurn;
class Requests;
class TurnView;
} // namespace turnui

namespace windowui {

class WheelPause;

/// One session: the turns of the branch that is shown, earlier ones folded, the newest one filling the view. Changes
/// what the conversation's events name; hands the person's wishes to the conversation.
class SessionPage : public QScrollArea
{
    Q_OBJECT

public:
    /// Both outlive the page, or the page is closed first.
    SessionPage(desk::Conversation &conversation, chat::Clock &clock, turnui::Arrangement arrangement,
                QWidget *parent = nullptr);

    [[nodiscard]] desk::Conversation *conversation() const { return m_conversation; }
    /// The newest turn on the branch; none before the first question.
    [[nodiscard]] turnui::TurnView *newest() const;
    [[nodiscard]] std::optional<chat::TurnId> newestId() const;

    /// Brings a turn into view, opened, at the first of these words.
    void reveal(const chat::TurnId &turn, const QString &words);
    void setArrangement(turnui::Arrangement arrangement);
    /// Room that the window needs at the left of the first line.
    void setHeadInset(int pixels);
    /// Called before models are asked again in a turn: whether they may be. Without it they may.
    void setGuard(std::function<bool(const chat::TurnId &)> mayAskAgain) { m_mayAskAgain = std::move(mayAskAgain); }

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void editRequested(const chat::TurnId &turn);
    /// The question of that turn again, for one model only.
    void justOneRequested(const chat::TurnId &turn);
    void exportRequested(const chat::TurnId &turn);
    void connectRequested();
    void arrangementChosen(turnui::Arrangement arrangement);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    /// A turn on the page: folded, or open with a height of its own.
    struct Place
    {
        chat::TurnId id;
        turnui::TurnView *open = nullptr; ///< one of the two
        turnui::FoldedTurn *folded = nullptr;

        [[nodiscard]] QWidget *widget() const;
    };

    void rebuild();
    void addTurn(const chat::TurnId &id);
    void showEarlier();
    [[nodiscard]] turnui::FoldedTurn *folded(const chat::TurnId &id);
    [[nodiscard]] turnui::TurnView *opened(const chat::TurnId &id);
    void connectRequests(const turnui::Requests &requests, const chat::TurnId &id);
    void setOpen(chat::TurnId id, bool open); ///< a copy: the id may be that of the place which goes
    void put(qsizetype at, const chat::TurnId &id, bool open);
    /// Text is shown at once, for the views gather it themselves. What begins or ends a stage redraws much, while the
    /// next stage's request waits in the same event loop: it is shown with the next frame, and all after it in order.
    void receive(const chat::TurnId &turn, const chat::RunEvent &event);
    void applyLate();
    void apply(const chat::TurnId &turn, const chat::RunEvent &event);
    void showBranches();
    void showBranch(const chat::TurnId &turn, int index);
    void fit();
    void settle();
    void scrollToNewest();
    [[nodiscard]] qsizetype find(const chat::TurnId &id) const;

    QPointer<desk::Conversation> m_conversation;
    chat::Clock &m_clock;
    turnui::Arrangement m_arrangement;
    WheelPause *const m_wheel;
    QWidget *const m_column;
    QVBoxLayout *const m_layout;
    QPushButton *const m_earlier;
    QList<Place> m_places;
    QList<std::pair<chat::TurnId, chat::RunEvent>> m_late; ///< not shown yet
    int m_headInset = 0;
    std::function<bool(const chat::TurnId &)> m_mayAskAgain = [](const chat::TurnId &) { return true; };
};

} // namespace windowui

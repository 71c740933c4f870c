// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"
#include "ui/turn/place.h"
#include "ui/turn/requests.h"
#include "ui/turn/turncontext.h"

#include <QWidget>

class QStackedWidget;

namespace chat {
class Clock;
}

namespace turnui {

class ColumnsPage;
class ReadingPage;
class TurnStrip;

/// One turn on the screen: the strip, and below it the columns or the reading arrangement. Driven by the turn's events;
/// what the person asks for is announced by requests(). Does nothing of it itself, but copying.
class TurnView : public QWidget
{
    Q_OBJECT

public:
    /// Looks the turn up each time: the list that holds it may move. Null where it is gone.
    using Lookup = std::function<const chat::Turn *()>;

    /// `clock` outlives the view.
    explicit TurnView(chat::Clock &clock, QWidget *parent = nullptr);
    ~TurnView() override;

    /// Another turn: everything anew.
    void setTurn(Lookup turn);
    /// After the event was applied to the turn. Changes what the event names.
    void apply(const chat::RunEvent &event);

    /// All that the person asks for in here.
    [[nodiscard]] Requests &requests() const { return *m_requests; }

    /// Whether models can be asked again in it (not in an example).
    void setCanAskAgain(bool can);
    void setArrangement(Arrangement arrangement);
    [[nodiscard]] Arrangement arrangement() const { return m_arrangement; }
    /// The versions of this question: `index` from 0; a count of 1 shows nothing.
    void setBranches(int index, int count);
    /// Whether it offers to be folded (foldRequested).
    void setFoldable(bool foldable);
    /// Room at the left of the question, in pixels: for a button of the window's.
    void setHeadInset(int inset);
    [[nodiscard]] Place place() const { return m_place; }
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    /// Brings a member's answer to the front and gives it the focus: a column, or the answers pane.
    void showMember(int number);
    void showAnswer();
    void showBreakdown();
    void showAnswers();
    void nextPane();
    void previousPane();
    /// Finds plain text in the answers and reveals it: for a search that leads here.
    bool revealText(const QString &needle);

Q_SIGNALS:
    void branchRequested(int index);
    void foldRequested();
    /// By the person; to be kept.
    void arrangementChosen(turnui::Arrangement arrangement);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void connectRequests();
    void applyToMember(chat::MemberId member, bool isText);
    void applyToFusion(const chat::RunEvent &event);
    void refresh();
    void followAutomatically();
    void choosePlace(Place place);
    void goTo(Place place);
    void movePane(int by);
    void showPassage(const chat::Evidence &evidence);
    void showPoint(int number);
    void updateNarrow();
    void startTicking();
    void tick();
    void updateSentence();
    void announce(const QString &message);
    [[nodiscard]] const chat::Turn *turn() const;
    [[nodiscard]] std::chrono::milliseconds runTime() const;
    [[nodiscard]] bool isPersonBusy() const;
    [[nodiscard]] Place automaticPlace(const chat::Turn &turn) const;

    chat::Clock &m_clock;
    Requests *const m_requests;
    TurnContext m_context;
    Lookup m_lookup;
    TurnStrip *const m_strip;
    QStackedWidget *const m_pages;
    ColumnsPage *const m_columns;
    ReadingPage *const m_reading;
    Arrangement m_arrangement = Arrangement::Automatic;
    Place m_place = Place::Columns;
    bool m_isNarrow = false;
    bool m_isHeldBack = false; ///< the answer is ready, and the person busy in a column
    bool m_isTicking = false;
    std::chrono::milliseconds m_lastEventAt{0};           ///< by the clock
    std::optional<std::chrono::milliseconds> m_touchedAt; ///< by the clock
    std::optional<std::chrono::milliseconds> m_graceEnds; ///< in the run's time
};

} // namespace turnui

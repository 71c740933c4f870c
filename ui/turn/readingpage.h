// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "ui/turn/place.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace styleui {
class ElidedLabel;
class Card;
} // namespace styleui

namespace turnui {

class AnswersPane;
class BreakdownPane;
class FusedPane;
struct TurnContext;

/// The arrangement for reading: the fused answer at the left, the breakdown or the answers in a pane at the right. In a
/// small window one of the three at a time.
class ReadingPage : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingPage(const TurnContext &context, QWidget *parent = nullptr);

    void rebuild();
    /// Which fusion is looked at.
    void setFusion(int number);
    /// Another fusion begins: its breakdown is looked at; the answer of the one before stays until the writer begins.
    void beginFusion(int number);
    void beginWriting();
    [[nodiscard]] int fusion() const { return m_fusion; }
    void setNarrow(bool narrow);
    /// Answer, Breakdown or Answers.
    void setPlace(Place place);
    void tick();
    /// Takes over everything; a delta goes to the part that it is for.
    void refresh();
    void syncQuotes();

    [[nodiscard]] FusedPane *fused() const { return m_fused; }
    [[nodiscard]] BreakdownPane *breakdown() const { return m_breakdown; }
    [[nodiscard]] AnswersPane *answers() const { return m_answers; }

Q_SIGNALS:
    void placeChosen(turnui::Place place);

private:
    QWidget *makePane();
    void arrange();

    const TurnContext &m_context;
    int m_fusion = 0;
    bool m_isNarrow = false;
    Place m_place = Place::Answer;
    FusedPane *const m_fused;
    BreakdownPane *const m_breakdown;
    AnswersPane *const m_answers;
    QSplitter *const m_splitter;
    QStackedWidget *const m_stack;
    QWidget *const m_toggles;
    QPushButton *const m_breakdownToggle;
    QPushButton *const m_answersToggle;
    styleui::ElidedLabel *const m_quotes;
    QWidget *const m_pane;
};

} // namespace turnui

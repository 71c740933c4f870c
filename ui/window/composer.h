// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "ui/window/costwords.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace panelui {
class PanelButton;
}
namespace styleui {
class ElidedLabel;
}
namespace turnui {
class FoldLine;
}

namespace windowui {

class AbLine;
class JustOneButton;
class PricedButton;
class PromptField;
class WaitingList;
struct WaitingLine;

/// Where one asks: the question, the panel that gets it, "Ask the panel" or "Just one", what that will cost and where
/// it goes. Asks nobody itself. While the branch that is shown runs, Stop stands where Ask stood and the next question
/// waits.
class Composer : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void focusField();
    /// As the buttons do: says what is wrong with the question, or asks that it be asked.
    void ask(chat::RunKind kind);

    void setPanel(const chat::Panel &panel);
    /// What the question will cost and where it goes, as far as it is typed.
    void setCosts(const Costs &costs);
    /// Whether more about that is open elsewhere.
    void setCostsOpen(bool open);
    /// Whether the panel can be asked at all.
    void setConnected(bool connected);
    void setRunning(bool running);
    /// Whether the session has a turn already.
    void setFollowUp(bool followUp);
    /// What an A/B says of the next question; see AbLine::setText().
    void setAb(const QString &text, bool isMarked);
    void setWaiting(const QList<WaitingLine> &questions);
    /// Whether an earlier prompt is being changed, to be asked again.
    void setEditing(bool editing);
    /// One line, in a small window.
    void setCompact(bool compact);
    /// What is wrong, over the field, until the text changes.
    void showMessage(const QString &message);
    /// What speaks against asking now, until the text changes. So long the button of that kind says that it asks
    /// anyway; without one it is another button that was pressed.
    void warn(const QString &warning, std::optional<chat::RunKind> kind);
    [[nodiscard]] bool isWarned(std::optional<chat::RunKind> kind) const { return m_isWarning && m_warned == kind; }
    void withdrawWarning();

    [[nodiscard]] panelui::PanelButton *panelButton() const { return m_panel; }
    [[nodiscard]] JustOneButton *justOneButton() const { return m_justOne; }
    [[nodiscard]] AbLine *abLine() const { return m_ab; }
    /// Ask the panel, just one, what it will cost: for menus and the help page.
    [[nodiscard]] QList<QAction *> listedActions() const;

Q_SIGNALS:
    void textChanged();
    /// More about what it will cost, or no more of it.
    void costsRequested(bool wanted);
    /// A question that may be asked. The field is emptied by whoever takes it.
    void askRequested(const QString &prompt, chat::RunKind kind);
    void stopRequested();
    /// The typed question is to go to several panels.
    void compareRequested();
    void connectRequested();
    void takeBackRequested(qsizetype index);
    void askAnywayRequested(qsizetype index);
    void editingCancelled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void createActions();
    void createLayout();
    [[nodiscard]] QWidget *createEditingRow();
    void arrange();
    void createBelow();
    void refresh();
    void refreshButtons();
    void refreshCosts(bool hasText);

    styleui::ElidedLabel *const m_message;
    styleui::ElidedLabel *const m_caution;
    AbLine *const m_ab;
    QWidget *const m_editing;
    WaitingList *const m_waiting;
    PromptField *const m_field;
    panelui::PanelButton *const m_panel;
    JustOneButton *const m_justOne;
    QPushButton *const m_later;
    PricedButton *const m_ask;
    QPushButton *const m_stop;
    turnui::FoldLine *const m_outlook;   ///< opens what more there is to say
    styleui::ElidedLabel *const m_stays; ///< in its place, where nobody can be asked
    QPushButton *const m_compare;
    styleui::ElidedLabel *const m_session; ///< what the session has cost
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_below = nullptr; ///< what the next question costs
    QHBoxLayout *m_row = nullptr;   ///< the buttons; in a small window the field too
    QAction *m_askAction = nullptr;
    QAction *m_justOneAction = nullptr;
    QAction *m_costsAction = nullptr;
    Costs m_costs;
    std::optional<chat::RunKind> m_warned; ///< what asks anyway now
    bool m_isWarning = false;
    qsizetype m_members = 0;
    bool m_isConnected = false;
    bool m_isRunning = false;
    bool m_isEditing = false;
    bool m_isFollowUp = false;
    bool m_isCompact = false;
};

} // namespace windowui

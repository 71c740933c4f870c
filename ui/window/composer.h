// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

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

namespace windowui {

class JustOneButton;
class PromptField;
class WaitingList;

/// Where one asks: the question, the panel that gets it, where it goes, and "Ask the panel" or "Just one". Asks nobody
/// itself. While the branch that is shown runs, Stop stands where Ask stood and the next question waits.
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
    /// "OpenRouter, and hosts it chooses for models by Anthropic, OpenAI"; plain text.
    void setDestination(const QString &text);
    /// Whether the panel can be asked at all.
    void setConnected(bool connected);
    void setRunning(bool running);
    /// Whether the session has a turn already.
    void setFollowUp(bool followUp);
    void setWaiting(const QStringList &questions);
    /// Whether an earlier prompt is being changed, to be asked again.
    void setEditing(bool editing);
    /// One line, in a small window.
    void setCompact(bool compact);
    /// What is wrong, over the field, until the text changes.
    void showMessage(const QString &message);

    [[nodiscard]] panelui::PanelButton *panelButton() const { return m_panel; }
    [[nodiscard]] JustOneButton *justOneButton() const { return m_justOne; }
    /// Ask the panel, just one: for menus and the help page.
    [[nodiscard]] QList<QAction *> listedActions() const;

Q_SIGNALS:
    /// A question that may be asked. The field is emptied by whoever takes it.
    void askRequested(const QString &prompt, chat::RunKind kind);
    void stopRequested();
    void connectRequested();
    void takeBackRequested(qsizetype index);
    void editingCancelled();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void createActions();
    void createLayout();
    [[nodiscard]] QWidget *createEditingRow();
    void arrange();
    void refresh();

    styleui::ElidedLabel *const m_message;
    QWidget *const m_editing;
    WaitingList *const m_waiting;
    PromptField *const m_field;
    panelui::PanelButton *const m_panel;
    styleui::ElidedLabel *const m_destination;
    JustOneButton *const m_justOne;
    QPushButton *const m_later;
    QPushButton *const m_ask;
    QPushButton *const m_stop;
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_row = nullptr; ///< the buttons; in a small window the field too
    QAction *m_askAction = nullptr;
    QAction *m_justOneAction = nullptr;
    QString m_destinationText;
    qsizetype m_members = 0;
    bool m_isConnected = false;
    bool m_isRunning = false;
    bool m_isEditing = false;
    bool m_isFollowUp = false;
    bool m_isCompact = false;
};

} // namespace windowui

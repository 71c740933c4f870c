// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace panelui {

/// The foot of the builder: what changed, or what is wrong; Revert, Save as…, Save, Use. Questions are asked here, in
/// the place of the buttons.
class PanelBar : public QWidget
{
    Q_OBJECT

public:
    explicit PanelBar(QWidget *parent = nullptr);

    /// What is to be said of the panel, and what can be done with it now.
    struct State
    {
        QString words;
        bool canRevert = false;
        bool canSave = false;
        QString whyNot;      ///< it cannot be saved, where that needs saying
        bool isKept = false; ///< as it stands here
    };
    void setState(const State &state);
    void focusUse();
    /// In the place of the state's words, until it changes.
    void say(const QString &words);
    /// In red, until the state changes.
    void showProblem(const QString &problem);

    using Answer = std::function<void()>;
    /// Yes or no; `yes` is the word on the button.
    void ask(const QString &question, const QString &yes, const Answer &answer);
    /// Under which name to save.
    void askName(const QString &proposal, const std::function<void(const QString &)> &answer);
    [[nodiscard]] bool isAsking() const;
    /// As answering no.
    void stopAsking();

Q_SIGNALS:
    void revertRequested();
    void saveRequested();
    void saveAsRequested();
    void useRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createButtons();
    void createQuestion();
    void startAsking(const QString &question, const QString &yes, const Answer &answer);

    styleui::ElidedLabel *const m_words;
    styleui::ElidedLabel *const m_problem;
    QWidget *const m_buttons;
    QPushButton *m_revert = nullptr;
    QPushButton *m_saveAs = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_use = nullptr;
    QWidget *const m_question;
    styleui::ElidedLabel *m_asked = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_yes = nullptr;
    Answer m_answer;
};

} // namespace panelui

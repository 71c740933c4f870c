// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QHash>
#include <QObject>

namespace desk {
class Conversation;
class Desk;
} // namespace desk

namespace fusion {
struct Exchange;
}

namespace settings {
class DraftStore;
}

namespace windowui {

class AbTesting;
class Composer;
class Forecasting;
class PageStack;
class PanelChoice;
class SessionPage;

/// Between the composer and the session that is shown: asks, stops, takes back, edits a prompt; keeps what was typed
/// for each session; tells the composer how things stand.
class Asking : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    struct Collaborators
    {
        desk::Desk &desk;
        Composer &composer;
        PageStack &pages;
        PanelChoice &choice;
        AbTesting &abTesting;
        Forecasting &forecasting;
        settings::DraftStore &drafts;
    };

    explicit Asking(const Collaborators &with, QObject *parent = nullptr);

    void follow(SessionPage *page);
    /// Puts the question of that turn into the composer; asked again, it begins a branch.
    void editPrompt(const chat::TurnId &turn);
    /// False where none is edited.
    bool stopEditing();
    /// What is in the composer, where there is something.
    void askTyped();
    void stop();
    void refresh();
    /// Another session is about to be shown: what is typed stays with the one that is shown now.
    void keepDraft();
    void restoreDraft();
    void forgetDraft(const chat::SessionId &id);
    /// Writes down what is typed, and what waits, wherever that is: it is there again with the next start.
    void saveDrafts();

Q_SIGNALS:
    /// A question was asked where no session was shown.
    void conversationBegan(desk::Conversation *conversation);

private:
    void askJustOne(const chat::TurnId &turn);
    void askHeld(qsizetype index);
    void ask(const QString &prompt, chat::RunKind kind);
    /// Whether that panel may be asked the question of that turn now; the composer says what is against it. Wished for
    /// once more, it may.
    [[nodiscard]] bool mayAskAgain(const desk::Conversation &conversation, const chat::TurnId &turn,
                                   const chat::Panel &panel);
    /// What the next question goes on from.
    [[nodiscard]] QList<fusion::Exchange> exchanges() const;
    void showJustOne();
    void showCosts();
    void takeBack(qsizetype index);
    [[nodiscard]] desk::Conversation *shown() const;

    desk::Desk &m_desk;
    Composer &m_composer;
    PageStack &m_pages;
    PanelChoice &m_choice;
    AbTesting &m_abTesting;
    Forecasting &m_forecasting;
    std::optional<chat::TurnId> m_edited; ///< the turn whose prompt is in the composer
    chat::TurnId m_warnedOf;              ///< the turn that the composer warns of asking again
    settings::DraftStore &m_store;
    QHash<chat::SessionId, QString> m_drafts; ///< a new session's has an empty id
    bool m_hasShown = false;                  ///< a session, or a new one
};

} // namespace windowui

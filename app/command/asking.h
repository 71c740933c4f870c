// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/collaborators.h"
#include "command/commandline.h"
#include "command/livetext.h"
#include "command/panelchoice.h"

#include <QObject>

namespace desk {
class Conversation;
}

namespace command {

/// One `ask`, from its options to its exit code. Owned by its parent.
class Asking : public QObject
{
    Q_OBJECT

public:
    Asking(Ask ask, const Collaborators &with, QObject *parent = nullptr);

    void start();
    /// Ctrl+C: stops what runs, prints what came.
    void interrupt();

Q_SIGNALS:
    /// Once, when all is printed and kept.
    void ended(command::ExitCode code);

private:
    void goOnWith(const chat::SessionId &session);
    void begin(desk::Conversation *conversation);
    void play(desk::Conversation *conversation);
    void keepChoice(const PanelChoice &choice);
    void show(const chat::TurnId &turn, const chat::RunEvent &event);
    void conclude();
    void print(const chat::Turn &turn);
    void refuse(const QString &reason);
    void say(const QString &sentence);
    void end(ExitCode code);

    Ask m_ask;
    const Collaborators m_with;
    const Format m_format;
    LiveText m_liveText;
    desk::Conversation *m_conversation = nullptr;
    chat::TurnId m_turn;
    bool m_isSaved = false;
    bool m_isInterrupted = false;
    bool m_hasEnded = false;
};

} // namespace command

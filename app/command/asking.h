// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/collaborators.h"
#include "command/commandline.h"
#include "command/livetext.h"
#include "command/panelchoice.h"

#include <QObject>

#include <optional>

namespace desk {
class Conversation;
}

namespace command {

/// One `ask`, from its options (the prompt among them, read already) to its exit code. Owned by its parent.
class Asking : public QObject
{
    Q_OBJECT

public:
    Asking(Ask ask, const Collaborators &with, QObject *parent = nullptr);

    void start();
    /// Ctrl+C: stops what runs, prints and keeps what came.
    void interrupt();

Q_SIGNALS:
    /// Once, when all is printed and kept.
    void ended(command::ExitCode code);

private:
    /// False where there is nothing to go on with.
    [[nodiscard]] bool openLibrary();
    void lookUpSession();
    void goOnWith(const chat::SessionId &session);
    void begin(desk::Conversation *conversation);
    void play(desk::Conversation *conversation);
    void foretell(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints);
    void keepChoice(const PanelChoice &choice);
    void show(const chat::TurnId &turn, const chat::RunEvent &event);
    void conclude();
    void print(const chat::Turn &turn);
    /// The library cannot write (the disk is full): nobody waits for better times here.
    void endUnkept(const QString &reason);
    void endKept();
    /// Prints. Where nobody can read it any more, stops what runs.
    void write(const QByteArray &bytes);
    void refuse(const QString &reason, ExitCode code = ExitCode::WrongUse);
    void end(ExitCode code);

    Ask m_ask;
    const Collaborators m_with;
    const Format m_format;
    LiveText m_liveText;
    desk::Conversation *m_conversation = nullptr;
    chat::TurnId m_turn;
    bool m_isSaved = false;
    bool m_isTroubled = false;      ///< the library cannot write
    std::optional<ExitCode> m_code; ///< the run is over
    bool m_isWritable = true;       ///< the output takes what is printed
    bool m_hasEnded = false;
};

} // namespace command

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QObject>

namespace library {
class Library;
}

namespace compareui {

/// The answers' texts, read from the library when they are wanted; those of the few sessions that were wanted last are
/// kept.
class AnswerTexts : public QObject
{
    Q_OBJECT

public:
    /// `library` outlives this.
    explicit AnswerTexts(library::Library &library, QObject *parent = nullptr);

    /// Has them read, where they are not here: loaded() tells.
    void want(const chat::SessionId &session, const chat::TurnId &turn);
    /// Nothing while it is being read.
    [[nodiscard]] std::optional<QString> text(const chat::SessionId &session, const chat::TurnId &turn) const;
    /// Why it cannot be read, where that was tried; empty else.
    [[nodiscard]] QString problem(const chat::SessionId &session, const chat::TurnId &turn) const;

Q_SIGNALS:
    void loaded(const chat::SessionId &session);

private:
    struct Kept
    {
        chat::SessionId session;
        QHash<chat::TurnId, QString> texts;
        QString problem;
    };

    void load(const chat::SessionId &session, bool isFlushed);
    [[nodiscard]] const Kept *find(const chat::SessionId &session) const;
    void keep(const chat::SessionId &id, const std::expected<chat::Session, QString> &session);

    library::Library &m_library;
    QList<Kept> m_kept;                                   ///< the last one wanted first
    QHash<chat::SessionId, QSet<chat::TurnId>> m_loading; ///< with the turns that are wanted of them
};

} // namespace compareui

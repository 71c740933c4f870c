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
    /// Why that session cannot be read; empty where it can.
    [[nodiscard]] QString problem(const chat::SessionId &session) const;

Q_SIGNALS:
    void loaded(const chat::SessionId &session);

private:
    struct Kept
    {
        chat::SessionId session;
        QHash<chat::TurnId, QString> texts;
        QString problem;
    };

    [[nodiscard]] const Kept *find(const chat::SessionId &session) const;
    void keep(const chat::SessionId &id, const std::expected<chat::Session, QString> &session);

    library::Library &m_library;
    QList<Kept> m_kept; ///< the last one wanted first
    QSet<chat::SessionId> m_loading;
};

} // namespace compareui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QHash>
#include <QObject>

#include <expected>
#include <functional>

namespace desk {
class Conversation;
class Desk;
} // namespace desk

namespace compare {

/// Lends the desk's conversations: opens them where they are not, and holds them while somebody works with them.
class Sessions : public QObject
{
    Q_OBJECT

public:
    /// `desk` outlives this.
    explicit Sessions(desk::Desk &desk, QObject *parent = nullptr);
    ~Sessions() override; ///< gives everything back

    /// A new one, lent.
    [[nodiscard]] desk::Conversation *make();
    /// `done` at once where it is open, else once it is; not when `context` is gone by then. To be given back, unless
    /// it fails: then one sentence.
    using Done = std::function<void(std::expected<desk::Conversation *, QString>)>;
    void borrow(const chat::SessionId &id, QObject *context, const Done &done);
    void giveBack(const chat::SessionId &id);

private:
    void lend(desk::Conversation *conversation);
    void answer(const chat::SessionId &id, const std::expected<desk::Conversation *, QString> &result);

    struct Waiting
    {
        QPointer<QObject> context;
        Done done;
    };
    desk::Desk &m_desk;
    QHash<chat::SessionId, int> m_lent;
    QHash<chat::SessionId, QList<Waiting>> m_waiting;
};

} // namespace compare

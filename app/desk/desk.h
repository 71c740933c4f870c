// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/examplerun.h"
#include "desk/conversation.h"
#include "fusion/panelrun.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <random>

namespace chat {
class Clock;
}
namespace library {
class Library;
}
namespace provider {
class Connections;
}

namespace desk {

/// What lies on the desk: the sessions that are open, and whatever runs in them. The window and the command line both
/// work through it. Owns its conversations; the collaborators outlive it.
class Desk : public QObject
{
    Q_OBJECT

public:
    Desk(provider::Connections &connections, library::Library &library, chat::Clock &clock, std::mt19937 random,
         QObject *parent = nullptr);
    ~Desk() override;

    /// What becomes of members that still answer when judging starts without them: by default they finish.
    void setStragglers(fusion::Stragglers stragglers) { m_stragglers = stragglers; }
    void setExamplePace(demo::Pace pace) { m_examplePace = pace; }
    /// Called with each request before its run is made: whoever knows prices puts them in.
    void setPreparation(std::function<void(fusion::RunRequest &)> prepare) { m_prepare = std::move(prepare); }

    /// Called with each question that has waited, before it starts: what speaks against sending it now, in a sentence.
    /// Where that is not empty, the question is held until the person consents.
    void setObjections(std::function<QString(const fusion::RunRequest &)> objectionTo)
    {
        m_objectionTo = std::move(objectionTo);
    }

    /// An empty conversation; in the library from its first question on.
    [[nodiscard]] Conversation *newConversation();
    /// Announces opened() or openFailed(); at once where it is open already.
    void open(const chat::SessionId &id);
    [[nodiscard]] Conversation *conversation(const chat::SessionId &id) const;
    /// All that are open, in no order.
    [[nodiscard]] QList<Conversation *> conversations() const { return m_conversations.values(); }
    /// A new conversation that plays the example of that name.
    [[nodiscard]] Conversation *playExample(const QString &name);
    /// Somebody works with it; to be followed by release(). Whoever shows it or runs an experiment in it holds it.
    void hold(const chat::SessionId &id);
    /// Lets a conversation go that nobody else holds and that is not running, once all of it is in the library; a
    /// running one stays.
    void release(const chat::SessionId &id);
    /// Stops what runs in it, and lets it go: before it is deleted, whoever holds it.
    void discard(const chat::SessionId &id);

    [[nodiscard]] QList<Conversation *> running() const;

Q_SIGNALS:
    void opened(desk::Conversation *conversation);
    void openFailed(const chat::SessionId &id, const QString &message);
    /// A run began, made progress that the list shows, or ended.
    void runningChanged(const chat::SessionId &id);
    /// A run ended by itself, in whatever conversation.
    void turnFinished(desk::Conversation *conversation, const chat::TurnId &turn);

private:
    friend class Conversation;
    Conversation *adopt(chat::Session session);
    void letGo(const chat::SessionId &id);
    [[nodiscard]] std::mt19937 nextRandom() { return std::mt19937(m_random()); }

    provider::Connections &m_connections;
    library::Library &m_library;
    chat::Clock &m_clock;
    std::mt19937 m_random;
    fusion::Stragglers m_stragglers = fusion::Stragglers::Finish;
    std::function<void(fusion::RunRequest &)> m_prepare = [](fusion::RunRequest &) {};
    std::function<QString(const fusion::RunRequest &)> m_objectionTo = [](const auto &) { return QString(); };
    demo::Pace m_examplePace = demo::Pace::AsRecorded;
    QHash<chat::SessionId, Conversation *> m_conversations;
};

} // namespace desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/due.h"
#include "compare/sharing.h"
#include "fusion/panelrun.h"

#include <QObject>

namespace desk {
class Conversation;
struct ApartQuestion;
} // namespace desk

namespace compare {

struct Collaborators;
class Purse;
class Sessions;

/// Makes the trials of an experiment, a few at a time, each as a run of the desk. Tells what happens; whoever listens
/// applies it to the experiment before it returns.
class Trials : public QObject
{
    Q_OBJECT

public:
    /// Members of one endpoint queue at its limit besides.
    static constexpr int mostAtOnce = 4;

    /// All of it outlives this.
    Trials(const Experiment &experiment, const Collaborators &with, Sessions &sessions, Purse &purse, QObject *parent);
    ~Trials() override;

    /// Looks what is missing, and begins with it.
    void start(Failed failed);
    /// Begins nothing more.
    void pause();
    /// Ends what runs, too.
    void stop();

    [[nodiscard]] qsizetype running() const { return m_running.size(); }
    /// Nothing runs, and nothing more can be begun now.
    [[nodiscard]] bool isIdle() const { return m_running.isEmpty() && m_opening == 0 && !m_isDue; }
    /// Nothing of this question in this repeat runs or is to be begun.
    [[nodiscard]] bool isSettled(const QString &question, int repeat) const
    {
        return !m_unsettled.contains({question, repeat});
    }
    /// Why something could not be gone on with: a session that cannot be read. A sentence, else empty.
    [[nodiscard]] QString trouble() const { return m_trouble; }

Q_SIGNALS:
    void happened(const compare::ExperimentEvent &event);
    /// Something has begun or ended; isIdle() may be another.
    void changed();

private:
    struct Running
    {
        chat::SessionId session;
        TrialId trial;
    };
    enum class Outcome { Begun, Pointless, Waits };

    void fillQueue(Failed failed);
    void goOnSoon();
    void goOn();
    [[nodiscard]] Outcome begin(const TrialId &id);
    [[nodiscard]] bool areSourcesReady(const TrialId &id) const;
    [[nodiscard]] bool isReady(const TrialId &trial, chat::MemberId member) const;
    void beginIn(desk::Conversation *conversation, const TrialId &id, const chat::Panel &panel);
    void beginAnew(const TrialId &id, const chat::Panel &panel, const QString &problem);
    void goOnWith(desk::Conversation *conversation, Trial before, chat::Panel panel);
    static void leaveUnshared(desk::ApartQuestion &question);
    [[nodiscard]] bool setAside(const TrialId &id, chat::Panel &panel);
    [[nodiscard]] bool isWholeThere(const Contestant &contestant, const TrialId &id) const;
    void ask(desk::Conversation *conversation, const TrialId &id, const chat::Panel &panel);
    void play(desk::Conversation *conversation, const TrialId &id, const chat::TurnId &turn);
    void conclude(desk::Conversation *conversation, const chat::TurnId &turn);
    void noteLate(const desk::Conversation &conversation, const chat::TurnId &turn);
    void tellEnd(const chat::Turn &turn);
    void follow(const chat::TurnId &turn, const chat::RunEvent &event);
    [[nodiscard]] bool isBegun(const TrialId &id) const { return m_begun.contains(id); }
    [[nodiscard]] const QList<Source> &sourcesOf(const TrialId &id) const;
    [[nodiscard]] QList<fusion::SharedAnswer> sharedAnswers(const desk::Conversation &conversation,
                                                            const TrialId &id) const;
    void settle(const TrialId &id);
    void end(const TrialId &id, const chat::SessionId &session);
    void tell(const decltype(ExperimentEvent::what) &what);

    const Experiment &m_experiment;
    const Collaborators &m_with;
    Sessions &m_sessions;
    Purse &m_purse;
    QList<TrialId> m_queue; ///< what is to be begun, in order
    QHash<chat::TurnId, Running> m_running;
    QSet<TrialId> m_begun;                           ///< running, or its session is being opened
    QSet<TrialId> m_waiting;                         ///< m_queue
    QHash<std::pair<QString, int>, int> m_unsettled; ///< how many of a question in a repeat are waiting or begun
    mutable QHash<int, QList<Source>> m_sources;     ///< by contestant, of the plan as it is
    QHash<QString, chat::SessionId> m_sessionOf;     ///< by question
    int m_opening = 0;
    bool m_isDue = false; ///< goOn() comes from the event loop
    Failed m_failed = Failed::Stay;
    QString m_trouble;
    bool m_isPaused = true;
};

} // namespace compare

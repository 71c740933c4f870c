// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"
#include "compare/sharing.h"
#include "fusion/panelrun.h"

#include <QObject>

namespace desk {
class Conversation;
} // namespace desk

namespace compare {

struct Collaborators;
class Purse;
class Sessions;

/// Whether there is nothing to try: it is not in the plan, or an omission from what has no answer.
[[nodiscard]] bool isPointless(const Experiment &experiment, const TrialId &id);

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

    enum class Failed { Stay, Again };
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
    /// Something is missing, but the budget does not reach for it.
    [[nodiscard]] bool isOverBudget() const { return m_isOverBudget; }

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
    enum class Outcome { Begun, Pointless, Waits, NoMoney };

    void fillQueue(Failed failed);
    [[nodiscard]] bool isMissing(const TrialId &id, Failed failed) const;
    void goOnSoon();
    void goOn();
    [[nodiscard]] Outcome begin(const TrialId &id);
    [[nodiscard]] bool areSourcesReady(const TrialId &id) const;
    [[nodiscard]] bool isReady(const TrialId &trial, chat::MemberId member) const;
    void beginIn(desk::Conversation *conversation, const TrialId &id, const chat::Panel &panel);
    /// Whether the trial's turn is there and goes on, or is over.
    [[nodiscard]] bool goesOn(desk::Conversation *conversation, const Trial &trial, std::optional<double> budgetUsd);
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
    bool m_isPaused = true;
    bool m_isOverBudget = false;
};

} // namespace compare

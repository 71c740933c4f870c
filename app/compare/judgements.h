// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/due.h"
#include "library/ledger.h"

#include <QObject>

#include <deque>
#include <random>

namespace desk {
class Conversation;
}
namespace provider {
class CompletionJob;
struct Completion;
struct CompletionRequest;
} // namespace provider

namespace compare {

struct Collaborators;
class Purse;
class Sessions;
class Trials;

/// Has the judge pick and grade, question by question, once all answers to it are there. Tells what it says; whoever
/// listens applies that to the experiment before it returns. Texts are held only while their question is judged.
class Judgements : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostCallsAtOnce = 6;
    static constexpr int mostQuestionsAtOnce = 2;

    /// All of it outlives this.
    Judgements(const Experiment &experiment, const Collaborators &with, Sessions &sessions, Purse &purse,
               const Trials &trials, QObject *parent);
    ~Judgements() override;

    void start(Failed failed);
    /// Looks again what can be judged: answers have come.
    void goOn();
    void pause();
    void stop();

    [[nodiscard]] bool isIdle() const { return m_rounds.empty(); }
    [[nodiscard]] bool isOverBudget() const { return m_isOverBudget; }

Q_SIGNALS:
    void happened(const compare::ExperimentEvent &event);
    /// Something has begun or ended; isIdle() may be another.
    void changed();

private:
    /// A question in one repeat.
    struct Place
    {
        QString question;
        int repeat = 1;

        bool operator==(const Place &) const = default;
    };
    /// One that is being judged.
    struct Round
    {
        Place place;
        chat::SessionId session;
        chat::StageModel judge;
        QHash<chat::TurnId, QString> texts;
        QList<Judgement> due;
        int running = 0;
        bool isOpen = false;
        library::LedgerEntry spent;
    };

    [[nodiscard]] QList<Judgement> dueAt(const Place &place) const;
    void openMore();
    [[nodiscard]] bool isOpen(const Place &place) const;
    void open(const Place &place);
    void fill(Round &round, const desk::Conversation &conversation) const;
    void callNext();
    [[nodiscard]] bool call(Round &round, const Judgement &judgement);
    void sayWritten(Round &round, const Judgement &judgement);
    [[nodiscard]] provider::CompletionRequest requestFor(const Round &round, const Judgement &judgement);
    [[nodiscard]] provider::CompletionRequest wordedFor(const Round &round, const Judgement &judgement);
    void enter(Round &round);
    void tell(event::Picked what, const chat::Model &judge);
    void tell(event::Graded what, const chat::Model &judge);
    [[nodiscard]] double mostUsd(const provider::CompletionRequest &request) const;
    void conclude(Round &round, const Judgement &judgement, const provider::Completion &completion);
    /// Whether there was any.
    bool closeDone();

    const Experiment &m_experiment;
    const Collaborators &m_with;
    Sessions &m_sessions;
    Purse &m_purse;
    const Trials &m_trials;
    std::mt19937 m_random;
    std::optional<chat::Price> m_price; ///< of the judge
    Failed m_failed = Failed::Stay;
    QList<Place> m_queue;
    std::deque<std::unique_ptr<Round>> m_rounds;
    QList<provider::CompletionJob *> m_jobs;
    int m_writing = 0;           ///< written judgements that come in a moment
    bool m_isOverBudget = false; ///< gave up for want of money
    bool m_isStopping = false;
    bool m_isGoingOn = false;
};

} // namespace compare

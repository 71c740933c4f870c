// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/fusing.h"

namespace fusion {

/// The course of a run: members, quorum, judge and writer, and what commands change in it. Each stage is a function
/// that reads what the one before has left and starts the next. What may interrupt it goes through RunRecord::change().
class Course : public QObject
{
    Q_OBJECT

public:
    /// The collaborators outlive this.
    Course(RunRequest request, chat::Turn turn, provider::Connections &connections, chat::Clock &clock,
           std::mt19937 random, QObject *parent);

    void start();
    void stop();
    void stop(chat::MemberId member);
    void retry(chat::MemberId member);
    void retryFailed();
    void judgeNow();
    void judgeAgain();
    void fuseAgain();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void recorded(const chat::RunEvent &event);
    /// After run_finished was told, unless its listener has started something again.
    void finished();

private:
    void begin();
    void resume();
    void goOn();
    void askMissing();
    [[nodiscard]] bool share(chat::MemberId id);
    void askMember(chat::MemberId id);
    void ask(const chat::AttemptId &id, const chat::Model &model);
    void fallBack(const chat::AttemptId &failed);
    void hear(const Happening &what);
    void memberEnded(const chat::AttemptId &id, provider::Completion completion);
    /// Whether the budget is reached by now; then everything has been stopped.
    bool stopOverBudget();
    void panelProgressed();
    void startGrace();
    void endPanelWithoutRest();
    void endPanel();
    void fuse();
    void settle();
    void finish();
    void cancelMembers();
    void cancelAll();

    [[nodiscard]] const chat::Turn &turn() const { return m_record.turn(); }
    [[nodiscard]] bool isAsked(chat::MemberId id) const;
    [[nodiscard]] bool hasAnswer(chat::MemberId id) const;
    [[nodiscard]] bool hasFailed(chat::MemberId id) const;
    [[nodiscard]] bool hasNewAnswers() const;
    [[nodiscard]] bool canFuse() const;
    /// Nothing else is under way that a new fusion would have to wait for.
    [[nodiscard]] bool canFuseNow() const;

    const RunRequest m_request;
    chat::Clock &m_clock;
    std::mt19937 m_random;
    RunRecord m_record;
    Budget m_budget;
    CompletionBatch m_members;
    Fusing m_fusing;

    bool m_isRunning = false;
    bool m_isCollecting = false; ///< answers that come now are judged; later they are late
    bool m_isCancelling = false; ///< what ends now starts nothing
    bool m_wasStopped = false;
    bool m_fusesWhenSettled = false;
    bool m_heedsQuorum = false;
    bool m_hasQuorum = false;
    bool m_isGraceOver = false;
    bool m_tellsFinish = false;
    int m_round = 0; ///< of collecting: the grace of an earlier one is void
};

} // namespace fusion

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/budget.h"
#include "fusion/completionbatch.h"
#include "fusion/judging.h"
#include "fusion/writing.h"

#include <memory>
#include <random>

namespace fusion {

/// Judge and writer: makes one fusion after the other, each from the answers at hand. A judge that fails costs the
/// analysis, not the fused answer. Records all that happens; ended() once for each fusion.
class Fusing : public QObject
{
    Q_OBJECT

public:
    /// The collaborators outlive this.
    Fusing(const RunRequest &request, RunRecord &record, Budget &budget, provider::Connections &connections,
           std::mt19937 &random, QObject *parent);

    /// Judge, then writer; the writer alone where the policy leaves the judge out.
    void judgeAndWrite(const QList<const chat::Attempt *> &answers);
    /// The writer alone, with the analysis, answers and letters of an earlier fusion.
    void writeAgain(const chat::Fusion &earlier);

    /// Ends the fusion as cancelled (or as over its budget, where that is why).
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

    /// Opens the connections that judge and writer will need; where they are open already, nothing happens.
    void warmUp();

Q_SIGNALS:
    void ended();
    /// By what judge or writer have said so far; they are stopped after this.
    void budgetReached();

private:
    void begin(QList<LetteredAnswer> answers);
    void startJudge();
    void hear(const Happening &what);
    void record(const Happening &what);
    void judgeEnded(provider::Completion completion);
    void startWriter();
    void writerEnded(provider::Completion completion);
    void end();
    void askJudge();
    void askWriter();
    [[nodiscard]] bool mayAskAgain(const StageCall &call);
    /// `fault`: why it would be asked again, where that may not be.
    void endCall(const chat::Speaker &speaker, provider::Completion completion,
                 const std::optional<chat::Error> &fault);

    const RunRequest &m_request;
    RunRecord &m_record;
    Budget &m_budget;
    provider::Connections &m_connections;
    std::mt19937 &m_random;
    CompletionBatch m_calls;

    bool m_isRunning = false;
    bool m_isCancelled = false;
    int m_number = 0;
    QList<LetteredAnswer> m_answers;
    QString m_fence;
    std::optional<chat::Analysis> m_analysis;
    std::unique_ptr<Judging> m_judging;
    std::unique_ptr<Writing> m_writing;
};

} // namespace fusion

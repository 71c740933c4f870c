// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/runrecord.h"
#include "provider/completionjob.h"

#include <QObject>

#include <vector>

namespace provider {
class Connections;
}

namespace fusion {

/// Several requests at once: starts all, tells what each says as it comes, and each end once. Knows who speaks, not
/// what the answers mean. Owns its jobs; destroying it cancels them silently.
class CompletionBatch : public QObject
{
    Q_OBJECT

public:
    CompletionBatch(provider::Connections &connections, QObject *parent);
    ~CompletionBatch() override;

    /// Asks at once. May be called while others run.
    void ask(const chat::Speaker &speaker, const provider::CompletionRequest &request, const QString &slot);
    /// Ends as cancelled, before this returns.
    void cancel(const chat::Speaker &speaker);
    void cancelAll();

    [[nodiscard]] bool isRunning() const { return !m_jobs.empty(); }
    /// In the order in which they were asked.
    [[nodiscard]] QList<chat::Speaker> running() const;

Q_SIGNALS:
    /// Queued, Started, Retrying, ReasoningReceived, TextReceived, SourcesReceived.
    void happened(const fusion::Happening &what);
    /// The last one has ended where isRunning() is false by then.
    void ended(const chat::Speaker &speaker, const provider::Completion &completion);

private:
    struct Running
    {
        chat::Speaker speaker;
        provider::CompletionJob *job = nullptr;
    };

    void listen(provider::CompletionJob *job, const chat::Speaker &speaker);
    void tell(const Happening &what);
    void end(provider::CompletionJob *job, const provider::Completion &completion);
    template<typename Tell>
    void telling(Tell tell);

    provider::Connections &m_connections;
    std::vector<Running> m_jobs;
    int m_telling = 0; ///< how many signals of jobs are on the stack
};

} // namespace fusion

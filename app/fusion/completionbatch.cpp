// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/completionbatch.h"

#include "provider/connections.h"

#include <QPointer>

#include <algorithm>

using provider::CompletionJob;

namespace fusion {

CompletionBatch::CompletionBatch(provider::Connections &connections, QObject *parent)
    : QObject(parent), m_connections(connections)
{
}

CompletionBatch::~CompletionBatch()
{
    for (const Running &running : m_jobs) {
        running.job->disconnect(this);
        if (m_telling == 0) {
            delete running.job;
            continue;
        }
        // A listener destroys us from within a job's signal: the jobs stop now and go when that is over.
        running.job->cancel();
        running.job->setParent(nullptr);
        running.job->deleteLater();
    }
}

void CompletionBatch::ask(const chat::Speaker &speaker, const provider::CompletionRequest &request, const QString &slot)
{
    CompletionJob *const job = m_connections.ask(request, slot, this);
    m_jobs.push_back({speaker, job});
    listen(job, speaker);
}

void CompletionBatch::listen(CompletionJob *job, const chat::Speaker &speaker)
{
    using namespace chat::event;
    using std::chrono::milliseconds;
    connect(job, &CompletionJob::queued, this, [=, this] { tell(Queued{speaker}); });
    connect(job, &CompletionJob::started, this, [=, this] { tell(Started{speaker}); });
    connect(job, &CompletionJob::retrying, this,
            [=, this](milliseconds in, const chat::Error &error) { tell(Retrying{speaker, in, error}); });
    connect(job, &CompletionJob::reasoningReceived, this,
            [=, this](const QString &text) { tell(ReasoningReceived{speaker, text}); });
    connect(job, &CompletionJob::textReceived, this,
            [=, this](const QString &text) { tell(TextReceived{speaker, text}); });
    connect(job, &CompletionJob::sourcesReceived, this,
            [=, this](const QList<chat::Source> &sources) { tell(SourcesReceived{speaker, sources}); });
    connect(job, &CompletionJob::ended, this,
            [=, this](const provider::Completion &completion) { end(job, completion); });
}

void CompletionBatch::tell(const Happening &what)
{
    telling([this, &what] { Q_EMIT happened(what); });
}

void CompletionBatch::end(CompletionJob *job, const provider::Completion &completion)
{
    const auto found = std::ranges::find(m_jobs, job, &Running::job);
    const chat::Speaker speaker = found->speaker;
    m_jobs.erase(found);
    job->deleteLater();
    telling([this, &speaker, &completion] { Q_EMIT ended(speaker, completion); });
}

template<typename Tell>
void CompletionBatch::telling(Tell tell)
{
    const QPointer<CompletionBatch> guard(this);
    ++m_telling;
    tell();
    if (guard)
        --m_telling;
}

void CompletionBatch::cancel(const chat::Speaker &speaker)
{
    if (const auto found = std::ranges::find(m_jobs, speaker, &Running::speaker); found != m_jobs.end())
        found->job->cancel();
}

void CompletionBatch::cancelAll()
{
    const QList<chat::Speaker> speakers = running();
    const QPointer<CompletionBatch> guard(this);
    for (const chat::Speaker &speaker : speakers) {
        if (guard)
            cancel(speaker);
    }
}

QList<chat::Speaker> CompletionBatch::running() const
{
    QList<chat::Speaker> speakers;
    for (const Running &running : m_jobs)
        speakers.append(running.speaker);
    return speakers;
}

} // namespace fusion

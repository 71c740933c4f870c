// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/connections.h"
#include "provider/keysource.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QTest>

/// What the tests of requests share: a fake server, a fake clock, a key, and a log of all that a job tells.
namespace asking {

using namespace Qt::StringLiterals;

class FixedKeys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return provider::Secret(bytes); }
    QByteArray bytes = "sk-CANARY-0123456789abcdefghij";
};

/// Listens to one job. Adjacent pieces of text are joined, since how the network cuts them is chance.
class Recorder : public QObject
{
    Q_OBJECT

public:
    explicit Recorder(provider::CompletionJob *job) : job(job)
    {
        using provider::CompletionJob;
        job->setParent(this);
        connect(job, &CompletionJob::queued, this, [this] { log.append(u"queued"_s); });
        connect(job, &CompletionJob::started, this, [this] { log.append(u"started"_s); });
        connect(job, &CompletionJob::retrying, this, [this](std::chrono::milliseconds in, const chat::Error &error) {
            waits.append(in);
            errors.append(error);
            log.append(u"retrying "_s + chat::toString(error.kind));
        });
        connect(job, &CompletionJob::reasoningReceived, this,
                [this](const QString &text) { join(u"reasoning "_s, text); });
        connect(job, &CompletionJob::textReceived, this, [this](const QString &text) { join(u"text "_s, text); });
        connect(job, &CompletionJob::sourcesReceived, this, [this](const QList<chat::Source> &sources) {
            for (const chat::Source &source : sources)
                log.append(u"source "_s + source.url);
        });
        connect(job, &CompletionJob::ended, this, [this](const provider::Completion &completion) {
            log.append(u"ended "_s + chat::toString(completion.state));
            end = completion;
        });
    }

    [[nodiscard]] QString errorKind() const { return end && end->error ? chat::toString(end->error->kind) : QString(); }
    [[nodiscard]] QString message() const { return end && end->error ? end->error->message : QString(); }

    provider::CompletionJob *const job;
    QStringList log;
    QList<std::chrono::milliseconds> waits;
    QList<chat::Error> errors; ///< of the tries before the last
    std::optional<provider::Completion> end;

private:
    void join(const QString &prefix, const QString &text)
    {
        if (!log.isEmpty() && log.last().startsWith(prefix))
            log.last() += text;
        else
            log.append(prefix + text);
    }
};

struct Table
{
    testsupport::FakeClock clock;
    FixedKeys keys;
    testsupport::FakeModelServer server;
    provider::Connections connections{clock, keys};

    explicit Table(settings::EndpointKind kind = settings::EndpointKind::Other, std::optional<int> atOnce = {})
    {
        connections.setEndpoints({endpoint(kind, server.baseUrl(), atOnce)});
    }

    static settings::Endpoint endpoint(settings::EndpointKind kind, const QUrl &url, std::optional<int> atOnce = {})
    {
        return {.id = u"here"_s, .name = u"Test server"_s, .url = url, .kind = kind, .atOnce = atOnce};
    }

    static provider::CompletionRequest request(const QString &model = u"alto"_s)
    {
        return {.model = {.endpoint = u"here"_s, .id = model},
                .messages = {{.role = provider::Role::User, .text = u"Why is the sky blue?"_s}}};
    }

    std::unique_ptr<Recorder> ask(const provider::CompletionRequest &what = request(), const QString &slot = u"m1"_s)
    {
        return std::make_unique<Recorder>(connections.ask(what, slot, nullptr));
    }

    /// Asks and waits for the end.
    std::unique_ptr<Recorder> askAndWait(const provider::CompletionRequest &what = request())
    {
        auto recorder = ask(what);
        const bool ended = QTest::qWaitFor([&] { return recorder->end.has_value(); });
        if (!ended)
            qWarning() << "no end:" << recorder->log;
        return recorder;
    }
};

} // namespace asking

// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/httpcompletionjob.h"

#include "provider/completionstream.h"
#include "provider/endpointrequest.h"
#include "provider/estimate.h"
#include "provider/remedy.h"
#include "provider/text.h"
#include "provider/words.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chat::ErrorKind;
using chat::State;

namespace provider {

HttpCompletionJob::HttpCompletionJob(const CompletionRequest &request, std::optional<settings::Endpoint> endpoint,
                                     int slot, const Tools &tools, QObject *parent)
    : CompletionJob(parent)
    , m_request(request)
    , m_endpoint(std::move(endpoint))
    , m_tools(tools)
    , m_tries(request.policy.moreTries, slot, tools.random)
    , m_total(tools.clock, this, [this] {
        const auto minutes = m_request.policy.totalTimeout / 1min;
        fail(makeError(ErrorKind::Timeout, Text::tr("Not finished within %1 minutes.").arg(minutes), addressee()));
    })
{
    m_completion.tries = 0;
    QMetaObject::invokeMethod(this, &HttpCompletionJob::begin, Qt::QueuedConnection);
}

HttpCompletionJob::~HttpCompletionJob()
{
    m_hasEnded = true;
    delete m_stream;
    leaveLane();
}

Addressee HttpCompletionJob::addressee() const
{
    return {
        .endpoint = m_endpoint.value_or(settings::Endpoint{}), .model = m_request.model.id, .hasKey = !m_key.isEmpty()};
}

void HttpCompletionJob::begin()
{
    if (m_hasEnded)
        return;
    if (!m_endpoint) {
        return fail({.kind = ErrorKind::Model,
                     .message = Text::tr("There is no connection named “%1”.").arg(m_request.model.endpoint),
                     .remedy = Text::tr("Add the connection, or choose a model of another one.")});
    }
    if (m_request.privacy.localOnly && !m_endpoint->isLoopback()) {
        return fail(makeError(ErrorKind::Privacy,
                              Text::tr("Nothing was sent to %1: %2 is not on this computer, and this panel is for this "
                                       "computer only.")
                                  .arg(placeName(*m_endpoint), m_request.model.displayName()),
                              addressee()));
    }
    m_tools.keys.whenKnown(*m_endpoint, this, [this] { takeKey(); });
}

void HttpCompletionJob::takeKey()
{
    if (m_hasEnded)
        return;
    if (mayCarryKey(*m_endpoint))
        m_key = m_tools.keys.key(*m_endpoint);
    if (m_key.isEmpty() && needsKey(*m_endpoint)) {
        return fail(
            makeError(ErrorKind::Key, Text::tr("There is no key for %1.").arg(placeName(*m_endpoint)), addressee()));
    }
    enterLane();
}

void HttpCompletionJob::enterLane()
{
    if (m_hasEnded)
        return;
    m_isInLane = m_tools.lane != nullptr;
    if (!m_tools.lane || m_tools.lane->enter(this, [this] { send(); }))
        return send();
    Q_EMIT queued();
}

void HttpCompletionJob::leaveLane()
{
    if (std::exchange(m_isInLane, false))
        m_tools.lane->leave(this);
}

std::expected<QNetworkRequest, chat::Error> HttpCompletionJob::networkRequest() const
{
    auto request = endpointRequest(*m_endpoint, u"/chat/completions"_s, m_key);
    if (!request)
        return request;
    request->setRawHeader("Content-Type", "application/json");
    request->setRawHeader("Accept", "text/event-stream, application/json");
    return request;
}

// The endpoint's times where the panel's policy has none of its own.
CompletionStream::Times HttpCompletionJob::times() const
{
    const chat::Policy &policy = m_request.policy;
    const bool isUsual = policy.connectTimeout == chat::Policy{}.connectTimeout;
    const std::chrono::milliseconds usualFirstToken = m_endpoint->isLoopback() ? 300s : 120s;
    return {.connect = isUsual ? m_endpoint->connectTimeout.value_or(policy.connectTimeout) : policy.connectTimeout,
            .firstToken = policy.firstTokenTimeout.value_or(m_endpoint->firstTokenTimeout.value_or(usualFirstToken)),
            .noProgress = policy.noProgressTimeout};
}

void HttpCompletionJob::send()
{
    if (m_hasEnded)
        return;
    if (!std::exchange(m_hasStarted, true))
        m_total.restart(m_request.policy.totalTimeout);
    ++m_completion.tries;
    m_sentAt = m_tools.clock.now();
    m_body = requestBody(m_request, m_endpoint->kind, m_concessions);
    auto request = networkRequest();
    if (!request)
        return fail(request.error());
    m_stream = new CompletionStream(m_tools.clock, times(), addressee(), this);
    connect(m_stream, &CompletionStream::received, this, &HttpCompletionJob::receive);
    connect(m_stream, &CompletionStream::ended, this, &HttpCompletionJob::concludeTry);
    const QByteArray bytes = QJsonDocument(m_body).toJson(QJsonDocument::Compact);
    request->setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
    m_stream->start(m_tools.manager, *request, bytes);
    Q_EMIT started();
}

void HttpCompletionJob::receive(const Delta &delta)
{
    const auto since = m_tools.clock.now() - m_sentAt;
    if (delta.isToken && !m_completion.timing.firstToken)
        m_completion.timing.firstToken = since;
    if (!delta.text.isEmpty() && !m_completion.timing.firstText)
        m_completion.timing.firstText = since;
    m_completion.reasoning += delta.reasoning;
    m_completion.text += delta.text;
    m_completion.sources += delta.sources;
    // Whoever listens may cancel or delete this job at each of the three.
    const QPointer guard(this);
    if (!delta.reasoning.isEmpty())
        Q_EMIT reasoningReceived(delta.reasoning);
    if (guard && !m_hasEnded && !delta.text.isEmpty())
        Q_EMIT textReceived(delta.text);
    if (guard && !m_hasEnded && !delta.sources.isEmpty())
        Q_EMIT sourcesReceived(delta.sources);
}

void HttpCompletionJob::concludeTry(const std::optional<ServerError> &failure)
{
    keepFacts();
    if (failure)
        return conclude(*failure);
    if (const auto error = missingAnswer())
        return fail(*error);
    end(State::Succeeded);
}

void HttpCompletionJob::conclude(ServerError failure)
{
    failure.error = redacted(failure.error);
    const bool mayTry = !m_stream->hasBegun();
    if (mayTry && (tryWithConcession(failure) || tryLater(failure)))
        return;
    if (mayTry && failure.error.retryAfter > longestWait)
        failure.error.remedy = remedyForWait(*failure.error.retryAfter);
    fail(failure.error);
}

bool HttpCompletionJob::tryWithConcession(const ServerError &failure)
{
    const chat::Error &error = failure.error;
    const bool isRefusedField = (error.status == 400 || error.status == 422) && error.kind == ErrorKind::Refused;
    const bool hasNoProvider = error.status == 404 && error.message.contains("requested parameters"_L1);
    if (!isRefusedField && !hasNoProvider)
        return false;
    const auto next = concede(m_concessions, m_body, failure.param, error.message);
    if (!next)
        return false;
    m_concessions = *next;
    m_stream->deleteLater();
    send();
    return true;
}

bool HttpCompletionJob::tryLater(const ServerError &failure)
{
    const auto wait = m_tries.next(failure);
    if (!wait)
        return false;
    m_stream->deleteLater();
    leaveLane();
    m_tools.clock.after(*wait, this, [this] { enterLane(); });
    Q_EMIT retrying(*wait, failure.error);
    return true;
}

// What the server told about the try, whether it succeeded or not.
void HttpCompletionJob::keepFacts()
{
    const ChunkReader &reader = m_stream->reader();
    m_completion.finish = reader.finish();
    m_completion.provider = m_key.redacted(plainWords(reader.provider()));
    const QString model = m_key.redacted(plainWords(reader.model()));
    m_completion.servedModel = model == m_request.model.id ? QString() : model;
    m_completion.usage = reader.usage().value_or(chat::Usage{});
}

// An end in good order, but without a word.
std::optional<chat::Error> HttpCompletionJob::missingAnswer() const
{
    if (!m_completion.text.trimmed().isEmpty())
        return std::nullopt;
    if (m_completion.finish == chat::Finish::ContentFilter)
        return makeError(ErrorKind::Refused, Text::tr("The provider's content filter kept the answer back."),
                         addressee());
    if (m_completion.finish == chat::Finish::Length) {
        return chat::Error{.kind = ErrorKind::Truncated,
                           .message = Text::tr("The output limit was used up before the first word of the answer."),
                           .remedy = Text::tr("Raise the member's output limit, or lower its effort.")};
    }
    if (m_stream->reader().wantsTool())
        return chat::Error{.kind = ErrorKind::Protocol,
                           .message = Text::tr("The model asked for a tool that it was not offered."),
                           .remedy = Text::tr("Try again, or choose another model.")};
    return chat::Error{.kind = ErrorKind::Protocol,
                       .message = Text::tr("The model ended without a word."),
                       .remedy = Text::tr("Try again, or choose another model.")};
}

chat::Error HttpCompletionJob::redacted(chat::Error error) const
{
    error.message = m_key.redacted(error.message);
    error.remedy = m_key.redacted(error.remedy);
    return error;
}

void HttpCompletionJob::cancel()
{
    if (!m_hasEnded)
        end(State::Cancelled);
}

void HttpCompletionJob::fail(chat::Error error)
{
    if (m_hasEnded)
        return;
    m_completion.error = redacted(std::move(error));
    end(State::Failed);
}

void HttpCompletionJob::end(State state)
{
    m_hasEnded = true;
    m_total.stop();
    m_completion.state = state;
    m_completion.tries = std::max(m_completion.tries, 1);
    if (m_hasStarted)
        m_completion.timing.total = m_tools.clock.now() - m_sentAt;
    if (m_stream) {
        keepFacts();
        m_stream->close();
        m_stream->deleteLater();
    }
    if (m_completion.usage == chat::Usage{})
        m_completion.usage = estimatedUsage(m_request, m_completion);
    leaveLane();
    Q_EMIT ended(m_completion);
}

} // namespace provider

// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/completionstream.h"

#include "provider/requestdevice.h"
#include "provider/retry.h"
#include "provider/text.h"
#include "provider/words.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chat::ErrorKind;

namespace provider {

static constexpr qsizetype longestError = 256 * 1024;
static constexpr qsizetype longestAnswer = 32 * 1024 * 1024; // UTF-16 units
// After the finish only usage and [DONE] can come; an error's body follows its head at once.
static constexpr auto aftermath = 5s;

CompletionStream::CompletionStream(chat::Clock &clock, Times times, Addressee to, QObject *parent)
    : QObject(parent), m_clock(clock), m_times(times), m_to(std::move(to)), m_watchdog(clock, this, [this] {
        giveUp();
    })
{
}

CompletionStream::~CompletionStream()
{
    close();
}

void CompletionStream::start(QNetworkAccessManager &manager, const QNetworkRequest &request, const QByteArray &body)
{
    auto *const device = new RequestDevice(body);
    m_reply = manager.post(request, device);
    device->setParent(m_reply);
    connect(m_reply, &QNetworkReply::requestSent, this, &CompletionStream::markSent);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 bytes) {
        if (bytes > 0)
            markSent();
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &CompletionStream::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &CompletionStream::readBytes);
    connect(m_reply, &QNetworkReply::finished, this, &CompletionStream::finishReply);
    m_watchdog.restart(m_times.connect);
}

void CompletionStream::close()
{
    m_hasEnded = true;
    m_watchdog.stop();
    if (!m_reply)
        return;
    // Without "this" it would also cut the reply off from its own connection, which would then stay open.
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

// The answer is whole; what is left of the reply (its last chunk) is awaited a moment, so that the connection stays
// warm.
void CompletionStream::letGo()
{
    m_hasEnded = true;
    m_watchdog.stop();
    if (!m_reply || m_reply->isFinished())
        return close();
    QNetworkReply *const reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->setReadBufferSize(64 * 1024);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    m_clock.after(aftermath, reply, [reply] { reply->abort(); });
}

void CompletionStream::markSent()
{
    if (!std::exchange(m_isSent, true))
        m_watchdog.restart(m_times.firstToken);
}

void CompletionStream::readHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return;
    m_status = status;
    markSent();
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (isError())
        m_watchdog.restart(aftermath);
    else if (!encoding.isEmpty() && encoding != "identity")
        fail(unreadable(Text::tr("%1 sent a compressed reply although none was asked for.")));
}

void CompletionStream::readBytes()
{
    if (m_status == 0)
        readHead();
    if (m_hasEnded || !m_reply)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (!isError() && m_kind == Body::Events)
        return readEvents(bytes);
    m_body += bytes;
    if (!isError() && m_kind == Body::Unknown) {
        m_kind = kindOf(m_body);
        if (m_kind == Body::Events)
            return readEvents(std::exchange(m_body, {}));
    }
    const bool mayBeLong = !isError() && !looksLikeHtml(m_body);
    if (m_body.size() > (mayBeLong ? SseParser::maxSize : longestError))
        finishReply();
}

// An event stream is known by its first byte, not by its type: some servers call it text/plain.
CompletionStream::Body CompletionStream::kindOf(QByteArrayView body)
{
    QByteArrayView start = body.trimmed();
    if (start.startsWith("\xEF\xBB\xBF"))
        start = start.sliced(3);
    if (start.isEmpty())
        return Body::Unknown;
    return QByteArrayView("{[<\"").contains(start.front()) ? Body::Whole : Body::Events;
}

void CompletionStream::readEvents(QByteArrayView bytes)
{
    Delta delta;
    m_parser.feed(bytes);
    while (const auto event = m_parser.next())
        m_reader.read(*event, delta);
    const QPointer guard(this);
    passOn(delta);
    if (!guard || m_hasEnded)
        return;
    if (m_reader.error())
        return end(errorFromJson(*m_reader.error(), m_status, m_to));
    if (m_reader.isDone())
        return finishEvents();
    if (m_reader.isHopeless() || m_parser.isTooLarge() || m_received > longestAnswer)
        return fail(unreadable(Text::tr("%1 sends something that cannot be read as a model's reply.")));
    if (m_reader.hasFinished())
        m_watchdog.restart(aftermath);
}

void CompletionStream::passOn(const Delta &delta)
{
    if (delta.isToken)
        m_hasBegun = true;
    if (delta.isProgress && m_hasBegun)
        m_watchdog.restart(m_times.noProgress);
    m_received += delta.text.size() + delta.reasoning.size();
    if (!delta.text.isEmpty() || !delta.reasoning.isEmpty() || !delta.sources.isEmpty() || delta.isToken)
        Q_EMIT received(delta);
}

void CompletionStream::finishReply()
{
    if (m_hasEnded || !m_reply)
        return;
    if (m_reply->isReadable() && m_reply->bytesAvailable() > 0) {
        const QPointer guard(this);
        readBytes();
        if (!guard || m_hasEnded || !m_reply)
            return;
    }
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (m_status >= 300 && m_status < 400)
        return fail(errorFromRedirect(m_status, m_reply->url().resolved(target), m_to));
    if (m_status == 0)
        return fail(errorFromNetwork(m_reply->error(), m_reply->errorString(), m_sslErrors, m_to));
    if (!isError())
        return m_kind == Body::Whole ? finishWhole() : finishEvents();
    ServerError failure = errorFromBody(m_status, m_reply->rawHeader("Content-Type"), m_body, m_to);
    if (m_reply->hasRawHeader("Retry-After"))
        failure.error.retryAfter = waitFromHeader(m_reply->rawHeader("Retry-After"), m_clock.wallTime());
    end(failure);
}

// The stream is at its end, or said [DONE].
void CompletionStream::finishEvents()
{
    Delta delta;
    if (!m_reader.isDone()) {
        m_parser.end();
        while (const auto event = m_parser.next())
            m_reader.read(*event, delta);
    }
    m_reader.end(delta);
    const QPointer guard(this);
    passOn(delta);
    if (!guard || m_hasEnded)
        return;
    if (m_reader.error())
        end(errorFromJson(*m_reader.error(), m_status, m_to));
    else if (m_reader.hasFinished())
        end(std::nullopt);
    else
        finishBroken();
}

void CompletionStream::finishBroken()
{
    const auto error = m_reply ? m_reply->error() : QNetworkReply::NoError;
    if (!m_hasBegun && error != QNetworkReply::NoError)
        return fail(errorFromNetwork(error, m_reply->errorString(), m_sslErrors, m_to));
    const QByteArray type = m_reply ? m_reply->rawHeader("Content-Type") : QByteArray();
    if (!m_reader.sawChunk() && error == QNetworkReply::NoError && !type.startsWith("text/event-stream"))
        return end(errorFromBody(m_status, type, m_body, m_to));
    fail(broken(ErrorKind::Truncated, Text::tr("The answer broke off before its end.")));
}

void CompletionStream::finishWhole()
{
    const QJsonObject object = QJsonDocument::fromJson(m_body).object();
    Delta delta;
    if (!object.contains("error"_L1) && object.contains("choices"_L1)) {
        m_reader.readWhole(object, delta);
        const QPointer guard(this);
        passOn(delta);
        if (guard && !m_hasEnded)
            end(std::nullopt);
        return;
    }
    const auto error = m_reply->error();
    if (error != QNetworkReply::NoError && object.isEmpty() && !looksLikeHtml(m_body))
        return fail(errorFromNetwork(error, m_reply->errorString(), m_sslErrors, m_to));
    end(errorFromBody(m_status, m_reply->rawHeader("Content-Type"), m_body, m_to));
}

// The watchdog's word.
void CompletionStream::giveUp()
{
    if (m_reader.hasFinished() && !m_reader.error())
        return finishEvents();
    if (m_status != 0 && isError())
        return finishReply();
    const auto seconds = [](std::chrono::milliseconds time) { return static_cast<int>(time / 1s); };
    if (m_hasBegun)
        return fail(broken(ErrorKind::Timeout, Text::tr("The answer stalled: nothing came for %n seconds.", nullptr,
                                                        seconds(m_times.noProgress))));
    if (m_isSent)
        return fail(broken(ErrorKind::Timeout,
                           Text::tr("No word came within %n seconds.", nullptr, seconds(m_times.firstToken))));
    ServerError failure;
    failure.error =
        broken(ErrorKind::Timeout, Text::tr("No connection within %n seconds.", nullptr, seconds(m_times.connect)));
    failure.retryable = true; // nothing was sent, so nothing is paid twice
    end(failure);
}

chat::Error CompletionStream::unreadable(const QString &message) const
{
    return makeError(ErrorKind::Protocol, message.arg(placeName(m_to.endpoint)), m_to, m_status);
}

chat::Error CompletionStream::broken(ErrorKind kind, const QString &message) const
{
    return makeError(kind, message, m_to);
}

void CompletionStream::fail(const chat::Error &error)
{
    end(ServerError{.error = error});
}

void CompletionStream::end(const std::optional<ServerError> &failure)
{
    if (m_hasEnded)
        return;
    if (failure)
        close();
    else
        letGo();
    Q_EMIT ended(failure);
}

} // namespace provider

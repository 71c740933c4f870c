// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/chunkreader.h"
#include "provider/secret.h"
#include "provider/servererror.h"
#include "provider/sseparser.h"
#include "provider/watchdog.h"

#include <QNetworkRequest>
#include <QObject>
#include <QPointer>

class QNetworkAccessManager;

namespace provider {

/// One request on the wire and its streamed reply: reads, watches the time, ends once. Knows nothing of tries. Owned by
/// its job; destroying it closes the connection.
class CompletionStream : public QObject
{
    Q_OBJECT

public:
    /// When it gives up.
    struct Times
    {
        std::chrono::milliseconds connect;
        std::chrono::milliseconds firstToken;
        std::chrono::milliseconds noProgress;
    };

    CompletionStream(chat::Clock &clock, Times times, Addressee to, QObject *parent);
    ~CompletionStream() override;

    void start(QNetworkAccessManager &manager, const QNetworkRequest &request, const QByteArray &body);
    /// Closes the connection, emits nothing any more.
    void close();

    [[nodiscard]] const ChunkReader &reader() const { return m_reader; }
    /// Whether the model began to answer: from then on nothing is tried again.
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }

Q_SIGNALS:
    void received(const provider::Delta &delta);
    /// Whole, or failed with an error. The connection is closed or let go.
    void ended(const std::optional<provider::ServerError> &failure);

private:
    enum class Body { Unknown, Events, Whole };

    void markSent();
    void readHead();
    void readBytes();
    void readEvents(QByteArrayView bytes);
    [[nodiscard]] static Body kindOf(QByteArrayView body);
    void finishReply();
    void finishEvents();
    void finishWhole();
    void finishBroken();
    void passOn(const Delta &delta);
    void giveUp();
    void fail(const chat::Error &error);
    void end(const std::optional<ServerError> &failure);
    void letGo();
    [[nodiscard]] bool isError() const { return m_status < 200 || m_status >= 300; }
    /// A reply that is none; `message` has a place for the server's name.
    [[nodiscard]] chat::Error unreadable(const QString &message) const;
    /// An end before the end.
    [[nodiscard]] chat::Error broken(chat::ErrorKind kind, const QString &message) const;

    chat::Clock &m_clock;
    const Times m_times;
    const Addressee m_to;
    Watchdog m_watchdog;
    QPointer<QNetworkReply> m_reply;
    QList<QSslError> m_sslErrors;
    SseParser m_parser;
    ChunkReader m_reader;
    QByteArray m_body; ///< of a reply that is no event stream, or its beginning
    Body m_kind = Body::Unknown;
    int m_status = 0;
    qsizetype m_received = 0; ///< characters of text and reasoning
    bool m_isSent = false;
    bool m_hasBegun = false;
    bool m_hasEnded = false;
};

} // namespace provider

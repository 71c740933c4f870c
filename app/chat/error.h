// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace chat {

/// What went wrong, as far as the person can act on it. The names are those of the JSON (`"rate_limited"`).
enum class ErrorKind {
    Key,         ///< missing or refused key (401)
    Credit,      ///< no credit, or the key's limit is reached (402)
    Forbidden,   ///< moderation, region, permission (403)
    Model,       ///< no such model, or no provider left for it (404)
    TooLong,     ///< the conversation does not fit the model
    Refused,     ///< the request was understood and not accepted (400, 413, 422)
    RateLimited, ///< 429
    Server,      ///< 5xx, or an error in mid-stream
    Network,     ///< does not resolve, refused, reset
    Tls,         ///< no trusted encrypted connection
    Timeout,     ///< a watchdog fired
    Protocol,    ///< an answer that is no chat completion
    Truncated,   ///< the stream ended before the answer did
    Budget,      ///< the run's budget is reached
    Privacy,     ///< the panel's privacy does not let it be sent there
    Internal,    ///< a fault of this program
};

/// An error is data. It never travels as model text, and it never holds a key.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    int status = 0;  ///< HTTP status, or 0
    QString message; ///< the server's own words, or ours where there are none; plain text
    QString remedy;  ///< what the person can do, one sentence
    std::optional<std::chrono::milliseconds> retryAfter; ///< what the server asked for

    bool operator==(const Error &) const = default;
};

[[nodiscard]] QString toString(ErrorKind kind);
[[nodiscard]] std::optional<ErrorKind> errorKindFromString(QStringView text);

/// In brackets behind a name: "rate limited".
[[nodiscard]] QString reasonText(ErrorKind kind);

/// `{kind, status, message, remedy, retry_after_ms?}`
[[nodiscard]] QJsonObject toJson(const Error &error);
[[nodiscard]] Error errorFromJson(const QJsonObject &json);

} // namespace chat

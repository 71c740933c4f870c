// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"
#include "settings/endpoint.h"

#include <QByteArray>
#include <QJsonValue>
#include <QNetworkReply>
#include <QSslError>

namespace provider {

/// Whom an error is about, for the words.
struct Addressee
{
    settings::Endpoint endpoint;
    QString model;
    bool hasKey = false;
};

/// What a server says besides a kind: the field that it does not take, and whether it wants to be asked again.
struct ServerError
{
    chat::Error error;
    QString param;
    std::optional<bool> retryable; ///< where the server says so itself
};

/// A reply that is no chat completion: every shape of error that servers send, HTML and plain text among them. Words
/// are plain text of at most a few lines. Neither `status` 200 nor an empty body is a surprise.
[[nodiscard]] ServerError errorFromBody(int status, const QByteArray &contentType, const QByteArray &body,
                                        const Addressee &to);
/// The `error` of a JSON reply or of a chunk in mid-stream; `status` is the reply's, the error's own code goes first.
[[nodiscard]] ServerError errorFromJson(const QJsonValue &error, int status, const Addressee &to);
/// A redirect is never followed: the key would go along.
[[nodiscard]] chat::Error errorFromRedirect(int status, const QUrl &target, const Addressee &to);
/// No reply at all, or one that broke off.
[[nodiscard]] chat::Error errorFromNetwork(QNetworkReply::NetworkError error, const QString &words,
                                           const QList<QSslError> &sslErrors, const Addressee &to);

/// An error of our own, with the remedy that its kind has.
[[nodiscard]] chat::Error makeError(chat::ErrorKind kind, const QString &message, const Addressee &to, int status = 0);

} // namespace provider

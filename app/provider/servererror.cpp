// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/servererror.h"

#include "provider/remedy.h"
#include "provider/text.h"
#include "provider/words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using chat::ErrorKind;

namespace provider {

namespace {

struct Named
{
    QLatin1StringView type;
    ErrorKind kind;
};

/// `metadata.error_type` at OpenRouter, `type` and `code` elsewhere.
constexpr Named named[] = {
    {"context_length_exceeded"_L1, ErrorKind::TooLong},
    {"max_tokens_exceeded"_L1, ErrorKind::TooLong},
    {"token_limit_exceeded"_L1, ErrorKind::TooLong},
    {"payload_too_large"_L1, ErrorKind::TooLong},
    {"string_above_max_length"_L1, ErrorKind::TooLong},
    {"exceed_context_size_error"_L1, ErrorKind::TooLong},
    {"authentication"_L1, ErrorKind::Key},
    {"authentication_error"_L1, ErrorKind::Key},
    {"invalid_api_key"_L1, ErrorKind::Key},
    {"permission_denied"_L1, ErrorKind::Forbidden},
    {"permission_error"_L1, ErrorKind::Forbidden},
    {"content_policy_violation"_L1, ErrorKind::Forbidden},
    {"payment_required"_L1, ErrorKind::Credit},
    {"insufficient_quota"_L1, ErrorKind::Credit},
    {"rate_limit_exceeded"_L1, ErrorKind::RateLimited},
    {"rate_limit_error"_L1, ErrorKind::RateLimited},
    {"provider_overloaded"_L1, ErrorKind::Server},
    {"provider_unavailable"_L1, ErrorKind::Server},
    {"overloaded_error"_L1, ErrorKind::Server},
    {"server"_L1, ErrorKind::Server},
    {"server_error"_L1, ErrorKind::Server},
    {"timeout"_L1, ErrorKind::Server},
    {"invalid_request"_L1, ErrorKind::Refused},
    {"invalid_prompt"_L1, ErrorKind::Refused},
    {"unprocessable"_L1, ErrorKind::Refused},
    {"refusal"_L1, ErrorKind::Refused},
    {"not_found"_L1, ErrorKind::Model},
    {"model_not_found"_L1, ErrorKind::Model},
};

std::optional<ErrorKind> kindOfName(QStringView type)
{
    const auto hit = std::ranges::find_if(named, [type](const Named &each) { return each.type == type; });
    return hit == std::end(named) ? std::nullopt : std::optional(hit->kind);
}

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Key;
    case 402:
        return ErrorKind::Credit;
    case 403:
    case 451:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::Model;
    case 413:
        return ErrorKind::TooLong;
    case 429:
        return ErrorKind::RateLimited;
    case 407:
        return ErrorKind::Network;
    default:
        break;
    }
    if (status >= 400 && status < 500 && status != 408)
        return ErrorKind::Refused;
    return ErrorKind::Server;
}

/// Servers say 400 for everything; the words tell a long conversation and an unknown model apart.
ErrorKind kindOfWords(ErrorKind kind, const QString &words)
{
    static const QRegularExpression tooLong(
        u"context (length|window|size)|maximum context|too many tokens|prompt is too long|exceeds? the (available )?context"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression noModel(
        u"not a valid model|(unknown|invalid|no such) model|model\\b.{0,120}\\b(not found|does not exist)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (kind != ErrorKind::Refused && kind != ErrorKind::Server)
        return kind;
    if (tooLong.match(words).hasMatch())
        return ErrorKind::TooLong;
    return kind == ErrorKind::Refused && noModel.match(words).hasMatch() ? ErrorKind::Model : kind;
}

std::optional<std::chrono::milliseconds> askedWait(const QJsonValue &error)
{
    const QJsonValue seconds = error["availability"_L1]["retry_after"_L1];
    if (!seconds.isDouble() || seconds.toDouble() <= 0 || seconds.toDouble() > 1e9)
        return std::nullopt;
    return std::chrono::milliseconds(static_cast<qint64>(seconds.toDouble() * 1000));
}

ErrorKind kindOf(const QJsonValue &error, int status, const QString &words)
{
    for (const QJsonValue &name : {error["metadata"_L1]["error_type"_L1], error["code"_L1], error["type"_L1]}) {
        if (const auto kind = kindOfName(name.toString()))
            return kindOfWords(*kind, words);
    }
    return kindOfWords(kindOfStatus(status), words);
}

/// The error's own code where it is an HTTP status, as a number or as text.
int statusIn(const QJsonValue &error, int status)
{
    const int code = error["code"_L1].isString() ? error["code"_L1].toString().toInt() : error["code"_L1].toInt();
    return code >= 400 && code < 600 ? code : status;
}

QString statusWords(int status)
{
    return Text::tr("The server answered with status %1 and no explanation.").arg(status);
}

ServerError errorFromText(int status, const QByteArray &contentType, const QByteArray &body, const Addressee &to)
{
    if (contentType.contains("html") || looksLikeHtml(body)) {
        const QString words =
            Text::tr("%1 answered with a web page, not with a model's reply.").arg(placeName(to.endpoint));
        const QString remedy =
            Text::tr("Check that this is the right address, and that no sign-in page of the network is in the way.");
        // A proxy's page about a failing server says by its status what is to be done; any other is a wrong address.
        const ErrorKind kind = status >= 500 || status == 429 ? kindOfStatus(status) : ErrorKind::Protocol;
        return {.error = {.kind = kind, .status = status, .message = words, .remedy = remedy}};
    }
    const QString words = plainWords(QString::fromUtf8(body));
    if (status < 400)
        return {.error = makeError(
                    ErrorKind::Protocol,
                    Text::tr("%1 answered with something that is not a model's reply.").arg(placeName(to.endpoint)), to,
                    status)};
    return {.error = makeError(kindOfWords(kindOfStatus(status), words), words.isEmpty() ? statusWords(status) : words,
                               to, status)};
}

} // namespace

chat::Error makeError(ErrorKind kind, const QString &message, const Addressee &to, int status)
{
    return {.kind = kind, .status = status, .message = message, .remedy = remedyFor(kind, to)};
}

ServerError errorFromJson(const QJsonValue &error, int status, const Addressee &to)
{
    QString words = wordsIn(error);
    const int code = statusIn(error, status);
    ServerError result;
    if (words.isEmpty())
        words = code >= 400 ? statusWords(code)
                            : Text::tr("The model's provider broke off with an error and no explanation.");
    result.error = makeError(kindOf(error, code, words), words, to, code);
    result.error.retryAfter = askedWait(error);
    result.param = error["param"_L1].toString();
    if (const QJsonValue retryable = error["availability"_L1]["retryable"_L1]; retryable.isBool())
        result.retryable = retryable.toBool();
    return result;
}

ServerError errorFromBody(int status, const QByteArray &contentType, const QByteArray &body, const Addressee &to)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return errorFromText(status, contentType, body, to);
    const QJsonObject object = document.object();
    for (const auto name : {"error"_L1, "detail"_L1, "message"_L1}) {
        const QJsonValue value = object.value(name);
        if (value.isObject() || value.isArray() || !value.toString().isEmpty())
            return errorFromJson(name == "message"_L1 ? QJsonValue(object) : value, status, to);
    }
    return errorFromText(status, contentType, status < 400 ? body : QByteArray(), to);
}

chat::Error errorFromRedirect(int status, const QUrl &target, const Addressee &to)
{
    const QString host = target.host().isEmpty() ? plainWords(target.scheme() + u':') : target.host();
    return {.kind = ErrorKind::Protocol,
            .status = status,
            .message = Text::tr("%1 redirects to %2. Redirects are not followed, so that no key goes astray.")
                           .arg(placeName(to.endpoint), host),
            .remedy = Text::tr("If you trust %1, enter its address in the connection.").arg(host)};
}

static QString tlsWords(const QList<QSslError> &errors, const QString &words)
{
    QStringList reasons;
    for (const QSslError &error : errors) {
        if (error.error() != QSslError::NoError && !reasons.contains(error.errorString()))
            reasons.append(error.errorString());
    }
    return reasons.isEmpty() ? plainWords(words) : reasons.join(u' ');
}

chat::Error errorFromNetwork(QNetworkReply::NetworkError error, const QString &words, const QList<QSslError> &sslErrors,
                             const Addressee &to)
{
    const QString host = to.endpoint.url.host();
    const auto network = [&](const QString &message) { return makeError(ErrorKind::Network, message, to); };
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return network(Text::tr("The address %1 was not found.").arg(host));
    case QNetworkReply::ConnectionRefusedError:
        return network(Text::tr("%1 refused the connection.").arg(host));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: {
        chat::Error closed = network(Text::tr("%1 closed the connection before it answered.").arg(host));
        if (to.endpoint.url.scheme() == "http"_L1)
            closed.remedy =
                Text::tr("Check that the server runs, and whether its address begins with https instead of http.");
        return closed;
    }
    case QNetworkReply::SslHandshakeFailedError:
        return makeError(ErrorKind::Tls,
                         Text::tr("No trusted connection to %1: %2").arg(host, tlsWords(sslErrors, words)), to);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return makeError(ErrorKind::Network,
                         Text::tr("The network's proxy does not let us through: %1").arg(plainWords(words)), to);
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return makeError(ErrorKind::Protocol,
                         Text::tr("%1 does not speak HTTP as expected: %2").arg(host, plainWords(words)), to);
    default:
        return makeError(ErrorKind::Network, Text::tr("The connection to %1 failed: %2").arg(host, plainWords(words)),
                         to);
    }
}

} // namespace provider

// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/error.h"

#include "chat/codec.h"
#include "chat/names.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace chat {

namespace {

constexpr Names<ErrorKind, 16> kinds{{
    {ErrorKind::Key, "key"_L1},
    {ErrorKind::Credit, "credit"_L1},
    {ErrorKind::Forbidden, "forbidden"_L1},
    {ErrorKind::Model, "model"_L1},
    {ErrorKind::TooLong, "too_long"_L1},
    {ErrorKind::Refused, "refused"_L1},
    {ErrorKind::RateLimited, "rate_limited"_L1},
    {ErrorKind::Server, "server"_L1},
    {ErrorKind::Network, "network"_L1},
    {ErrorKind::Tls, "tls"_L1},
    {ErrorKind::Timeout, "timeout"_L1},
    {ErrorKind::Protocol, "protocol"_L1},
    {ErrorKind::Truncated, "truncated"_L1},
    {ErrorKind::Budget, "budget"_L1},
    {ErrorKind::Privacy, "privacy"_L1},
    {ErrorKind::Internal, "internal"_L1},
}};

struct Reason
{
    Q_DECLARE_TR_FUNCTIONS(chat::Reason)
};

} // namespace

QString toString(ErrorKind kind)
{
    return nameOf(kinds, kind);
}

std::optional<ErrorKind> errorKindFromString(QStringView text)
{
    return valueOf(kinds, text);
}

QString reasonText(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Key:
        return Reason::tr("key not accepted");
    case ErrorKind::Credit:
        return Reason::tr("no credit");
    case ErrorKind::Forbidden:
        return Reason::tr("not permitted");
    case ErrorKind::Model:
        return Reason::tr("model not available");
    case ErrorKind::TooLong:
        return Reason::tr("too long");
    case ErrorKind::Refused:
        return Reason::tr("not accepted");
    case ErrorKind::RateLimited:
        return Reason::tr("rate limited");
    case ErrorKind::Server:
        return Reason::tr("provider failed");
    case ErrorKind::Network:
        return Reason::tr("not reached");
    case ErrorKind::Tls:
        return Reason::tr("no secure connection");
    case ErrorKind::Timeout:
        return Reason::tr("took too long");
    case ErrorKind::Protocol:
        return Reason::tr("no chat answer");
    case ErrorKind::Truncated:
        return Reason::tr("broke off");
    case ErrorKind::Budget:
        return Reason::tr("budget reached");
    case ErrorKind::Privacy:
        return Reason::tr("kept private");
    case ErrorKind::Internal:
        return Reason::tr("internal fault");
    }
    return {};
}

QJsonObject toJson(const Error &error)
{
    QJsonObject json{
        {u"kind"_s, toString(error.kind)},
        {u"status"_s, error.status},
        {u"message"_s, error.message},
        {u"remedy"_s, error.remedy},
    };
    if (error.retryAfter)
        json.insert(u"retry_after_ms"_s, milliseconds(*error.retryAfter));
    return json;
}

Error readError(const Fields &fields)
{
    return {.kind = fields.choice("kind"_L1, kinds).value_or(ErrorKind::Internal),
            .status = static_cast<int>(fields.integerWithin("status"_L1, 0, 999).value_or(0)),
            .message = fields.text("message"_L1),
            .remedy = fields.text("remedy"_L1),
            .retryAfter = fields.duration("retry_after_ms"_L1)};
}

Error errorFromJson(const QJsonObject &json)
{
    QString problem;
    return readError(Fields(json, problem));
}

} // namespace chat

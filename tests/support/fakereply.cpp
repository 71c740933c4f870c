// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakereply.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace testsupport {

FakeReply FakeReply::stream()
{
    return {};
}

FakeReply FakeReply::answer(const QString &text)
{
    FakeReply reply;
    reply.role();
    constexpr qsizetype step = 24;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = std::min(at + step, text.size());
        if (end < text.size() && text.at(end).isLowSurrogate())
            ++end;
        reply.text(text.sliced(at, end - at));
        at = end;
    }
    const int tokens = static_cast<int>(text.size() / 4 + 1);
    return reply.finish().usage(100, tokens, 0.001).done();
}

FakeReply FakeReply::body(int status, const QByteArray &type, const QByteArray &bytes)
{
    FakeReply reply;
    reply.status(status).type(type).framing(Framing::Sized).bytes(bytes);
    return reply;
}

FakeReply FakeReply::json(int status, const QJsonObject &object)
{
    return body(status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact));
}

FakeReply FakeReply::error(int status, const QString &message, const QJsonObject &metadata)
{
    QJsonObject error{{u"code"_s, status}, {u"message"_s, message}};
    if (!metadata.isEmpty())
        error.insert(u"metadata"_s, metadata);
    return json(status, {{u"error"_s, error}});
}

FakeReply FakeReply::redirect(int status, const QByteArray &location)
{
    return body(status, "text/plain", "elsewhere").header("Location", location);
}

FakeReply FakeReply::raw(const QByteArray &bytes)
{
    FakeReply reply;
    reply.framing(Framing::Raw).bytes(bytes);
    return reply;
}

FakeReply FakeReply::silence()
{
    FakeReply reply;
    reply.hang();
    return reply;
}

FakeReply &FakeReply::status(int code)
{
    m_status = code;
    return *this;
}

FakeReply &FakeReply::type(const QByteArray &contentType)
{
    m_type = contentType;
    return *this;
}

FakeReply &FakeReply::header(const QByteArray &name, const QByteArray &value)
{
    m_headers.append({name, value});
    return *this;
}

FakeReply &FakeReply::framing(Framing framing)
{
    m_framing = framing;
    return *this;
}

FakeReply &FakeReply::add(Step::Kind kind, const QByteArray &bytes)
{
    m_steps.append({kind, bytes});
    return *this;
}

FakeReply &FakeReply::head()
{
    return add(Step::Kind::Head);
}

FakeReply &FakeReply::bytes(const QByteArray &piece)
{
    return add(Step::Kind::Bytes, piece);
}

FakeReply &FakeReply::wait(const QString &gate)
{
    return add(Step::Kind::Wait, gate.toUtf8());
}

FakeReply &FakeReply::hang()
{
    return add(Step::Kind::Hang);
}

FakeReply &FakeReply::cut()
{
    return add(Step::Kind::Cut);
}

FakeReply &FakeReply::reset()
{
    return add(Step::Kind::Reset);
}

FakeReply &FakeReply::comment(const QByteArray &text)
{
    return bytes(": " + text + "\n\n");
}

FakeReply &FakeReply::data(const QByteArray &line)
{
    return bytes("data: " + line + "\n\n");
}

FakeReply &FakeReply::chunk(const QJsonObject &object)
{
    return data(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

static QJsonObject choice(const QJsonObject &delta, const QJsonValue &finish)
{
    const QJsonObject only{{u"index"_s, 0}, {u"delta"_s, delta}, {u"finish_reason"_s, finish}};
    return {{u"id"_s, u"gen-1"_s}, {u"object"_s, u"chat.completion.chunk"_s}, {u"choices"_s, QJsonArray{only}}};
}

FakeReply &FakeReply::delta(const QJsonObject &delta)
{
    return chunk(choice(delta, QJsonValue::Null));
}

FakeReply &FakeReply::role()
{
    return delta({{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}});
}

FakeReply &FakeReply::text(const QString &text)
{
    return delta({{u"content"_s, text}});
}

FakeReply &FakeReply::reasoning(const QString &text)
{
    return delta({{u"reasoning"_s, text}});
}

FakeReply &FakeReply::citation(const QString &url, const QString &title)
{
    const QJsonObject citation{{u"url"_s, url}, {u"title"_s, title}};
    const QJsonObject annotation{{u"type"_s, u"url_citation"_s}, {u"url_citation"_s, citation}};
    return delta({{u"annotations"_s, QJsonArray{annotation}}});
}

FakeReply &FakeReply::finish(const QString &reason)
{
    return chunk(choice({}, reason));
}

FakeReply &FakeReply::usage(int prompt, int completion, double costUsd)
{
    QJsonObject usage{
        {u"prompt_tokens"_s, prompt}, {u"completion_tokens"_s, completion}, {u"total_tokens"_s, prompt + completion}};
    if (costUsd >= 0)
        usage.insert(u"cost"_s, costUsd);
    return chunk({{u"choices"_s, QJsonArray()}, {u"usage"_s, usage}});
}

FakeReply &FakeReply::errorChunk(const QString &message, int code)
{
    QJsonObject object = choice({{u"content"_s, QString()}}, u"error"_s);
    object.insert(u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, message}});
    return chunk(object);
}

FakeReply &FakeReply::done()
{
    return data("[DONE]");
}

QByteArray FakeReply::headBytes() const
{
    if (m_framing == Framing::Raw)
        return {};
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_status) + " Status\r\nContent-Type: " + m_type + "\r\n";
    if (m_framing == Framing::Chunked)
        head += "Transfer-Encoding: chunked\r\n";
    if (m_framing == Framing::Close)
        head += "Connection: close\r\n";
    if (m_framing == Framing::Sized) {
        qsizetype length = 0;
        for (const Step &step : m_steps)
            length += step.kind == Step::Kind::Bytes ? step.bytes.size() : 0;
        head += "Content-Length: " + QByteArray::number(length) + "\r\n";
    }
    for (const auto &[name, value] : m_headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

} // namespace testsupport

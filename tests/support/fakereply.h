// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <initializer_list>
#include <utility>

namespace testsupport {

/// What the fake model server sends for one request: a script of steps, built by chaining. The head (status line and
/// headers) goes out with the first bytes, or where head() stands. The end is tidy (last chunk, whole length) unless
/// the script says hang(), cut(), or reset(). Waits are gates that the test opens, never delays.
///
///     FakeReply::stream().role().text("Hel").wait("more").text("lo").finish("stop").usage(10, 2).done()
class FakeReply
{
public:
    struct Step
    {
        enum class Kind { Head, Bytes, Wait, Hang, Cut, Reset };
        Kind kind = Kind::Bytes;
        QByteArray bytes; ///< what to send; for Wait the gate's name in UTF-8
    };
    enum class Framing {
        Chunked, ///< each piece is one HTTP chunk, the connection stays
        Sized,   ///< Content-Length over all pieces, the connection stays
        Close,   ///< the end of the connection is the end of the body
        Raw,     ///< the script writes every byte of HTTP itself, then the connection closes
    };

    /// 200, text/event-stream, chunked.
    static FakeReply stream();
    /// A whole streamed chat completion: role, the text in a few deltas, finish "stop", usage, [DONE].
    static FakeReply answer(const QString &text);
    /// A body of known length.
    static FakeReply body(int status, const QByteArray &type, const QByteArray &bytes);
    static FakeReply json(int status, const QJsonObject &object);
    /// `{"error": {code, message}}` with that status, as OpenRouter and OpenAI say it.
    static FakeReply error(int status, const QString &message, const QJsonObject &metadata = {});
    static FakeReply redirect(int status, const QByteArray &location);
    /// Exact bytes from the status line on.
    static FakeReply raw(const QByteArray &bytes);
    /// The request is taken and nothing ever comes, not even a head.
    static FakeReply silence();

    // How it is sent
    FakeReply &status(int code);
    FakeReply &type(const QByteArray &contentType);
    FakeReply &header(const QByteArray &name, const QByteArray &value);
    FakeReply &framing(Framing framing);

    // Steps
    FakeReply &head();
    FakeReply &bytes(const QByteArray &piece);
    FakeReply &wait(const QString &gate);
    FakeReply &hang();  ///< nothing more, the connection stays open
    FakeReply &cut();   ///< closes in good order, but without the last chunk or the missing bytes
    FakeReply &reset(); ///< RST

    // Server-sent events of chat completions
    FakeReply &comment(const QByteArray &text = "PROCESSING");
    FakeReply &data(const QByteArray &line); ///< `data: line` and an empty line
    FakeReply &chunk(const QJsonObject &object);
    FakeReply &delta(const QJsonObject &delta);
    FakeReply &role();
    FakeReply &text(const QString &text);
    FakeReply &text(const char *text) { return this->text(QString::fromUtf8(text)); }
    FakeReply &reasoning(const QString &text); ///< as `delta.reasoning`
    FakeReply &citation(const QString &url, const QString &title);
    FakeReply &finish(const QString &reason = QStringLiteral("stop"));
    FakeReply &usage(int prompt, int completion, double costUsd = -1);
    FakeReply &errorChunk(const QString &message, int code = 502);
    FakeReply &done();

    // For the server
    [[nodiscard]] QByteArray headBytes() const;
    [[nodiscard]] const QList<Step> &steps() const { return m_steps; }
    [[nodiscard]] Framing framing() const { return m_framing; }

private:
    FakeReply &add(Step::Kind kind, const QByteArray &bytes = {});

    int m_status = 200;
    Framing m_framing = Framing::Chunked;
    QByteArray m_type = "text/event-stream";
    QList<std::pair<QByteArray, QByteArray>> m_headers;
    QList<Step> m_steps;
};

} // namespace testsupport

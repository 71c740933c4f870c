// SPDX-License-Identifier: GPL-3.0-or-later

/// modelserver [--rate TOKENS_A_SECOND] [--seconds N] [--prefill BYTES]: a model server in a process of its own,
/// for the benchmarks. Prints its base URL, then a line for each request and each finished reply with the monotonic
/// time in microseconds: "request MODEL 123" (when its first bytes came), "ended MODEL 456" (when its last ones went).
/// A member's reply is Markdown with code at that rate; the judge gets an empty analysis, the writer a short text, a
/// critic that grades or picks a verdict. Ends when its standard input is closed.

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

struct Pace
{
    int tokensPerSecond = 300;
    int seconds = 60;
    qsizetype prefill = 0;
};

using Moment = std::chrono::steady_clock::time_point;

void log(const char *what, const QString &model, Moment when)
{
    const auto time = std::chrono::duration_cast<std::chrono::microseconds>(when.time_since_epoch());
    std::printf("%s %s %lld\n", what, qPrintable(model), static_cast<long long>(time.count()));
    std::fflush(stdout);
}

/// What a member writes, token by token, again and again: headings, prose, lists, code, a table.
const QString &sample()
{
    static const QString text =
        u"## What decides it\n\nThe *write rate* decides, not the size of the data. A single "
        "primary carries a **certain load**, and growth of a fifth a month reaches it soon.\n\n"
        "1. Partition the largest tables first.\n2. Move `analytics` to a replica.\n"
        "3. Measure before you decide, then decide once.\n\n```cpp\nint main(int argc, char "
        "*argv[])\n{\n    const auto rate = measure(argc, argv); // writes a second\n    return "
        "rate > 10'000 ? 1 : 0;\n}\n```\n\n| what | today | later |\n| --- | ---: | ---: |\n"
        "| size | 900 GB | 2.2 TB |\n| writes | 4,000 | 10,000 |\n\n> A shard that was not "
        "needed is an expensive index.\n\n"_s;
    return text;
}

class Conversation : public QObject
{
public:
    Conversation(QTcpSocket *socket, const Pace &pace) : QObject(socket), m_socket(socket), m_pace(pace)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        m_timer.setTimerType(Qt::PreciseTimer);
    }

private:
    void read()
    {
        if (m_buffer.isEmpty())
            m_arrived = std::chrono::steady_clock::now();
        m_buffer += m_socket->readAll();
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = m_buffer.left(end).toLower();
        const qsizetype at = head.indexOf("content-length:");
        const qsizetype length =
            at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        if (m_buffer.size() < end + 4 + length)
            return;
        const QJsonObject json = QJsonDocument::fromJson(m_buffer.mid(end + 4, length)).object();
        m_buffer.remove(0, end + 4 + length);
        if (head.startsWith("post"))
            reply(json);
        else // which models there are
            m_socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }

    void reply(const QJsonObject &json)
    {
        m_model = json["model"_L1].toString();
        log("request", m_model, m_arrived);
        m_socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        if (m_model == u"critic")
            return finish(uR"({"reason":"So it is.","verdict":"MET","better":"1"})"_s);
        if (json.contains("response_format"_L1))
            return finish(
                uR"({"consensus":[],"contradictions":[],"partial_coverage":[],"unique_insights":[],"blind_spots":[],"reviews":[]})"_s);
        if (m_model == u"writer")
            return finish(u"One answer, made of all."_s);
        m_left = qint64(m_pace.tokensPerSecond) * m_pace.seconds;
        if (m_pace.prefill > 0)
            send(sample().repeated(m_pace.prefill / sample().size() + 1));
        m_started = std::chrono::steady_clock::now();
        m_sent = 0;
        if (m_left > 0)
            m_timer.start(10);
        else
            finish(u"One answer, written at once."_s);
    }

    void tick()
    {
        const auto since = std::chrono::steady_clock::now() - m_started;
        const qint64 due =
            std::chrono::duration_cast<std::chrono::milliseconds>(since).count() * m_pace.tokensPerSecond / 1000;
        for (; m_sent < due && m_sent < m_left; ++m_sent)
            send(nextToken());
        if (m_sent >= m_left) {
            m_timer.stop();
            finish({});
        }
    }

    /// About four characters, as models' tokens are.
    QString nextToken()
    {
        const QString token = sample().mid(m_at, 4);
        m_at = m_at + 4 >= sample().size() ? 0 : m_at + 4;
        return token;
    }

    void send(const QString &text)
    {
        event({{u"choices"_s,
                QJsonArray{QJsonObject{{u"index"_s, 0}, {u"delta"_s, QJsonObject{{u"content"_s, text}}}}}}});
    }

    void finish(const QString &text)
    {
        if (!text.isEmpty())
            send(text);
        event({{u"choices"_s, QJsonArray{QJsonObject{
                                  {u"index"_s, 0}, {u"delta"_s, QJsonObject{}}, {u"finish_reason"_s, u"stop"_s}}}}});
        chunk("data: [DONE]\n\n");
        m_socket->write("0\r\n\r\n");
        const Moment end = std::chrono::steady_clock::now();
        m_socket->flush();
        log("ended", m_model, end);
    }

    void event(const QJsonObject &json)
    {
        chunk("data: " + QJsonDocument(json).toJson(QJsonDocument::Compact) + "\n\n");
    }

    void chunk(const QByteArray &bytes)
    {
        m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
    }

    QTcpSocket *m_socket;
    Pace m_pace;
    QTimer m_timer;
    QByteArray m_buffer;
    QString m_model;
    Moment m_arrived; ///< the request's first bytes
    Moment m_started;
    qint64 m_left = 0;
    qint64 m_sent = 0;
    qsizetype m_at = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"rate"_s, u"Tokens a second."_s, u"N"_s, u"300"_s},
                       {u"seconds"_s, u"For how long."_s, u"N"_s, u"60"_s},
                       {u"prefill"_s, u"Bytes that come at once, first."_s, u"N"_s, u"0"_s}});
    parser.process(application);
    const Pace pace{.tokensPerSecond = parser.value(u"rate"_s).toInt(),
                    .seconds = parser.value(u"seconds"_s).toInt(),
                    .prefill = parser.value(u"prefill"_s).toLongLong()};

    QTcpServer server;
    server.setListenBacklogSize(64);
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, pace] {
        while (QTcpSocket *const socket = server.nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            new Conversation(socket, pace);
        }
    });
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    std::printf("http://127.0.0.1:%d/v1\n", server.serverPort());
    std::fflush(stdout);

    QSocketNotifier closed(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&closed, &QSocketNotifier::activated, &application, [] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    return application.exec();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/asking.h"

#include "provider/retry.h"
#include "provider/watchdog.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using asking::Recorder;
using asking::Table;
using settings::EndpointKind;
using testsupport::FakeModelServer;
using testsupport::FakeReply;

/// How often and how long: tries, waits, watchdogs and cancelling. Time moves only where a test says so.
class PatienceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void readsRetryAfter_data();
    void readsRetryAfter();
    void obeysRetryAfterOnce();
    void refusesALongWait();
    void backsOffWithoutRetryAfter_data();
    void backsOffWithoutRetryAfter();
    void neverTriesAgain_data();
    void neverTriesAgain();
    void staggersEightMembers();
    void triesAgainAfterABrokenConnection_data();
    void triesAgainAfterABrokenConnection();
    void sendsNothingTwiceByItself();
    void saysWhatIsWrongWithTheAddress_data();
    void saysWhatIsWrongWithTheAddress();
    void givesUpConnecting();
    void givesUpWaitingForTheFirstToken_data();
    void givesUpWaitingForTheFirstToken();
    void givesUpOnAStall_data();
    void givesUpOnAStall();
    void waitsWhileThereIsProgress();
    void givesUpAfterTheTotalTime();
    void takesAnErrorWhoseBodyNeverEnds();
    void endsWhenOnlyTheFinishCame();
    void cancelClosesTheConnectionAtOnce_data();
    void cancelClosesTheConnectionAtOnce();
    void cancelWhileItWaitsToTryAgain();
    void destroyingClosesTheConnectionAtOnce();
};

void PatienceTest::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds"); // 0: none
    QTest::newRow("P02: seconds") << QByteArray("7") << 7;
    QTest::newRow("P02: a date") << QByteArray("Mon, 01 Jun 2026 14:02:31 GMT") << 30;
    QTest::newRow("P02: a date in the past") << QByteArray("Mon, 01 Jun 2026 14:02:00 GMT") << 0;
    QTest::newRow("P02: negative") << QByteArray("-5") << 0;
    QTest::newRow("P02: zero") << QByteArray("0") << 0;
    QTest::newRow("P02: very long") << QByteArray("99999") << 99999;
    QTest::newRow("P02: beyond all numbers") << QByteArray("99999999999999999999999") << 0;
    QTest::newRow("P02: garbage") << QByteArray("soon") << 0;
    QTest::newRow("P02: empty") << QByteArray("") << 0;
}

void PatienceTest::readsRetryAfter()
{
    QFETCH(const QByteArray, header);
    QFETCH(const int, seconds);
    const QDateTime now(QDate(2026, 6, 1), QTime(14, 2, 1), QTimeZone::UTC);
    const auto wait = provider::waitFromHeader(header, now);
    QCOMPARE(wait.value_or(0ms), std::chrono::milliseconds(seconds * 1s));
    QCOMPARE(wait.has_value(), seconds > 0);
}

// P01: wait seven seconds, one more try, then fail.
void PatienceTest::obeysRetryAfterOnce()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::error(429, u"Slow down."_s).header("Retry-After", "7"));
    const auto recorder = table.ask();
    QTRY_COMPARE(recorder->waits, QList<std::chrono::milliseconds>{7s});
    QCOMPARE(recorder->errors.first().message, u"Slow down."_s);
    table.clock.advance(6999ms);
    QCOMPARE(recorder->log.count(u"started"_s), 1);
    table.clock.advance(1ms);
    QCOMPARE(recorder->log.count(u"started"_s), 2);
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->log, (QStringList{u"started"_s, u"retrying rate_limited"_s, u"started"_s, u"ended failed"_s}));
    QCOMPARE(recorder->end->tries, 2);
    const chat::Error expected{.kind = chat::ErrorKind::RateLimited,
                               .status = 429,
                               .message = u"Slow down."_s,
                               .remedy = u"Wait a little, then try again."_s,
                               .retryAfter = 7s};
    QVERIFY(*recorder->end->error == expected);
}

// P02: over a minute it fails at once and shows the time.
void PatienceTest::refusesALongWait()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::error(429, u"Slow down."_s).header("Retry-After", "99999"));
    const auto recorder = table.askAndWait();
    QCOMPARE(recorder->log, (QStringList{u"started"_s, u"ended failed"_s}));
    QCOMPARE(recorder->end->error->remedy, u"Try again in 28 hours."_s);
    QCOMPARE(recorder->end->error->retryAfter.value_or(0ms), std::chrono::milliseconds(99999s));
}

void PatienceTest::backsOffWithoutRetryAfter_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("kind");
    for (const int status : {500, 502, 503, 504, 524, 529})
        QTest::addRow("P08: status %d", status) << FakeReply::error(status, u"Oops."_s) << u"server"_s;
    QTest::newRow("P08: status 408") << FakeReply::error(408, u"Oops."_s) << u"server"_s;
    QTest::newRow("P03: status 429") << FakeReply::error(429, u"Oops."_s) << u"rate_limited"_s;
    QTest::newRow("P02: status 429 with garbage in Retry-After")
        << FakeReply::error(429, u"Oops."_s).header("Retry-After", "soon") << u"rate_limited"_s;
    QTest::newRow("P08: a gateway's page")
        << FakeReply::body(502, "text/html", "<html><body>Bad gateway</body></html>") << u"server"_s;
    QTest::newRow("P08: an error in the stream before the first token")
        << FakeReply::stream().role().errorChunk(u"Oops."_s, 502) << u"server"_s;
}

void PatienceTest::backsOffWithoutRetryAfter()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QString, kind);
    Table table;
    table.server.answer(u"alto"_s, reply);
    const auto recorder = table.ask();
    for (int count = 1; count <= 2; ++count) {
        QTRY_COMPARE(recorder->waits.size(), count);
        QCOMPARE_GE(recorder->waits.last(), count * 1000ms);
        QCOMPARE_LT(recorder->waits.last(), count * 1000ms + 150ms);
        table.clock.advance(recorder->waits.last());
    }
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->errorKind(), kind);
    QCOMPARE(recorder->end->tries, 3);
    QCOMPARE(table.server.requests().size(), 3);
}

void PatienceTest::neverTriesAgain_data()
{
    QTest::addColumn<FakeReply>("reply");
    for (const int status : {400, 401, 402, 403, 404, 413, 422})
        QTest::addRow("P04-P07: status %d, even with Retry-After", status)
            << FakeReply::error(status, u"No."_s).header("Retry-After", "1");
    QTest::newRow("429 for a quota that is used up") << FakeReply::json(
        429, {{u"error"_s, QJsonObject{{u"code"_s, u"insufficient_quota"_s}, {u"message"_s, u"No."_s}}}});
    QTest::newRow("503 that says it is not worth it")
        << FakeReply::json(503, {{u"error"_s, QJsonObject{{u"message"_s, u"No."_s},
                                                          {u"availability"_s, QJsonObject{{u"retryable"_s, false}}}}}});
    QTest::newRow("P09: 5xx after the first token") << FakeReply::stream().text("Hel").errorChunk(u"Oops."_s, 503);
    QTest::newRow("P09: 5xx after encrypted reasoning")
        << FakeReply::stream()
               .chunk({{u"choices"_s,
                        QJsonArray{QJsonObject{
                            {u"delta"_s,
                             QJsonObject{{u"reasoning_details"_s,
                                          QJsonArray{QJsonObject{{u"type"_s, u"reasoning.encrypted"_s}}}}}}}}}})
               .errorChunk(u"Oops."_s, 503);
    QTest::newRow("P17: reset after the first token") << FakeReply::stream().reasoning(u"hm"_s).reset();
}

void PatienceTest::neverTriesAgain()
{
    QFETCH(const FakeReply, reply);
    Table table;
    table.server.answer(u"alto"_s, reply);
    const auto recorder = table.askAndWait();
    QCOMPARE(recorder->end->tries, 1);
    QCOMPARE(recorder->waits.size(), 0);
    table.clock.advance(1000s);
    QCOMPARE(table.server.requests().size(), 1);
}

// P03: eight members, all refused: each waits a time of its own, and all together ask at most 24 times.
void PatienceTest::staggersEightMembers()
{
    Table table;
    table.server.setHandler([](const auto &) { return FakeReply::error(429, u"Slow down."_s); });
    std::vector<std::unique_ptr<Recorder>> recorders;
    for (int member = 1; member <= 8; ++member)
        recorders.push_back(table.ask(Table::request(), u"m%1"_s.arg(member)));
    for (qsizetype round = 1; round <= 2; ++round) {
        QTRY_VERIFY(std::ranges::all_of(recorders, [=](const auto &each) { return each->waits.size() == round; }));
        for (size_t member = 1; member < recorders.size(); ++member)
            QCOMPARE_GT(recorders[member]->waits.last(), recorders[member - 1]->waits.last());
        table.clock.advance(10s);
    }
    QTRY_VERIFY(std::ranges::all_of(recorders, [](const auto &each) { return each->end.has_value(); }));
    QCOMPARE(table.server.requests().size(), 24);
}

void PatienceTest::triesAgainAfterABrokenConnection_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("kind");
    FakeReply resetAtOnce;
    resetAtOnce.reset();
    QTest::newRow("reset before the head") << resetAtOnce << u"network"_s;
    QTest::newRow("closed before the head") << FakeReply::raw("") << u"network"_s;
    QTest::newRow("garbage where HTTP should be") << FakeReply::raw("220 mail.example ESMTP\r\n\r\n") << u"network"_s;
    QTest::newRow("reset behind the head") << FakeReply::stream().head().reset() << u"network"_s;
    QTest::newRow("cut behind the head") << FakeReply::stream().head().comment().cut() << u"network"_s;
    QTest::newRow("P19: an empty stream") << FakeReply::stream().head() << u"truncated"_s;
}

void PatienceTest::triesAgainAfterABrokenConnection()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QString, kind);
    Table table;
    table.server.answer(u"alto"_s, {reply, FakeReply::answer(u"Hello"_s)});
    const auto recorder = table.ask();
    QTRY_COMPARE(recorder->waits.size(), 1);
    QCOMPARE(chat::toString(recorder->errors.first().kind), kind);
    table.clock.advance(recorder->waits.first());
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->end->text, u"Hello"_s);
    QCOMPARE(recorder->end->tries, 2);
}

// Qt sends a request again up to three times when the connection closes before the reply: each may be paid for.
void PatienceTest::sendsNothingTwiceByItself()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::raw(""));
    provider::CompletionRequest request = Table::request();
    request.policy.moreTries = 0;
    const auto recorder = table.askAndWait(request);
    QCOMPARE(recorder->message(), u"127.0.0.1 closed the connection before it answered."_s);
    QCOMPARE(table.server.requests().size(), 1);
}

void PatienceTest::saysWhatIsWrongWithTheAddress_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("message");
    QUrl closed;
    {
        FakeModelServer gone;
        closed = gone.baseUrl();
    }
    QTest::newRow("P12: refused") << closed << u"network"_s << u"127.0.0.1 refused the connection."_s;
    QTest::newRow("P12: does not resolve")
        << QUrl(u"http://nowhere.invalid/v1"_s) << u"network"_s << u"The address nowhere.invalid was not found."_s;
}

void PatienceTest::saysWhatIsWrongWithTheAddress()
{
    QFETCH(const QUrl, url);
    QFETCH(const QString, kind);
    QFETCH(const QString, message);
    Table table;
    table.connections.setEndpoints({Table::endpoint(EndpointKind::Other, url)});
    provider::CompletionRequest request = Table::request();
    request.policy.moreTries = 0;
    const auto recorder = table.ask(request);
    QTRY_VERIFY_WITH_TIMEOUT(recorder->end, 20'000);
    QCOMPARE(recorder->errorKind(), kind);
    QCOMPARE(recorder->message(), message);
    QVERIFY(recorder->end->error->remedy.contains(url.authority()));
}

namespace {

/// An address that takes no connection and refuses none: its queue is full.
class FullPort
{
public:
    FullPort()
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const raw = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_listener, raw, size) != 0 || ::listen(m_listener, 0) != 0 ||
            ::getsockname(m_listener, raw, &size) != 0)
            qFatal("No port to fill.");
        port = ntohs(address.sin_port);
        for (int &client : m_clients) {
            client = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            ::connect(client, raw, size);
        }
    }
    ~FullPort()
    {
        for (const int client : m_clients)
            ::close(client);
        ::close(m_listener);
    }

    quint16 port = 0;

private:
    int m_listener = -1;
    std::array<int, 8> m_clients{};
};

} // namespace

// P13: nothing was sent, so it may be tried again.
void PatienceTest::givesUpConnecting()
{
    const FullPort full;
    Table table;
    table.connections.setEndpoints(
        {Table::endpoint(EndpointKind::Other, QUrl(u"http://127.0.0.1:%1/v1"_s.arg(full.port)))});
    provider::CompletionRequest request = Table::request();
    request.policy.moreTries = 1;
    const auto recorder = table.ask(request);
    QTRY_COMPARE(recorder->log, QStringList{u"started"_s});
    table.clock.advance(9999ms);
    QCOMPARE(recorder->waits.size(), 0);
    table.clock.advance(1ms);
    QCOMPARE(recorder->waits.size(), 1);
    table.clock.advance(2s);
    QCOMPARE(recorder->log.count(u"started"_s), 2);
    table.clock.advance(10s);
    QVERIFY(recorder->end);
    QCOMPARE(recorder->errorKind(), u"timeout"_s);
    QCOMPARE(recorder->message(), u"No connection within 10 seconds."_s);
}

void PatienceTest::givesUpWaitingForTheFirstToken_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::newRow("P14: no head comes") << FakeReply::stream().wait(u"g"_s).hang();
    QTest::newRow("P14: only a head comes") << FakeReply::stream().head().wait(u"g"_s).hang();
    QTest::newRow("P16: only comments come") << FakeReply::stream().comment().comment().wait(u"g"_s).hang();
    QTest::newRow("only the role and empty text come") << FakeReply::stream().role().role().wait(u"g"_s).hang();
}

void PatienceTest::givesUpWaitingForTheFirstToken()
{
    QFETCH(const FakeReply, reply);
    Table table;
    table.server.answer(u"alto"_s, reply);
    QSignalSpy reached(&table.server.gate(u"g"_s), &testsupport::Gate::reached);
    QSignalSpy closed(&table.server, &FakeModelServer::connectionClosed);
    const auto recorder = table.ask();
    QTRY_COMPARE(reached.size(), 1);
    // The request is known to be sent when its signal is here, not when the server has it.
    QTRY_VERIFY(table.clock.nextDue().value_or(0ms) == 10s);
    QCoreApplication::processEvents();
    table.clock.advance(299s);
    QVERIFY(!recorder->end);
    table.clock.advance(1s);
    QVERIFY(recorder->end);
    QCOMPARE(recorder->errorKind(), u"timeout"_s);
    QCOMPARE(recorder->message(), u"No word came within 300 seconds."_s);
    QCOMPARE(recorder->end->tries, 1);
    QTRY_COMPARE(closed.size(), 1);
}

void PatienceTest::givesUpOnAStall_data()
{
    QTest::addColumn<FakeReply>("drip");
    QTest::newRow("P15: nothing more comes") << FakeReply::stream().text("Hel").wait(u"g"_s).hang();
    QTest::newRow("P16: comments drip")
        << FakeReply::stream().text("Hel").wait(u"g"_s).comment().comment().wait(u"h"_s).hang();
    QTest::newRow("empty text drips") << FakeReply::stream().text("Hel").wait(u"g"_s).role().role().wait(u"h"_s).hang();
}

void PatienceTest::givesUpOnAStall()
{
    QFETCH(const FakeReply, drip);
    Table table;
    table.server.answer(u"alto"_s, drip);
    const auto recorder = table.ask();
    QTRY_VERIFY(recorder->log.contains(u"text Hel"_s));
    table.clock.advance(30s);
    QSignalSpy reached(&table.server.gate(u"h"_s), &testsupport::Gate::reached);
    table.server.gate(u"g"_s).open();
    if (drip.steps().size() > 3)
        QTRY_COMPARE(reached.size(), 1);
    QCoreApplication::processEvents();
    table.clock.advance(30s - 1ms);
    QVERIFY(!recorder->end);
    table.clock.advance(1ms);
    QVERIFY(recorder->end);
    QCOMPARE(recorder->errorKind(), u"timeout"_s);
    QCOMPARE(recorder->message(), u"The answer stalled: nothing came for 60 seconds."_s);
    QCOMPARE(recorder->end->text, u"Hel"_s);
    QTRY_COMPARE(table.server.openConnections(), 0);
}

void PatienceTest::waitsWhileThereIsProgress()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::stream()
                                       .reasoning(u"a"_s)
                                       .wait(u"1"_s)
                                       .reasoning(u"b"_s)
                                       .wait(u"2"_s)
                                       .citation(u"https://a"_s, u"A"_s)
                                       .wait(u"3"_s)
                                       .text("c")
                                       .finish()
                                       .done());
    const auto recorder = table.ask();
    const QStringList signs{u"reasoning a"_s, u"reasoning ab"_s, u"source https://a"_s};
    for (int sign = 0; sign < 3; ++sign) {
        QTRY_VERIFY(recorder->log.contains(signs.at(sign)));
        table.clock.advance(59s);
        table.server.gate(QString::number(sign + 1)).open();
    }
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->end->text, u"c"_s);
}

void PatienceTest::givesUpAfterTheTotalTime()
{
    Table table;
    FakeReply reply = FakeReply::stream();
    for (int count = 0; count < 20; ++count)
        reply.text("x").wait(QString::number(count));
    table.server.answer(u"alto"_s, reply.hang());
    const auto recorder = table.ask();
    for (int count = 0; count < 17; ++count) {
        QTRY_VERIFY(recorder->log.contains(u"text "_s + QString(count + 1, u'x')));
        table.clock.advance(50s);
        table.server.gate(QString::number(count)).open();
    }
    QTRY_VERIFY(recorder->log.contains(u"text "_s + QString(18, u'x')));
    table.clock.advance(49s);
    QVERIFY(!recorder->end);
    table.clock.advance(1s);
    QVERIFY(recorder->end);
    QCOMPARE(recorder->errorKind(), u"timeout"_s);
    QCOMPARE(recorder->message(), u"Not finished within 15 minutes."_s);
    QCOMPARE(recorder->end->text, QString(18, u'x'));
}

void PatienceTest::takesAnErrorWhoseBodyNeverEnds()
{
    Table table;
    table.server.answer(u"alto"_s,
                        FakeReply::stream().status(404).type("text/plain").bytes("No such model.").wait(u"g"_s).hang());
    QSignalSpy reached(&table.server.gate(u"g"_s), &testsupport::Gate::reached);
    const auto recorder = table.ask();
    QTRY_COMPARE(reached.size(), 1);
    QTRY_VERIFY(table.clock.nextDue().value_or(0ms) == 5s);
    table.clock.advance(5s);
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->errorKind(), u"model"_s);
    QCOMPARE(recorder->message(), u"No such model."_s);
}

void PatienceTest::endsWhenOnlyTheFinishCame()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::stream().text("Hello").finish().comment().hang());
    const auto recorder = table.ask();
    QTRY_VERIFY(recorder->log.contains(u"text Hello"_s));
    QTRY_VERIFY(table.clock.nextDue().value_or(0ms) == 5s);
    QVERIFY(!recorder->end);
    table.clock.advance(5s);
    QVERIFY(recorder->end);
    QCOMPARE(recorder->log.last(), u"ended succeeded"_s);
}

void PatienceTest::cancelClosesTheConnectionAtOnce_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("sign"); // that the state is reached
    QTest::addColumn<QString>("text");
    QTest::newRow("P40: before the head") << FakeReply::stream().wait(u"g"_s).hang() << u"started"_s << QString();
    QTest::newRow("P40: behind the head")
        << FakeReply::stream().head().wait(u"g"_s).hang() << u"started"_s << QString();
    QTest::newRow("P40: while it thinks")
        << FakeReply::stream().reasoning(u"hm"_s).wait(u"g"_s).hang() << u"reasoning hm"_s << QString();
    QTest::newRow("P40: while it writes")
        << FakeReply::stream().text("Hel").wait(u"g"_s).hang() << u"text Hel"_s << u"Hel"_s;
    QTest::newRow("P40: behind the finish")
        << FakeReply::stream().text("Hel").finish().wait(u"g"_s).hang() << u"text Hel"_s << u"Hel"_s;
}

// Virtual time stands still while the server sees the close.
void PatienceTest::cancelClosesTheConnectionAtOnce()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QString, sign);
    QFETCH(const QString, text);
    Table table;
    table.server.answer(u"alto"_s, reply);
    QSignalSpy reached(&table.server.gate(u"g"_s), &testsupport::Gate::reached);
    QSignalSpy closed(&table.server, &FakeModelServer::connectionClosed);
    const auto recorder = table.ask();
    QTRY_COMPARE(reached.size(), 1);
    QTRY_VERIFY(recorder->log.contains(sign));
    const auto before = table.clock.now();
    recorder->job->cancel();
    QVERIFY(recorder->end);
    QVERIFY(recorder->end->state == chat::State::Cancelled);
    QVERIFY(!recorder->end->error);
    QCOMPARE(recorder->end->text, text);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(table.clock.now(), before);
    recorder->job->cancel();
    table.clock.advance(2000s);
    QCOMPARE(recorder->log.filter(u"ended"_s).size(), 1);
    QCOMPARE(table.server.requests().size(), 1);
}

// P40: in the state before the connection stands, and before anything was done at all.
void PatienceTest::cancelWhileItWaitsToTryAgain()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::error(500, u"Oops."_s));
    const auto recorder = table.ask();
    QTRY_COMPARE(recorder->waits.size(), 1);
    recorder->job->cancel();
    QVERIFY(recorder->end);
    table.clock.advance(100s);
    QCOMPARE(table.server.requests().size(), 1);

    const auto unborn = table.ask();
    unborn->job->cancel();
    QCOMPARE(unborn->log, QStringList{u"ended cancelled"_s});
    const FullPort full;
    table.connections.setEndpoints(
        {Table::endpoint(EndpointKind::Other, QUrl(u"http://127.0.0.1:%1/v1"_s.arg(full.port)))});
    const auto connecting = table.ask();
    QTRY_COMPARE(connecting->log, QStringList{u"started"_s});
    connecting->job->cancel();
    QCOMPARE(connecting->log.last(), u"ended cancelled"_s);
    QCoreApplication::processEvents();
    QCOMPARE(unborn->log.size(), 1);
}

void PatienceTest::destroyingClosesTheConnectionAtOnce()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::stream().text("Hel").hang());
    QSignalSpy closed(&table.server, &FakeModelServer::connectionClosed);
    auto recorder = table.ask();
    QTRY_VERIFY(recorder->log.contains(u"text Hel"_s));
    recorder.reset();
    QTRY_COMPARE(closed.size(), 1);
}

QTEST_GUILESS_MAIN(PatienceTest)
#include "tst_patience.moc"

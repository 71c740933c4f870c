// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/asking.h"

#include "provider/tlsmodelserver.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using asking::Recorder;
using asking::Table;
using settings::EndpointKind;
using asking::TlsModelServer;
using testsupport::FakeModelServer;
using testsupport::FakeReply;

/// Many requests side by side, and the ways to a server: queue, warm connection, proxy, TLS, redirect.
class ConnectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void eightMembersAtOneHostStartTogether();
    void oneBrokenConnectionLeavesTheOthersAlone();
    void queuesWhereAServerServesOneAtATime();
    void leavesTheQueueWhenCancelledOrDestroyed();
    void letsOthersGoFirstWhileItWaitsToTryAgain();
    void opensAConnectionAheadOfTime();
    void sendsALongPromptWhole();
    void keepsTheEndpointThatItStartedWith();
    void takesNoKeyToTheTargetOfARedirect_data();
    void takesNoKeyToTheTargetOfARedirect();
    void usesTheProxyButNeverForThisComputer();
    void sendsNoKeyOverPlainHttpBeyondThisComputer();
    void trustsWhatTheSystemTrustsAndNothingElse_data();
    void trustsWhatTheSystemTrustsAndNothingElse();
    void tellsTlsAndPlainHttpApart();
};

static bool allEnded(const std::vector<std::unique_ptr<Recorder>> &recorders)
{
    return QTest::qWaitFor(
        [&] { return std::ranges::all_of(recorders, [](const auto &each) { return each->end.has_value(); }); });
}

// P37: the server answers nobody before eight requests are in; with Qt's six connections it would wait for ever.
void ConnectionsTest::eightMembersAtOneHostStartTogether()
{
    Table table;
    table.server.openAt(u"all"_s, 8);
    table.server.answer(u"alto"_s, FakeReply::stream().wait(u"all"_s).text("Hello").finish().done());
    std::vector<std::unique_ptr<Recorder>> recorders;
    for (int member = 1; member <= 8; ++member)
        recorders.push_back(table.ask(Table::request(), u"m%1"_s.arg(member)));
    QVERIFY(allEnded(recorders));
    for (const auto &recorder : recorders)
        QCOMPARE(recorder->end->text, u"Hello"_s);
    QCOMPARE(table.server.connections(), 8);
}

void ConnectionsTest::oneBrokenConnectionLeavesTheOthersAlone()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::stream().text("Hel").wait(u"g"_s).text("lo").finish().done());
    table.server.answer(u"bass"_s, FakeReply::stream().text("Hel").reset());
    const auto alto = table.ask(Table::request(), u"m1"_s);
    const auto bass = table.ask(Table::request(u"bass"_s), u"m2"_s);
    QTRY_VERIFY(bass->end);
    QCOMPARE(bass->errorKind(), u"truncated"_s);
    table.server.gate(u"g"_s).open();
    QTRY_VERIFY(alto->end);
    QCOMPARE(alto->end->text, u"Hello"_s);
}

void ConnectionsTest::queuesWhereAServerServesOneAtATime()
{
    Table table(EndpointKind::Ollama, 1);
    int atOnce = 0;
    int most = 0;
    connect(&table.server, &FakeModelServer::requestReceived, this, [&] { most = std::max(most, ++atOnce); });
    table.server.setHandler([](const testsupport::FakeRequest &request) {
        return FakeReply::stream().text("Hello").wait(request.model()).finish().done();
    });
    std::vector<std::unique_ptr<Recorder>> recorders;
    for (int member = 1; member <= 3; ++member)
        recorders.push_back(table.ask(Table::request(u"model%1"_s.arg(member)), u"m%1"_s.arg(member)));
    QTRY_VERIFY(recorders[0]->log.contains(u"text Hello"_s));
    QCOMPARE(recorders[1]->log, QStringList{u"queued"_s});
    QCOMPARE(recorders[2]->log, QStringList{u"queued"_s});
    table.clock.advance(800s); // waiting in the queue is no fault of theirs
    for (int member = 0; member < 3; ++member) {
        QTRY_VERIFY(recorders[static_cast<size_t>(member)]->log.contains(u"text Hello"_s));
        --atOnce;
        table.server.gate(u"model%1"_s.arg(member + 1)).open();
        QTRY_VERIFY(recorders[static_cast<size_t>(member)]->end);
    }
    QCOMPARE(most, 1);
    QCOMPARE(recorders[2]->log, (QStringList{u"queued"_s, u"started"_s, u"text Hello"_s, u"ended succeeded"_s}));
    QCOMPARE(recorders[2]->end->timing.total, 0ms);
}

void ConnectionsTest::leavesTheQueueWhenCancelledOrDestroyed()
{
    Table table(EndpointKind::LlamaCpp, 1);
    table.server.answer(u"alto"_s, FakeReply::stream().text("Hello").wait(u"g"_s).finish().done());
    const auto first = table.ask();
    const auto cancelled = table.ask();
    auto destroyed = table.ask();
    const auto last = table.ask();
    QTRY_COMPARE(last->log, QStringList{u"queued"_s});
    QTRY_VERIFY(first->log.contains(u"text Hello"_s));
    cancelled->job->cancel();
    destroyed.reset();
    first->job->cancel();
    table.server.gate(u"g"_s).open();
    QTRY_VERIFY(last->end);
    QCOMPARE(cancelled->log, (QStringList{u"queued"_s, u"ended cancelled"_s}));
    QCOMPARE(last->end->text, u"Hello"_s);
    QCOMPARE(table.server.requests().size(), 2);
}

void ConnectionsTest::letsOthersGoFirstWhileItWaitsToTryAgain()
{
    Table table(EndpointKind::Ollama, 1);
    table.server.answer(u"alto"_s, {FakeReply::error(503, u"Loading."_s), FakeReply::answer(u"Hello"_s)});
    table.server.answer(u"bass"_s, u"Hello"_s);
    const auto alto = table.ask();
    const auto bass = table.ask(Table::request(u"bass"_s), u"m2"_s);
    QTRY_VERIFY(bass->end);
    QCOMPARE(alto->log, (QStringList{u"started"_s, u"retrying server"_s}));
    table.clock.advance(2s);
    QTRY_VERIFY(alto->end);
    QCOMPARE(alto->end->text, u"Hello"_s);
}

void ConnectionsTest::opensAConnectionAheadOfTime()
{
    Table table;
    table.server.answer(u"alto"_s, u"Hello"_s);
    QSignalSpy opened(&table.server, &FakeModelServer::connectionOpened);
    table.connections.warmUp(u"here"_s, u"m1"_s);
    table.connections.warmUp(u"nowhere"_s, u"m1"_s);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(table.server.requests().size(), 0);
    QVERIFY(table.askAndWait()->end);
    QCOMPARE(table.server.connections(), 1);
}

void ConnectionsTest::sendsALongPromptWhole()
{
    Table table;
    table.server.answer(u"alto"_s, u"Hello"_s);
    provider::CompletionRequest request = Table::request();
    for (int line = 0; line < 100'000; ++line)
        request.messages.first().text += u"Line %1 — é漢🎉\n"_s.arg(line);
    QVERIFY(table.askAndWait(request)->end);
    QCOMPARE(table.server.requests().first().lastText(u"user"_s), request.messages.first().text);
}

void ConnectionsTest::keepsTheEndpointThatItStartedWith()
{
    Table table;
    table.server.answer(u"alto"_s, {FakeReply::error(500, u"Oops."_s), FakeReply::answer(u"Hello"_s)});
    const auto recorder = table.ask();
    table.connections.setEndpoints({});
    QTRY_COMPARE(recorder->waits.size(), 1);
    table.clock.advance(2s);
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->end->text, u"Hello"_s);
    QVERIFY(!table.connections.endpoint(u"here"_s));
}

void ConnectionsTest::takesNoKeyToTheTargetOfARedirect_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("target"); // %1 is the other server's port
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("X33, P31: %d to another port", status) << status << u"http://127.0.0.1:%1/v1/chat/completions"_s;
        QTest::addRow("X33, P31: %d to another host", status) << status << u"http://localhost:%1/v1/chat/completions"_s;
    }
    QTest::addRow("X33: to another scheme") << 307 << u"https://127.0.0.1:%1/v1/chat/completions"_s;
    QTest::addRow("X33: without a scheme") << 307 << u"//127.0.0.1:%1/v1/chat/completions"_s;
}

void ConnectionsTest::takesNoKeyToTheTargetOfARedirect()
{
    QFETCH(const int, status);
    QFETCH(const QString, target);
    Table table;
    FakeModelServer other;
    table.server.answer(u"alto"_s, FakeReply::redirect(status, target.arg(other.port()).toLatin1()));
    const auto recorder = table.askAndWait();
    QCOMPARE(recorder->errorKind(), u"protocol"_s);
    QCOMPARE(recorder->end->error->status, status);
    QCOMPARE(other.connections(), 0);
    QCOMPARE(table.server.requests().size(), 1);
}

// P34, P35: the proxy comes from the environment; loopback never goes through it.
void ConnectionsTest::usesTheProxyButNeverForThisComputer()
{
    FakeModelServer proxy;
    proxy.answer(u"alto"_s, u"From the proxy"_s);
    qputenv("http_proxy", proxy.url({}).toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    Table table;
    table.server.answer(u"alto"_s, u"Hello"_s);
    for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s}) {
        QUrl url = table.server.baseUrl();
        url.setHost(host);
        table.connections.setEndpoints({Table::endpoint(EndpointKind::Other, url)});
        QCOMPARE(table.askAndWait()->end->text, u"Hello"_s);
    }
    QCOMPARE(proxy.connections(), 0);
    table.connections.setEndpoints({Table::endpoint(EndpointKind::Other, QUrl(u"http://models.example/v1"_s))});
    QCOMPARE(table.askAndWait()->end->text, u"From the proxy"_s);
    QCOMPARE(proxy.requests().first().path, "http://models.example/v1/chat/completions");
}

// Whatever the source of keys says. Seen through a proxy, since nothing else here is beyond this computer.
void ConnectionsTest::sendsNoKeyOverPlainHttpBeyondThisComputer()
{
    FakeModelServer proxy;
    proxy.answer(u"alto"_s, FakeReply::error(401, u"No key."_s));
    qputenv("http_proxy", proxy.url({}).toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    Table table;
    table.connections.setEndpoints({Table::endpoint(EndpointKind::Other, QUrl(u"http://models.example/v1"_s))});
    const auto recorder = table.askAndWait();
    QVERIFY(proxy.requests().first().header("Authorization").isNull());
    QCOMPARE(recorder->errorKind(), u"key"_s);
    QVERIFY(recorder->end->error->remedy.contains("https"_L1));
}

void ConnectionsTest::trustsWhatTheSystemTrustsAndNothingElse_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("expected");
    const QByteArray selfSigned = certificates::selfSigned;
    QTest::newRow("P33: known to the system") << selfSigned << true << u"127.0.0.1"_s << QString();
    QTest::newRow("P33: signed by itself") << selfSigned << false << u"127.0.0.1"_s << u"self-signed"_s;
    QTest::newRow("P33: for another host") << selfSigned << true << u"localhost"_s << u"host name"_s;
    QTest::newRow("P33: expired") << QByteArray(certificates::expired) << true << u"127.0.0.1"_s << u"expired"_s;
}

void ConnectionsTest::trustsWhatTheSystemTrustsAndNothingElse()
{
    QFETCH(const QByteArray, certificate);
    QFETCH(const bool, isKnown);
    QFETCH(const QString, host);
    QFETCH(const QString, expected);
    const QSslCertificate parsed(certificate);
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(before); });
    if (isKnown) {
        QSslConfiguration knowing = before;
        knowing.addCaCertificate(parsed);
        QSslConfiguration::setDefaultConfiguration(knowing);
    }
    TlsModelServer server(parsed);
    server.answer(u"alto"_s, u"Hello"_s);
    Table table;
    table.connections.setEndpoints({Table::endpoint(EndpointKind::Other, server.tlsUrl(host))});
    const auto recorder = table.askAndWait();
    if (expected.isEmpty()) {
        QCOMPARE(recorder->end->text, u"Hello"_s);
        return;
    }
    QCOMPARE(recorder->errorKind(), u"tls"_s);
    QVERIFY2(recorder->message().contains(expected), qPrintable(recorder->message()));
    QCOMPARE(recorder->end->tries, 1);
    QCOMPARE(server.requests().size(), 0);
}

void ConnectionsTest::tellsTlsAndPlainHttpApart()
{
    Table table;
    provider::CompletionRequest request = Table::request();
    request.policy.moreTries = 0;
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *const socket = plain.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        socket->disconnectFromHost();
    });
    const QUrl tlsToPlain(u"https://127.0.0.1:%1/v1"_s.arg(plain.serverPort()));
    table.connections.setEndpoints({Table::endpoint(EndpointKind::Other, tlsToPlain)});
    const auto first = table.askAndWait(request);
    QCOMPARE(first->errorKind(), u"tls"_s);
    QVERIFY(first->end->error->remedy.contains("http or https"_L1));

    TlsModelServer server{QSslCertificate(QByteArray(certificates::selfSigned))};
    QUrl plainToTls = server.tlsUrl();
    plainToTls.setScheme(u"http"_s);
    table.connections.setEndpoints({Table::endpoint(EndpointKind::Other, plainToTls)});
    const auto second = table.askAndWait(request);
    QCOMPARE(second->errorKind(), u"network"_s);
    QVERIFY(second->end->error->remedy.contains("https instead of http"_L1));
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"

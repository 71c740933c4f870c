// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakemodelserver.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using testsupport::FakeModelServer;
using testsupport::FakeReply;

/// The tool that all other network tests trust.
class FakeModelServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void sendsExactlyTheScriptedBytes();
    void waitsAtItsGate();
    void tellsWhenTheClientCloses();
    void resetsTheConnection();
};

static QByteArray requestFor(const QByteArray &model)
{
    const QByteArray body = R"({"model":")" + model + R"(","messages":[{"role":"user","content":"Hi"}]})";
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

static void open(QTcpSocket &socket, const FakeModelServer &server)
{
    socket.connectToHost(QHostAddress::LocalHost, server.port());
    QVERIFY(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
}

void FakeModelServerTest::sendsExactlyTheScriptedBytes()
{
    FakeModelServer server;
    server.answer(u"a"_s, FakeReply::stream().bytes("one").bytes("two"));
    server.answer(u"b"_s, FakeReply::body(429, "text/plain", "slow").header("Retry-After", "7"));
    QTcpSocket socket;
    open(socket, server);
    socket.write(requestFor("a") + requestFor("b"));
    const QByteArray expected = "HTTP/1.1 200 Status\r\nContent-Type: text/event-stream\r\n"
                                "Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"
                                "HTTP/1.1 429 Status\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n"
                                "Retry-After: 7\r\n\r\nslow";
    QTRY_COMPARE(socket.bytesAvailable(), expected.size());
    QCOMPARE(socket.readAll(), expected);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().first().lastText(u"user"_s), u"Hi"_s);
    QCOMPARE(server.requests().first().header("HOST"), "x");
    QCOMPARE(server.connections(), 1);
}

void FakeModelServerTest::waitsAtItsGate()
{
    FakeModelServer server;
    server.answer(u"a"_s, FakeReply::raw("before").wait(u"g"_s).bytes("after"));
    QTcpSocket socket;
    open(socket, server);
    QSignalSpy reached(&server.gate(u"g"_s), &testsupport::Gate::reached);
    socket.write(requestFor("a"));
    QTRY_COMPARE(reached.size(), 1);
    QTRY_COMPARE(socket.bytesAvailable(), 6);
    QCOMPARE(server.gate(u"g"_s).waiting(), 1);
    server.gate(u"g"_s).open();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(socket.readAll(), "beforeafter");
}

void FakeModelServerTest::tellsWhenTheClientCloses()
{
    FakeModelServer server;
    server.answer(u"a"_s, FakeReply::silence());
    QSignalSpy closed(&server, &FakeModelServer::connectionClosed);
    QSignalSpy received(&server, &FakeModelServer::requestReceived);
    QTcpSocket socket;
    open(socket, server);
    socket.write(requestFor("a"));
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(server.openConnections(), 1);
    socket.abort();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(server.openConnections(), 0);
}

void FakeModelServerTest::resetsTheConnection()
{
    FakeModelServer server;
    server.answer(u"a"_s, FakeReply::stream().head().reset());
    QTcpSocket socket;
    open(socket, server);
    QSignalSpy failed(&socket, &QTcpSocket::errorOccurred);
    socket.write(requestFor("a"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(socket.error(), QAbstractSocket::RemoteHostClosedError);
}

QTEST_GUILESS_MAIN(FakeModelServerTest)
#include "tst_fakemodelserver.moc"

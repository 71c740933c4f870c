// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/asking.h"

#include "provider/tlsmodelserver.h"
#include "support/fakeproxy.h"

#include <QScopeGuard>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using asking::Table;
using asking::TlsModelServer;
using settings::EndpointKind;
using settings::ProxyUse;
using testsupport::FakeModelServer;
using testsupport::FakeProxy;
using testsupport::FakeReply;

/// What an endpoint says of the way to it: headers, proxy, own authority, how many at once, how long to wait.
class WaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void sendsTheHeadersOfTheEndpoint();
    void goesThroughItsOwnProxy_data();
    void goesThroughItsOwnProxy();
    void saysThatTheProxyDoesNotLetItThrough();
    void goesDirectlyWhereItIsToldSo();
    void neverLeadsThisComputersServerThroughAProxy();
    void trustsItsOwnAuthorityAlone();
    void sendsNothingWithoutItsAuthority_data();
    void sendsNothingWithoutItsAuthority();
    void asksOneAtATimeWhereTheKindServesOne();
    void waitsAsLongAsTheEndpointSays();
    void waitsAsLongAsThePanelSaysWhereItSaysSo();

private:
    static settings::Endpoint beyond(const QString &url) { return Table::endpoint(EndpointKind::Other, QUrl(url)); }
};

void WaysTest::sendsTheHeadersOfTheEndpoint()
{
    Table table;
    table.server.answer(u"alto"_s, u"Hello"_s);
    settings::Endpoint endpoint = Table::endpoint(EndpointKind::OpenRouter, table.server.baseUrl());
    endpoint.headers = {{.name = u"X-Team"_s, .value = u"blue"_s},
                        {.name = u"x-openrouter-title"_s, .value = u"Ours"_s},
                        {.name = u"User-Agent"_s, .value = u"Other/1"_s}};
    table.connections.setEndpoints({endpoint});
    QCOMPARE(table.askAndWait()->end->text, u"Hello"_s);
    const testsupport::FakeRequest &asked = table.server.requests().first();
    QCOMPARE(asked.header("X-Team"), "blue");
    QCOMPARE(asked.header("X-OpenRouter-Title"), "Ours");
    QCOMPARE(asked.header("User-Agent"), "Other/1");
    QCOMPARE(asked.header("Authorization"), "Bearer " + table.keys.bytes);
}

void WaysTest::goesThroughItsOwnProxy_data()
{
    QTest::addColumn<FakeProxy::Manner>("manner");
    QTest::newRow("P34: HTTP") << FakeProxy::Manner::Http;
    QTest::newRow("P34: SOCKS5, which finds the address itself") << FakeProxy::Manner::Socks5;
}

void WaysTest::goesThroughItsOwnProxy()
{
    QFETCH(const FakeProxy::Manner, manner);
    TlsModelServer server{QSslCertificate(QByteArray(certificates::signedByAuthority))};
    server.answer(u"alto"_s, u"Hello"_s);
    FakeProxy proxy(manner, server.port());
    QTemporaryFile authority;
    QVERIFY(authority.open() && authority.write(certificates::authority) > 0 && authority.flush());
    Table table;
    settings::Endpoint endpoint = beyond(u"https://models.example/v1"_s);
    endpoint.proxy = {.use = ProxyUse::Own, .url = proxy.url()};
    endpoint.caFile = authority.fileName();
    table.connections.setEndpoints({endpoint});
    const auto recorder = table.askAndWait();
    QVERIFY2(recorder->end->text == u"Hello"_s, qPrintable(recorder->message()));
    QCOMPARE(proxy.targets(), QList<QByteArray>{"models.example:443"});
    QCOMPARE(server.requests().first().header("Authorization"), "Bearer " + table.keys.bytes);
}

void WaysTest::saysThatTheProxyDoesNotLetItThrough()
{
    FakeProxy proxy(FakeProxy::Manner::Http, 1);
    proxy.refuse("407 Proxy Authentication Required");
    Table table;
    settings::Endpoint endpoint = beyond(u"https://models.example/v1"_s);
    endpoint.proxy = {.use = ProxyUse::Own, .url = proxy.url()};
    table.connections.setEndpoints({endpoint});
    provider::CompletionRequest request = Table::request();
    request.policy.moreTries = 0;
    const auto recorder = table.askAndWait(request);
    QCOMPARE(recorder->errorKind(), u"network"_s);
    QVERIFY2(recorder->message().contains("proxy"_L1), qPrintable(recorder->message()));
}

// P35: without a proxy means without that of the environment too.
void WaysTest::goesDirectlyWhereItIsToldSo()
{
    FakeModelServer proxy;
    proxy.answer(u"alto"_s, u"From the proxy"_s);
    qputenv("http_proxy", proxy.url({}).toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    Table table;
    settings::Endpoint endpoint = beyond(u"http://models.invalid/v1"_s);
    table.connections.setEndpoints({endpoint});
    QCOMPARE(table.askAndWait()->end->text, u"From the proxy"_s);
    endpoint.proxy.use = ProxyUse::None;
    table.connections.setEndpoints({endpoint});
    provider::CompletionRequest request = Table::request();
    request.policy.moreTries = 0;
    QCOMPARE(table.askAndWait(request)->errorKind(), u"network"_s);
    QCOMPARE(proxy.requests().size(), 1);
}

// P35. The key may go unencrypted to this computer, so it must not take a way round.
void WaysTest::neverLeadsThisComputersServerThroughAProxy()
{
    FakeProxy proxy(FakeProxy::Manner::Http, 1);
    Table table;
    table.server.answer(u"alto"_s, u"Hello"_s);
    settings::Endpoint endpoint = Table::endpoint(EndpointKind::Other, table.server.baseUrl());
    endpoint.proxy = {.use = ProxyUse::Own, .url = proxy.url()};
    table.connections.setEndpoints({endpoint});
    QCOMPARE(table.askAndWait()->end->text, u"Hello"_s);
    QVERIFY(proxy.targets().isEmpty());
}

void WaysTest::trustsItsOwnAuthorityAlone()
{
    TlsModelServer server{QSslCertificate(QByteArray(certificates::signedByAuthority))};
    server.answer(u"alto"_s, u"Hello"_s);
    QTemporaryFile authority;
    QVERIFY(authority.open() && authority.write(certificates::authority) > 0 && authority.flush());
    Table table;
    settings::Endpoint knowing = Table::endpoint(EndpointKind::Other, server.tlsUrl());
    knowing.caFile = authority.fileName();
    settings::Endpoint other = Table::endpoint(EndpointKind::Other, server.tlsUrl());
    other.id = u"other"_s;
    table.connections.setEndpoints({knowing, other});
    const auto trusted = table.askAndWait();
    QVERIFY2(trusted->end->text == u"Hello"_s, qPrintable(trusted->message()));
    // P33: an open connection that one endpoint trusts is none for another at the same address.
    provider::CompletionRequest request = Table::request();
    request.model.endpoint = u"other"_s;
    QCOMPARE(table.askAndWait(request)->errorKind(), u"tls"_s);
    QCOMPARE(server.requests().size(), 1);
}

void WaysTest::sendsNothingWithoutItsAuthority_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("no such file") << QByteArray() << u"cannot be read"_s;
    QTest::newRow("no certificate in it") << QByteArray("Hello") << u"holds no certificate"_s;
}

void WaysTest::sendsNothingWithoutItsAuthority()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, words);
    QTemporaryFile file;
    QVERIFY(file.open() && file.write(content) == content.size() && file.flush());
    Table table;
    settings::Endpoint endpoint = Table::endpoint(EndpointKind::Other, table.server.baseUrl());
    endpoint.caFile = content.isEmpty() ? u"/nowhere/ca.pem"_s : file.fileName();
    table.connections.setEndpoints({endpoint});
    const auto recorder = table.askAndWait();
    QCOMPARE(recorder->errorKind(), u"tls"_s);
    QVERIFY2(recorder->message().contains(words), qPrintable(recorder->message()));
    QCOMPARE(table.server.connections(), 0);
}

void WaysTest::asksOneAtATimeWhereTheKindServesOne()
{
    for (const auto &[kind, atOnce, expected] : {std::tuple(EndpointKind::LlamaCpp, std::optional<int>(), u"queued"_s),
                                                 std::tuple(EndpointKind::LlamaCpp, std::optional(2), u"started"_s),
                                                 std::tuple(EndpointKind::Vllm, std::optional<int>(), u"started"_s)}) {
        Table table(kind, atOnce);
        table.server.answer(u"alto"_s, FakeReply::stream().text("Hello").wait(u"g"_s).finish().done());
        const auto first = table.ask();
        const auto second = table.ask(Table::request(), u"m2"_s);
        QTRY_COMPARE(second->log.value(0), expected);
    }
}

void WaysTest::waitsAsLongAsTheEndpointSays()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::silence());
    settings::Endpoint endpoint = Table::endpoint(EndpointKind::Other, table.server.baseUrl());
    endpoint.firstTokenTimeout = 7s;
    table.connections.setEndpoints({endpoint});
    provider::CompletionRequest request = Table::request();
    request.policy.moreTries = 0;
    const auto recorder = table.ask(request);
    QTRY_COMPARE(table.server.requests().size(), 1);
    QTRY_VERIFY(table.clock.nextDue() == 7s);
    table.clock.advance(7s);
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->errorKind(), u"timeout"_s);
}

void WaysTest::waitsAsLongAsThePanelSaysWhereItSaysSo()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::silence());
    settings::Endpoint endpoint = Table::endpoint(EndpointKind::Other, table.server.baseUrl());
    endpoint.connectTimeout = 60s;
    endpoint.firstTokenTimeout = 700s;
    table.connections.setEndpoints({endpoint});
    provider::CompletionRequest request = Table::request();
    request.policy.moreTries = 0;
    request.policy.connectTimeout = 4s;
    request.policy.firstTokenTimeout = 5s;
    const auto recorder = table.ask(request);
    QTRY_VERIFY(table.clock.nextDue() == 4s);
    QTRY_COMPARE(table.server.requests().size(), 1);
    table.clock.advance(4s); // connected by now: the next wait counts
    QTRY_VERIFY(table.clock.nextDue() <= 5s);
    table.clock.advance(5s);
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->errorKind(), u"timeout"_s);
}

QTEST_GUILESS_MAIN(WaysTest)
#include "tst_ways.moc"

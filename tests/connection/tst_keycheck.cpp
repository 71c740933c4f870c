// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/keycheck.h"

#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using connection::KeyCheck;
using connection::KeyFacts;
using provider::Secret;
using settings::Endpoint;
using settings::EndpointKind;
using testsupport::FakeModelServer;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// Whether a server takes a key, and what it tells of it.
class KeyCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void tellsWhatOpenRouterSays_data();
    void tellsWhatOpenRouterSays();
    void saysWhatIsLeft_data();
    void saysWhatIsLeft();
    void asksOthersForTheirModels_data();
    void asksOthersForTheirModels();
    void saysWhyAKeyIsNotTaken_data();
    void saysWhyAKeyIsNotTaken();
    void givesUpAfterAWhile();
    void sendsNoKeyOverPlainHttpBeyondThisComputer();

private:
    static constexpr char canary[] = "sk-CANARY-0123456789abcdefghij";
};

namespace {

struct Scene
{
    testsupport::FakeClock clock;
    FakeModelServer server;
    Endpoint endpoint{.id = u"here"_s, .name = u"Test server"_s, .url = server.baseUrl()};
    KeyCheck check{clock};
    std::optional<KeyCheck::Result> result;

    explicit Scene(const FakeReply &reply, EndpointKind kind = EndpointKind::Other)
    {
        endpoint.kind = kind;
        server.setHandler([reply](const FakeRequest &) { return reply; });
        QObject::connect(&check, &KeyCheck::ended, &check, [this](const KeyCheck::Result &ended) {
            QVERIFY(!result);
            result = ended;
        });
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return result.has_value(); });
    }
};

} // namespace

void KeyCheckTest::tellsWhatOpenRouterSays_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<KeyFacts>("facts");
    QTest::newRow("a key with a limit")
        << QByteArray(R"({"data":{"label":"sk-or-v1-1c3…9f2","limit":20,"limit_remaining":12.5,"usage":7.5,
                         "is_free_tier":false,"expires_at":"2027-01-31T00:00:00Z"}})")
        << KeyFacts{.label = u"sk-or-v1-1c3…9f2"_s,
                    .limitUsd = 20,
                    .remainingUsd = 12.5,
                    .usedUsd = 7.5,
                    .isFreeTier = false,
                    .expiresAt = QDateTime::fromString(u"2027-01-31T00:00:00Z"_s, Qt::ISODate)};
    QTest::newRow("without a limit, nothing paid")
        << QByteArray(R"({"data":{"label":"mine","limit":null,"limit_remaining":null,"usage":0,"is_free_tier":true}})")
        << KeyFacts{.label = u"mine"_s, .usedUsd = 0, .isFreeTier = true};
    QTest::newRow("hostile words are one plain line")
        << QByteArray(R"({"data":{"label":"<b>a\nb\u001b[31m</b>","limit":"much"}})")
        << KeyFacts{.label = u"<b>a b[31m</b>"_s};
    QTest::newRow("nothing of it") << QByteArray("{}") << KeyFacts{};
}

void KeyCheckTest::tellsWhatOpenRouterSays()
{
    QFETCH(const QByteArray, body);
    QFETCH(const KeyFacts, facts);
    Scene scene(FakeReply::body(200, "application/json", body), EndpointKind::OpenRouter);
    scene.check.start(scene.endpoint, Secret(canary));
    QVERIFY(scene.ends());
    QVERIFY2(*scene.result, qPrintable(*scene.result ? QString() : scene.result->error().message));
    QVERIFY(**scene.result == facts);
    QCOMPARE(scene.server.requests().first().path, "/v1/key");
    QCOMPARE(scene.server.requests().first().header("Authorization"), QByteArray("Bearer ") + canary);
}

void KeyCheckTest::saysWhatIsLeft_data()
{
    const QDateTime end(QDate(2027, 1, 31), QTime(12, 0), QTimeZone::UTC);
    QTest::addColumn<KeyFacts>("facts");
    QTest::addColumn<QString>("text");
    QTest::newRow("of a limit") << KeyFacts{.limitUsd = 20, .remainingUsd = 12.4, .usedUsd = 7.6}
                                << u"$12.40 of $20.00 left"_s;
    QTest::newRow("without one") << KeyFacts{.usedUsd = 7.6} << u"$7.60 used, no limit"_s;
    QTest::newRow("free, for a while") << KeyFacts{.isFreeTier = true, .expiresAt = end}
                                       << u"free tier, expires 2027-01-31"_s;
    QTest::newRow("nothing is known") << KeyFacts{.models = {u"alto"_s}} << QString();
}

void KeyCheckTest::saysWhatIsLeft()
{
    QFETCH(const KeyFacts, facts);
    QTEST(connection::accountText(facts), "text");
}

void KeyCheckTest::asksOthersForTheirModels_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("OpenAI") << QByteArray(R"({"object":"list","data":[{"id":"alto"},{"id":"bass"}]})");
    QTest::newRow("Together: a bare list") << QByteArray(R"([{"id":"alto"},{"id":"bass"}])");
    QTest::newRow("by name") << QByteArray(R"({"models":[{"name":"alto"},{"name":"bass"},{"size":3},7]})");
}

void KeyCheckTest::asksOthersForTheirModels()
{
    QFETCH(const QByteArray, body);
    Scene scene(FakeReply::body(200, "application/json", body));
    scene.check.start(scene.endpoint, Secret(canary));
    QVERIFY(scene.ends());
    QVERIFY(*scene.result);
    QCOMPARE((*scene.result)->models, QStringList({u"alto"_s, u"bass"_s}));
    QCOMPARE(scene.server.requests().first().path, "/v1/models");
}

void KeyCheckTest::saysWhyAKeyIsNotTaken_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("kind");
    QTest::newRow("P04: refused") << FakeReply::error(401, u"No such key."_s) << u"key"_s;
    QTest::newRow("X26: refused, and the key echoed")
        << FakeReply::error(401, u"Incorrect key: "_s + QString::fromLatin1(canary)) << u"key"_s;
    QTest::newRow("P05: no credit") << FakeReply::error(402, u"Pay first."_s) << u"credit"_s;
    QTest::newRow("another kind of server") << FakeReply::error(404, u"No such path."_s) << u"model"_s;
    QTest::newRow("P28: a captive portal")
        << FakeReply::body(200, "text/html", "<html><body>Log in</body></html>") << u"protocol"_s;
    QTest::newRow("P28: an error with 200")
        << FakeReply::json(200, {{u"error"_s, QJsonObject{{u"message"_s, u"No."_s}, {u"code"_s, 401}}}}) << u"key"_s;
    QTest::newRow("P31: a redirect") << FakeReply::redirect(302, "https://evil.example/") << u"protocol"_s;
    QTest::newRow("something else in JSON") << FakeReply::json(200, {{u"hello"_s, 1}}) << u"protocol"_s;
    QTest::newRow("P17: closed") << FakeReply::stream().reset() << u"network"_s;
}

void KeyCheckTest::saysWhyAKeyIsNotTaken()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QString, kind);
    Scene scene(reply);
    scene.check.start(scene.endpoint, Secret(canary));
    QVERIFY(scene.ends());
    QVERIFY(!*scene.result);
    const chat::Error &error = scene.result->error();
    QCOMPARE(chat::toString(error.kind), kind);
    QVERIFY(!error.message.isEmpty() && !error.remedy.isEmpty());
    QVERIFY2(!(error.message + error.remedy).contains("CANARY"_L1), qPrintable(error.message));
}

void KeyCheckTest::givesUpAfterAWhile()
{
    Scene scene(FakeReply::silence());
    scene.check.start(scene.endpoint, Secret(canary));
    QTRY_COMPARE(scene.server.requests().size(), 1);
    scene.clock.advance(20s);
    QVERIFY(scene.result && !*scene.result);
    QVERIFY(scene.result->error().kind == chat::ErrorKind::Timeout);
    QTRY_COMPARE(scene.server.openConnections(), 0);
}

void KeyCheckTest::sendsNoKeyOverPlainHttpBeyondThisComputer()
{
    FakeModelServer proxy;
    proxy.setHandler([](const FakeRequest &) { return FakeReply::error(401, u"No key."_s); });
    Scene scene(FakeReply::silence());
    scene.endpoint.url = QUrl(u"http://models.example/v1"_s);
    scene.endpoint.proxy = {.use = settings::ProxyUse::Own, .url = proxy.url({})};
    scene.check.start(scene.endpoint, Secret(canary));
    QVERIFY(scene.ends());
    QVERIFY(proxy.requests().first().header("Authorization").isNull());
    QVERIFY(scene.result->error().remedy.contains("https"_L1));
}

QTEST_GUILESS_MAIN(KeyCheckTest)
#include "tst_keycheck.moc"

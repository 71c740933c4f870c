// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/endpointtest.h"

#include "provider/tlsmodelserver.h"
#include "support/fakeclock.h"
#include "support/fakeproxy.h"

#include <QJsonArray>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using asking::TlsModelServer;
using connection::EndpointTest;
using connection::TestStep;
using provider::Secret;
using settings::Endpoint;
using settings::EndpointKind;
using testsupport::FakeModelServer;
using testsupport::FakeProxy;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// The test of a connection, step by step.
class EndpointTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void goesAllTheWay();
    void goesAllTheWayToOpenRouter();
    void goesAllTheWayEncryptedAndThroughAProxy();
    void endsAtTheStepThatFails_data();
    void endsAtTheStepThatFails();
    void asksTheNamedModelEvenWithoutAList();
    void countsAThoughtAsAWord();
    void countsUsedUpTokensAsAWord();
    void saysThatAModelMayBeLoading();
    void saysEachStepAsItComes();
    void canBeStopped_data();
    void canBeStopped();
    void canBeDestroyedAtAnyStep();
    void waitsForNobodyForEver();
};

namespace {

constexpr char canary[] = "sk-CANARY-0123456789abcdefghij";

/// A server's replies by path; the chat completions by model.
struct Scene
{
    testsupport::FakeClock clock;
    FakeModelServer server;
    std::map<QByteArray, FakeReply> replies{
        {"/v1/models", FakeReply::json(200, {{u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"embed-1"_s}},
                                                                    QJsonObject{{u"id"_s, u"alto"_s}}}}})}};
    Endpoint endpoint{.id = u"here"_s, .name = u"Test server"_s, .url = server.baseUrl()};
    std::unique_ptr<EndpointTest> test;
    QStringList log; ///< "step state"
    std::optional<bool> result;

    Scene()
    {
        serve(server);
        server.answer(u"alto"_s, u"Hello"_s);
    }
    void serve(FakeModelServer &at)
    {
        at.setHandler([this](const FakeRequest &request) -> std::optional<FakeReply> {
            const auto found = replies.find(request.path);
            return found == replies.end() ? std::nullopt : std::optional(found->second);
        });
    }
    void start(const QByteArray &key = {}, const QString &model = {})
    {
        test = std::make_unique<EndpointTest>(endpoint, Secret(key), model, clock);
        QObject::connect(test.get(), &EndpointTest::stepChanged, test.get(), [this](const TestStep &step) {
            log.append(toString(step.what) + u' ' + toString(step.state));
        });
        QObject::connect(test.get(), &EndpointTest::ended, test.get(), [this](bool hasSucceeded) {
            QVERIFY(!result);
            result = hasSucceeded;
        });
        test->start();
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return result.has_value(); });
    }
    /// "resolve succeeded, connect succeeded, …"
    [[nodiscard]] QString states() const
    {
        QStringList all;
        for (const TestStep &step : test->steps())
            all.append(toString(step.what) + u' ' + toString(step.state));
        return all.join(u", "_s);
    }
    [[nodiscard]] const TestStep &step(TestStep::What what) const { return test->steps().at(int(what)); }
};

using What = TestStep::What;

} // namespace

void EndpointTestTest::goesAllTheWay()
{
    Scene scene;
    scene.start(canary);
    QVERIFY(scene.ends());
    QCOMPARE(scene.states(), u"resolve succeeded, connect succeeded, tls skipped, key succeeded, models succeeded, "
                             "word succeeded"_s);
    QVERIFY(*scene.result);
    QCOMPARE(scene.step(What::Resolve).words, u"127.0.0.1"_s);
    QCOMPARE(scene.step(What::Word).words, u"alto"_s);
    QVERIFY(scene.step(What::Word).took);
    QCOMPARE(scene.test->models(), QStringList({u"embed-1"_s, u"alto"_s}));
    // One request of few tokens, with the key.
    const FakeRequest &asked = scene.server.requests().last();
    QCOMPARE(scene.server.requestsFor(u"alto"_s).size(), 1);
    QVERIFY(asked.json["max_tokens"_L1].toInt() <= 32);
    QCOMPARE(asked.header("Authorization"), QByteArray("Bearer ") + canary);
}

void EndpointTestTest::goesAllTheWayToOpenRouter()
{
    Scene scene;
    scene.endpoint.kind = EndpointKind::OpenRouter;
    scene.replies["/v1/key"] = FakeReply::json(
        200, {{u"data"_s, QJsonObject{{u"limit"_s, 20}, {u"limit_remaining"_s, 12.5}, {u"usage"_s, 7.5}}}});
    scene.start(canary);
    QVERIFY(scene.ends());
    QVERIFY(*scene.result);
    QCOMPARE(scene.step(What::Key).words, u"$12.50 of $20.00 left"_s);
    QCOMPARE(scene.step(What::Models).words, u"2 models"_s);
}

void EndpointTestTest::goesAllTheWayEncryptedAndThroughAProxy()
{
    Scene scene;
    TlsModelServer server{QSslCertificate(QByteArray(certificates::signedByAuthority))};
    scene.serve(server);
    server.answer(u"alto"_s, u"Hello"_s);
    FakeProxy proxy(FakeProxy::Manner::Http, server.port());
    QTemporaryFile authority;
    QVERIFY(authority.open() && authority.write(certificates::authority) > 0 && authority.flush());
    scene.endpoint.url = QUrl(u"https://models.example/v1"_s);
    scene.endpoint.proxy = {.use = settings::ProxyUse::Own, .url = proxy.url()};
    scene.endpoint.caFile = authority.fileName();
    scene.start(canary);
    QVERIFY(scene.ends());
    QCOMPARE(scene.states(), u"resolve skipped, connect succeeded, tls succeeded, key succeeded, models succeeded, "
                             "word succeeded"_s);
    QVERIFY(scene.step(What::Tls).words.contains("Counterpoint test authority"_L1));
    QVERIFY(scene.step(What::Connect).words.contains("proxy"_L1));
}

void EndpointTestTest::endsAtTheStepThatFails_data()
{
    QTest::addColumn<std::function<void(Scene &)>>("spoil");
    QTest::addColumn<QString>("failing");
    QTest::addColumn<QString>("words");
    using Spoil = std::function<void(Scene &)>;
    QTest::newRow("P12: no such address")
        << Spoil([](Scene &scene) { scene.endpoint.url.setHost(u"models.invalid"_s); }) << u"resolve"_s
        << u"models.invalid was not found"_s;
    QTest::newRow("P12: nobody listens") << Spoil([](Scene &scene) {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        scene.endpoint.url.setPort(gone.serverPort());
    }) << u"connect"_s << u"refused"_s;
    QTest::newRow("no TLS there") << Spoil([](Scene &scene) { scene.endpoint.url.setScheme(u"https"_s); }) << u"tls"_s
                                  << u"does not begin to encrypt"_s;
    QTest::newRow("no CA file") << Spoil([](Scene &scene) {
        scene.endpoint.url.setScheme(u"https"_s);
        scene.endpoint.caFile = u"/nowhere/ca.pem"_s;
    }) << u"tls"_s << u"cannot be read"_s;
    QTest::newRow("P04: the key is refused") << Spoil([](Scene &scene) {
        scene.replies["/v1/models"] = FakeReply::error(401, u"No such key: "_s + QString::fromLatin1(canary));
    }) << u"key"_s << u"No such key"_s;
    QTest::newRow("no models") << Spoil([](Scene &scene) {
        scene.replies["/v1/models"] = FakeReply::json(200, {{u"data"_s, QJsonArray()}});
    }) << u"models"_s << u"has no model"_s;
    QTest::newRow("no list of models") << Spoil([](Scene &scene) {
        scene.replies["/v1/models"] = FakeReply::error(404, u"No such path."_s);
    }) << u"models"_s << u"No such path"_s;
    QTest::newRow("P08: the model is overloaded")
        << Spoil([](Scene &scene) { scene.server.answer(u"alto"_s, FakeReply::error(503, u"Too much to do."_s)); })
        << u"word"_s << u"Too much to do"_s;
}

void EndpointTestTest::endsAtTheStepThatFails()
{
    QFETCH(const std::function<void(Scene &)>, spoil);
    QFETCH(const QString, failing);
    QFETCH(const QString, words);
    Scene scene;
    spoil(scene);
    scene.start(canary);
    QTRY_VERIFY(scene.result || scene.log.contains(u"tls running"_s));
    scene.clock.advance(10s); // somebody may never say anything
    QVERIFY(scene.ends());
    QVERIFY(!*scene.result);
    bool hasFailed = false;
    for (const TestStep &step : scene.test->steps()) {
        const QString name = toString(step.what) + u": "_s + step.words;
        QVERIFY2(!step.words.contains("CANARY"_L1) && !step.remedy.contains("CANARY"_L1), qPrintable(name));
        if (toString(step.what) == failing) {
            QVERIFY2(step.state == TestStep::State::Failed, qPrintable(scene.states()));
            QVERIFY2(step.words.contains(words), qPrintable(name));
            QVERIFY2(!step.remedy.isEmpty() && step.took, qPrintable(name));
            hasFailed = true;
        } else {
            QVERIFY2((step.state == TestStep::State::Waiting) == hasFailed, qPrintable(scene.states()));
        }
    }
    QVERIFY(hasFailed);
}

void EndpointTestTest::asksTheNamedModelEvenWithoutAList()
{
    Scene scene;
    scene.replies["/v1/models"] = FakeReply::error(404, u"No such path."_s);
    scene.start({}, u"alto"_s);
    QVERIFY(scene.ends());
    QCOMPARE(scene.states(), u"resolve succeeded, connect succeeded, tls skipped, key skipped, models skipped, "
                             "word succeeded"_s);
    QVERIFY(*scene.result);
}

void EndpointTestTest::countsAThoughtAsAWord()
{
    Scene scene;
    scene.server.answer(u"alto"_s, FakeReply::stream().role().reasoning(u"Hm"_s).hang());
    scene.start();
    QVERIFY(scene.ends());
    QVERIFY(*scene.result);
    QTRY_COMPARE(scene.server.openConnections(), 0); // and nothing more is paid for
}

void EndpointTestTest::countsUsedUpTokensAsAWord()
{
    Scene scene;
    scene.server.answer(u"alto"_s, FakeReply::stream().role().finish(u"length"_s).usage(10, 32).done());
    scene.start();
    QVERIFY(scene.ends());
    QVERIFY(*scene.result);
}

void EndpointTestTest::saysThatAModelMayBeLoading()
{
    Scene scene;
    scene.endpoint.kind = EndpointKind::Ollama;
    scene.server.answer(u"alto"_s, FakeReply::stream().wait(u"loaded"_s).text("Hello").finish().done());
    scene.start();
    QTRY_COMPARE(scene.server.requestsFor(u"alto"_s).size(), 1);
    scene.clock.advance(5s);
    QCOMPARE(scene.step(What::Word).words, u"The server may be loading alto, which can take minutes."_s);
    QVERIFY(scene.step(What::Word).state == TestStep::State::Running);
    scene.server.gate(u"loaded"_s).open();
    QVERIFY(scene.ends());
    QVERIFY(*scene.result);
    QVERIFY(scene.step(What::Word).took == 5s);
}

void EndpointTestTest::saysEachStepAsItComes()
{
    Scene scene;
    scene.start();
    QVERIFY(scene.log.isEmpty()); // not before the event loop
    QVERIFY(scene.ends());
    QCOMPARE(scene.log, QStringList({u"resolve running"_s, u"resolve succeeded"_s, u"connect running"_s,
                                     u"connect succeeded"_s, u"tls skipped"_s, u"key skipped"_s, u"models running"_s,
                                     u"models succeeded"_s, u"word running"_s, u"word succeeded"_s}));
}

void EndpointTestTest::canBeStopped_data()
{
    QTest::addColumn<QString>("at");
    for (const char *const at : {"resolve running", "connect running", "models running", "word running"})
        QTest::newRow(at) << QString::fromLatin1(at);
}

void EndpointTestTest::canBeStopped()
{
    QFETCH(const QString, at);
    Scene scene;
    scene.start();
    connect(scene.test.get(), &EndpointTest::stepChanged, scene.test.get(), [&scene, at](const TestStep &step) {
        if (toString(step.what) + u' ' + toString(step.state) == at)
            scene.test->stop();
    });
    QVERIFY(scene.ends());
    QVERIFY(!*scene.result);
    QCOMPARE(scene.log.last().split(u' ').last(), u"skipped"_s);
    QTRY_COMPARE(scene.server.openConnections(), 0);
}

void EndpointTestTest::canBeDestroyedAtAnyStep()
{
    for (const char *const at : {"resolve running", "connect running", "models running", "models succeeded",
                                 "word running", "word succeeded"}) {
        Scene scene;
        scene.start();
        bool isGone = false;
        connect(scene.test.get(), &EndpointTest::stepChanged, this, [&](const TestStep &step) {
            if (toString(step.what) + u' ' + toString(step.state) != QLatin1StringView(at))
                return;
            // Never within its own signal.
            QMetaObject::invokeMethod(
                this,
                [&] {
                    scene.test.reset();
                    isGone = true;
                },
                Qt::QueuedConnection);
        });
        QTRY_VERIFY2(isGone, at);
        QTRY_COMPARE(scene.server.openConnections(), 0);
    }
}

void EndpointTestTest::waitsForNobodyForEver()
{
    Scene scene;
    scene.replies["/v1/models"] = FakeReply::silence();
    scene.start();
    QTRY_COMPARE(scene.server.requests().size(), 1);
    scene.clock.advance(20s);
    QVERIFY(scene.ends());
    QVERIFY(scene.step(What::Models).state == TestStep::State::Failed);
    QVERIFY(scene.step(What::Models).took == 20s);
}

QTEST_GUILESS_MAIN(EndpointTestTest)
#include "tst_endpointtest.moc"

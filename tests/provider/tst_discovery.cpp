// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/discovery.h"

#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using provider::Answer;
using provider::Discovery;
using provider::FoundServer;
using settings::EndpointKind;
using testsupport::FakeModelServer;
using testsupport::FakeReply;

using Answers = QHash<QString, Answer>;

/// Servers on this computer: who is recognised, who is not, and that nobody can hold the search up.
class DiscoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void recognises_data();
    void recognises();
    void findsWhatAnswersAndPassesOverTheRest();
    void canBeStartedAgainFromItsSignals();
    void maySafelyEndWhileItLooks();
    void sendsNoKeyAndFollowsNoRedirect();
};

static const QByteArray usual =
    R"({"object":"list","data":[{"id":"qwen3:8b","object":"model"},{"id":"nomic-embed-text"},{"id":"gemma3"}]})";

void DiscoveryTest::recognises_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<Answers>("answers");
    QTest::addColumn<QString>("expected"); // kind, name, models, slots, key
    const auto row = [](const char *name, int port, const Answers &answers, const QString &expected) {
        QTest::newRow(name) << port << answers << expected;
    };
    row("Ollama", 11434,
        {{u"/api/version"_s, {200, R"({"version":"0.12.3"})"}},
         {u"/api/tags"_s, {200, R"({"models":[{"name":"qwen3:8b"}]})"}},
         {u"/v1/models"_s, {200, usual}},
         {u"/version"_s, {404, "404 page not found"}}},
        u"ollama|Ollama on this computer|qwen3:8b,gemma3|1|"_s);
    row("Ollama at another port, too old for /v1/models", 5555,
        {{u"/api/version"_s, {200, R"({"version":"0.1"})"}},
         {u"/api/tags"_s, {200, R"({"models":[{"name":"qwen3:8b"}]})"}}},
        u"ollama|Ollama on this computer|qwen3:8b|1|"_s);
    row("Ollama without a model", 11434,
        {{u"/api/version"_s, {200, R"({"version":"0.12.3"})"}},
         {u"/api/tags"_s, {200, R"({"models":[]})"}},
         {u"/v1/models"_s, {200, R"({"object":"list","data":null})"}}},
        u"ollama|Ollama on this computer||1|"_s);
    row("LM Studio", 1234,
        {{u"/api/v1/models"_s, {200, R"({"models":[{"type":"llm","key":"gemma3","display_name":"Gemma"}]})"}},
         {u"/v1/models"_s, {200, usual}},
         {u"/version"_s, {200, R"({"error":"Unexpected endpoint or method."})"}},
         {u"/props"_s, {200, R"({"error":"Unexpected endpoint or method."})"}}},
        u"lm_studio|LM Studio on this computer|qwen3:8b,gemma3||"_s);
    row("LM Studio, older", 1234,
        {{u"/api/v0/models"_s,
          {200, R"({"object":"list","data":[{"id":"gemma3","type":"llm","state":"not-loaded"}]})"}},
         {u"/v1/models"_s, {200, usual}}},
        u"lm_studio|LM Studio on this computer|qwen3:8b,gemma3||"_s);
    row("llama.cpp with four slots", 8080,
        {{u"/props"_s, {200, R"({"default_generation_settings":{"n_ctx":4096},"total_slots":4})"}},
         {u"/v1/models"_s, {200, R"({"data":[{"id":"/models/qwen.gguf","owned_by":"llamacpp"}]})"}}},
        u"llama_cpp|llama.cpp on this computer|/models/qwen.gguf|4|"_s);
    row("llama.cpp while it loads", 8080,
        {{u"/props"_s, {503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})"}},
         {u"/v1/models"_s, {503, R"({"error":{"message":"Loading model"}})"}}},
        u"llama_cpp|llama.cpp on this computer|||"_s);
    row("vLLM", 8000,
        {{u"/version"_s, {200, R"({"version":"0.9.1"})"}},
         {u"/v1/models"_s, {200, R"({"data":[{"id":"Qwen/Qwen3-8B","owned_by":"vllm","max_model_len":40960}]})"}}},
        u"vllm|vLLM on this computer|Qwen/Qwen3-8B||"_s);
    row("Jan, which wants a key", 1337, {{u"/v1/models"_s, {401, "Invalid or missing authorization token"}}},
        u"jan|Jan on this computer|||key"_s);
    row("Jan with an open door", 1337, {{u"/v1/models"_s, {200, usual}}},
        u"jan|Jan on this computer|qwen3:8b,gemma3||"_s);
    row("LiteLLM", 4000,
        {{u"/health/liveliness"_s, {200, "\"I'm alive!\""}},
         {u"/v1/models"_s, {401, R"({"error":{"message":"No api key passed in."}})"}}},
        u"litellm|LiteLLM on this computer|||key"_s);
    row("KoboldCpp, which plays Ollama too", 5001,
        {{u"/api/extra/version"_s, {200, R"({"result":"KoboldCpp","version":"1.99"})"}},
         {u"/api/version"_s, {200, R"({"version":"0.7.0"})"}},
         {u"/api/tags"_s, {200, R"({"models":[{"name":"koboldcpp/x"}]})"}},
         {u"/v1/models"_s, {200, R"({"data":[{"id":"koboldcpp/x"}]})"}}},
        u"other|KoboldCpp on this computer|koboldcpp/x||"_s);
    row("a server nobody knows, with a list of models", 8080, {{u"/v1/models"_s, {200, usual}}},
        u"other|Model server on this computer|qwen3:8b,gemma3||"_s);

    row("no answer", 11434, {}, {});
    row("a web page for every question", 8080,
        [] {
            Answers answers;
            for (const QString &question : provider::questions())
                answers.insert(question, {200, "<!doctype html><html><body>Hello</body></html>"});
            return answers;
        }(),
        {});
    row("JSON for every question, but never the right one", 8000,
        [] {
            Answers answers;
            for (const QString &question : provider::questions())
                answers.insert(question, {200, R"({"version":"1.0","status":"ok","data":{},"models":7})"});
            return answers;
        }(),
        {});
    row("another program's version", 8000, {{u"/version"_s, {200, R"({"version":"1.30","gitCommit":"x"})"}}}, {});
    row("a sign-in page at Jan's port", 1337, {{u"/v1/models"_s, {401, "<html><body>Sign in</body></html>"}}}, {});
    row("a key wanted at a port that is not Jan's", 8080, {{u"/v1/models"_s, {401, "No"}}}, {});
    row("broken JSON", 11434, {{u"/api/version"_s, {200, "{\"version\":"}}, {u"/v1/models"_s, {200, "[[[["}}}, {});
    row("names with control characters and no names", 8080,
        {{u"/v1/models"_s, {200, R"({"data":[{"id":"a\u001b[31mb\nc"},{"id":7},{},null,{"id":""}]})"}}},
        u"other|Model server on this computer|a[31mb c||"_s);
}

static QString line(const std::optional<FoundServer> &server)
{
    if (!server)
        return {};
    const settings::Endpoint &endpoint = server->endpoint;
    return QStringList{settings::toString(endpoint.kind), endpoint.name, server->models.join(u','),
                       endpoint.atOnce ? QString::number(*endpoint.atOnce) : QString(),
                       server->needsKey ? u"key"_s : QString()}
        .join(u'|');
}

void DiscoveryTest::recognises()
{
    QFETCH(const int, port);
    QFETCH(const Answers, answers);
    QFETCH(const QString, expected);
    const auto server = provider::recognised(QUrl(u"http://127.0.0.1:%1"_s.arg(port)), answers);
    QCOMPARE(line(server), expected);
    if (server) {
        QCOMPARE(server->endpoint.url, QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port)));
        QCOMPARE(server->endpoint.id, u"local-%1"_s.arg(port));
    }
}

static void playOllama(FakeModelServer &server)
{
    server.setHandler([](const testsupport::FakeRequest &request) -> std::optional<FakeReply> {
        if (request.path == "/api/version")
            return FakeReply::body(200, "application/json", R"({"version":"0.12.3"})");
        if (request.path == "/api/tags")
            return FakeReply::body(200, "application/json", R"({"models":[{"name":"qwen3:8b"}]})");
        if (request.path == "/v1/models")
            return FakeReply::body(200, "application/json", usual);
        return FakeReply::body(404, "text/plain", "404 page not found");
    });
}

// A real one, a closed port, one that takes the question and never answers, and one whose answer never ends.
void DiscoveryTest::findsWhatAnswersAndPassesOverTheRest()
{
    testsupport::FakeClock clock;
    FakeModelServer ollama;
    playOllama(ollama);
    FakeModelServer silent;
    silent.setHandler([](const auto &) { return FakeReply::silence(); });
    FakeModelServer endless;
    endless.setHandler([](const auto &) { return FakeReply::stream().bytes(QByteArray(2 * 1024 * 1024, 'x')).hang(); });
    QUrl closed;
    {
        FakeModelServer gone;
        closed = gone.url({});
    }
    Discovery discovery(clock);
    discovery.setPlaces({silent.url({}), closed, endless.url({}), ollama.url({})});
    QSignalSpy found(&discovery, &Discovery::found);
    QSignalSpy finished(&discovery, &Discovery::finished);
    discovery.start();
    QVERIFY(discovery.isLooking());
    QTRY_COMPARE(found.size(), 1);
    QTRY_VERIFY(silent.requests().size() == 6); // Qt's six connections to a host
    QCOMPARE(finished.size(), 0);
    clock.advance(Discovery::patience);
    QCOMPARE(finished.size(), 1);
    QVERIFY(!discovery.isLooking());
    QCOMPARE(line(discovery.servers().value(0)), u"ollama|Ollama on this computer|qwen3:8b,gemma3|1|"_s);
    QCOMPARE(discovery.servers().size(), 1);
    QTRY_COMPARE(silent.openConnections(), 0);
    QTRY_COMPARE(endless.openConnections(), 0);
}

void DiscoveryTest::canBeStartedAgainFromItsSignals()
{
    testsupport::FakeClock clock;
    FakeModelServer ollama;
    playOllama(ollama);
    Discovery discovery(clock);
    discovery.setPlaces({ollama.url({})});
    QSignalSpy finished(&discovery, &Discovery::finished);
    connect(&discovery, &Discovery::finished, &discovery, [&] {
        if (finished.size() < 2)
            discovery.start();
    });
    discovery.start();
    QTRY_COMPARE(finished.size(), 2);
    clock.advance(2 * Discovery::patience);
    QCOMPARE(finished.size(), 2);
    QCOMPARE(discovery.servers().size(), 1);
    discovery.setPlaces({});
    discovery.start();
    QTRY_COMPARE(finished.size(), 3);
}

void DiscoveryTest::maySafelyEndWhileItLooks()
{
    testsupport::FakeClock clock;
    FakeModelServer ollama;
    playOllama(ollama);
    auto discovery = std::make_unique<Discovery>(clock);
    discovery->setPlaces({ollama.url({})});
    discovery->start();
    QSignalSpy received(&ollama, &FakeModelServer::requestReceived);
    QTRY_VERIFY(!received.isEmpty());
    discovery.reset();
    clock.advance(Discovery::patience);
    QTRY_COMPARE(ollama.openConnections(), 0);
}

void DiscoveryTest::sendsNoKeyAndFollowsNoRedirect()
{
    testsupport::FakeClock clock;
    FakeModelServer elsewhere;
    FakeModelServer server;
    const QByteArray target = elsewhere.url(u"/x"_s).toEncoded();
    server.setHandler([&](const auto &) { return FakeReply::redirect(307, target); });
    qputenv("OPENAI_API_KEY", "sk-CANARY-0123456789abcdefghij");
    Discovery discovery(clock);
    discovery.setPlaces({server.url({})});
    QSignalSpy finished(&discovery, &Discovery::finished);
    discovery.start();
    QTRY_COMPARE(finished.size(), 1);
    qunsetenv("OPENAI_API_KEY");
    QCOMPARE(discovery.servers().size(), 0);
    QCOMPARE(elsewhere.connections(), 0);
    for (const testsupport::FakeRequest &request : server.requests()) {
        QCOMPARE(request.method, "GET");
        QVERIFY(request.header("Authorization").isNull());
        QCOMPARE(request.header("User-Agent"), "Counterpoint/" COUNTERPOINT_VERSION);
    }
}

QTEST_GUILESS_MAIN(DiscoveryTest)
#include "tst_discovery.moc"

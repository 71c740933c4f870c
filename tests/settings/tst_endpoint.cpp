// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/endpoint.h"

#include <QJsonArray>
#include <QTest>

using namespace settings;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void takesAddresses_data();
    void takesAddresses();
    void refusesAddresses_data();
    void refusesAddresses();
    void knowsLoopback_data();
    void knowsLoopback();
    void makesIds_data();
    void makesIds();
    void comesBackFromJson();
    void namesItsOrigin();
    void saysWhatIsWrongInJson_data();
    void saysWhatIsWrongInJson();
};

void TestEndpoint::takesAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base");
    QTest::newRow("as it is meant") << u"https://openrouter.ai/api/v1"_s << u"https://openrouter.ai/api/v1"_s;
    QTest::newRow("with blanks around it") << u"  http://127.0.0.1:11434/v1\n"_s << u"http://127.0.0.1:11434/v1"_s;
    QTest::newRow("with slashes at the end") << u"http://localhost:1234/v1///"_s << u"http://localhost:1234/v1"_s;
    QTest::newRow("the whole call") << u"https://a.example/v1/chat/completions"_s << u"https://a.example/v1"_s;
    QTest::newRow("the whole call and a slash")
        << u"https://a.example/v1/chat/completions/"_s << u"https://a.example/v1"_s;
    QTest::newRow("without a path") << u"http://[::1]:8080"_s << u"http://[::1]:8080"_s;
    QTest::newRow("a scheme in capitals") << u"HTTPS://a.example/v1"_s << u"https://a.example/v1"_s;
    QTest::newRow("plain http elsewhere: it gets no key") << u"http://nas.example/v1"_s << u"http://nas.example/v1"_s;
}

void TestEndpoint::takesAddresses()
{
    QFETCH(QString, typed);
    const auto base = baseUrlFromInput(typed);
    QVERIFY2(base, qPrintable(base ? QString() : base.error()));
    QTEST(base->toString(), "base");
}

void TestEndpoint::refusesAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    const QString begin = u"The address must begin with http:// or https://, not as in %1."_s;
    const QString shape = u"%1 is no valid address; it looks like https://host/v1."_s;
    QTest::newRow("nothing") << QString() << u"Type the address of a server, such as http://127.0.0.1:11434/v1."_s;
    QTest::newRow("blanks") << u" \t "_s << u"Type the address of a server, such as http://127.0.0.1:11434/v1."_s;
    QTest::newRow("no scheme") << u"localhost:11434"_s << begin.arg(u"localhost:11434"_s);
    QTest::newRow("a word") << u"ollama"_s << begin.arg(u"ollama"_s);
    QTest::newRow("X07 a file") << u"file:///etc/passwd"_s << begin.arg(u"file:///etc/passwd"_s);
    QTest::newRow("a sentence is cut") << QString(5000, u'x') << begin.arg(QString(100, u'x'));
    QTest::newRow("several lines are one") << u"a\nb"_s << begin.arg(u"a b"_s);
    QTest::newRow("no host") << u"http:///v1"_s << shape.arg(u"http:///v1"_s);
    QTest::newRow("port 0") << u"http://a.example:0/v1"_s << shape.arg(u"http://a.example:0/v1"_s);
    QTest::newRow("a port beyond all ports")
        << u"http://a.example:70000/v1"_s << shape.arg(u"http://a.example:70000/v1"_s);
    QTest::newRow("blanks inside") << u"http://a b/v1"_s << shape.arg(u"http://a b/v1"_s);
    QTest::newRow("name and password, not repeated")
        << u"https://me:sk-CANARY@a.example/v1"_s
        << u"Leave name and password out of the address; a key is kept apart from it."_s;
    QTest::newRow("a key in the query, not repeated")
        << u"https://a.example/v1?key=sk-CANARY"_s
        << u"Leave out what follows ? or # in the address; it ends like /v1."_s;
    QTest::newRow("a fragment") << u"https://a.example/v1#x"_s
                                << u"Leave out what follows ? or # in the address; it ends like /v1."_s;
}

void TestEndpoint::refusesAddresses()
{
    QFETCH(QString, typed);
    const auto base = baseUrlFromInput(typed);
    QVERIFY(!base);
    QTEST(base.error(), "sentence");
    QVERIFY(!base.error().contains("CANARY"_L1));
}

void TestEndpoint::knowsLoopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("localhost") << u"http://localhost:1/v1"_s << true;
    QTest::newRow("LOCALHOST") << u"http://LOCALHOST/v1"_s << true;
    QTest::newRow("127.0.0.1") << u"http://127.0.0.1/v1"_s << true;
    QTest::newRow("127.8.9.1") << u"http://127.8.9.1/v1"_s << true;
    QTest::newRow("::1") << u"http://[::1]:8/v1"_s << true;
    QTest::newRow("a name that begins like one") << u"http://127.0.0.1.evil.example/v1"_s << false;
    QTest::newRow("a name of four parts") << u"http://127.a.b.c/v1"_s << false;
    QTest::newRow("a name that ends like one") << u"http://notlocalhost/v1"_s << false;
    QTest::newRow("a subdomain") << u"http://localhost.example/v1"_s << false;
    QTest::newRow("any address") << u"http://0.0.0.0/v1"_s << false;
    QTest::newRow("the next room") << u"http://192.168.0.2/v1"_s << false;
    QTest::newRow("OpenRouter") << u"https://openrouter.ai/api/v1"_s << false;
}

void TestEndpoint::knowsLoopback()
{
    QFETCH(QString, url);
    const auto base = baseUrlFromInput(url);
    QVERIFY(base);
    QTEST(Endpoint{.url = *base}.isLoopback(), "isLoopback");
}

/// Keys are kept by id: what may need another key has another id.
void TestEndpoint::makesIds_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("id");
    QTest::addColumn<EndpointKind>("kind");
    QTest::newRow("OpenRouter") << u"https://openrouter.ai/api/v1"_s << u"openrouter"_s << EndpointKind::OpenRouter;
    QTest::newRow("X33 OpenRouter without encryption is another")
        << u"http://openrouter.ai/api/v1"_s << u"openrouter.ai-http-api"_s << EndpointKind::Other;
    QTest::newRow("OpenAI") << u"https://api.openai.com/v1"_s << u"api.openai.com"_s << EndpointKind::OpenAi;
    QTest::newRow("this computer") << u"http://127.0.0.1:11434/v1"_s << u"local-11434"_s << EndpointKind::Other;
    QTest::newRow("this computer by name") << u"http://localhost:11434/v1"_s << u"local-11434"_s << EndpointKind::Other;
    QTest::newRow("this computer, encrypted")
        << u"https://localhost/v1"_s << u"local-443-https"_s << EndpointKind::Other;
    QTest::newRow("a host") << u"https://models.example/v1"_s << u"models.example"_s << EndpointKind::Other;
    QTest::newRow("another port") << u"https://models.example:8443/v1"_s << u"models.example-8443"_s
                                  << EndpointKind::Other;
    QTest::newRow("another path") << u"https://models.example/team/v1"_s << u"models.example-team"_s
                                  << EndpointKind::Other;
}

void TestEndpoint::makesIds()
{
    QFETCH(QString, url);
    const auto base = baseUrlFromInput(url);
    QVERIFY(base);
    const Endpoint endpoint = endpointForUrl(*base);
    QTEST(endpoint.id, "id");
    QFETCH(EndpointKind, kind);
    QVERIFY(endpoint.kind == kind);
    QCOMPARE(endpoint.url.toString(), url);
    QVERIFY(!endpoint.name.isEmpty());
}

void TestEndpoint::comesBackFromJson()
{
    const Endpoint whole{.id = u"here"_s,
                         .name = u"Here"_s,
                         .url = QUrl(u"https://models.example/v1"_s),
                         .kind = EndpointKind::Vllm,
                         .atOnce = 4,
                         .headers = {{.name = u"X-Team"_s, .value = u"blue"_s}},
                         .connectTimeout = 2s,
                         .firstTokenTimeout = 600s,
                         .proxy = {.use = ProxyUse::Own, .url = QUrl(u"socks5://127.0.0.1:1080"_s)},
                         .caFile = u"/etc/ssl/ours.pem"_s};
    QVERIFY(endpointFromJson(toJson(whole)) == whole);
    Endpoint direct = whole;
    direct.proxy = {.use = ProxyUse::None, .url = {}};
    QVERIFY(endpointFromJson(toJson(direct)) == direct);
    QCOMPARE(toJson(openRouter()).keys(), QStringList({u"id"_s, u"kind"_s, u"name"_s, u"url"_s}));
}

void TestEndpoint::namesItsOrigin()
{
    const auto origin = [](const QString &url) { return Endpoint{.url = *baseUrlFromInput(url)}.origin(); };
    QCOMPARE(openRouter().origin(), u"https://openrouter.ai"_s);
    QCOMPARE(origin(u"https://MODELS.example:8443/team/v1"_s), u"https://models.example:8443"_s);
    QVERIFY(origin(u"http://a.example/v1"_s) != origin(u"https://a.example/v1"_s));
}

void TestEndpoint::saysWhatIsWrongInJson_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("sentence");
    const auto with = [](const QString &key, const QJsonValue &value) {
        QJsonObject json = toJson(openRouter());
        json.insert(key, value);
        return json;
    };
    QTest::newRow("nothing") << QJsonObject() << u"\"id\" is missing."_s;
    QTest::newRow("no address") << with(u"url"_s, QJsonValue()) << u"\"url\" is missing."_s;
    QTest::newRow("an address that is none")
        << with(u"url"_s, u"ftp://a"_s) << u"The address must begin with http:// or https://, not as in ftp://a."_s;
    QTest::newRow("none at once") << with(u"at_once"_s, 0) << u"\"at_once\" is 0; it must be from 1 to 1000."_s;
    QTest::newRow("an unknown kind")
        << with(u"kind"_s, u"oracle"_s)
        << u"\"kind\" must be one of these: openrouter, openai, anthropic, google, deepseek, mistral, groq, together, "
           "fireworks, xai, litellm, vllm, ollama, llama_cpp, lm_studio, jan, other."_s;
    QTest::newRow("no time") << with(u"connect_timeout_ms"_s, 5)
                             << u"\"connect_timeout_ms\" is 5; it must be from 100 to 3600000."_s;
    QTest::newRow("a proxy that is none")
        << with(u"proxy"_s, u"ftp://a:1"_s)
        << u"ftp://a:1 is no address of a proxy; it looks like http://host:3128 or socks5://host:1080."_s;
    QTest::newRow("X25: a proxy with a password, not repeated")
        << with(u"proxy"_s, u"http://me:CANARY@a:1"_s)
        << u"Leave name and password out of the proxy's address; it is kept readable."_s;
    QTest::newRow("X25: a header with a key, not repeated")
        << with(u"headers"_s, QJsonArray{QJsonObject{{u"name"_s, u"X-Api-Key"_s}, {u"value"_s, u"CANARY"_s}}})
        << u"The header X-Api-Key looks like a key, and headers are kept in a readable file. Enter the key as the "
           "connection's key, which is kept in the keychain."_s;
    QTest::newRow("headers that are none")
        << with(u"headers"_s, u"X-A: 1"_s) << u"\"headers\" must be a list in brackets."_s;
}

void TestEndpoint::saysWhatIsWrongInJson()
{
    QFETCH(QJsonObject, json);
    const auto endpoint = endpointFromJson(json);
    QVERIFY(!endpoint);
    QTEST(endpoint.error(), "sentence");
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/servererror.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using provider::Addressee;
using provider::ServerError;

/// Every shape of error that servers send, to a kind, the server's own words and a remedy.
class ServerErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void readsABody_data();
    void readsABody();
    void readsTheWaitInTheBody();
    void everyKindHasARemedy();
    void saysWhichKeyIsMissing_data();
    void saysWhichKeyIsMissing();
    void wordsAreFitToShow();
};

static Addressee addressee(const QString &url = u"https://models.example/v1"_s, bool hasKey = true)
{
    return {.endpoint = {.id = u"x"_s, .name = u"Example"_s, .url = QUrl(url)}, .model = u"alto"_s, .hasKey = hasKey};
}

void ServerErrorTest::readsABody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // kind, status, words
    const auto row = [](const char *name, int status, const QByteArray &body, const QString &expected) {
        QTest::newRow(name) << status << body << expected;
    };
    row("OpenAI's shape", 401,
        R"({"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}})",
        u"key 401 Incorrect API key provided."_s);
    row("OpenAI: quota", 429, R"({"error":{"message":"You exceeded your quota.","code":"insufficient_quota"}})",
        u"credit 429 You exceeded your quota."_s);
    row("OpenAI: too long", 400, R"({"error":{"message":"Too much.","code":"context_length_exceeded"}})",
        u"too_long 400 Too much."_s);
    row("OpenAI: no such model", 404,
        R"({"error":{"message":"The model `x` does not exist.","code":"model_not_found"}})",
        u"model 404 The model `x` does not exist."_s);
    row("OpenRouter: numeric code", 402, R"({"error":{"code":402,"message":"Insufficient credits."},"user_id":"u"})",
        u"credit 402 Insufficient credits."_s);
    row("OpenRouter: error_type goes before the status", 400,
        R"({"error":{"code":400,"message":"Nope.","metadata":{"error_type":"token_limit_exceeded"}}})",
        u"too_long 400 Nope."_s);
    row("OpenRouter: an unknown error_type leaves it to the status", 403,
        R"({"error":{"code":403,"message":"Nope.","metadata":{"error_type":"unmapped"}}})", u"forbidden 403 Nope."_s);
    row("OpenRouter: the provider's own words in raw", 502,
        R"({"error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"Groq","raw":"{\"error\":{\"message\":\"Model is down.\"}}"}}})",
        u"server 502 Groq: Model is down."_s);
    row("OpenRouter: raw is text", 502,
        R"({"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"down"}}})",
        u"server 502 down"_s);
    row("OpenRouter: raw is a page", 502,
        R"({"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"<html><body>x</body></html>"}}})",
        u"server 502 Provider returned error"_s);
    row("P06: OpenRouter: moderation", 403,
        R"({"error":{"code":403,"message":"Flagged.","metadata":{"reasons":["violence","hate"],"flagged_input":"…"}}})",
        u"forbidden 403 Flagged. (violence; hate)"_s);
    row("P07: OpenRouter: an unknown model says 400", 400,
        R"({"error":{"message":"x/y is not a valid model ID","code":400}})",
        u"model 400 x/y is not a valid model ID"_s);
    row("a code that is text", 200, R"({"error":{"code":"429","message":"Slow."}})", u"rate_limited 429 Slow."_s);
    row("a code that is a name", 200, R"({"error":{"code":"rate_limit_exceeded","message":"Slow."}})",
        u"rate_limited 200 Slow."_s);
    row("a code that is nonsense", 500, R"({"error":{"code":[7],"message":"x"}})", u"server 500 x"_s);
    row("error is text (Ollama)", 404, R"({"error":"model 'x' not found"})", u"model 404 model 'x' not found"_s);
    row("error is an empty object", 500, R"({"error":{}})",
        u"server 500 The server answered with status 500 and no explanation."_s);
    row("detail is text (FastAPI)", 404, R"({"detail":"Not Found"})", u"model 404 Not Found"_s);
    row("detail is a list (FastAPI)", 422,
        R"({"detail":[{"loc":["body","n"],"msg":"too big","type":"x"},{"msg":"too old"}]})",
        u"refused 422 too big; too old"_s);
    row("detail holds an error", 400, R"({"detail":{"error":{"message":"Inner."}}})", u"refused 400 Inner."_s);
    row("message alone (vLLM, older)", 400,
        R"({"object":"error","message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError","code":400})",
        u"too_long 400 This model's maximum context length is 4096 tokens."_s);
    row("llama.cpp: too long", 400,
        R"({"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}})",
        u"too_long 400 the request exceeds the available context size"_s);
    row("llama.cpp: loading", 503, R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})",
        u"server 503 Loading model"_s);
    row("plain text", 500, "Internal Server Error\n", u"server 500 Internal Server Error"_s);
    row("plain text that is Latin-1", 500, "Fehler: gro\xDF", u"server 500 Fehler: gro\uFFFD"_s);
    row("nothing at all", 503, "", u"server 503 The server answered with status 503 and no explanation."_s);
    row("JSON that says nothing", 400, R"({"ok":false})",
        u"refused 400 The server answered with status 400 and no explanation."_s);
    row("a list", 400, R"(["no"])", u"refused 400 [\"no\"]"_s);
    row("P28: a page", 404, "<!DOCTYPE html><title>404</title><body>nginx</body>",
        u"protocol 404 Example answered with a web page, not with a model's reply."_s);
    row("P08: a gateway's page", 504, "<html><body>Gateway Time-out</body></html>",
        u"server 504 Example answered with a web page, not with a model's reply."_s);
    row("payload too large", 413, "", u"too_long 413 The server answered with status 413 and no explanation."_s);
    row("region", 451, R"({"error":"Not in your country."})", u"forbidden 451 Not in your country."_s);
}

void ServerErrorTest::readsABody()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const chat::Error error = provider::errorFromBody(status, "application/json", body, addressee()).error;
    QCOMPARE(u"%1 %2 %3"_s.arg(chat::toString(error.kind)).arg(error.status).arg(error.message), expected);
    QVERIFY(!error.remedy.isEmpty());
}

void ServerErrorTest::readsTheWaitInTheBody()
{
    const ServerError error = provider::errorFromBody(
        503, "application/json", R"({"error":{"message":"Busy.","availability":{"retryable":true,"retry_after":2.5}}})",
        addressee());
    QCOMPARE(error.error.retryAfter.value_or(0ms), 2500ms);
    QCOMPARE(error.retryable, std::optional(true));
    const ServerError silly = provider::errorFromBody(
        503, "application/json",
        R"({"error":{"message":"Busy.","availability":{"retryable":"no","retry_after":-1e300}}})", addressee());
    QVERIFY(!silly.error.retryAfter && !silly.retryable);
}

void ServerErrorTest::everyKindHasARemedy()
{
    QSet<QString> remedies;
    for (int kind = 0; kind <= static_cast<int>(chat::ErrorKind::Internal); ++kind)
        remedies.insert(provider::makeError(static_cast<chat::ErrorKind>(kind), u"x"_s, addressee()).remedy);
    QCOMPARE(remedies.size(), static_cast<int>(chat::ErrorKind::Internal) + 1);
    QVERIFY(!remedies.contains(QString()));
}

void ServerErrorTest::saysWhichKeyIsMissing_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<QString>("expected");
    QTest::newRow("P04: a key that is refused")
        << u"https://models.example/v1"_s << true << u"Check the key for Example."_s;
    QTest::newRow("no key") << u"https://models.example/v1"_s << false << u"Set a key for Example."_s;
    QTest::newRow("no key on this computer") << u"http://127.0.0.1:1337/v1"_s << false << u"Set a key for Example."_s;
    QTest::newRow("no key may go there")
        << u"http://models.example/v1"_s << false
        << u"No key is sent over an unencrypted connection: use an address that begins with https."_s;
}

void ServerErrorTest::saysWhichKeyIsMissing()
{
    QFETCH(const QString, url);
    QFETCH(const bool, hasKey);
    QFETCH(const QString, expected);
    QCOMPARE(provider::errorFromBody(401, {}, {}, addressee(url, hasKey)).error.remedy, expected);
}

void ServerErrorTest::wordsAreFitToShow()
{
    const auto words = [](const QByteArray &body) {
        return provider::errorFromBody(500, "text/plain", body, addressee()).error.message;
    };
    QCOMPARE(words("a\x1b[31m\r\n\tb\a\x7f"), u"a[31m b"_s);
    QCOMPARE(words(QByteArray("a\0b", 3)), u"a\uFFFDb"_s);
    QCOMPARE(words(QByteArray(100'000, 'x')), QString(600, u'x') + u'…');
    const QString emoji = words(QByteArray(599, 'x') + "🎉🎉");
    QCOMPARE(emoji, QString(599, u'x') + u'…');
    QCOMPARE(words("<b>bold</b>"), u"Example answered with a web page, not with a model's reply."_s);
    QCOMPARE(words("2 < 3"), u"2 < 3"_s);
}

QTEST_GUILESS_MAIN(ServerErrorTest)
#include "tst_servererror.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/asking.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using asking::Recorder;
using asking::Table;
using settings::EndpointKind;
using testsupport::FakeModelServer;
using testsupport::FakeReply;

/// How one request ends, for every reply that a server can give. Nothing here waits: no time passes.
class CompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void ends_data();
    void ends();
    void tellsEverythingThatCame();
    void estimatesUsageThatNobodyTold();
    void sendsWhatIsSetAndNothingElse_data();
    void sendsWhatIsSetAndNothingElse();
    void tellsOpenRouterOfPrivacy();
    void sendsNothingBeyondThisComputer();
    void sendsPlainHeaders();
    void leavesOutAFieldThatTheServerRefuses_data();
    void leavesOutAFieldThatTheServerRefuses();
    void asksForTheShapeInThreeManners();
    void keepsTheConnectionWarm();
    void endsOnceWhenTheListenerCancels_data();
    void endsOnceWhenTheListenerCancels();
    void survivesBeingDeletedByItsListener_data();
    void survivesBeingDeletedByItsListener();
    void failsForAnUnknownConnection();
    void failsWithoutItsKey();
};

static QByteArray sse(const QByteArray &words)
{
    return R"(data: {"choices":[{"index":0,"delta":{"content":")" + words + "\"}}]}\n\n";
}

static QString summary(const Recorder &recorder)
{
    if (!recorder.end)
        return u"no end"_s;
    const provider::Completion &end = *recorder.end;
    QString line = chat::toString(end.state);
    if (end.finish)
        line += u' ' + chat::toString(*end.finish);
    if (end.error)
        line += u" %1 %2"_s.arg(chat::toString(end.error->kind)).arg(end.error->status);
    return line + u": "_s + end.text;
}

void CompletionTest::ends_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const FakeReply &reply, const QString &expected, const QString &words = {}) {
        QTest::newRow(name) << reply << expected << words;
    };
    const auto stream = [] { return FakeReply::stream(); };
    using Framing = FakeReply::Framing;

    row("a whole answer", FakeReply::answer(u"Hello"_s), u"succeeded stop: Hello"_s);
    row("[DONE] alone is an end", stream().text("Hello").done(), u"succeeded: Hello"_s);
    row("a finish_reason alone is an end", stream().text("Hello").finish(), u"succeeded stop: Hello"_s);
    row("a finish_reason, then the connection is cut", stream().text("Hello").finish().cut(),
        u"succeeded stop: Hello"_s);
    row("a finish_reason, then a reset", stream().text("Hello").finish().reset(), u"succeeded stop: Hello"_s);
    row("P11: a length stop succeeds", stream().text("Hello").finish(u"length"_s).done(), u"succeeded length: Hello"_s);
    row("P11: a content filter behind some text", stream().text("Hello").finish(u"content_filter"_s).done(),
        u"succeeded content_filter: Hello"_s);
    row("P11: a content filter before any text", stream().role().finish(u"content_filter"_s).done(),
        u"failed content_filter refused 0: "_s, u"content filter"_s);
    row("P11: finish_reason error", stream().text("Hello").finish(u"error"_s).done(), u"failed server 200: Hello"_s,
        u"no explanation"_s);
    row("P11: a length stop before any text", stream().reasoning(u"hm"_s).finish(u"length"_s).done(),
        u"failed length truncated 0: "_s, u"output limit"_s);
    row("an end without a word", stream().role().finish().done(), u"failed stop protocol 0: "_s, u"without a word"_s);
    row("an end that calls a tool", stream().role().finish(u"tool_calls"_s).done(), u"failed stop protocol 0: "_s,
        u"tool"_s);

    row("P10: an error in mid-stream", stream().text("Hel").errorChunk(u"The provider is gone."_s).done(),
        u"failed server 502: Hel"_s, u"The provider is gone."_s);
    row("P09: a server error after the first token is not tried again",
        stream().text("Hel").errorChunk(u"Overloaded."_s, 503), u"failed server 503: Hel"_s, u"Overloaded."_s);
    row("P17: a reset in mid-stream", stream().text("Hel").reset(), u"failed truncated 0: Hel"_s, u"broke off"_s);
    row("P18: the last chunk is missing", stream().text("Hel").cut(), u"failed truncated 0: Hel"_s, u"broke off"_s);
    row("P19: a clean close without an end", stream().framing(Framing::Close).text("Hel"), u"failed truncated 0: Hel"_s,
        u"broke off"_s);
    row("P19: a clean last chunk without an end", stream().text("Hel"), u"failed truncated 0: Hel"_s, u"broke off"_s);
    row("P18: cut in the middle of an event", stream().text("Hel").bytes("data: {\"choices\":[{\"del").cut(),
        u"failed truncated 0: Hel"_s, u"broke off"_s);
    row("P20: two finishes, two [DONE], text behind them",
        stream().text("Hello").finish().finish(u"length"_s).done().text("!").done().text("!"),
        u"succeeded stop: Hello"_s);
    row("P20: nothing ends the connection after [DONE]", stream().text("Hello").done().hang(), u"succeeded: Hello"_s);

    row(
        "P21: UTF-8 cut at every byte",
        [] {
            FakeReply reply = FakeReply::stream();
            for (const char byte : sse(u"é漢🎉👩‍👩‍👧"_s.toUtf8()))
                reply.bytes(QByteArray(1, byte));
            return reply.done();
        }(),
        u"succeeded: é漢🎉👩‍👩‍👧"_s);
    row("P22: broken UTF-8, NUL and a lone surrogate", stream().bytes(sse("a\xFF\\u0000\\ud83d!")).done(),
        u"succeeded: a\uFFFD\uFFFD\uFFFD!"_s);
    row("P23: CRLF in pieces",
        stream()
            .bytes("data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}\r")
            .bytes("\n\r")
            .bytes("\ndata: [DONE]\r\n\r\n"),
        u"succeeded: Hello"_s);
    row("P24: a byte order mark, comments and other fields",
        stream().bytes("\xEF\xBB\xBF").comment().bytes("event: message\nid: 1\n" + sse("Hello")).done(),
        u"succeeded: Hello"_s);
    row("P25: an event over several data lines",
        stream().bytes("data: {\"choices\":[{\"delta\":\ndata: {\"content\":\"Hello\"}}]}\n\n").done(),
        u"succeeded: Hello"_s);
    row(
        "P26: an endless line",
        [] {
            FakeReply reply = FakeReply::stream();
            reply.bytes("data: ");
            for (int count = 0; count < 17; ++count)
                reply.bytes(QByteArray(1024 * 1024, 'x'));
            return reply.hang();
        }(),
        u"failed protocol 200: "_s, u"cannot be read"_s);
    row("P26: a line of ten megabytes", stream().bytes(sse(QByteArray(10 * 1024 * 1024, 'x'))).done(),
        u"succeeded: "_s + QString(10 * 1024 * 1024, u'x'));
    row("P27: bad JSON among good", stream().text("Hel").data("{oops").text("lo").done(), u"succeeded: Hello"_s);
    row(
        "P27: nothing but bad JSON",
        [] {
            FakeReply reply = FakeReply::stream();
            for (int count = 0; count < 21; ++count)
                reply.data("{oops");
            return reply.hang();
        }(),
        u"failed protocol 200: "_s, u"cannot be read"_s);
    row("P28: a sign-in page",
        FakeReply::body(200, "text/html", "<!DOCTYPE html><html><body>Welcome to the hotel</body></html>"),
        u"failed protocol 200: "_s, u"web page"_s);
    row("P28: a page called JSON", FakeReply::body(200, "application/json", "\n <html><b>hi</b></html>"),
        u"failed protocol 200: "_s, u"web page"_s);
    row("P28: status 200 with an error in JSON",
        FakeReply::json(200, {{u"error"_s, QJsonObject{{u"message"_s, u"No credit left."_s}, {u"code"_s, 402}}}}),
        u"failed credit 402: "_s, u"No credit left."_s);
    row("P28: events called text/plain", stream().type("text/plain").text("Hello").done(), u"succeeded: Hello"_s);
    row("P28: plain text that is no event", FakeReply::body(200, "text/plain", "It works!"), u"failed protocol 200: "_s,
        u"not a model's reply"_s);
    row("P28: JSON that is something else", FakeReply::json(200, {{u"status"_s, u"ok"_s}}), u"failed protocol 200: "_s,
        u"not a model's reply"_s);
    row("a server that does not stream",
        FakeReply::body(200, "application/json",
                        R"({"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]})"),
        u"succeeded stop: Hello"_s);
    row("P36: a compressed reply", stream().header("Content-Encoding", "gzip").bytes("\x1f\x8b").hang(),
        u"failed protocol 200: "_s, u"compressed"_s);

    row("P04: the key is refused",
        FakeReply::error(401, u"Incorrect API key provided: sk-CANARY-0123456789abcdefghij."_s), u"failed key 401: "_s,
        u"Incorrect API key provided: •••."_s);
    row("P04: the key is refused as HTTP does it",
        FakeReply::error(401, u"No."_s).header("WWW-Authenticate", "Basic realm=\"x\""), u"failed key 401: "_s,
        u"No."_s);
    row("P05: no credit", FakeReply::error(402, u"Insufficient credits."_s), u"failed credit 402: "_s,
        u"Insufficient credits."_s);
    row("P05: no credit, with Retry-After",
        FakeReply::error(402, u"Insufficient credits."_s).header("Retry-After", "5"), u"failed credit 402: "_s,
        u"Insufficient credits."_s);
    row("P06: moderation",
        FakeReply::error(403, u"Your input was flagged."_s,
                         {{u"reasons"_s, QJsonArray{u"violence"_s, u"<b>hate</b>"_s}}}),
        u"failed forbidden 403: "_s, u"Your input was flagged. (violence; <b>hate</b>)"_s);
    row("P07: an unknown model", FakeReply::error(404, u"No endpoints found for x/y."_s), u"failed model 404: "_s,
        u"No endpoints found for x/y."_s);
    row("a bad request", FakeReply::error(400, u"Bad input."_s), u"failed refused 400: "_s, u"Bad input."_s);
    row("a conversation that is too long",
        FakeReply::error(400, u"This model's maximum context length is 8192 tokens."_s), u"failed too_long 400: "_s,
        u"8192"_s);

    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("P31: redirected with %d", status)
            << FakeReply::redirect(status, "https://evil.example/v1/chat/completions")
            << u"failed protocol %1: "_s.arg(status) << u"redirects to evil.example"_s;
    row("P32: redirected to itself", FakeReply::redirect(307, "/v1/chat/completions"), u"failed protocol 307: "_s,
        u"redirects to 127.0.0.1"_s);
    row("P32: redirected to a file", FakeReply::redirect(302, "file:///etc/passwd"), u"failed protocol 302: "_s,
        u"redirects to file:"_s);
    row("P32: redirected nowhere", FakeReply::body(302, "text/plain", ""), u"failed protocol 302: "_s, u"redirects"_s);
}

void CompletionTest::ends()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QString, expected);
    QFETCH(const QString, words);
    Table table;
    table.server.answer(u"alto"_s, reply);
    const auto recorder = table.askAndWait();
    QCOMPARE(summary(*recorder), expected);
    QVERIFY2(recorder->message().contains(words), qPrintable(recorder->message()));
    QCOMPARE(recorder->end->error.has_value(), !words.isEmpty());
    QVERIFY(words.isEmpty() || !recorder->end->error->remedy.isEmpty());
    QCOMPARE(recorder->log.count(u"started"_s), 1);
    QCOMPARE(recorder->log.filter(u"ended"_s).size(), 1);
    QCOMPARE(table.server.requests().size(), 1);
}

void CompletionTest::tellsEverythingThatCame()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::stream()
                                       .comment()
                                       .role()
                                       .reasoning(u"hm"_s)
                                       .wait(u"text"_s)
                                       .text("Hel")
                                       .wait(u"rest"_s)
                                       .text("lo")
                                       .citation(u"https://a.example"_s, u"A"_s)
                                       .chunk({{u"provider"_s, u"Groq"_s}, {u"model"_s, u"alto-2"_s}})
                                       .finish()
                                       .usage(10, 2, 0.25)
                                       .done());
    const auto recorder = table.ask();
    QTRY_VERIFY(recorder->log.contains(u"reasoning hm"_s));
    table.clock.advance(7s);
    table.server.gate(u"text"_s).open();
    QTRY_VERIFY(recorder->log.contains(u"text Hel"_s));
    QCOMPARE(recorder->job->completion().text, u"Hel"_s);
    table.clock.advance(1s);
    table.server.gate(u"rest"_s).open();
    QTRY_VERIFY(recorder->end);
    const provider::Completion expected{.state = chat::State::Succeeded,
                                        .text = u"Hello"_s,
                                        .reasoning = u"hm"_s,
                                        .sources = {{.url = u"https://a.example"_s, .title = u"A"_s}},
                                        .usage = {.promptTokens = 10, .completionTokens = 2, .costUsd = 0.25},
                                        .timing = {.firstToken = 0ms, .firstText = 7s, .total = 8s},
                                        .finish = chat::Finish::Stop,
                                        .provider = u"Groq"_s,
                                        .servedModel = u"alto-2"_s};
    QVERIFY(*recorder->end == expected);
    const QStringList log{u"started"_s, u"reasoning hm"_s, u"text Hello"_s, u"source https://a.example"_s,
                          u"ended succeeded"_s};
    QCOMPARE(recorder->log, log);
}

void CompletionTest::estimatesUsageThatNobodyTold()
{
    Table table;
    table.server.answer(u"alto"_s, FakeReply::stream().reasoning(u"12345678"_s).text("123456789").cut());
    const auto recorder = table.askAndWait();
    const chat::Usage expected{.promptTokens = 5, .completionTokens = 5, .reasoningTokens = 2, .estimated = true};
    QVERIFY(recorder->end->usage == expected);
}

void CompletionTest::sendsWhatIsSetAndNothingElse_data()
{
    QTest::addColumn<EndpointKind>("kind");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray start =
        R"("messages":[{"content":"Be brief.","role":"system"},{"content":"Why is the sky blue?","role":"user"}],"model":"alto",)";
    QTest::newRow("to OpenRouter")
        << EndpointKind::OpenRouter
        << R"({"max_completion_tokens":100,)" + start +
               R"("provider":{"zdr":true},"reasoning":{"effort":"high"},"session_id":"s1","stream":true,)"
               R"("temperature":0.5,"tools":[{"type":"openrouter:web_search"},{"type":"openrouter:web_fetch"}],"usage":{"include":true}})";
    QTest::newRow("to OpenAI")
        << EndpointKind::OpenAi
        << R"({"max_completion_tokens":100,)" + start +
               R"("reasoning_effort":"high","stream":true,"stream_options":{"include_usage":true},"temperature":0.5})";
    QTest::newRow("to an older server")
        << EndpointKind::LlamaCpp
        << R"({"max_tokens":100,)" + start +
               R"("reasoning_effort":"high","stream":true,"stream_options":{"include_usage":true},"temperature":0.5})";
}

void CompletionTest::sendsWhatIsSetAndNothingElse()
{
    QFETCH(const EndpointKind, kind);
    QFETCH(const QByteArray, expected);
    Table table(kind);
    table.server.answer(u"alto"_s, u"Hello"_s);
    provider::CompletionRequest request = Table::request();
    request.sessionId = u"s1"_s;
    request.settings = {.systemPrompt = u"Be brief."_s,
                        .temperature = 0.5,
                        .effort = u"high"_s,
                        .maxTokens = 100,
                        .web = {.search = true, .fetch = true},
                        .provider = {{u"zdr"_s, true}}};
    QVERIFY(table.askAndWait(request)->end);
    QCOMPARE(QJsonDocument(table.server.requests().first().json).toJson(QJsonDocument::Compact), expected);
    QCOMPARE(table.server.requests().first().path, "/v1/chat/completions");

    Table bare(kind);
    bare.server.answer(u"alto"_s, u"Hello"_s);
    QVERIFY(bare.askAndWait()->end);
    QStringList keys = bare.server.requests().first().json.keys();
    keys.removeAll(kind == EndpointKind::OpenRouter ? u"usage"_s : u"stream_options"_s);
    QCOMPARE(keys, (QStringList{u"messages"_s, u"model"_s, u"stream"_s}));
}

void CompletionTest::tellsOpenRouterOfPrivacy()
{
    provider::CompletionRequest request = Table::request();
    request.privacy = {.noDataCollection = true, .zeroRetention = true, .localOnly = true};
    request.settings.provider = {{u"data_collection"_s, u"allow"_s}, {u"sort"_s, u"price"_s}};
    Table table(EndpointKind::OpenRouter);
    table.server.answer(u"alto"_s, u"Hello"_s);
    QCOMPARE(summary(*table.askAndWait(request)), u"succeeded stop: Hello"_s); // the test's server is on this computer
    QCOMPARE(table.server.requests().first().json["provider"_L1].toObject(),
             (QJsonObject{{u"data_collection"_s, u"deny"_s}, {u"sort"_s, u"price"_s}, {u"zdr"_s, true}}));

    Table other;
    other.server.answer(u"alto"_s, u"Hello"_s);
    QVERIFY(other.askAndWait(request)->end);
    QVERIFY(!other.server.requests().first().json.contains("provider"_L1));
}

void CompletionTest::sendsNothingBeyondThisComputer()
{
    Table table;
    // The same server under a name that is not this computer's.
    QUrl url = table.server.baseUrl();
    url.setHost(u"models.invalid"_s);
    table.connections.setEndpoints({Table::endpoint(EndpointKind::Other, url)});
    provider::CompletionRequest request = Table::request();
    request.privacy.localOnly = true;
    const auto recorder = table.askAndWait(request);
    QCOMPARE(recorder->errorKind(), u"privacy"_s);
    QCOMPARE(recorder->log, QStringList{u"ended failed"_s});
    QCOMPARE(recorder->message(), u"Nothing was sent to Test server: alto is not on this computer, and this panel is "
                                  "for this computer only."_s);
    QVERIFY(!recorder->end->error->remedy.isEmpty());
}

// Qt's default headers name a browser, a language and compression.
void CompletionTest::sendsPlainHeaders()
{
    Table table(EndpointKind::OpenRouter);
    table.server.answer(u"alto"_s, FakeReply::answer(u"Hello"_s).header("Set-Cookie", "a=b"));
    QVERIFY(table.askAndWait()->end);
    QVERIFY(table.askAndWait()->end);
    const testsupport::FakeRequest request = table.server.requests().last();
    QCOMPARE(request.header("User-Agent"), "Counterpoint/" COUNTERPOINT_VERSION);
    QCOMPARE(request.header("Accept-Encoding"), "identity");
    QCOMPARE(request.header("Authorization"), "Bearer sk-CANARY-0123456789abcdefghij");
    QCOMPARE(request.header("Content-Type"), "application/json");
    QCOMPARE(request.header("X-OpenRouter-Title"), "Counterpoint");
    QVERIFY(request.header("Cookie").isNull());
    QVERIFY(request.header("Transfer-Encoding").isNull());
}

void CompletionTest::leavesOutAFieldThatTheServerRefuses_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<FakeReply>("refusal");
    const auto named = [](const char *name, const QString &field, const QString &words, const QString &param = {}) {
        const QJsonObject error{{u"message"_s, words}, {u"param"_s, param}, {u"code"_s, u"unsupported_value"_s}};
        QTest::newRow(name) << field << FakeReply::json(400, {{u"error"_s, error}});
    };
    named("temperature, by its name in the text", u"temperature"_s,
          u"Unsupported value: 'temperature' does not support 0.5."_s);
    named("temperature, by param", u"temperature"_s, u"Not with a reasoning model."_s, u"temperature"_s);
    named("max_completion_tokens", u"max_completion_tokens"_s, u"Unknown field max_completion_tokens"_s);
    named("reasoning_effort", u"reasoning_effort"_s, u"Unrecognized request argument supplied: reasoning_effort"_s);
    named("stream_options", u"stream_options"_s, u"stream_options: extra fields not permitted"_s);
    QTest::newRow("temperature, as a list of details")
        << u"temperature"_s
        << FakeReply::body(422, "application/json",
                           R"({"detail":[{"loc":["body","temperature"],"msg":"temperature not allowed"}]})");
}

void CompletionTest::leavesOutAFieldThatTheServerRefuses()
{
    QFETCH(const QString, field);
    QFETCH(const FakeReply, refusal);
    Table table(EndpointKind::OpenAi);
    table.server.setHandler([&](const testsupport::FakeRequest &request) {
        return request.json.contains(field) ? refusal : FakeReply::answer(u"Hello"_s);
    });
    provider::CompletionRequest request = Table::request();
    request.settings.temperature = 0.5;
    request.settings.effort = u"high"_s;
    request.settings.maxTokens = 100;
    request.policy.moreTries = 0;
    const auto recorder = table.askAndWait(request);
    QCOMPARE(summary(*recorder), u"succeeded stop: Hello"_s);
    QCOMPARE(recorder->log, (QStringList{u"started"_s, u"started"_s, u"text Hello"_s, u"ended succeeded"_s}));
    QStringList before = table.server.requests().first().json.keys();
    const QStringList after = table.server.requests().last().json.keys();
    before.removeAll(field);
    if (field == "max_completion_tokens"_L1)
        before.insert(before.indexOf(u"messages"_s), u"max_tokens"_s);
    QCOMPARE(after, before);
}

void CompletionTest::asksForTheShapeInThreeManners()
{
    Table table(EndpointKind::OpenRouter);
    QStringList types;
    table.server.setHandler([&](const testsupport::FakeRequest &request) {
        const QString type = request.json["response_format"_L1]["type"_L1].toString();
        types.append(type + (request.json["provider"_L1]["require_parameters"_L1].toBool() ? u"!"_s : QString()));
        return type.isEmpty() ? FakeReply::answer(u"{}"_s) : FakeReply::error(400, u"Bad request."_s);
    });
    provider::CompletionRequest request = Table::request();
    request.answerSchema = {.name = u"analysis"_s, .schema = {{u"type"_s, u"object"_s}}};
    QCOMPARE(summary(*table.askAndWait(request)), u"succeeded stop: {}"_s);
    QCOMPARE(types, (QStringList{u"json_schema!"_s, u"json_object!"_s, QString()}));
    const QJsonObject schema = table.server.requests().first().json["response_format"_L1]["json_schema"_L1].toObject();
    QCOMPARE(schema, (QJsonObject{{u"name"_s, u"analysis"_s},
                                  {u"strict"_s, true},
                                  {u"schema"_s, QJsonObject{{u"type"_s, u"object"_s}}}}));
}

void CompletionTest::keepsTheConnectionWarm()
{
    Table table;
    table.server.answer(u"alto"_s, u"Hello"_s);
    constexpr int questions = 8;
    for (int count = 0; count < questions; ++count)
        QCOMPARE(summary(*table.askAndWait()), u"succeeded stop: Hello"_s);
    // An answer ends before its reply does: a question asked in between may open another connection.
    QVERIFY2(table.server.connections() <= questions / 2, QByteArray::number(table.server.connections()).constData());
}

static void everySignal()
{
    QTest::addColumn<QString>("signal");
    for (const char *name : {"started", "reasoning", "text", "source", "retrying", "ended"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

// Two replies, so that every signal comes; the second ends only for who wants to see the end.
static void scriptEverySignal(Table &table, const QString &signal)
{
    FakeReply answer = FakeReply::stream().reasoning(u"hm"_s).citation(u"https://a"_s, u"A"_s).text("Hello");
    table.server.answer(u"alto"_s, {FakeReply::error(500, u"Oops."_s),
                                    signal == "ended"_L1 ? answer.finish().usage(1, 1).done() : answer.hang()});
}

// A reply that came whole leaves its connection warm; any other is closed.
static int connectionsKept(const QString &signal)
{
    return signal == "ended"_L1 || signal == "retrying"_L1 ? 1 : 0;
}

static void onSignal(provider::CompletionJob *job, const QString &name, const std::function<void()> &what)
{
    using provider::CompletionJob;
    if (name == "started"_L1)
        QObject::connect(job, &CompletionJob::started, what);
    else if (name == "reasoning"_L1)
        QObject::connect(job, &CompletionJob::reasoningReceived, what);
    else if (name == "text"_L1)
        QObject::connect(job, &CompletionJob::textReceived, what);
    else if (name == "source"_L1)
        QObject::connect(job, &CompletionJob::sourcesReceived, what);
    else if (name == "retrying"_L1)
        QObject::connect(job, &CompletionJob::retrying, what);
    else
        QObject::connect(job, &CompletionJob::ended, what);
}

void CompletionTest::endsOnceWhenTheListenerCancels_data()
{
    everySignal();
}

void CompletionTest::endsOnceWhenTheListenerCancels()
{
    QFETCH(const QString, signal);
    Table table;
    scriptEverySignal(table, signal);
    const auto recorder = table.ask();
    onSignal(recorder->job, signal, [job = recorder->job] { job->cancel(); });
    QTRY_VERIFY_WITH_TIMEOUT(recorder->end || recorder->log.contains(u"retrying server"_s), 5000);
    table.clock.advance(5s);
    QTRY_VERIFY(recorder->end);
    QCOMPARE(chat::toString(recorder->end->state), signal == "ended"_L1 ? u"succeeded"_s : u"cancelled"_s);
    QTRY_COMPARE(table.server.openConnections(), connectionsKept(signal));
    table.clock.advance(2000s);
    QCOMPARE(recorder->log.filter(u"ended"_s).size(), 1);
    QVERIFY(recorder->log.last().startsWith("ended"_L1));
}

void CompletionTest::survivesBeingDeletedByItsListener_data()
{
    everySignal();
}

void CompletionTest::survivesBeingDeletedByItsListener()
{
    QFETCH(const QString, signal);
    Table table;
    scriptEverySignal(table, signal);
    QPointer<provider::CompletionJob> job = table.connections.ask(Table::request(), u"m1"_s, nullptr);
    bool retrying = false;
    connect(job, &provider::CompletionJob::retrying, this, [&] { retrying = true; });
    onSignal(job, signal, [&job] { delete job; });
    QTRY_VERIFY(!job || retrying);
    table.clock.advance(5s);
    QTRY_VERIFY(!job);
    QTRY_COMPARE(table.server.openConnections(), connectionsKept(signal));
    table.clock.advance(2000s);
}

void CompletionTest::failsForAnUnknownConnection()
{
    Table table;
    provider::CompletionRequest request = Table::request();
    request.model.endpoint = u"nowhere"_s;
    const auto recorder = table.ask(request);
    QVERIFY(!recorder->end);
    QTRY_VERIFY(recorder->end);
    QCOMPARE(recorder->log, QStringList{u"ended failed"_s});
    QCOMPARE(recorder->message(), u"There is no connection named “nowhere”."_s);
}

void CompletionTest::failsWithoutItsKey()
{
    Table table;
    table.keys.bytes.clear();
    table.connections.setEndpoints(
        {Table::endpoint(EndpointKind::OpenRouter, QUrl(u"https://openrouter.ai/api/v1"_s))});
    const auto recorder = table.askAndWait();
    QCOMPARE(recorder->log, QStringList{u"ended failed"_s});
    QCOMPARE(recorder->errorKind(), u"key"_s);
    QCOMPARE(recorder->message(), u"There is no key for Test server."_s);
    QCOMPARE(recorder->end->error->remedy, u"Set a key for Test server."_s);
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"

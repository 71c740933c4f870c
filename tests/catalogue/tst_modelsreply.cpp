// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/maker.h"
#include "catalogue/modelsreply.h"

#include <QTest>

using namespace catalogue;
using namespace Qt::StringLiterals;
using settings::Endpoint;
using settings::EndpointKind;

/// Lists of models in every form that servers send, and in forms that no server should.
class ModelsReplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void readsAllThatOpenRouterSays();
    void tellsUnknownFromNo();
    void readsPrices_data();
    void readsPrices();
    void readsOtherServers_data();
    void readsOtherServers();
    void leavesOutWhatWritesNoText();
    void passesOverBrokenEntriesAlone();
    void keepsTextsPlainAndShort();
    void endsAnEndlessList();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void knowsTheMakers_data();
    void knowsTheMakers();
};

static const QByteArray opus = R"({"id":"anthropic/claude-opus-4.8","name":"Anthropic: Claude Opus 4.8",
    "created":1767225600,"description":"The **largest**\nof them.","context_length":1000000,
    "architecture":{"input_modalities":["text","image","file"],"output_modalities":["text"],"tokenizer":"Claude"},
    "pricing":{"prompt":"0.000005","completion":"0.000025","image":"0.008","web_search":"0.01",
               "input_cache_read":"0.0000005","input_cache_write":"0.00000625"},
    "top_provider":{"context_length":1000000,"max_completion_tokens":128000,"is_moderated":true},
    "supported_parameters":["reasoning","tools","structured_outputs","max_tokens"],
    "reasoning":{"supported_efforts":["high","low"],"mandatory":true},
    "expiration_date":"2026-12-31"})";

static Endpoint at(EndpointKind kind)
{
    return settings::endpointOfKind(kind);
}

static ModelList read(const QByteArray &reply, const Endpoint &endpoint = settings::openRouter())
{
    return readModels(reply, endpoint).value_or(ModelList{.broken = -1});
}

static ModelInfo readOne(const QByteArray &entry, const Endpoint &endpoint = settings::openRouter())
{
    return read("{\"data\":[" + entry + "]}", endpoint).models.value(0);
}

void ModelsReplyTest::readsAllThatOpenRouterSays()
{
    const ModelInfo expected{
        .model = {.endpoint = u"openrouter"_s, .id = u"anthropic/claude-opus-4.8"_s, .name = u"Claude Opus 4.8"_s},
        .maker = u"Anthropic"_s,
        .contextTokens = 1'000'000,
        .maxOutputTokens = 128'000,
        .price =
            Price{
                .prompt = 5, .completion = 25, .cacheRead = 0.5, .cacheWrite = 6.25, .webSearch = 0.01, .image = 0.008},
        .images = Support::Yes,
        .reasoning = Support::Yes,
        .tools = Support::Yes,
        .structuredOutput = Support::Yes,
        .temperature = Support::No,
        .efforts = {u"high"_s, u"low"_s},
        .mustReason = true,
        .created = QDate(2026, 1, 1),
        .retires = QDate(2026, 12, 31),
        .description = u"The **largest** of them."_s,
    };
    QVERIFY(readOne(opus) == expected);

    const ModelInfo alias = readOne(R"({"id":"~anthropic/claude-opus-latest","name":"Anthropic: Claude Opus Latest",
        "alias_target":"anthropic/claude-opus-4.9","pricing":{"prompt":"0","completion":"0"}})");
    QCOMPARE(alias.maker, u"Anthropic"_s);
    QCOMPARE(alias.model.name, u"Claude Opus Latest"_s);
    QCOMPARE(alias.aliasTarget, u"anthropic/claude-opus-4.9"_s);
    QVERIFY(alias.isFree());
    QVERIFY(!alias.isLocal);
    Endpoint passedOn = settings::openRouter();
    passedOn.url = QUrl(u"http://127.0.0.1:8080/v1"_s);
    QVERIFY(!readOne(opus, passedOn).isLocal);
    QCOMPARE(readOne(R"({"id":"sao10k/l3-lunaris","name":"Sao10K: Llama 3 Lunaris"})").maker, u"Sao10K"_s);
}

void ModelsReplyTest::tellsUnknownFromNo()
{
    const ModelInfo fusion = readOne(R"({"id":"openrouter/fusion","supported_parameters":[],
        "architecture":{"input_modalities":["text"]}})");
    QVERIFY(fusion.images == Support::No);
    QVERIFY(fusion.tools == Support::Unknown);
    QVERIFY(fusion.reasoning == Support::Unknown);
    QVERIFY(fusion.temperature == Support::Unknown);
    QVERIFY(!fusion.price);
    QVERIFY(!fusion.isFree());
    QVERIFY(!fusion.contextTokens);
    QVERIFY(!fusion.created.isValid());

    const ModelInfo plain = readOne(R"({"id":"a/b","supported_parameters":["temperature"]})");
    QVERIFY(plain.images == Support::Unknown);
    QVERIFY(plain.tools == Support::No);
    QVERIFY(plain.reasoning == Support::No);
    QVERIFY(plain.temperature == Support::Yes);
}

void ModelsReplyTest::readsPrices_data()
{
    QTest::addColumn<QByteArray>("pricing");
    QTest::addColumn<QString>("expected"); // prompt/completion/request in dollars
    const auto row = [](const char *name, const char *pricing, const QString &expected) {
        QTest::newRow(name) << QByteArray(pricing) << expected;
    };
    row("decimal texts", R"({"prompt":"0.000003","completion":"0.000015"})", u"3/15/0"_s);
    row("numbers", R"({"prompt":2.5e-7,"completion":0.00000125,"request":0.005})", u"0.25/1.25/0.005"_s);
    row("no price for tokens, one for each request", R"({"prompt":"0","completion":"0","request":"0.01"})",
        u"0/0/0.01"_s);
    row("different each time", R"({"prompt":"-1","completion":"-1"})", u"unknown"_s);
    row("half of it", R"({"prompt":"0.000003"})", u"unknown"_s);
    row("not a number", R"({"prompt":"nan","completion":"inf"})", u"unknown"_s);
    row("words", R"({"prompt":"cheap","completion":"0.1"})", u"unknown"_s);
    row("beyond all measure", R"({"prompt":"1e300","completion":"5"})", u"unknown"_s);
    row("another shape", R"(["0.1","0.2"])", u"unknown"_s);
}

void ModelsReplyTest::readsPrices()
{
    QFETCH(const QByteArray, pricing);
    QFETCH(const QString, expected);
    const std::optional<Price> price = readOne(R"({"id":"a/b","pricing":)" + pricing + "}").price;
    QCOMPARE(price ? u"%1/%2/%3"_s.arg(price->prompt).arg(price->completion).arg(price->request) : u"unknown"_s,
             expected);
}

void ModelsReplyTest::readsOtherServers_data()
{
    QTest::addColumn<EndpointKind>("kind");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("expected"); // id|name|maker|context|what is said of it
    const auto row = [](const char *name, EndpointKind kind, const char *reply, const QString &expected) {
        QTest::newRow(name) << kind << QByteArray(reply) << expected;
    };
    row("OpenAI", EndpointKind::OpenAi,
        R"({"object":"list","data":[{"id":"gpt-5.5","created":1,"owned_by":"openai"}]})", u"gpt-5.5||OpenAI||"_s);
    row("Anthropic", EndpointKind::Anthropic,
        R"({"data":[{"id":"claude-opus-4-8","display_name":"Claude Opus 4.8","created_at":"2026-05-01T00:00:00Z"}]})",
        u"claude-opus-4-8|Claude Opus 4.8|Anthropic||"_s);
    row("Google", EndpointKind::Google, R"({"data":[{"id":"models/gemini-3-pro"}]})",
        u"models/gemini-3-pro||Google||"_s);
    row("Groq", EndpointKind::Groq, R"({"data":[{"id":"llama-3.3-70b","context_window":131072}]})",
        u"llama-3.3-70b||Meta|131072|"_s);
    row("Mistral", EndpointKind::Mistral,
        R"({"data":[{"id":"mistral-large","max_context_length":131072,
            "capabilities":{"completion_chat":true,"function_calling":true,"vision":false}}]})",
        u"mistral-large||Mistral|131072|tools, no images"_s);
    row("Together, a list without anything around it", EndpointKind::Together,
        R"([{"id":"Qwen/Qwen3-8B","display_name":"Qwen3 8B","context_length":40960,"type":"chat"}])",
        u"Qwen/Qwen3-8B|Qwen3 8B|Qwen|40960|"_s);
    row("vLLM", EndpointKind::Vllm, R"({"data":[{"id":"Qwen/Qwen3-8B","owned_by":"vllm","max_model_len":40960}]})",
        u"Qwen/Qwen3-8B||Qwen|40960|local, free"_s);
    row("Ollama", EndpointKind::Ollama, R"({"object":"list","data":[{"id":"qwen3:8b","owned_by":"library"}]})",
        u"qwen3:8b||Qwen||local, free"_s);
    row("Ollama without a model", EndpointKind::Ollama, R"({"object":"list","data":null})", u"none"_s);
    row("Ollama, a model that runs elsewhere", EndpointKind::Ollama, R"({"data":[{"id":"gpt-oss:120b-cloud"}]})",
        u"gpt-oss:120b-cloud||OpenAI||"_s);
    row("LM Studio, newer", EndpointKind::LmStudio,
        R"({"models":[{"type":"llm","key":"google/gemma-3","display_name":"Gemma 3","max_context_length":131072,
            "loaded_instances":[{"id":"x","config":{"context_length":8192}}],
            "capabilities":{"vision":true,"trained_for_tool_use":false}}]})",
        u"google/gemma-3|Gemma 3|Google|8192|local, free, no tools, images"_s);
    row("LM Studio, older", EndpointKind::LmStudio,
        R"({"object":"list","data":[{"id":"gemma3","type":"vlm","state":"not-loaded","max_context_length":32768,
            "capabilities":["tool_use"]}]})",
        u"gemma3||Google|32768|local, free, tools, images"_s);
    row("llama.cpp", EndpointKind::LlamaCpp,
        R"({"models":[{"name":"x"}],"data":[{"id":"/models/qwen3.gguf","meta":{"n_ctx_train":40960}}]})",
        u"/models/qwen3.gguf||Qwen|40960|local, free"_s);
    row("LiteLLM, which passes on", EndpointKind::LiteLlm, R"({"data":[{"id":"my-model"}]})", u"my-model||||"_s);
}

void ModelsReplyTest::readsOtherServers()
{
    QFETCH(const EndpointKind, kind);
    QFETCH(const QByteArray, reply);
    QFETCH(const QString, expected);
    const auto list = readModels(reply, at(kind));
    QVERIFY(list);
    QCOMPARE(list->broken, 0);
    if (list->models.isEmpty()) {
        QCOMPARE(u"none"_s, expected);
        return;
    }
    const ModelInfo info = list->models.first();
    QStringList said;
    if (info.isLocal)
        said.append(u"local"_s);
    if (info.isFree())
        said.append(u"free"_s);
    const auto note = [&](Support support, const QString &what) {
        if (support != Support::Unknown)
            said.append(support == Support::Yes ? what : u"no "_s + what);
    };
    note(info.tools, u"tools"_s);
    note(info.images, u"images"_s);
    const QString context = info.contextTokens ? QString::number(*info.contextTokens) : QString();
    QCOMPARE((QStringList{info.model.id, info.model.name, info.maker, context, said.join(u", "_s)}.join(u'|')),
             expected);
    QCOMPARE(info.model.endpoint, at(kind).id);
}

void ModelsReplyTest::leavesOutWhatWritesNoText()
{
    const ModelList list = read(R"({"data":[{"id":"text-embedding-3-large"},{"id":"whisper-1"},{"id":"gpt-5.5"},
        {"id":"a/painter","architecture":{"output_modalities":["image"]}},{"id":"b","type":"embeddings"},
        {"id":"c","capabilities":{"completion_chat":false}}]})");
    QCOMPARE(list.models.size(), 1);
    QCOMPARE(list.models.first().model.id, u"gpt-5.5"_s);
    QCOMPARE(list.broken, 0);
}

void ModelsReplyTest::passesOverBrokenEntriesAlone()
{
    const ModelList list = read("{\"data\":[null,7,\"x\",{},{\"id\":7},{\"id\":\"\"},{\"id\":\"line\\nbreak\"},"
                                "{\"id\":\"turned\xE2\x80\xAE\"},{\"id\":\"" +
                                QByteArray(301, 'x') + "\"},{\"id\":\"a\",\"context_length\":-5," +
                                R"("architecture":[],"top_provider":"x","supported_parameters":{"tools":1},)" +
                                R"("reasoning":[1],"created":-1e300,"expiration_date":"soon","name":{}},{"id":"a"}]})");
    QCOMPARE(list.broken, 10);
    QCOMPARE(list.models.size(), 1);
    QVERIFY(list.models.first() == (ModelInfo{.model = {.endpoint = u"openrouter"_s, .id = u"a"_s, .name = {}}}));
}

void ModelsReplyTest::keepsTextsPlainAndShort()
{
    const ModelInfo info = readOne("{\"id\":\"a/b\",\"name\":\"<b>Big</b>\\u0000\\u001b[31m\\n" +
                                   QByteArray(5000, 'n') + "\",\"description\":\"" + QByteArray(100'000, 'd') +
                                   "\",\"alias_target\":\"" + QByteArray(5000, 't') + "\"}");
    QVERIFY(info.model.name.startsWith(u"<b>Big</b>"_s));
    QVERIFY(!info.model.name.contains(u'\x1b'));
    QVERIFY(!info.model.name.contains(u'\n'));
    QVERIFY(info.model.name.size() <= 120);
    QVERIFY(info.description.size() <= 601);
    QVERIFY(info.aliasTarget.size() <= 120);
}

void ModelsReplyTest::endsAnEndlessList()
{
    QByteArray many = "{\"data\":[";
    for (int number = 0; number < 20'005; ++number)
        many += "{\"id\":\"m" + QByteArray::number(number) + "\"},";
    many.chop(1);
    const ModelList list = read(many + "]}");
    QCOMPARE(list.models.size(), mostModels);
    QCOMPARE(list.broken, 5);

    const auto tooLong = readModels(QByteArray(largestReply + 1, ' '), settings::openRouter());
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error(), u"The list of models is longer than 32 MB."_s);
}

void ModelsReplyTest::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html><body>Welcome</body></html>");
    QTest::newRow("an error") << QByteArray(R"({"error":"Unexpected endpoint or method."})");
    QTest::newRow("cut") << opus.left(100);
    QTest::newRow("too deep") << QByteArray(100'000, '[');
    QTest::newRow("another shape") << QByteArray(R"({"data":{"id":"a"}})");
}

void ModelsReplyTest::refusesWhatIsNoList()
{
    QFETCH(const QByteArray, reply);
    const auto list = readModels(reply, settings::openRouter());
    QVERIFY(!list);
    QCOMPARE(list.error(), u"The answer is no list of models."_s);
}

void ModelsReplyTest::knowsTheMakers_data()
{
    QTest::addColumn<QString>("maker");
    for (const auto &[id, maker] : std::initializer_list<std::pair<const char *, const char *>>{
             {"anthropic/claude-opus-4.8", "Anthropic"},
             {"~openai/gpt-latest", "OpenAI"},
             {"x-ai/grok-5", "xAI"},
             {"accounts/fireworks/models/kimi-k3", "Moonshot"},
             {"models/gemini-3-pro", "Google"},
             {"claude-opus-4-8", "Anthropic"},
             {"qwen3:8b", "Qwen"},
             {"Qwen/Qwen3-8B", "Qwen"},
             {"somebody/something", "somebody"},
             {"my-model", ""},
             {"/models/other.gguf", ""},
             {"", ""},
         })
        QTest::newRow(id) << QString::fromLatin1(maker);
}

void ModelsReplyTest::knowsTheMakers()
{
    QFETCH(const QString, maker);
    QCOMPARE(makerOf(QString::fromLatin1(QTest::currentDataTag())), maker);
}

QTEST_GUILESS_MAIN(ModelsReplyTest)
#include "tst_modelsreply.moc"

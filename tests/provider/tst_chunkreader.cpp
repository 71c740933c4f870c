// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/chunkreader.h"

#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using provider::ChunkReader;
using provider::Delta;

using Chunks = QList<QByteArray>;

/// Chunks to text, reasoning, sources, usage and an end; every outcome is compared whole, printed as lines.
class ChunkReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void reads_data();
    void reads();
    void tellsReasoningApartForEverySplitOfTheTag();
    void givesUpAfterManyBadChunks();
    void readsAWholeCompletion();
    void survivesRandomJson();
};

static QString finishName(std::optional<chat::Finish> finish)
{
    if (!finish)
        return u"-"_s;
    return finish == chat::Finish::Stop ? u"stop"_s : finish == chat::Finish::Length ? u"length"_s : u"filter"_s;
}

static QString outcome(const ChunkReader &reader, const Delta &delta)
{
    QStringList lines{u"text "_s + delta.text};
    if (!delta.reasoning.isEmpty())
        lines.append(u"reasoning "_s + delta.reasoning);
    for (const chat::Source &source : delta.sources)
        lines.append(u"source %1 %2"_s.arg(source.url, source.title));
    if (const auto &usage = reader.usage()) {
        lines.append(u"usage %1 %2 %3 %4 %5"_s.arg(usage->promptTokens)
                         .arg(usage->cachedTokens)
                         .arg(usage->completionTokens)
                         .arg(usage->reasoningTokens)
                         .arg(usage->webSearches) +
                     (usage->costUsd ? u" $%1"_s.arg(*usage->costUsd) : QString()));
    }
    if (!reader.provider().isEmpty() || !reader.model().isEmpty())
        lines.append(u"by %1 %2"_s.arg(reader.provider(), reader.model()));
    if (reader.error())
        lines.append(u"error"_s);
    if (reader.hasFinished())
        lines.append(u"finish "_s + finishName(reader.finish()));
    return lines.join(u'\n');
}

static QByteArray delta(const QByteArray &fields)
{
    return R"({"choices":[{"index":0,"delta":{)" + fields + "}}]}";
}

static QByteArray text(const QByteArray &words)
{
    return delta(R"("content":")" + words + '"');
}

static QByteArray finished(const QByteArray &reason)
{
    return R"({"choices":[{"index":0,"delta":{},"finish_reason":")" + reason + R"("}]})";
}

void ChunkReaderTest::reads_data()
{
    QTest::addColumn<Chunks>("chunks");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Chunks &chunks, const QString &expected) {
        QTest::newRow(name) << chunks << expected;
    };
    row("text, usage, an end",
        {text("Hel"), text("lo"), finished("stop"),
         R"({"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2,"cost":0.5,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":1},"server_tool_use_details":{"web_search_requests":3}}})",
         "[DONE]"},
        u"text Hello\nusage 9 4 2 1 3 $0.5\nfinish stop"_s);
    row("who served it", {R"({"provider":"Groq","model":"kimi-k2","choices":[{"delta":{"content":"a"}}]})"},
        u"text a\nby Groq kimi-k2"_s);
    row("web searches under their older name", {R"({"usage":{"server_tool_use":{"web_search_requests":2}}})"},
        u"text \nusage 0 0 0 0 2"_s);
    row("P29: no choices", {"{}", text("a")}, u"text a"_s);
    row("P29: choices are null, a number, an empty object",
        {R"({"choices":null})", R"({"choices":7})", R"({"choices":[{}]})", text("a")}, u"text a"_s);
    row("P29: choices are empty, with usage", {text("a"), R"({"choices":[],"usage":{"prompt_tokens":3}})"},
        u"text a\nusage 3 0 0 0 0"_s);
    row("P29: delta is null", {R"({"choices":[{"index":0,"delta":null,"finish_reason":null}]})", text("a")},
        u"text a"_s);
    row("P29: content is null, a number, an object",
        {delta(R"("content":null)"), delta(R"("content":5)"), delta(R"("content":{"a":1})"), text("a")}, u"text a"_s);
    row("P29: content comes in parts",
        {delta(R"("content":[{"type":"text","text":"a"},{"type":"text","text":"b"},null,7])")}, u"text ab"_s);
    row("P29: thinking comes as a part of the content",
        {delta(R"("content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]}])"), text("a")},
        u"text a\nreasoning hm"_s);
    row("P29: usage comes twice, the later counts",
        {R"({"usage":{"prompt_tokens":1}})", R"({"usage":{"prompt_tokens":2}})", R"({"usage":null})"},
        u"text \nusage 2 0 0 0 0"_s);
    row("P29: usage of wrong types",
        {R"({"usage":{"prompt_tokens":"9","completion_tokens":-4,"cost":"1","prompt_tokens_details":null}})"},
        u"text \nusage 0 0 0 0 0"_s);
    row("P29: usage beyond all numbers", {R"({"usage":{"prompt_tokens":1e300,"cost":-1}})"},
        u"text \nusage 0 0 0 0 0"_s);
    row("P29: the only choice has another index", {R"({"choices":[{"index":3,"delta":{"content":"a"}}]})"},
        u"text a"_s);
    row("P29: a second choice is not ours",
        {R"({"choices":[{"index":0,"delta":{"content":"a"}},{"index":1,"delta":{"content":"b"}}]})"}, u"text a"_s);
    row("reasoning as reasoning", {delta(R"("reasoning":"hm","content":"")"), text("a")}, u"text a\nreasoning hm"_s);
    row("reasoning as reasoning_content", {delta(R"("reasoning_content":"hm","content":null)"), text("a")},
        u"text a\nreasoning hm"_s);
    row("reasoning as details only",
        {delta(
            R"("reasoning_details":[{"type":"reasoning.summary","summary":"h"},{"type":"reasoning.text","text":"m"},{"type":"reasoning.encrypted","data":"x"}])")},
        u"text \nreasoning hm"_s);
    row("reasoning in several ways counts once",
        {delta(
            R"("reasoning":"hm","reasoning_content":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm"}])")},
        u"text \nreasoning hm"_s);
    row("reasoning as a tag", {text("<think>"), text("hm"), text("</think>\\n\\na")}, u"text a\nreasoning hm"_s);
    row("reasoning as a tag that never ends", {text("<think>hm</thi"), "[DONE]"},
        u"text \nreasoning hm</thi\nfinish -"_s);
    row("reasoning as a tag and as a field counts once", {delta(R"("reasoning":"hm")"), text("<think>hm</think>a")},
        u"text a\nreasoning hm"_s);
    row("an empty tag is no reasoning", {text("<think>\\n\\n</think>\\n\\na")}, u"text a"_s);
    row("a tag in the middle of a text is text", {text("use <think>x</think>")}, u"text use <think>x</think>"_s);
    row("a text that begins like the tag", {text("<thi"), text("s is not it")}, u"text <this is not it"_s);
    row("a text that is the beginning of the tag", {text("<th"), finished("stop")}, u"text <th\nfinish stop"_s);
    row("citations, none twice",
        {delta(R"("annotations":[{"type":"url_citation","url_citation":{"url":"https://a","title":"A"}}])"),
         delta(
             R"("annotations":[{"type":"url_citation","url_citation":{"url":"https://a","title":"A"}},{"url":"https://b"},{"url_citation":null},3])")},
        u"text \nsource https://a A\nsource https://b "_s);
    row("a refusal is the text, and told by the finish", {delta(R"("refusal":"I cannot help.")"), finished("stop")},
        u"text I cannot help.\nfinish filter"_s);
    row("P11: finish is length", {text("a"), finished("length")}, u"text a\nfinish length"_s);
    row("P11: finish is content_filter", {text("a"), finished("content_filter")}, u"text a\nfinish filter"_s);
    row("P11: finish is error", {text("a"), finished("error")}, u"text a\nerror\nfinish -"_s);
    row("P10: an error in mid-stream",
        {text("a"),
         R"({"error":{"code":502,"message":"gone"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]})"},
        u"text a\nerror\nfinish -"_s);
    row("an error that is text", {R"({"error":"gone"})"}, u"text \nerror"_s);
    row("an error that is null or empty is none",
        {R"({"error":null,"choices":[{"delta":{"content":"a"}}]})", R"({"error":""})"}, u"text a"_s);
    row("P20: finish twice, text behind it", {text("a"), finished("length"), text("b"), finished("stop")},
        u"text a\nfinish length"_s);
    row("P20: [DONE] twice, chunks behind it",
        {text("a"), finished("stop"), "[DONE]", text("b"), R"({"error":"x"})", "[DONE]"}, u"text a\nfinish stop"_s);
    row("[DONE] without a finish_reason", {text("a"), " [DONE] "}, u"text a\nfinish -"_s);
    row("P22: UTF-8 that is none",
        {text("a\xFF\xC3"
              "b\xF0\x9F")},
        u"text a\uFFFD\uFFFDb\uFFFD\uFFFD"_s);
    row("P22: NUL, escaped and bare",
        {text("a\\u0000b"), QByteArray("{\"choices\":[{\"delta\":{\"content\":\"c\0d\"}}]}", 41)},
        u"text a\uFFFDbc\uFFFDd"_s);
    row("P22: lone surrogates", {text("a\\ud83d b\\ude00c"), text("d\\ud83d")}, u"text a\uFFFD b\uFFFDcd\uFFFD"_s);
    row("P22: a pair cut in two by the server", {text("a\\ud83c"), text("\\udf89b")}, u"text a🎉b"_s);
    row("P27: bad JSON among good", {text("a"), "{\"choices\":[{", "hello", "[1]", "7", text("b")}, u"text ab"_s);
}

void ChunkReaderTest::reads()
{
    QFETCH(const Chunks, chunks);
    QFETCH(const QString, expected);
    ChunkReader reader;
    Delta delta;
    for (const QByteArray &chunk : chunks)
        reader.read(chunk, delta);
    reader.end(delta);
    QCOMPARE(outcome(reader, delta), expected);
}

void ChunkReaderTest::tellsReasoningApartForEverySplitOfTheTag()
{
    const QByteArray stream = "<think>one < two</thin</think> answer </think>";
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        for (qsizetype second = first; second <= stream.size(); ++second) {
            ChunkReader reader;
            Delta delta;
            for (const QByteArray &piece :
                 {stream.first(first), stream.sliced(first, second - first), stream.sliced(second)})
                reader.read(text(piece), delta);
            reader.end(delta);
            QCOMPARE(outcome(reader, delta), u"text answer </think>\nreasoning one < two</thin"_s);
        }
    }
}

// P27: a few bad chunks are skipped, many in a row are something else.
void ChunkReaderTest::givesUpAfterManyBadChunks()
{
    ChunkReader reader;
    Delta delta;
    for (int count = 0; count < 20; ++count)
        reader.read("{bad", delta);
    QVERIFY(!reader.isHopeless());
    reader.read(text("a"), delta);
    for (int count = 0; count < 21; ++count)
        reader.read("{bad", delta);
    QVERIFY(reader.isHopeless());
    QCOMPARE(delta.text, u"a"_s);
}

void ChunkReaderTest::readsAWholeCompletion()
{
    ChunkReader reader;
    Delta delta;
    reader.readWhole(
        QJsonDocument::fromJson(R"({"model":"m","choices":[{"message":{"role":"assistant","content":"Hello",
        "reasoning":"hm"},"finish_reason":"length"}],"usage":{"prompt_tokens":3,"completion_tokens":4}})")
            .object(),
        delta);
    QCOMPARE(outcome(reader, delta), u"text Hello\nreasoning hm\nusage 3 0 4 0 0\nby  m\nfinish length"_s);
}

// Pieces of real chunks put together at random: nothing may crash, and what comes out is valid text.
void ChunkReaderTest::survivesRandomJson()
{
    static constexpr QByteArrayView pieces[] = {"{",
                                                "}",
                                                "[",
                                                "]",
                                                ",",
                                                ":",
                                                "\"choices\"",
                                                "\"delta\"",
                                                "\"content\"",
                                                "\"a\\ud83d\"",
                                                "null",
                                                "1e999",
                                                "-0",
                                                "\"index\"",
                                                "\"usage\"",
                                                "\"prompt_tokens\"",
                                                "\"error\"",
                                                "\"annotations\"",
                                                "\"url_citation\"",
                                                "\"url\"",
                                                "\"finish_reason\"",
                                                "\"stop\"",
                                                "\"reasoning_details\"",
                                                "\"<think>\"",
                                                "\"\\u0000\"",
                                                "\xFF",
                                                "\"",
                                                "true"};
    static const QByteArray fields[] = {"choices", "delta",         "content",           "index",
                                        "usage",   "error",         "annotations",       "url_citation",
                                        "url",     "finish_reason", "reasoning_details", "text"};
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        std::mt19937 random(seed);
        ChunkReader reader;
        Delta delta;
        for (int chunk = 0; chunk < 5; ++chunk) {
            QByteArray bytes;
            if (random() % 2 == 0) {
                for (unsigned count = random() % 20; count > 0; --count)
                    bytes.append(pieces[random() % std::size(pieces)]);
            } else {
                QByteArray close;
                for (unsigned count = random() % 6; count > 0; --count) {
                    const bool isList = random() % 2 == 0;
                    bytes += (isList ? QByteArray("[") : QByteArray()) + "{\"" + fields[random() % std::size(fields)] +
                             "\":";
                    close = QByteArray("}") + (isList ? "]" : "") + close;
                }
                bytes += QByteArray("\"x\"") + close;
            }
            reader.read(bytes, delta);
        }
        reader.end(delta);
        QVERIFY2(delta.text.isValidUtf16() && delta.reasoning.isValidUtf16(), QByteArray::number(seed).constData());
    }
}

QTEST_GUILESS_MAIN(ChunkReaderTest)
#include "tst_chunkreader.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/modelsearch.h"

#include "catalogue/modelsreply.h"
#include "catalogue/samples.h"

#include <QTest>

using namespace catalogue;
using namespace Qt::StringLiterals;
using samples::model;

/// Which models are found, and who stands first.
class ModelSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void finds_data();
    void finds();
    void putsHabitsFirst();
    void filters_data();
    void filters();
    void tellsTheSameIdAtTwoEndpointsApart();
    void takesAnyText_data();
    void takesAnyText();
};

static ModelSearch few()
{
    return ModelSearch({model(u"openrouter"_s, u"anthropic/claude-opus-4.8-fast"_s, u"Claude Opus 4.8 Fast"_s),
                        model(u"openrouter"_s, u"anthropic/claude-opus-4.8"_s, u"Claude Opus 4.8"_s),
                        model(u"openrouter"_s, u"openai/gpt-5.5"_s, u"GPT-5.5"_s),
                        model(u"openrouter"_s, u"openai/gpt-5.5-mini"_s, u"GPT-5.5 Mini"_s),
                        model(u"openrouter"_s, u"google/gemini-3-pro"_s, u"Gemini 3 Pro"_s),
                        model(u"local"_s, u"magnum-opus:8b"_s), model(u"local"_s, u"octopus"_s)});
}

static QString idsOf(const ModelSearch &search, const QList<int> &indexes)
{
    QStringList ids;
    for (const int index : indexes)
        ids.append(search.models().at(index).model.id.section(u'/', -1));
    return ids.join(u' ');
}

void ModelSearchTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("a whole id before a longer one", u"anthropic/claude-opus-4.8"_s, u"claude-opus-4.8 claude-opus-4.8-fast"_s);
    row("an id without its maker", u"claude-opus-4.8"_s, u"claude-opus-4.8 claude-opus-4.8-fast"_s);
    row("beginning, then word, then within", u"op"_s,
        u"gpt-5.5 gpt-5.5-mini claude-opus-4.8-fast claude-opus-4.8 magnum-opus:8b octopus"_s);
    row("by the maker", u"google"_s, u"gemini-3-pro"_s);
    row("several words in any order", u"4.8 OPUS claude"_s, u"claude-opus-4.8-fast claude-opus-4.8"_s);
    row("name and maker mixed", u"openai mini"_s, u"gpt-5.5-mini"_s);
    row("without the hyphen", u"gpt5.5"_s, u"gpt-5.5 gpt-5.5-mini"_s);
    row("with a hyphen instead of a blank", u"gemini-3"_s, u"gemini-3-pro"_s);
    row("a word that is nowhere", u"claude banana"_s, QString());
    row("blanks only", u"   "_s,
        u"claude-opus-4.8-fast claude-opus-4.8 gpt-5.5 gpt-5.5-mini gemini-3-pro magnum-opus:8b octopus"_s);
}

void ModelSearchTest::finds()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const ModelSearch search = few();
    QCOMPARE(idsOf(search, search.find(text, {}, {})), expected);
}

void ModelSearchTest::putsHabitsFirst()
{
    const ModelSearch search = few();
    const auto at = [&](int index) { return search.models().at(index).model; };
    const ModelHabits habits{.favourites = {at(4), {.endpoint = u"gone"_s, .id = u"gone"_s, .name = {}}},
                             .recent = {at(6), at(1), at(4)}};
    QCOMPARE(idsOf(search, search.find({}, {}, habits)),
             u"gemini-3-pro octopus claude-opus-4.8 claude-opus-4.8-fast gpt-5.5 gpt-5.5-mini magnum-opus:8b"_s);
    // A better hit goes before a habit; among equals the habit decides.
    QCOMPARE(idsOf(search, search.find(u"opus"_s, {}, habits)),
             u"claude-opus-4.8 claude-opus-4.8-fast magnum-opus:8b octopus"_s);
}

void ModelSearchTest::filters_data()
{
    QTest::addColumn<ModelFilter>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const ModelFilter &filter, const QString &expected) {
        QTest::newRow(name) << filter << expected;
    };
    row("none", {}, u"all paid free unknown"_s);
    row("context", {.leastContext = 100'000}, u"all paid"_s);
    row("price of what is written, too", {.mostUsdPerMillion = 10}, u"paid free"_s);
    row("images", {.takesImages = true}, u"all"_s);
    row("reasoning", {.reasons = true}, u"all"_s);
    row("tools", {.usesTools = true}, u"all"_s);
    row("free", {.isFree = true}, u"free"_s);
    row("local", {.isLocal = true}, u"free"_s);
    row("an endpoint", {.endpoint = u"here"_s}, u"free unknown"_s);
    row("several", {.leastContext = 1, .takesImages = true, .endpoint = u"there"_s}, u"all"_s);
    row("nothing is all that", {.takesImages = true, .isFree = true}, QString());
}

void ModelSearchTest::filters()
{
    QFETCH(const ModelFilter, filter);
    QFETCH(const QString, expected);
    ModelInfo all = model(u"there"_s, u"all"_s);
    all.contextTokens = 200'000;
    all.price = Price{.prompt = 3, .completion = 15};
    all.images = all.reasoning = all.tools = Support::Yes;
    ModelInfo paid = model(u"there"_s, u"paid"_s);
    paid.contextTokens = 100'000;
    paid.price = Price{.prompt = 1, .completion = 10};
    paid.images = paid.reasoning = paid.tools = Support::No;
    ModelInfo free = model(u"here"_s, u"free"_s);
    free.price = Price();
    free.isLocal = true;
    const ModelSearch search({all, paid, free, model(u"here"_s, u"unknown"_s)});
    QCOMPARE(idsOf(search, search.find({}, filter, {})), expected);
}

void ModelSearchTest::tellsTheSameIdAtTwoEndpointsApart()
{
    const ModelSearch search({model(u"here"_s, u"a/b"_s), model(u"there"_s, u"a/b"_s, u"B"_s)});
    QCOMPARE(search.indexOf({.endpoint = u"there"_s, .id = u"a/b"_s, .name = {}}), 1);
    QCOMPARE(search.indexOf({.endpoint = u"here"_s, .id = u"a/b"_s, .name = u"any"_s}), 0);
    QVERIFY(!search.indexOf({.endpoint = u"here"_s, .id = u"a"_s, .name = {}}));
}

void ModelSearchTest::takesAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("endless") << u"a"_s.repeated(1'000'000);
    QTest::newRow("many words") << u"a "_s.repeated(100'000);
    QTest::newRow("a line break") << u"claude\nopus"_s;
    QTest::newRow("half a character") << QString(QChar(0xd83d));
    QTest::newRow("hyphens") << u"---"_s;
}

void ModelSearchTest::takesAnyText()
{
    QFETCH(const QString, text);
    const auto list = readModels(samples::openRouterReply(500), settings::openRouter());
    QVERIFY(list);
    const ModelSearch search(list->models);
    QCOMPARE(search.models().size(), 500);
    QVERIFY(search.find(text, {}, {}).size() <= 500);
}

QTEST_GUILESS_MAIN(ModelSearchTest)
#include "tst_modelsearch.moc"

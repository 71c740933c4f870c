// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/destination.h"
#include "support/endpoints.h"
#include "support/panels.h"

#include <QTest>

using namespace Qt::StringLiterals;
using testsupport::panelOf;

namespace {

const QList<settings::Endpoint> endpoints = testsupport::someEndpoints()
                                            << settings::Endpoint{.id = u"litellm"_s,
                                                                  .name = u"LiteLLM"_s,
                                                                  .url = QUrl(u"http://127.0.0.1:4000/v1"_s),
                                                                  .kind = settings::EndpointKind::LiteLlm};

} // namespace

/// Where a question goes, and what of the wishes for privacy does not hold there.
class DestinationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void destinations_data();
    void destinations();
    void uncovered_data();
    void uncovered();
    void refusals_data();
    void refusals();
};

void DestinationTest::destinations_data()
{
    QTest::addColumn<chat::Panel>("asked");
    QTest::addColumn<QString>("destination");
    const QString opus = u"openrouter:anthropic/claude-opus-4.8"_s;
    const QString gpt = u"openrouter:openai/gpt-5.5"_s;
    QTest::newRow("each maker once, judge and writer counted")
        << panelOf({gpt, gpt}, opus, u"openrouter:google/gemini-3.1-pro"_s)
        << u"OpenRouter, and hosts it chooses for models by OpenAI, Anthropic, Google"_s;
    QTest::newRow("an unknown maker by its name in the id")
        << panelOf({u"openrouter:newlab/x"_s, gpt}, gpt, gpt)
        << u"OpenRouter, and hosts it chooses for models by newlab, OpenAI"_s;
    QTest::newRow("local models stay here")
        << panelOf({u"ollama:a"_s, u"ollama:b"_s}, u"ollama:a"_s, u"ollama:a"_s) << u"stays on this computer"_s;
    QTest::newRow("another server by its host")
        << panelOf({u"vllm:a"_s, u"vllm:b"_s}, u"vllm:a"_s, u"vllm:a"_s) << u"llm.example.org"_s;
    QTest::newRow("local members and a judge elsewhere do not stay here")
        << panelOf({u"ollama:a"_s, u"ollama:b"_s}, u"vllm:a"_s, u"vllm:a"_s) << u"llm.example.org; this computer"_s;
    chat::Panel falling = panelOf({u"ollama:a"_s}, opus, opus);
    falling.members.first().fallback = chat::Model{.endpoint = u"vllm"_s, .id = u"a"_s};
    QTest::newRow("a fallback may get it too") << falling << u"llm.example.org; this computer"_s;
    QTest::newRow("a panel of one asks neither judge nor writer")
        << panelOf({u"ollama:a"_s}, opus, opus) << u"stays on this computer"_s;
    QTest::newRow("nobody") << chat::Panel() << QString();
}

void DestinationTest::destinations()
{
    QFETCH(chat::Panel, asked);
    QTEST(forecast::destinationOf(asked, endpoints), "destination");
}

void DestinationTest::uncovered_data()
{
    QTest::addColumn<chat::Panel>("asked");
    QTest::addColumn<QStringList>("sentences");
    const QString opus = u"openrouter:anthropic/claude-opus-4.8"_s;
    const auto with = [](chat::Panel panel, const chat::Privacy &privacy) {
        panel.privacy = privacy;
        return panel;
    };
    const chat::Privacy strict{.noDataCollection = true, .zeroRetention = true};
    const chat::Privacy here{.localOnly = true};
    const chat::Panel remote = panelOf({opus, opus}, opus, opus);
    chat::Panel searching = remote;
    searching.members.first().label = u"Opus"_s;
    searching.members.first().settings.web.search = true;
    searching.judge.settings.web.fetch = true;

    QTest::newRow("nothing wished for") << searching << QStringList();
    QTest::newRow("OpenRouter can be told") << with(remote, strict) << QStringList();
    QTest::newRow("web tools are not covered")
        << with(searching, strict)
        << QStringList{
               u"Web search and fetch are not covered: what is looked up for Opus, the judge goes to other services."_s};
    QTest::newRow("other servers cannot be told")
        << with(panelOf({opus, u"vllm:a"_s}, u"vllm:a"_s, opus), strict)
        << QStringList{u"vLLM cannot be told what to keep: its own terms hold."_s};
    QTest::newRow("this computer keeps what it keeps")
        << with(panelOf({u"ollama:a"_s, u"ollama:b"_s}, u"ollama:a"_s, u"ollama:a"_s), strict) << QStringList();
    QTest::newRow("local only: who will not be asked")
        << with(panelOf({u"ollama:a"_s, u"vllm:b"_s}, u"ollama:a"_s, u"vllm:b"_s), here)
        << QStringList{u"b is not on this computer and will not be asked."_s};
    QTest::newRow("local only: a server that passes on")
        << with(panelOf({u"litellm:a"_s}, u"litellm:a"_s, u"litellm:a"_s), here)
        << QStringList{u"LiteLLM runs on this computer and may pass texts on to others."_s};
    QTest::newRow("local only: a model that runs elsewhere")
        << with(panelOf({u"ollama:gpt-oss:120b-cloud"_s}, u"ollama:a"_s, u"ollama:a"_s), here)
        << QStringList{u"gpt-oss:120b-cloud is served from this computer and runs elsewhere."_s};
}

void DestinationTest::uncovered()
{
    QFETCH(chat::Panel, asked);
    QTEST(forecast::uncovered(asked, endpoints), "sentences");
}

void DestinationTest::refusals_data()
{
    QTest::addColumn<chat::Panel>("asked");
    QTest::addColumn<QString>("sentence");
    const auto local = [](chat::Panel panel) {
        panel.privacy.localOnly = true;
        return panel;
    };
    const chat::Panel mixed = panelOf({u"ollama:a"_s, u"vllm:b"_s}, u"ollama:a"_s, u"ollama:a"_s);
    const QString sentence = u"This panel stays on this computer: b is not on this computer and will not be asked."_s;
    chat::Panel falling = panelOf({u"ollama:a"_s}, u"ollama:a"_s, u"ollama:a"_s);
    falling.members.first().fallback = chat::Model{.endpoint = u"vllm"_s, .id = u"b"_s};
    QTest::newRow("nothing wished for") << mixed << QString();
    QTest::newRow("a member elsewhere") << local(mixed) << sentence;
    QTest::newRow("a judge elsewhere") << local(panelOf({u"ollama:a"_s, u"ollama:a"_s}, u"vllm:b"_s, u"ollama:a"_s))
                                       << sentence;
    QTest::newRow("a judge elsewhere whom nobody asks")
        << local(panelOf({u"ollama:a"_s}, u"vllm:b"_s, u"vllm:b"_s)) << QString();
    QTest::newRow("all here") << local(panelOf({u"ollama:a"_s, u"ollama:a"_s}, u"ollama:a"_s, u"ollama:a"_s))
                              << QString();
    QTest::newRow("a fallback elsewhere is not asked, the rest is") << local(falling) << QString();
}

void DestinationTest::refusals()
{
    QFETCH(chat::Panel, asked);
    QTEST(forecast::refusal(asked, endpoints), "sentence");
}

QTEST_GUILESS_MAIN(DestinationTest)
#include "tst_destination.moc"

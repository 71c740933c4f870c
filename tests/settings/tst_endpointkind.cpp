// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/endpoint.h"

#include <QSet>
#include <QTest>

using namespace settings;
using namespace Qt::StringLiterals;

/// The table of the kinds, and which kind an address has.
class TestEndpointKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void hasARowForEachKind();
    void makesASoundEndpointOfEachKind();
    void knowsServicesByTheirHost_data();
    void knowsServicesByTheirHost();
    void takesKindsAsTheyAreTyped_data();
    void takesKindsAsTheyAreTyped();
};

void TestEndpointKind::hasARowForEachKind()
{
    QSet<QString> ids;
    int number = 0;
    for (const KindFacts &facts : endpointKinds()) {
        QCOMPARE(int(facts.kind), number++);
        QCOMPARE(&factsOf(facts.kind), &facts);
        QVERIFY(endpointKindFromString(toString(facts.kind)) == facts.kind);
        QVERIFY(!displayName(facts.kind).isEmpty());
        QVERIFY(facts.keyPage.isEmpty() || QUrl(QString(facts.keyPage)).scheme() == "https"_L1);
        QVERIFY2(facts.isOwnServer() || !facts.environment.isEmpty(), facts.id.data());
        QCOMPARE(facts.hasServerTools, facts.kind == EndpointKind::OpenRouter);
        ids.insert(toString(facts.kind));
    }
    QCOMPARE(number, int(EndpointKind::Other) + 1);
    QCOMPARE(ids.size(), number);
    QVERIFY(!endpointKindFromString(u"oracle"));
}

void TestEndpointKind::makesASoundEndpointOfEachKind()
{
    for (const KindFacts &facts : endpointKinds()) {
        if (facts.kind == EndpointKind::Other)
            continue;
        const Endpoint endpoint = endpointOfKind(facts.kind);
        QVERIFY(endpoint.kind == facts.kind);
        QVERIFY(endpointFromJson(toJson(endpoint)) == endpoint);
        QCOMPARE(endpoint.isLoopback(), facts.isOwnServer());
        QCOMPARE(endpoint.id, endpointForUrl(endpoint.url).id);
    }
    QCOMPARE(endpointOfKind(EndpointKind::Ollama).name, u"Ollama on this computer"_s);
    QCOMPARE(endpointOfKind(EndpointKind::Ollama).servedAtOnce(), 1);
    QVERIFY(!endpointOfKind(EndpointKind::Groq).servedAtOnce());
}

void TestEndpointKind::knowsServicesByTheirHost_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<EndpointKind>("kind");
    for (const KindFacts &facts : endpointKinds()) {
        if (!facts.isOwnServer())
            QTest::newRow(facts.id.data()) << QString(facts.url) << facts.kind;
    }
    QTest::newRow("another path there") << u"https://api.deepseek.com/beta"_s << EndpointKind::DeepSeek;
    QTest::newRow("the other host of Together") << u"https://api.together.ai/v1"_s << EndpointKind::Together;
    QTest::newRow("a host that only begins like one")
        << u"https://api.openai.com.evil.example/v1"_s << EndpointKind::Other;
    QTest::newRow("X33: without encryption") << u"http://api.groq.com/openai/v1"_s << EndpointKind::Other;
    QTest::newRow("a port says nothing") << u"http://127.0.0.1:11434/v1"_s << EndpointKind::Other;
}

void TestEndpointKind::knowsServicesByTheirHost()
{
    QFETCH(QString, url);
    QFETCH(EndpointKind, kind);
    QVERIFY(kindOfUrl(QUrl(url)) == kind);
    QVERIFY(endpointForUrl(QUrl(url)).kind == kind);
}

void TestEndpointKind::takesKindsAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<std::optional<EndpointKind>>("kind");
    QTest::newRow("its id") << u"lm_studio"_s << std::optional(EndpointKind::LmStudio);
    QTest::newRow("its name") << u"LM Studio"_s << std::optional(EndpointKind::LmStudio);
    QTest::newRow("small, with a dot") << u"llama.cpp"_s << std::optional(EndpointKind::LlamaCpp);
    QTest::newRow("with a dash") << u"llama-cpp"_s << std::optional(EndpointKind::LlamaCpp);
    QTest::newRow("part of the name") << u"together"_s << std::optional(EndpointKind::Together);
    QTest::newRow("nothing") << QString() << std::optional<EndpointKind>();
    QTest::newRow("something else") << u"nas"_s << std::optional<EndpointKind>();
}

void TestEndpointKind::takesKindsAsTheyAreTyped()
{
    QFETCH(QString, typed);
    QFETCH(std::optional<EndpointKind>, kind);
    QVERIFY(endpointKindFromInput(typed) == kind);
}

QTEST_GUILESS_MAIN(TestEndpointKind)
#include "tst_endpointkind.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/capabilities.h"
#include "catalogue/kinship.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace catalogue;
using settings::EndpointKind;

/// What a model can be told, and whether a judge is too near to a member.
class TestCapabilities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotKnownMayBeTried();
    void whatTheListSaysHolds();
    void effortsAreThoseOfTheModel_data();
    void effortsAreThoseOfTheModel();
    void onlyOpenRouterHasWebToolsAndHosts();
    void aJudgeMayBeNear_data();
    void aJudgeMayBeNear();
};

void TestCapabilities::whatIsNotKnownMayBeTried()
{
    const Capabilities all{
        .efforts = {u"max"_s, u"xhigh"_s, u"high"_s, u"medium"_s, u"low"_s, u"minimal"_s, u"none"_s}};
    QVERIFY(capabilitiesOf(nullptr, nullptr) == all);
    const ModelInfo silent;
    const settings::Endpoint openRouter = settings::openRouter();
    QVERIFY(capabilitiesOf(&openRouter, &silent) == all);
}

void TestCapabilities::whatTheListSaysHolds()
{
    const ModelInfo info{.model = {.id = u"a/b"_s, .name = u"Bee"_s},
                         .maxOutputTokens = 8000,
                         .reasoning = Support::No,
                         .temperature = Support::No};
    const Capabilities can = capabilitiesOf(nullptr, &info);
    QCOMPARE(can.whyNoTemperature, u"Bee takes no temperature."_s);
    QCOMPARE(can.whyNoEffort, u"Bee does not reason, so it takes no effort."_s);
    QCOMPARE(can.maxOutputTokens, 8000);
}

void TestCapabilities::effortsAreThoseOfTheModel_data()
{
    QTest::addColumn<ModelInfo>("info");
    QTest::addColumn<QString>("efforts");
    QTest::newRow("those that it names, in our order")
        << ModelInfo{.efforts = {u"low"_s, u"high"_s, u"enormous"_s}} << u"high low"_s;
    QTest::newRow("it must reason") << ModelInfo{.mustReason = true} << u"max xhigh high medium low minimal"_s;
    QTest::newRow("it must reason, whatever it names")
        << ModelInfo{.efforts = {u"none"_s, u"low"_s}, .mustReason = true} << u"low"_s;
}

void TestCapabilities::effortsAreThoseOfTheModel()
{
    QFETCH(ModelInfo, info);
    QFETCH(QString, efforts);
    QCOMPARE(capabilitiesOf(nullptr, &info).efforts.join(u' '), efforts);
}

void TestCapabilities::onlyOpenRouterHasWebToolsAndHosts()
{
    settings::Endpoint ollama = settings::endpointOfKind(EndpointKind::Ollama);
    ollama.name = u"My Ollama"_s;
    const Capabilities can = capabilitiesOf(&ollama, nullptr);
    QCOMPARE(can.whyNoWebTools, u"Web search and fetch are tools of OpenRouter; My Ollama has none."_s);
    QCOMPARE(can.whyNoHosts, u"Hosts are chosen at OpenRouter only."_s);
}

void TestCapabilities::aJudgeMayBeNear_data()
{
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<QString>("judge");
    QTest::addColumn<QString>("warning");
    QTest::newRow("a stranger") << QStringList{u"openai/gpt-5.5"_s, u"google/gemini-3"_s} << u"anthropic/opus"_s
                                << QString();
    QTest::newRow("the same model") << QStringList{u"openai/gpt-5.5"_s, u"anthropic/opus"_s} << u"anthropic/opus"_s
                                    << u"The judge is the same model as member 2. Judges prefer what resembles them."_s;
    QTest::newRow("the same model twice")
        << QStringList{u"anthropic/opus"_s, u"anthropic/opus"_s} << u"anthropic/opus"_s
        << u"The judge is the same model as members 1 and 2. Judges prefer what resembles them."_s;
    QTest::newRow("the same maker")
        << QStringList{u"anthropic/haiku"_s, u"claude-sonnet"_s, u"x/y"_s} << u"anthropic/opus"_s
        << u"The judge is by the same maker (Anthropic) as members 1 and 2. Judges prefer what resembles them."_s;
    QTest::newRow("makers that nobody knows") << QStringList{u"qwerty"_s, u"asdf"_s} << u"uiop"_s << QString();
    QTest::newRow("one member is not judged") << QStringList{u"anthropic/opus"_s} << u"anthropic/opus"_s << QString();
    QTest::newRow("no judge chosen yet") << QStringList{QString(), QString()} << QString() << QString();
}

void TestCapabilities::aJudgeMayBeNear()
{
    QFETCH(QStringList, members);
    QFETCH(QString, judge);
    QFETCH(QString, warning);
    chat::Panel panel;
    for (const QString &id : std::as_const(members))
        panel.members.append({.model = {.endpoint = u"e"_s, .id = id}});
    chat::numberMembers(panel);
    panel.judge.model = {.endpoint = u"e"_s, .id = judge};
    QCOMPARE(judgeKinship(panel), warning);
    panel.policy.judging = chat::Judging::WithoutJudge;
    QCOMPARE(judgeKinship(panel), QString());
}

QTEST_GUILESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"

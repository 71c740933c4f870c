// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/panelchanges.h"
#include "chat/panelwords.h"
#include "chat/routing.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat;

namespace {

Panel trio()
{
    Panel panel;
    for (const QString &id : {u"alto"_s, u"tenor"_s, u"bass"_s})
        panel.members.append({.model = {.endpoint = u"e"_s, .id = id}});
    numberMembers(panel);
    panel.judge.model = {.endpoint = u"e"_s, .id = u"judge"_s};
    panel.writer.model = panel.judge.model;
    return panel;
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

/// What a panel is set to, and how it differs from what it was, in words.
class TestPanelWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsInWords_data();
    void settingsInWords();
    void policyInWords_data();
    void policyInWords();
    void privacyInWords();
    void changesInWords_data();
    void changesInWords();
    void aRouteIsReadAndWritten_data();
    void aRouteIsReadAndWritten();
    void whatIsNotARouteStays();
};

void TestPanelWords::settingsInWords_data()
{
    QTest::addColumn<Member>("member");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing is set") << Member{.label = u"Alto"_s} << QString();
    QTest::newRow("all is set")
        << Member{.settings = {.systemPrompt = u"Be brief."_s,
                               .temperature = 0.7,
                               .effort = u"high"_s,
                               .maxTokens = 4000,
                               .web = {.search = true, .fetch = true}},
                  .weight = 2.5,
                  .fallback = Model{.id = u"kimi"_s, .name = u"Kimi"_s}}
        << u"own instructions · temperature 0.7 · effort high · at most 4000 tokens · web search and fetch · weight 2.5 · else Kimi"_s;
    QTest::newRow("one web tool") << Member{.settings = {.web = {.fetch = true}}} << u"web fetch"_s;
    QTest::newRow("hosts") << Member{.settings = {.provider = json(R"({"order":["a","b"],"only":["a","b","c"],
                                                                     "sort":"latency","zdr":true})")}}
                           << u"first at a, b · only at a, b, c · promptest host first · other OpenRouter fields"_s;
    QTest::newRow("a sort of another manner")
        << Member{.settings = {.provider = json(R"({"sort":{"by":"price"}})")}} << u"other OpenRouter fields"_s;
}

void TestPanelWords::settingsInWords()
{
    QFETCH(Member, member);
    QFETCH(QString, words);
    QCOMPARE(wordsOf(member).join(u" · "_s), words);
}

void TestPanelWords::policyInWords_data()
{
    using namespace std::chrono_literals;
    QTest::addColumn<Policy>("policy");
    QTest::addColumn<int>("members");
    QTest::addColumn<QString>("words");
    QTest::newRow("as usual") << Policy{} << 3 << u"starts judging after all answers"_s;
    QTest::newRow("one member is not judged") << Policy{} << 1 << QString();
    QTest::newRow("quorum") << Policy{.quorum = 2, .grace = 20s} << 3
                            << u"starts judging after 2 of 3 answers, waits 20 s for the rest"_s;
    QTest::newRow("a quorum of all") << Policy{.quorum = 3} << 3 << u"starts judging after all answers"_s;
    QTest::newRow("without a judge") << Policy{.judging = Judging::WithoutJudge} << 3
                                     << u"starts writing after all answers"_s;
    QTest::newRow("all else")
        << Policy{.connectTimeout = 20s,
                  .firstTokenTimeout = 30s,
                  .noProgressTimeout = 90s,
                  .totalTimeout = 300s,
                  .moreTries = 0,
                  .budgetUsd = 0.5}
        << 1
        << u"waits 20 s for a connection · waits 30 s for the first word · gives up after 1 min 30 s "
           "without progress · gives an answer 5 min in all · does not try again · a run may "
           "cost $0.50"_s;
}

void TestPanelWords::policyInWords()
{
    QFETCH(Policy, policy);
    QFETCH(int, members);
    QFETCH(QString, words);
    QCOMPARE(wordsOf(policy, members).join(u" · "_s), words);
}

void TestPanelWords::privacyInWords()
{
    QCOMPARE(wordsOf(Privacy{}), QStringList());
    QCOMPARE(wordsOf(Privacy{true, true, true}),
             QStringList({u"no data collection"_s, u"zero retention"_s, u"this computer only"_s}));
}

void TestPanelWords::changesInWords_data()
{
    using Change = std::function<void(Panel &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QList<int>>("changed");
    QTest::addColumn<QList<int>>("added");
    const auto row = [](const char *name, const Change &change, const QString &words, const QList<int> &changed = {},
                        const QList<int> &added = {}) { QTest::newRow(name) << change << words << changed << added; };
    row("nothing", [](Panel &) {}, QString());
    row(
        "another name is no change",
        [](Panel &panel) {
            panel.name = u"Mine"_s;
            panel.members[0].model.name = u"Alto"_s;
        },
        QString());
    row("another model", [](Panel &panel) { panel.members[1].model.id = u"x"_s; }, u"member 2: model"_s, {2});
    row("the same model elsewhere", [](Panel &panel) { panel.members[1].model.endpoint = u"x"_s; },
        u"member 2: model"_s, {2});
    row("all settings of a member",
        [](Panel &panel) {
            Member &member = panel.members[0];
            member.label = u"First"_s;
            member.weight = 2;
            member.fallback = Model{.id = u"x"_s};
            member.settings = {.systemPrompt = u"s"_s,
                               .temperature = 0,
                               .effort = u"low"_s,
                               .maxTokens = 1,
                               .web = {.search = true},
                               .provider = json(R"({"sort":"price"})")};
        },
        u"member 1: label, instructions, temperature, effort, output limit, web tools, hosts, weight, fallback"_s, {1});
    row("one more", [](Panel &panel) { panel.members.append({.model = {.id = u"x"_s}}); }, u"member 4 is new"_s, {},
        {4});
    row("a duplicate with another setting",
        [](Panel &panel) {
            panel.members.insert(1, panel.members[0]);
            panel.members[1].settings.temperature = 1;
        },
        u"member 2 is new"_s, {}, {2});
    row("one less", [](Panel &panel) { panel.members.remove(1); }, u"tenor is gone"_s);
    row("another order", [](Panel &panel) { panel.members.swapItemsAt(0, 2); }, u"order of the members"_s);
    row("moved and changed",
        [](Panel &panel) {
            panel.members.swapItemsAt(0, 1);
            panel.members[0].settings.effort = u"high"_s;
        },
        u"member 1: effort · order of the members"_s, {1});
    row(
        "judge and writer",
        [](Panel &panel) {
            panel.judge.model.id = u"x"_s;
            panel.writer.settings.systemPrompt = u"In rhyme."_s;
        },
        u"judge: model · writer: instructions"_s);
    row(
        "policy and privacy",
        [](Panel &panel) {
            panel.policy = {.judging = Judging::WithoutJudge,
                            .quorum = 2,
                            .totalTimeout = std::chrono::seconds(1),
                            .moreTries = 0,
                            .budgetUsd = 1};
            panel.privacy.localOnly = true;
        },
        u"without a judge · start of judging · time limits · tries · budget · privacy"_s);
}

void TestPanelWords::changesInWords()
{
    QFETCH(std::function<void(Panel &)>, change);
    QFETCH(QString, words);
    QFETCH(QList<int>, changed);
    QFETCH(QList<int>, added);
    Panel now = trio();
    change(now);
    numberMembers(now);
    const PanelChanges changes = changesBetween(trio(), now);
    QCOMPARE(changes.words.join(u" · "_s), words);
    QCOMPARE(changes.changed, changed);
    QCOMPARE(changes.added, added);
    QCOMPARE(changes.isAny(), !words.isEmpty());
}

void TestPanelWords::aRouteIsReadAndWritten_data()
{
    QTest::addColumn<QJsonObject>("provider");
    QTest::addColumn<Routing>("routing");
    QTest::newRow("nothing") << QJsonObject() << Routing{};
    QTest::newRow("all") << json(R"({"order":["a"],"only":["a","b"],"sort":"throughput"})")
                         << Routing{{u"a"_s}, {u"a"_s, u"b"_s}, HostOrder::Throughput};
    QTest::newRow("price") << json(R"({"sort":"price"})") << Routing{.sort = HostOrder::Price};
}

void TestPanelWords::aRouteIsReadAndWritten()
{
    QFETCH(QJsonObject, provider);
    QFETCH(Routing, routing);
    QVERIFY(routingOf(provider) == routing);
    QCOMPARE(withRouting({}, routing), provider);
    QCOMPARE(withRouting(json(R"({"order":["z"],"only":["z"],"sort":"latency"})"), routing), provider);
    QVERIFY(!hasMoreThanRouting(provider));
}

void TestPanelWords::whatIsNotARouteStays()
{
    const QJsonObject odd = json(R"({"order":"anthropic","only":[1],"sort":{"by":"price"},"allow_fallbacks":false})");
    QVERIFY(hasMoreThanRouting(odd));
    QCOMPARE(withRouting(odd, routingOf(odd)), odd);
    QJsonObject expected = odd;
    expected.insert(u"only"_s, QJsonArray{u"google"_s});
    QCOMPARE(withRouting(odd, {.only = {u"google"_s}}), expected);
}

QTEST_GUILESS_MAIN(TestPanelWords)
#include "tst_panelwords.moc"

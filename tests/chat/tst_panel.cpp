// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/panelfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace chat;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::expected<Panel, QString> read(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in: %s", qPrintable(error.errorString()), json.constData());
    return panelFromJson(document.object());
}

QByteArray members(int count)
{
    QByteArray list;
    for (int i = 0; i < count; ++i)
        list += QByteArray(i ? "," : "") + R"({"endpoint":"e","model":"a"})";
    return R"({"members":[)" + list + "]}";
}

} // namespace

class TestPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void comesBackWhole();
    void unsetFieldsAreLeftOut();
    void keepsWhatItDoesNotKnow();
    void numbersItsMembers();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestPanel::comesBackWhole()
{
    const ModelSettings all{.systemPrompt = u"Be brief."_s,
                            .temperature = 0.0,
                            .effort = u"xhigh"_s,
                            .maxTokens = 4000,
                            .web = {.search = true, .fetch = true},
                            .provider = {{u"zdr"_s, true}}};
    Panel panel{.id = u"mine"_s,
                .name = u"Mine"_s,
                .note = u"A note"_s,
                .members = {{.model = {u"openrouter"_s, u"maker/alto"_s, u"Alto"_s},
                             .label = u"Al"_s,
                             .settings = all,
                             .weight = 0.1,
                             .fallback = Model{u"local"_s, u"other"_s, u"Other"_s}},
                            {.model = {u"openrouter"_s, u"maker/alto"_s, {}}, .settings = {.web = {.fetch = true}}}},
                .judge = {.model = {u"local"_s, u"judge"_s, u"Judge"_s}, .settings = all},
                .writer = {.model = {u"local"_s, u"writer"_s, {}}},
                .policy = {.judging = Judging::WithoutJudge,
                           .quorum = 2,
                           .grace = 1ms,
                           .connectTimeout = 2ms,
                           .firstTokenTimeout = 3ms,
                           .noProgressTimeout = 4ms,
                           .totalTimeout = 5ms,
                           .moreTries = 0,
                           .budgetUsd = 0.5},
                .privacy = {.noDataCollection = true, .zeroRetention = true, .localOnly = true}};
    numberMembers(panel);
    const auto back = read(QJsonDocument(toJson(panel)).toJson());
    QVERIFY2(back, qPrintable(back ? QString() : back.error()));
    QCOMPARE(QJsonDocument(toJson(*back)).toJson(), QJsonDocument(toJson(panel)).toJson());
    QVERIFY(*back == panel);
}

void TestPanel::unsetFieldsAreLeftOut()
{
    Panel panel{.members = {{.model = {u"e"_s, u"a"_s, {}}}}};
    numberMembers(panel);
    QCOMPARE(QJsonDocument(toJson(panel)).toJson(QJsonDocument::Compact),
             R"({"members":[{"endpoint":"e","model":"a"}],"version":1})");
}

void TestPanel::keepsWhatItDoesNotKnow()
{
    const QByteArray json = R"({"version":1,"comment":"top","colours":[1],
        "members":[{"endpoint":"e","model":"a","comment":"first","weight":1,
                    "fallback":{"endpoint":"e","model":"c","comment":"else"}},
                   {"endpoint":"e","model":"b","mood":{"calm":true}}],
        "judge":{"endpoint":"e","model":"a","comment":"judge"},
        "writer":{"endpoint":"e","model":"a","comment":"writer"},
        "policy":{"quorum":1,"mercy":2}})";
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    auto panel = read(json);
    QVERIFY(panel);
    QCOMPARE(panelFile(*panel), all);
    QVERIFY(*read(QJsonDocument(panelFile(*panel)).toJson()) == *panel);

    QVERIFY(!toJson(*panel).contains("comment"_L1)); // it goes nowhere but into the person's own file
    QCOMPARE(toJson(*panel), toJson(withoutExtra(*panel)));

    // It goes with the member, not with the place; and what is changed is what is written.
    panel->members.swapItemsAt(0, 1);
    panel->members[1].weight = 2;
    panel->members[1].fallback.reset();
    panel->policy.quorum.reset();
    QCOMPARE(
        panelFile(*panel).value("members"_L1).toArray(),
        QJsonArray(
            {QJsonObject{{u"endpoint"_s, u"e"_s}, {u"model"_s, u"b"_s}, {u"mood"_s, QJsonObject{{u"calm"_s, true}}}},
             QJsonObject{
                 {u"endpoint"_s, u"e"_s}, {u"model"_s, u"a"_s}, {u"comment"_s, u"first"_s}, {u"weight"_s, 2.0}}}));
    QCOMPARE(panelFile(*panel).value("policy"_L1).toObject(), QJsonObject({{u"mercy"_s, 2}}));
}

void TestPanel::numbersItsMembers()
{
    const auto panel = read(members(8));
    QVERIFY(panel);
    QCOMPARE(panel->members.size(), 8);
    QCOMPARE(panel->members.last().id.toString(), u"m8"_s);
    QCOMPARE(panel->member({3}), &panel->members.at(2));
    QCOMPARE(panel->member({9}), nullptr);
}

void TestPanel::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    const auto member = [](const QByteArray &fields) {
        return R"({"members":[{"endpoint":"e","model":"a")" + fields + "}]}";
    };
    const auto beside = [](const QByteArray &fields) {
        return R"({"members":[{"endpoint":"e","model":"a"},{"endpoint":"e","model":"b"}],)" + fields + "}";
    };
    QTest::newRow("no members") << QByteArray("{}") << u"\"members\" is empty; name one to eight models."_s;
    QTest::newRow("nine members") << members(9)
                                  << u"\"members\" has 9 entries; a panel has eight at most. Take 1 out."_s;
    QTest::newRow("members that are no list")
        << QByteArray(R"({"members":{"a":1}})") << u"\"members\" must be a list in brackets."_s;
    QTest::newRow("a member that is a name only")
        << QByteArray(R"({"members":["gpt"]})") << u"\"members\" must hold objects in braces only."_s;
    QTest::newRow("a member without a model")
        << QByteArray(R"({"members":[{"endpoint":"e"}]})") << u"\"members[1].model\" is missing."_s;
    QTest::newRow("a member without an endpoint")
        << QByteArray(R"({"members":[{"model":"a"}]})") << u"\"members[1].endpoint\" is missing."_s;
    QTest::newRow("too heavy") << member(R"(,"weight":20)")
                               << u"\"members[1].weight\" is 20; it must be from 0.1 to 10."_s;
    QTest::newRow("too light") << member(R"(,"weight":0)")
                               << u"\"members[1].weight\" is 0; it must be from 0.1 to 10."_s;
    QTest::newRow("a weight in words") << member(R"(,"weight":"9")") << u"\"members[1].weight\" must be a number."_s;
    QTest::newRow("too hot") << member(R"(,"temperature":2.5)")
                             << u"\"members[1].temperature\" is 2.5; it must be from 0 to 2."_s;
    QTest::newRow("an effort of its own")
        << member(R"(,"effort":"heroic")")
        << u"\"members[1].effort\" must be one of these: max, xhigh, high, medium, low, minimal, none."_s;
    QTest::newRow("a tool that is none") << member(R"(,"web":["search","hack"])")
                                         << u"\"members[1].web\" may hold \"search\" and \"fetch\" only."_s;
    QTest::newRow("web that is no list") << member(R"(,"web":true)")
                                         << u"\"members[1].web\" must be a list in brackets."_s;
    QTest::newRow("no room to answer") << member(R"(,"max_tokens":0)")
                                       << u"\"members[1].max_tokens\" is 0; it must be from 1 to 100000000."_s;
    QTest::newRow("half a token") << member(R"(,"max_tokens":1.5)")
                                  << u"\"members[1].max_tokens\" must be a whole number."_s;
    QTest::newRow("a fallback without a model")
        << member(R"(,"fallback":{"endpoint":"e"})") << u"\"members[1].fallback.model\" is missing."_s;
    QTest::newRow("a judge without a model")
        << beside(R"("judge":{"endpoint":"e"})") << u"\"judge.model\" is missing."_s;
    QTest::newRow("a writer that is text") << beside(R"("writer":"b")") << u"\"writer\" must be an object in braces."_s;
    QTest::newRow("a quorum beyond the members")
        << beside(R"("policy":{"quorum":3})") << u"\"policy.quorum\" is 3; it must be from 1 to 2."_s;
    QTest::newRow("an unknown way of judging")
        << beside(R"("policy":{"judging":"twice"})")
        << u"\"policy.judging\" must be one of these: with_judge, without_judge."_s;
    QTest::newRow("a negative wait") << beside(R"("policy":{"grace_ms":-1})")
                                     << u"\"policy.grace_ms\" must not be negative."_s;
    QTest::newRow("a negative budget") << beside(R"("policy":{"budget_usd":-1})")
                                       << u"\"policy.budget_usd\" is -1; it must be from 0 to 1000000."_s;
    QTest::newRow("a wish for privacy that nobody understands")
        << beside(R"("privacy":["local_only","incognito"])")
        << u"\"privacy\" may hold \"no_data_collection\", \"zero_retention\" and \"local_only\" only."_s;
    QTest::newRow("S10 from the future")
        << QByteArray(R"({"version":2,"members":"all"})")
        << u"\"version\" is 2: this panel was made by a newer Counterpoint, and this one "
           "reads up to 1. Update Counterpoint to use it."_s;
}

void TestPanel::saysWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, sentence);
    const auto panel = read(json);
    QVERIFY(!panel);
    QCOMPARE(panel.error(), sentence);
}

QTEST_GUILESS_MAIN(TestPanel)
#include "tst_panel.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandscene.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using command::ExitCode;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// `models`: what is on disk, and what is fetched anew.
class TestModelCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void saysHowToGetAList();
    void fetchesAndListsAgainWithoutAsking();
    void printsJson();
    void saysWhyNoListCame();
    void obeysNoTerminalCommands();
    void failsWhereNobodyReads();

private:
    void serve(const QByteArray &list);

    std::unique_ptr<CommandScene> m_scene;
    FakeReply m_reply;
};

void TestModelCommand::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<CommandScene>();
    m_scene->writeFile(
        u"endpoints.json"_s,
        QJsonDocument(QJsonObject{{u"version"_s, 1},
                                  {u"endpoints"_s, QJsonArray{QJsonObject{{u"id"_s, u"choir"_s},
                                                                          {u"name"_s, u"Choir"_s},
                                                                          {u"url"_s, m_scene->endpoint()},
                                                                          {u"kind"_s, u"other"_s}}}}})
            .toJson());
    m_scene->server.setHandler([this](const FakeRequest &) { return std::optional(m_reply); });
    serve(R"({"data":[{"id":"a/alto","name":"A: Alto","context_length":200000,"supported_parameters":["tools"],
        "pricing":{"prompt":"0.000003","completion":"0.000015","input_cache_read":"0.0000003"},
        "expiration_date":"2099-12-31"},{"id":"b/bass"}]})");
}

void TestModelCommand::serve(const QByteArray &list)
{
    m_reply = FakeReply::body(200, "application/json", list);
}

void TestModelCommand::saysHowToGetAList()
{
    const Outcome outcome = m_scene->run({u"models"_s});
    QCOMPARE(outcome.text(), QString());
    QVERIFY(outcome.complaint().contains("--refresh"_L1));
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(m_scene->server.connections(), 0);
}

void TestModelCommand::fetchesAndListsAgainWithoutAsking()
{
    const QString alto = u"a/alto"_s.leftJustified(44) +
                         u"   200k  Choir · $3 / $15 per million · local, tools · retires 2099-12-31\n"_s;
    const QString bass = u"b/bass"_s.leftJustified(44) + u"         Choir · price unknown · local\n"_s;
    const Outcome fetched = m_scene->run({u"models"_s, u"--refresh"_s});
    QCOMPARE(fetched.complaint(), QString());
    QCOMPARE(fetched.text(), alto + bass);
    QCOMPARE(fetched.code, ExitCode::Done);
    QCOMPARE(m_scene->server.requests().size(), 1);

    QCOMPARE(m_scene->run({u"models"_s, u"--search"_s, u"bass"_s}).text(), bass);
    QCOMPARE(m_scene->run({u"models"_s, u"--search"_s, u"nobody"_s}).text(), QString());
    QCOMPARE(m_scene->server.requests().size(), 1);
}

void TestModelCommand::printsJson()
{
    QCOMPARE(m_scene->run({u"models"_s, u"--json"_s}).out, "[\n]\n");
    const QJsonArray expected{
        QJsonObject{{u"endpoint"_s, u"choir"_s},
                    {u"model"_s, u"a/alto"_s},
                    {u"name"_s, u"Alto"_s},
                    {u"maker"_s, u"A"_s},
                    {u"local"_s, true},
                    {u"free"_s, false},
                    {u"context"_s, 200000},
                    {u"price_usd"_s, QJsonObject{{u"prompt_per_million"_s, 3},
                                                 {u"completion_per_million"_s, 15},
                                                 {u"cache_read_per_million"_s, 0.3}}},
                    {u"reasoning"_s, false},
                    {u"tools"_s, true},
                    {u"structured_output"_s, false},
                    {u"temperature"_s, false},
                    {u"retires"_s, u"2099-12-31"_s}},
    };
    QCOMPARE(m_scene->run({u"models"_s, u"--refresh"_s, u"--json"_s, u"--search"_s, u"alto"_s}).array(), expected);
}

void TestModelCommand::saysWhyNoListCame()
{
    m_reply = FakeReply::error(500, u"Out of tune"_s);
    const Outcome first = m_scene->run({u"models"_s, u"--refresh"_s});
    QVERIFY2(first.complaint().startsWith("Choir: Out of tune"_L1), qPrintable(first.complaint()));
    QCOMPARE(first.code, ExitCode::Failed);
}

void TestModelCommand::obeysNoTerminalCommands()
{
    serve("{\"data\":[{\"id\":\"a\",\"name\":\"\\u001b[31mred\",\"alias_target\":\"x\\u001b]0;title\\u0007\"}]}");
    const Outcome outcome = m_scene->run({u"models"_s, u"--refresh"_s});
    QVERIFY(outcome.text().startsWith(u'a'));
    QVERIFY(!outcome.out.contains('\x1b'));
}

void TestModelCommand::failsWhereNobodyReads()
{
    m_scene->outputLimit = 4;
    const Outcome outcome = m_scene->run({u"models"_s, u"--refresh"_s});
    QCOMPARE(outcome.code, ExitCode::Failed);
    QVERIFY(outcome.complaint().contains("No space left"_L1));
}

QTEST_GUILESS_MAIN(TestModelCommand)
#include "tst_modelcommand.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/runevent.h"
#include "commandscene.h"
#include "library/database.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using command::ExitCode;

/// `sessions`, `export`, `panels`.
class TestSessionCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void listsNothing();
    void listsSessionsNewestFirst();
    void findsAPassage();
    void exportsToTheOutputAndToAFile();
    void exportsJson();
    void S06_saysWhichQuestionsCannotBeRead();
    void exportsNothingThatIsNotThere();
    void exportsToNowhere();
    void listsPanels();
    void aBrokenPanelIsListedAsSuch();

private:
    std::unique_ptr<CommandScene> m_scene;
};

void TestSessionCommands::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<CommandScene>();
    m_scene->answers(u"alto"_s, u"Alto says yes."_s);
    m_scene->answers(u"tenor"_s, u"Tenor says no."_s);
}

void TestSessionCommands::listsNothing()
{
    const Outcome text = m_scene->run({u"sessions"_s});
    QCOMPARE(text.text(), QString());
    QCOMPARE(text.code, ExitCode::Done);
    const Outcome json = m_scene->run({u"sessions"_s, u"--json"_s});
    QCOMPARE(json.out, "[\n]\n");
}

void TestSessionCommands::listsSessionsNewestFirst()
{
    const QString first = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s}).json()[u"session"_s].toString();
    m_scene->clock.advance(std::chrono::minutes(1));
    const QString second = m_scene->ask({u"nobody"_s}, {u"--json"_s}).json()[u"session"_s].toString();
    const QJsonArray expected{QJsonObject{{u"session"_s, second},
                                          {u"title"_s, u"Why?"_s},
                                          {u"created"_s, u"2026-06-01T14:03:01.000Z"_s},
                                          {u"turns"_s, 1},
                                          {u"state"_s, u"failed"_s}},
                              QJsonObject{{u"session"_s, first},
                                          {u"title"_s, u"Why?"_s},
                                          {u"created"_s, u"2026-06-01T14:02:01.000Z"_s},
                                          {u"turns"_s, 1},
                                          {u"state"_s, u"complete"_s}}};
    const Outcome json = m_scene->run({u"sessions"_s, u"--json"_s});
    QCOMPARE(QString::fromUtf8(json.out), QString::fromUtf8(QJsonDocument(expected).toJson()));
    const QStringList lines = m_scene->run({u"sessions"_s}).text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(0).startsWith(second.left(8)) && lines.at(0).endsWith(u"failed       Why?"_s),
             qPrintable(lines.at(0)));
    QVERIFY2(lines.at(1).startsWith(first.left(8)), qPrintable(lines.at(1)));
}

void TestSessionCommands::findsAPassage()
{
    const QString id = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s}).json()[u"session"_s].toString();
    m_scene->ask({u"alto"_s});
    const QJsonArray found = m_scene->run({u"sessions"_s, u"--search"_s, u"tenor"_s, u"--json"_s}).array();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0][u"session"_s], id);
    QCOMPARE(found[0][u"passage"_s], u"Tenor says no."_s);
    const Outcome text = m_scene->run({u"sessions"_s, u"--search"_s, u"tenor"_s});
    QVERIFY2(text.text().contains(u"\n          … Tenor says no. …\n"_s), text.out.constData());
    QCOMPARE(m_scene->run({u"sessions"_s, u"--search"_s, u"nobody said this"_s, u"--json"_s}).out, "[\n]\n");
}

void TestSessionCommands::exportsToTheOutputAndToAFile()
{
    const QString id = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s}).json()[u"session"_s].toString();
    const Outcome printed = m_scene->run({u"export"_s, id.left(10)});
    QCOMPARE(printed.code, ExitCode::Done);
    QVERIFY2(printed.text().contains(u"Both have a point."_s), printed.out.constData());
    m_scene->writeFile(u"kept.md"_s, "older");
    const Outcome written = m_scene->run({u"export"_s, id, u"-o"_s, m_scene->path(u"kept.md"_s)});
    QCOMPARE(written.code, ExitCode::Done);
    QCOMPARE(written.out + written.err, QByteArray());
    QCOMPARE(QString::fromUtf8(m_scene->files().value(u"kept.md"_s)), printed.text());
}

void TestSessionCommands::exportsJson()
{
    const QString id = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s}).json()[u"session"_s].toString();
    const QJsonObject session = m_scene->run({u"export"_s, id, u"--format"_s, u"json"_s}).json();
    const chat::Turn turn = chat::turnFromJson(session[u"turns"_s][0].toObject());
    QCOMPARE(turn.session.value, id);
    QCOMPARE(turn.resultText(), u"Both have a point."_s);
}

void TestSessionCommands::S06_saysWhichQuestionsCannotBeRead()
{
    const QString id = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s}).json()[u"session"_s].toString();
    m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--session"_s, id});
    const QString file = m_scene->path(u"library/library.sqlite"_s);
    {
        library::Database database(file, library::Database::Mode::ReadWrite);
        QVERIFY(database.execute(u"UPDATE folds SET json = '{', journal = x'00' WHERE turn = 1"_s));
    }
    const Outcome outcome = m_scene->run({u"export"_s, id, u"--format"_s, u"json"_s});
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(outcome.json()[u"turns"_s].toArray().size(), 1);
    QVERIFY2(outcome.complaint().startsWith(u"In the session “Why?”, 1 of 2 questions are damaged."_s),
             outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void TestSessionCommands::exportsNothingThatIsNotThere()
{
    const Outcome outcome = m_scene->run({u"export"_s, u"zzzz"_s, u"-o"_s, m_scene->path(u"kept.md"_s)});
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    QVERIFY2(outcome.err.contains("zzzz") && outcome.err.count('\n') == 1, outcome.err.constData());
    QVERIFY(!m_scene->files().contains(u"kept.md"_s));
}

void TestSessionCommands::exportsToNowhere()
{
    const QString id = m_scene->ask({u"alto"_s}, {u"--json"_s}).json()[u"session"_s].toString();
    const QString file = m_scene->path(u"no/such/folder/kept.md"_s);
    const Outcome outcome = m_scene->run({u"export"_s, id, u"-o"_s, file});
    QCOMPARE(outcome.code, ExitCode::Failed);
    QVERIFY2(outcome.complaint().startsWith(u"%1 cannot be written: "_s.arg(file)), outcome.err.constData());
    QCOMPARE(outcome.text(), QString());
}

void TestSessionCommands::listsPanels()
{
    const Outcome outcome = m_scene->run({u"panels"_s, u"--json"_s});
    QCOMPARE(outcome.code, ExitCode::Done);
    QStringList ids;
    const QJsonArray panels = outcome.array();
    for (const QJsonValue &panel : panels) {
        ids.append(panel[u"id"_s].toString());
        QCOMPARE(panel[u"origin"_s], u"shipped"_s);
        QVERIFY2(!panel[u"fill"_s].isUndefined() || panel[u"members"_s].toArray().size() > 1, qPrintable(ids.last()));
    }
    const QStringList expected{u"fable-gpt"_s,  u"opus-gpt-gemini"_s,      u"opus-gpt"_s,
                               u"opus-twice"_s, u"gemini-kimi-deepseek"_s, u"local"_s,
                               u"demo"_s};
    QCOMPARE(ids, expected);
    QCOMPARE(
        panels[2][u"members"_s],
        QJsonValue(QJsonArray{
            QJsonObject{
                {u"member"_s, u"m1"_s}, {u"endpoint"_s, u"openrouter"_s}, {u"model"_s, u"anthropic/claude-opus-4.8"_s}},
            QJsonObject{{u"member"_s, u"m2"_s}, {u"endpoint"_s, u"openrouter"_s}, {u"model"_s, u"openai/gpt-5.5"_s}}}));
    QVERIFY(m_scene->files().isEmpty());
}

void TestSessionCommands::aBrokenPanelIsListedAsSuch()
{
    QVERIFY(QDir(m_scene->folder()).mkpath(u"panels"_s));
    m_scene->writeFile(u"panels/broken.json"_s, "{");
    const Outcome outcome = m_scene->run({u"panels"_s, u"--json"_s});
    const QJsonValue last = outcome.array().last();
    QCOMPARE(last[u"id"_s], u"broken"_s);
    QVERIFY2(last[u"problem"_s].toString().contains(u"broken.json"_s), outcome.out.constData());
    QVERIFY(m_scene->run({u"panels"_s}).text().contains(last[u"problem"_s].toString()));
}

QTEST_GUILESS_MAIN(TestSessionCommands)
#include "tst_sessioncommands.moc"

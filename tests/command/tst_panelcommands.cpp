// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandscene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using command::ExitCode;

/// `panels show`, `import`, `export`.
class TestPanelCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void showsAPanelInWords();
    void showsAPanelAsItStandsInAFile();
    void importsShowsAndExports();
    void whatIsNoPartOfAPanelIsNotKept();
    void replacesOnlyWhenToldSo();
    void refuses_data();
    void refuses();
    void X11_aPanelCannotSpeakToTheTerminal();

private:
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        m_scene->writeFile(name, bytes);
        return m_scene->path(name);
    }

    std::unique_ptr<CommandScene> m_scene;
};

const QByteArray choir = R"({"version":1,"name":"Choir","members":[
    {"endpoint":"openrouter","model":"anthropic/opus","name":"Opus","effort":"high","web":["search"]},
    {"endpoint":"openrouter","model":"openai/gpt","weight":2}],
    "judge":{"endpoint":"openrouter","model":"anthropic/opus","name":"Opus"},
    "writer":{"endpoint":"openrouter","model":"google/gemini","system_prompt":"In rhyme."},
    "policy":{"quorum":1,"budget_usd":0.5},"privacy":["zero_retention"]})";

void TestPanelCommands::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<CommandScene>();
}

void TestPanelCommands::showsAPanelInWords()
{
    const Outcome shown = m_scene->run({u"panels"_s, u"show"_s, file(u"choir.json"_s, choir)});
    QCOMPARE(shown.complaint(), QString());
    QCOMPARE(shown.code, ExitCode::Done);
    QCOMPARE(shown.text(),
             u"Choir\n"
             "1        Opus (openrouter anthropic/opus): effort high · web search\n"
             "2        openai/gpt (openrouter openai/gpt): weight 2\n"
             "judge    Opus (openrouter anthropic/opus)\n"
             "         The judge is the same model as member 1. Judges prefer what resembles them.\n"
             "writer   google/gemini (openrouter google/gemini): own instructions\n"
             "policy   starts judging after 1 of 2 answers, waits 10 s for the rest · a run may cost $0.50\n"
             "privacy  zero retention\n"
             "         Web search and fetch are not covered: what is looked up for Opus goes to other services.\n"_s);
    const Outcome shipped = m_scene->run({u"panels"_s, u"show"_s, u"opus-gpt"_s});
    QVERIFY2(shipped.text().startsWith(u"Opus 4.8 + GPT-5.5\n"_s) && shipped.text().contains(u"DRACO"_s),
             shipped.out.constData());
}

void TestPanelCommands::showsAPanelAsItStandsInAFile()
{
    const QJsonObject json = m_scene->run({u"panels"_s, u"show"_s, file(u"choir.json"_s, choir), u"--json"_s}).json();
    QCOMPARE(json, QJsonDocument::fromJson(choir).object());
}

void TestPanelCommands::importsShowsAndExports()
{
    const Outcome kept =
        m_scene->run({u"panels"_s, u"import"_s, file(u"choir.json"_s, choir), u"--name"_s, u"My choir"_s});
    QCOMPARE(kept.text(), u"Kept My choir as my-choir.\n"_s);
    QVERIFY(m_scene->files().contains(u"panels/my-choir.json"_s));
    const Outcome given =
        m_scene->run({u"panels"_s, u"export"_s, u"My choir"_s, u"-o"_s, m_scene->path(u"given.json"_s)});
    QCOMPARE(given.code, ExitCode::Done);
    QCOMPARE(given.out + given.err, QByteArray());
    QJsonObject expected = QJsonDocument::fromJson(choir).object();
    expected.insert(u"name"_s, u"My choir"_s);
    QCOMPARE(QJsonDocument::fromJson(m_scene->files().value(u"given.json"_s)).object(), expected);
    QCOMPARE(m_scene->run({u"panels"_s, u"export"_s, u"my-choir"_s}).json(), expected);
}

void TestPanelCommands::whatIsNoPartOfAPanelIsNotKept()
{
    const QString given = file(u"given.json"_s, R"({"name":"Given","api_key":"sk-canary","members":[
        {"endpoint":"e","model":"m","api_key":"sk-canary","base_url":"https://sk-canary.example"}]})");
    QCOMPARE(m_scene->run({u"panels"_s, u"import"_s, given}).code, ExitCode::Done);
    QVERIFY(!m_scene->files().value(u"panels/given.json"_s).contains("sk-canary"));
    QVERIFY(!m_scene->run({u"panels"_s, u"export"_s, u"given"_s}).out.contains("sk-canary"));
    QVERIFY(!m_scene->run({u"panels"_s, u"show"_s, given}).out.contains("sk-canary"));
}

void TestPanelCommands::replacesOnlyWhenToldSo()
{
    QVERIFY(m_scene->run({u"panels"_s, u"import"_s, file(u"choir.json"_s, choir)}).err.isEmpty());
    const QByteArray before = m_scene->files().value(u"panels/choir.json"_s);
    const QString solo = file(u"solo.json"_s, R"({"name":"CHOIR","members":[{"endpoint":"e","model":"m"}]})");
    const Outcome refused = m_scene->run({u"panels"_s, u"import"_s, solo});
    QCOMPARE(refused.code, ExitCode::WrongUse);
    QVERIFY2(refused.complaint().contains(u"--replace"_s), refused.err.constData());
    QCOMPARE(m_scene->files().value(u"panels/choir.json"_s), before);
    QCOMPARE(m_scene->run({u"panels"_s, u"import"_s, solo, u"--replace"_s}).code, ExitCode::Done);
    QVERIFY(m_scene->files().value(u"panels/choir.json"_s) != before);
}

void TestPanelCommands::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::addColumn<ExitCode>("code");
    QTest::newRow("nobody") << QStringList{u"show"_s, u"nobody"_s} << u"no panel called nobody"_s << ExitCode::WrongUse;
    QTest::newRow("what the program fills")
        << QStringList{u"export"_s, u"local"_s} << u"names no members"_s << ExitCode::WrongUse;
    QTest::newRow("no file") << QStringList{u"import"_s, u"/nowhere.json"_s} << u"/nowhere.json"_s
                             << ExitCode::WrongUse;
    QTest::newRow("a broken file") << QStringList{u"import"_s, u"FOLDER/broken.json"_s} << u"line 1, column"_s
                                   << ExitCode::WrongUse;
    QTest::newRow("a shipped panel's name") << QStringList{u"import"_s, u"FOLDER/choir.json"_s, u"--name"_s, u"Local"_s}
                                            << u"came with Counterpoint"_s << ExitCode::Failed;
    QTest::newRow("nowhere to write") << QStringList{u"export"_s, u"opus-gpt"_s, u"-o"_s, u"/nowhere/x.json"_s}
                                      << u"cannot be written"_s << ExitCode::Failed;
}

void TestPanelCommands::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    QFETCH(ExitCode, code);
    m_scene->writeFile(u"choir.json"_s, choir);
    m_scene->writeFile(u"broken.json"_s, "{]");
    const auto before = m_scene->files();
    arguments.replaceInStrings(u"FOLDER"_s, m_scene->folder());
    const Outcome outcome = m_scene->run(QStringList{u"panels"_s} + arguments);
    QCOMPARE(outcome.code, code);
    QCOMPARE(outcome.text(), QString());
    QVERIFY2(outcome.complaint().contains(says), outcome.err.constData());
    QVERIFY(m_scene->files() == before);
}

void TestPanelCommands::X11_aPanelCannotSpeakToTheTerminal()
{
    const QString hostile = file(u"hostile.json"_s, R"({"name":"a\u001b]0;b\nc","members":[
        {"endpoint":"e","model":"m\u001b[2J","label":"one\n2        two\u202e"}]})");
    const QString shown = m_scene->run({u"panels"_s, u"show"_s, hostile}).text();
    QCOMPARE(shown.count(u'\n'), 3);
    QVERIFY(!shown.contains(u'\u001b') && !shown.contains(u'\u202e'));
}

QTEST_GUILESS_MAIN(TestPanelCommands)
#include "tst_panelcommands.moc"

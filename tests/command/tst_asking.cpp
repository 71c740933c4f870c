// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/limits.h"
#include "chat/runevent.h"
#include "commandscene.h"
#include "fusion/panelrun.h"
#include "library/library.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using command::ExitCode;
using testsupport::FakeReply;

namespace {

QString shortIdIn(const Outcome &sessions)
{
    return sessions.array()[0][u"session"_s].toString().left(8);
}

QStringList said(const testsupport::FakeRequest &request)
{
    QStringList list;
    const QJsonArray messages = request.json[u"messages"_s].toArray();
    for (const QJsonValue &message : messages)
        list.append(message[u"role"_s].toString() + u": "_s + message[u"content"_s].toString());
    return list;
}

} // namespace

/// `ask`: where the question and the panel come from, and where it all goes.
class TestAsking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void eventsFoldToTheSameTurn();
    void aPipeGetsMarkdown();
    void interruptedInMidAnswerItKeepsWhatCame();
    void readsThePrompt_data();
    void readsThePrompt();
    void refusesThePrompt_data();
    void refusesThePrompt();
    void goesOnWithASession();
    void goesOnWithThePanelAfterJustOne();
    void goesOnWithAnotherPanel();
    void unknownSession();
    void ambiguousSession();
    void keepsNothingWhereToldSo();
    void asksTheLastUsedPanel();
    void withoutAnyPanelItNamesTheDemo();
    void playsTheDemo();
    void foretellsAndSendsNothing();
    void aForecastIsKeptWithTheTurn();
    void X25_theKeyIsNowhere_data();
    void X25_theKeyIsNowhere();

private:
    /// A saved panel at the scene's server, and its name.
    void savePanel() const;
    void refusesSession(const QString &prefix);

    std::unique_ptr<CommandScene> m_scene;
};

void TestAsking::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<CommandScene>();
    m_scene->answers(u"alto"_s, u"Alto says yes."_s);
    m_scene->answers(u"tenor"_s, u"Tenor says no."_s);
}

void TestAsking::eventsFoldToTheSameTurn()
{
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--events"_s});
    QCOMPARE(outcome.code, ExitCode::Done);
    chat::Turn turn;
    const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const auto event = chat::runEventFromJson(QJsonDocument::fromJson(line).object());
        QVERIFY2(event, line.constData());
        if (turn.id.isEmpty())
            turn.id = event->turn;
        chat::apply(turn, *event);
    }
    QCOMPARE(toString(turn.state), u"complete"_s);
    QCOMPARE(turn.prompt, u"Why?"_s);
    QCOMPARE(turn.resultText(), u"Both have a point."_s);
    const QJsonObject kept = m_scene->run({u"export"_s, turn.session.value, u"--format"_s, u"json"_s}).json();
    QCOMPARE(chat::turnFromJson(kept[u"turns"_s][0].toObject()), turn);
}

void TestAsking::aPipeGetsMarkdown()
{
    const Outcome piped = m_scene->ask({u"alto"_s, u"tenor"_s});
    QCOMPARE(piped.code, ExitCode::Done);
    QCOMPARE(piped.complaint(), QString());
    QVERIFY2(piped.text().startsWith(u"# Why?\n"_s), piped.out.constData());
    QVERIFY2(piped.text().contains(u"## Fused answer\n\nBoth have a point.\n"_s), piped.out.constData());
    m_scene->isTerminal = true;
    const Outcome asked = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--markdown"_s});
    QCOMPARE(asked.text(), piped.text());
}

void TestAsking::interruptedInMidAnswerItKeepsWhatCame()
{
    m_scene->server.answer(u"alto"_s, FakeReply::stream().role().text("Half an").wait(u"never"_s));
    m_scene->interruptAt = "Half an";
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--events"_s});
    QCOMPARE(outcome.code, ExitCode::Cancelled);
    QVERIFY2(outcome.out.trimmed().endsWith("}") && outcome.out.contains(R"("state":"cancelled")"),
             outcome.out.constData());
    const Outcome sessions = m_scene->run({u"sessions"_s, u"--json"_s});
    QCOMPARE(sessions.array()[0][u"state"_s], u"cancelled"_s);
    const Outcome kept = m_scene->run({u"export"_s, shortIdIn(sessions)});
    QVERIFY2(kept.text().contains(u"Half an"_s), kept.out.constData());
}

void TestAsking::readsThePrompt_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("asked");
    QTest::newRow("as it is") << QByteArray("Why?") << u"Why?"_s;
    QTest::newRow("without the line break that closes it") << QByteArray("Why?\n") << u"Why?"_s;
    QTest::newRow("several lines, spaces and all")
        << QByteArray("  Why?\n\n  And how?\r\n") << u"  Why?\n\n  And how?"_s;
    QTest::newRow("of exactly 1 MB") << QByteArray(chat::maxPromptBytes, 'a') << QString(chat::maxPromptBytes, u'a');
    QTest::newRow("of broken UTF-8") << QByteArray("Wh\xffy?") << u"Wh\ufffdy?"_s;
}

void TestAsking::readsThePrompt()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, asked);
    const Outcome outcome = m_scene->run(
        {u"ask"_s, u"--endpoint"_s, m_scene->endpoint(), u"--model"_s, u"alto"_s, u"--json"_s, u"-"_s}, input);
    QCOMPARE(outcome.complaint(), QString());
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(m_scene->server.requestsFor(u"alto"_s).first().lastText(u"user"_s), asked);
}

void TestAsking::refusesThePrompt_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("complaint");
    const QString empty = u"The question is empty; write what you want to ask.\n"_s;
    const QString tooLong = u"The question is longer than 1 MB, which is the limit; shorten it.\n"_s;
    QTest::newRow("nothing") << QByteArray() << empty;
    QTest::newRow("blanks") << QByteArray(" \n\t\n") << empty;
    QTest::newRow("one byte too many") << QByteArray(chat::maxPromptBytes + 1, 'a') << tooLong;
    QTest::newRow("much too much") << QByteArray(5 * chat::maxPromptBytes, 'a') << tooLong;
    QTest::newRow("too many bytes in fewer letters") << QString(chat::maxPromptBytes / 2 + 1, u'é').toUtf8() << tooLong;
}

void TestAsking::refusesThePrompt()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, complaint);
    const Outcome outcome = m_scene->run(
        {u"ask"_s, u"--endpoint"_s, m_scene->endpoint(), u"--model"_s, u"alto"_s, u"--json"_s, u"-"_s}, input);
    QCOMPARE(outcome.complaint(), complaint);
    QCOMPARE(outcome.text(), QString());
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    QVERIFY(m_scene->server.requests().isEmpty());
    QVERIFY(m_scene->files().isEmpty());
}

void TestAsking::goesOnWithASession()
{
    m_scene->ask({u"alto"_s, u"tenor"_s});
    const QString id = shortIdIn(m_scene->run({u"sessions"_s, u"--json"_s}));
    const Outcome outcome = m_scene->run({u"ask"_s, u"--session"_s, id, u"--json"_s, u"And then?"_s});
    QCOMPARE(outcome.complaint(), QString());
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(outcome.json()[u"answers"_s].toArray().size(), 2);
    const QStringList expected{u"user: Why?"_s, u"assistant: Both have a point."_s, u"user: And then?"_s};
    QCOMPARE(said(m_scene->server.requestsFor(u"alto"_s).last()), expected);
    QCOMPARE(said(m_scene->server.requestsFor(u"tenor"_s).last()), expected);
    QCOMPARE(m_scene->run({u"sessions"_s, u"--json"_s}).array()[0][u"turns"_s], 2);
}

void TestAsking::goesOnWithThePanelAfterJustOne()
{
    m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--events"_s});
    const QString id = m_scene->run({u"sessions"_s, u"--json"_s}).array()[0][u"session"_s].toString();
    const QJsonArray turns = m_scene->run({u"export"_s, id, u"--format"_s, u"json"_s}).json()[u"turns"_s].toArray();
    const chat::Turn panelTurn = chat::turnFromJson(turns[0].toObject());
    chat::event::RunStarted justOne;
    justOne.session = panelTurn.session;
    justOne.parent = panelTurn.id;
    justOne.prompt = u"In short?"_s;
    justOne.wallTime = m_scene->clock.wallTime();
    justOne.panel = fusion::justOne(panelTurn.panel);
    justOne.kind = chat::RunKind::JustOne;
    const chat::TurnId turn = chat::TurnId::create();
    {
        library::Library library(m_scene->clock);
        QVERIFY(library.open(m_scene->path(u"library"_s)));
        library.append({.seq = 1, .turn = turn, .what = justOne});
        library.append({.seq = 2, .turn = turn, .what = chat::event::RunFinished{}});
    }
    const Outcome outcome = m_scene->run({u"ask"_s, u"--session"_s, id, u"--json"_s, u"And then?"_s});
    QCOMPARE(outcome.json()[u"answers"_s].toArray().size(), 2);
    QCOMPARE(m_scene->run({u"sessions"_s, u"--json"_s}).array()[0][u"turns"_s], 3);
}

void TestAsking::goesOnWithAnotherPanel()
{
    m_scene->ask({u"alto"_s, u"tenor"_s});
    const QString id = shortIdIn(m_scene->run({u"sessions"_s, u"--json"_s}));
    const Outcome outcome = m_scene->ask({u"tenor"_s}, {u"--session"_s, id, u"--json"_s});
    QCOMPARE(outcome.json()[u"answers"_s].toArray().size(), 1);
    QCOMPARE(m_scene->run({u"sessions"_s, u"--json"_s}).array().size(), 1);
}

void TestAsking::unknownSession()
{
    m_scene->ask({u"alto"_s});
    refusesSession(u"zzzz"_s);
}

void TestAsking::ambiguousSession()
{
    QSet<QChar> beginnings;
    std::optional<QChar> shared;
    while (!shared) { // at most seventeen times: ids are written in sixteen digits
        const Outcome asked = m_scene->ask({u"alto"_s}, {u"--json"_s});
        const QChar beginning = asked.json()[u"session"_s].toString().front();
        if (beginnings.contains(beginning))
            shared = beginning;
        beginnings.insert(beginning);
    }
    refusesSession(*shared);
}

void TestAsking::refusesSession(const QString &prefix)
{
    const qsizetype before = m_scene->server.requests().size();
    const Outcome outcome = m_scene->ask({u"alto"_s}, {u"--session"_s, prefix});
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    QCOMPARE(outcome.text(), QString());
    QVERIFY2(outcome.err.contains(prefix.toUtf8()) && outcome.err.count('\n') == 1, outcome.err.constData());
    QCOMPARE(m_scene->server.requests().size(), before);
}

void TestAsking::keepsNothingWhereToldSo()
{
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--no-save"_s, u"--json"_s});
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(outcome.json()[u"status"_s], u"complete"_s);
    QCOMPARE(m_scene->files().keys(), QStringList());
}

void TestAsking::savePanel() const
{
    QVERIFY(QDir(m_scene->folder()).mkpath(u"panels"_s));
    m_scene->writeFile(u"panels/pair.json"_s, R"({"version": 1, "name": "Pair", "members": [
        {"endpoint": "here", "model": "alto"}, {"endpoint": "here", "model": "tenor"}],
        "judge": {"endpoint": "here", "model": "maestro"}, "writer": {"endpoint": "here", "model": "scribe"}})");
    m_scene->writeFile(
        u"endpoints.json"_s,
        uR"({"version": 1, "endpoints": [{"id": "here", "name": "Here", "url": "%1", "kind": "other"}]})"_s
            .arg(m_scene->endpoint())
            .toUtf8());
}

void TestAsking::asksTheLastUsedPanel()
{
    savePanel();
    const Outcome named = m_scene->run({u"ask"_s, u"--panel"_s, u"pair"_s, u"--json"_s, u"Why?"_s});
    QCOMPARE(named.complaint(), QString());
    QCOMPARE(named.json()[u"status"_s], u"complete"_s);
    const Outcome again = m_scene->run({u"ask"_s, u"--json"_s, u"And now?"_s});
    QCOMPARE(again.complaint(), QString());
    QCOMPARE(again.json()[u"answers"_s], named.json()[u"answers"_s]);
    QVERIFY2(again.json()[u"session"_s] != named.json()[u"session"_s], "a session of its own");
}

void TestAsking::withoutAnyPanelItNamesTheDemo()
{
    const Outcome outcome = m_scene->run({u"ask"_s, u"Why?"_s});
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    QVERIFY2(outcome.err.contains("--panel demo") && outcome.err.count('\n') == 1, outcome.err.constData());
    QCOMPARE(outcome.text(), QString());
}

void TestAsking::playsTheDemo()
{
    const Outcome outcome = m_scene->run({u"ask"_s, u"--panel"_s, u"demo"_s, u"--json"_s, u"Anything"_s});
    QVERIFY2(outcome.complaint().startsWith(u"An example written by us, no model is called."_s),
             outcome.err.constData());
    const QJsonObject report = outcome.json();
    QVERIFY2(!report[u"fused"_s][u"text"_s].toString().isEmpty(), outcome.out.constData());
    QVERIFY(report[u"answers"_s].toArray().size() > 1);
    QCOMPARE(outcome.code, ExitCode::Done);
    QVERIFY(m_scene->server.requests().isEmpty());
}

void TestAsking::foretellsAndSendsNothing()
{
    m_scene->priceOf = [](const chat::Model &model) -> std::optional<chat::Price> {
        if (model.id == u"tenor")
            return std::nullopt;
        return chat::Price{.promptUsd = 5, .completionUsd = 25};
    };
    const Outcome text = m_scene->ask({u"alto"_s, u"alto"_s}, {u"--forecast"_s});
    QCOMPARE(text.code, ExitCode::Done);
    QVERIFY2(text.text().startsWith(u"The panel: ≈ $"_s), text.out.constData());
    QVERIFY2(text.text().contains(u"× scribe alone\n"_s), text.out.constData());
    QVERIFY2(text.text().contains(u"\nWhere it goes: stays on this computer.\n"_s), text.out.constData());
    QVERIFY2(text.text().contains(u"\nGuessed, for want of earlier answers here: alto, maestro, scribe.\n"_s),
             text.out.constData());

    const QJsonObject json = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--forecast"_s, u"--json"_s}).json();
    QVERIFY(json[u"low_usd"_s].toDouble() > 0);
    QVERIFY(json[u"high_usd"_s].toDouble() > json[u"low_usd"_s].toDouble());
    QVERIFY(json[u"high_ms"_s].toDouble() > json[u"low_ms"_s].toDouble());
    QVERIFY(json[u"just_one"_s][u"low_usd"_s].toDouble() < json[u"low_usd"_s].toDouble());
    QCOMPARE(json[u"prompt_tokens"_s].toInt(), 1);
    QVERIFY(!json[u"counted"_s].toBool(true));
    QCOMPARE(json[u"goes_to"_s].toString(), u"stays on this computer"_s);

    QVERIFY(m_scene->server.requests().isEmpty());
    QVERIFY(m_scene->run({u"sessions"_s, u"--json"_s}).array().isEmpty());
    QCOMPARE(m_scene->run({u"ask"_s, u"--panel"_s, u"demo"_s, u"--forecast"_s, u"Why?"_s}).code, ExitCode::WrongUse);
}

void TestAsking::aForecastIsKeptWithTheTurn()
{
    m_scene->priceOf = [](const chat::Model &) { return chat::Price{.promptUsd = 5, .completionUsd = 25}; };
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--events"_s});
    const QJsonObject started = QJsonDocument::fromJson(outcome.out.left(outcome.out.indexOf('\n'))).object();
    QVERIFY(started[u"forecast"_s][u"high_usd"_s].toDouble() > 0);
    QCOMPARE(started[u"forecast"_s][u"alone"_s][u"name"_s].toString(), u"scribe"_s);
}

void TestAsking::X25_theKeyIsNowhere_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("isTerminal");
    QTest::newRow("JSON") << u"--json"_s << false;
    QTest::newRow("events") << u"--events"_s << false;
    QTest::newRow("Markdown") << u"--markdown"_s << false;
    QTest::newRow("a terminal") << QString() << true;
}

void TestAsking::X25_theKeyIsNowhere()
{
    QFETCH(QString, format);
    QFETCH(bool, isTerminal);
    m_scene->key = "sk-canary-5f0e9a7731c84d22";
    m_scene->isTerminal = isTerminal;
    const QString key = QString::fromLatin1(m_scene->key);
    m_scene->server.answer(u"tattler"_s, FakeReply::error(401, u"The key Bearer %1 is wrong"_s.arg(key)));
    m_scene->server.answer(u"page"_s, FakeReply::body(403, "text/html", "<h1>No: " + m_scene->key + "</h1>"));
    m_scene->server.answer(u"late"_s, FakeReply::stream().role().text("So").errorChunk(u"Bad key %1"_s.arg(key), 401));
    m_scene->server.answer(u"scribe"_s, FakeReply::error(403, u"%1 may not write"_s.arg(key)));
    const QStringList models{u"alto"_s, u"tenor"_s, u"tattler"_s, u"page"_s, u"late"_s};
    const Outcome outcome = m_scene->ask(models, format.isEmpty() ? QStringList() : QStringList{format});
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(m_scene->server.requestsFor(u"tattler"_s).first().header("Authorization"), "Bearer " + m_scene->key);
    const QByteArray canary = "canary-5f0e";
    QVERIFY2(!outcome.out.contains(canary), outcome.out.constData());
    QVERIFY2(!outcome.err.contains(canary), outcome.err.constData());
    const QHash<QString, QByteArray> files = m_scene->files();
    QVERIFY(!files.isEmpty());
    for (auto file = files.begin(); file != files.end(); ++file)
        QVERIFY2(!file->contains(canary), qPrintable(file.key()));
}

QTEST_GUILESS_MAIN(TestAsking)
#include "tst_asking.moc"

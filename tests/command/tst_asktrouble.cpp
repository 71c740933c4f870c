// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandscene.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using command::ExitCode;
using testsupport::FakeReply;

namespace {

/// "kind: message remedy" of the first member.
QString errorIn(const Outcome &outcome)
{
    const QJsonValue error = outcome.json()[u"answers"_s][0][u"error"_s];
    return u"%1: %2 %3"_s.arg(error[u"kind"_s].toString(), error[u"message"_s].toString(),
                              error[u"remedy"_s].toString());
}

} // namespace

/// Bad input, and servers that do not behave: each gets a message that says what to do.
class TestAskTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void wrongUse_data();
    void wrongUse();
    void panelFiles_data();
    void panelFiles();
    void servers_data();
    void servers();
    void speaksNoTlsWhereItIsExpected();
    void P04_aServerThatRefuses();
    void P04_aServerThatNobodyKnows();
    void aPanelWhoseConnectionIsUnknown();
    void aLibraryThatCannotBeMade();
    void aSessionOfALibraryThatCannotBeOpened();
    void anOutputThatTakesNothing();
    void anOutputThatEndsInMidRun();

private:
    std::unique_ptr<CommandScene> m_scene;
};

void TestAskTrouble::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<CommandScene>();
    m_scene->answers(u"alto"_s, u"Alto says yes."_s);
    m_scene->answers(u"tenor"_s, u"Tenor says no."_s);
}

void TestAskTrouble::wrongUse_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("complaint");
    const auto at = [](const QString &address) {
        return QStringList{u"--endpoint"_s, address, u"--model"_s, u"alto"_s};
    };
    QTest::newRow("an endpoint without http")
        << at(u"127.0.0.1:11434"_s)
        << u"The address must begin with http:// or https://, not as in 127.0.0.1:11434.\n"_s;
    QTest::newRow("an endpoint that is no URL")
        << at(u"http://"_s) << u"http:// is no valid address; it looks like https://host/v1.\n"_s;
    QTest::newRow("an endpoint with a password")
        << at(u"https://me:secret@example.org/v1"_s)
        << u"Leave name and password out of the address; a key is kept apart from it.\n"_s;
    QTest::newRow("an endpoint with escape sequences")
        << at(u"\u001b[31mred"_s) << u"The address must begin with http:// or https://, not as in \ufffd[31mred.\n"_s;
    QTest::newRow("a panel that does not exist")
        << QStringList{u"--panel"_s, u"nowhere"_s}
        << u"There is no panel called nowhere. “counterpoint panels” lists those there are.\n"_s;
    QTest::newRow("the local panel")
        << QStringList{u"--panel"_s, u"local"_s}
        << u"The panel “Local” is filled with the servers that the window finds on this computer; here, name one: "
           "--endpoint http://127.0.0.1:11434/v1 --model ID.\n"_s;
}

void TestAskTrouble::wrongUse()
{
    QFETCH(QStringList, options);
    QFETCH(QString, complaint);
    const Outcome outcome = m_scene->run(QStringList{u"ask"_s} + options + QStringList{u"Why?"_s});
    QCOMPARE(outcome.complaint(), complaint);
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    QCOMPARE(outcome.text(), QString());
    QVERIFY(m_scene->server.requests().isEmpty());
}

void TestAskTrouble::panelFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("complaint");
    const QByteArray member = R"({"endpoint": "openrouter", "model": "alto"})";
    QByteArrayList nine;
    for (int i = 0; i < 9; ++i)
        nine.append(member);
    QTest::newRow("broken") << QByteArray(R"({"version": 1, "members": [)")
                            << u" is broken at line 1, column 27: unterminated array."_s;
    QTest::newRow("empty") << QByteArray() << u" is empty."_s;
    QTest::newRow("from the future")
        << QByteArray(R"({"version": 99, "members": []})")
        << u": \"version\" is 99: this panel was made by a newer Counterpoint, and this one reads up to 1. Update Counterpoint to use it."_s;
    QTest::newRow("nine members") << QByteArray(R"({"version": 1, "members": [)" + nine.join(',') + "]}")
                                  << u": \"members\" has 9 entries; a panel has eight at most. Take 1 out."_s;
    QTest::newRow("no members") << QByteArray(R"({"version": 1, "members": []})")
                                << u": \"members\" is empty; name one to eight models."_s;
    QTest::newRow("a member without a model")
        << QByteArray(R"({"version": 1, "members": [{"endpoint": "openrouter"}]})")
        << u": \"members[1].model\" is missing."_s;
    QTest::newRow("members of a wrong type")
        << QByteArray(R"({"version": 1, "members": "alto"})") << u": \"members\" must be a list in brackets."_s;
}

void TestAskTrouble::panelFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, complaint);
    m_scene->writeFile(u"panel.json"_s, content);
    const QString file = m_scene->path(u"panel.json"_s);
    const Outcome outcome = m_scene->run({u"ask"_s, u"--panel"_s, file, u"Why?"_s});
    QCOMPARE(outcome.complaint(), file + complaint + u'\n');
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    QCOMPARE(m_scene->files().value(u"panel.json"_s), content);
}

void TestAskTrouble::servers_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("error"); ///< "kind: message remedy", PORT for the port
    QTest::newRow("P05 answers HTML")
        << FakeReply::body(200, "text/html", "<!DOCTYPE html><title>Router login</title><h1>Log in</h1>")
        << u"protocol: This computer, port PORT answered with a web page, not with a model's reply. Check that this is the right address, and that no sign-in page of the network is in the way."_s;
    QTest::newRow("answers JSON of something else")
        << FakeReply::body(200, "application/json", R"({"hello": "world"})")
        << u"protocol: This computer, port PORT answered with something that is not a model's reply. Check that http://127.0.0.1:PORT/v1 is the address of a model server."_s;
    QTest::newRow("says nothing but blanks")
        << FakeReply::answer(u" \n\n"_s)
        << u"protocol: The model ended without a word. Try again, or choose another model."_s;
    QTest::newRow("asks for a tool")
        << FakeReply::stream()
               .role()
               .delta({{u"tool_calls"_s, QJsonArray{QJsonObject{{u"index"_s, 0}, {u"id"_s, u"call_1"_s}}}}})
               .finish(u"tool_calls"_s)
               .done()
        << u"protocol: The model asked for a tool that it was not offered. Try again, or choose another model."_s;
    QTest::newRow("has no such model")
        << FakeReply::error(404, u"The model `alto` does not exist"_s)
        << u"model: The model `alto` does not exist Check the name of the model, or choose another one at This computer, port PORT."_s;
    QTest::newRow("speaks TLS where none is expected")
        << FakeReply::raw(QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7))
        << u"network: 127.0.0.1 closed the connection before it answered. Check that the server runs, and whether its address begins with https instead of http."_s;
    QTest::newRow("wants TLS and says so")
        << FakeReply::body(400, "text/html",
                           "<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>")
        << u"protocol: This computer, port PORT answered with a web page, not with a model's reply. Check that this is the right address, and that no sign-in page of the network is in the way."_s;
    QTest::newRow("wants a key") << FakeReply::error(401, u"No key"_s)
                                 << u"key: No key Set a key for This computer, port PORT."_s;
    QTest::newRow("has no credit left")
        << FakeReply::error(402, u"No credit"_s)
        << u"credit: No credit Add credit at This computer, port PORT or raise the key's limit, or choose a cheaper model."_s;
}

void TestAskTrouble::servers()
{
    QFETCH(FakeReply, reply);
    QFETCH(QString, error);
    m_scene->isHurried = true;
    m_scene->server.answer(u"alto"_s, reply);
    const Outcome outcome = m_scene->ask({u"alto"_s}, {u"--json"_s});
    const QString said = errorIn(outcome);
    QCOMPARE(said, error.replace(u"PORT"_s, QString::number(m_scene->server.port())));
    QCOMPARE(outcome.json()[u"status"_s], u"failed"_s);
    QCOMPARE(outcome.code, ExitCode::Failed);
}

void TestAskTrouble::speaksNoTlsWhereItIsExpected()
{
    QTcpServer plain; // answers whatever it is sent, as servers do that find no HTTP in it
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this, [&plain] {
        QTcpSocket *const socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    m_scene->isHurried = true;
    const QString address = u"https://127.0.0.1:%1/v1"_s.arg(plain.serverPort());
    const Outcome outcome =
        m_scene->run({u"ask"_s, u"--endpoint"_s, address, u"--model"_s, u"alto"_s, u"--json"_s, u"Why?"_s});
    QVERIFY2(errorIn(outcome).startsWith(u"tls: "_s), qPrintable(errorIn(outcome)));
    QCOMPARE(outcome.code, ExitCode::Failed);
}

void TestAskTrouble::P04_aServerThatRefuses()
{
    QString address;
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        address = u"http://127.0.0.1:%1/v1"_s.arg(gone.serverPort());
    }
    m_scene->isHurried = true;
    const Outcome outcome = m_scene->run({u"ask"_s, u"--endpoint"_s, address, u"--model"_s, u"alto"_s, u"Why?"_s});
    QCOMPARE(outcome.code, ExitCode::Failed);
    QVERIFY2(outcome.text().contains(u"127.0.0.1 refused the connection."_s), outcome.out.constData());
    m_scene->isTerminal = true;
    const Outcome shown = m_scene->run({u"ask"_s, u"--endpoint"_s, address, u"--model"_s, u"alto"_s, u"Why?"_s});
    QVERIFY2(shown.text().contains(u"refused the connection. Check the network connection"_s), shown.out.constData());
}

void TestAskTrouble::P04_aServerThatNobodyKnows()
{
    m_scene->isHurried = true;
    // No name under "invalid" is ever known (RFC 6761).
    const Outcome outcome = m_scene->run(
        {u"ask"_s, u"--endpoint"_s, u"http://nobody.invalid/v1"_s, u"--model"_s, u"alto"_s, u"--json"_s, u"Why?"_s});
    QCOMPARE(errorIn(outcome),
             u"network: The address nobody.invalid was not found. Check the network connection, and that "
             "the server at nobody.invalid runs."_s);
    QCOMPARE(outcome.code, ExitCode::Failed);
}

void TestAskTrouble::aPanelWhoseConnectionIsUnknown()
{
    m_scene->writeFile(u"panel.json"_s,
                       R"({"version": 1, "name": "Away", "members": [{"endpoint": "unknown", "model": "alto"}]})");
    const Outcome outcome =
        m_scene->run({u"ask"_s, u"--panel"_s, m_scene->path(u"panel.json"_s), u"--json"_s, u"Why?"_s});
    const QJsonValue error = outcome.json()[u"answers"_s][0][u"error"_s];
    QVERIFY2(error[u"message"_s].toString().contains(u"unknown"_s), outcome.out.constData());
    QCOMPARE(outcome.code, ExitCode::Failed);
}

void TestAskTrouble::aLibraryThatCannotBeMade()
{
    m_scene->writeFile(u"library"_s, "a file where a folder should be");
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s});
    QVERIFY2(outcome.err.count('\n') == 1 && outcome.err.contains("library"), outcome.err.constData());
    QCOMPARE(outcome.json()[u"status"_s], u"complete"_s);
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(m_scene->files().value(u"library"_s), "a file where a folder should be");
}

void TestAskTrouble::aSessionOfALibraryThatCannotBeOpened()
{
    m_scene->writeFile(u"library"_s, "a file where a folder should be");
    const Outcome outcome = m_scene->ask({u"alto"_s}, {u"--session"_s, u"abc"_s});
    QCOMPARE(outcome.code, ExitCode::Failed);
    QCOMPARE(outcome.err.count('\n'), 1);
    const Outcome listed = m_scene->run({u"sessions"_s});
    QCOMPARE(listed.code, ExitCode::Failed);
    QCOMPARE(listed.err, outcome.err);
}

void TestAskTrouble::anOutputThatTakesNothing()
{
    m_scene->outputLimit = 0;
    const QString complaint = u"The output cannot be written: No space left on device\n"_s;
    const Outcome asked = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--json"_s});
    QCOMPARE(asked.complaint(), complaint);
    QCOMPARE(asked.code, ExitCode::Failed);
    const Outcome listed = m_scene->run({u"sessions"_s});
    QCOMPARE(listed.complaint(), complaint);
    QCOMPARE(listed.code, ExitCode::Failed);
    m_scene->outputLimit = -1;
    QCOMPARE(m_scene->run({u"sessions"_s, u"--json"_s}).array()[0][u"state"_s], u"complete"_s);
}

void TestAskTrouble::anOutputThatEndsInMidRun()
{
    m_scene->server.answer(u"tenor"_s, FakeReply::stream().role().text("So").wait(u"never"_s));
    m_scene->outputLimit = 2000;
    m_scene->server.answer(u"alto"_s, reply(QString(5000, u'a')));
    const Outcome outcome = m_scene->ask({u"alto"_s, u"tenor"_s}, {u"--events"_s});
    QCOMPARE(outcome.complaint(), u"The output cannot be written: No space left on device\n"_s);
    QCOMPARE(outcome.code, ExitCode::Failed);
    m_scene->outputLimit = -1;
    QCOMPARE(m_scene->run({u"sessions"_s, u"--json"_s}).array()[0][u"state"_s], u"cancelled"_s);
}

QTEST_GUILESS_MAIN(TestAskTrouble)
#include "tst_asktrouble.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/secretservice.h"
#include "support/fakemodelserver.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using testsupport::FakeModelServer;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// X25, X26: the real program with a real keychain; every server echoes the key in its errors. Afterwards the key
/// stands nowhere: not in a file, not in what was printed or logged, not in the process list or the environment.
class CanaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void standsNowhere();
};

namespace {

constexpr char canary[] = "sk-CANARY-0123456789abcdefghij";

struct Outcome
{
    int code = -1;
    QByteArray printed;
    QByteArray logged;
    QByteArray seen; ///< by others on this computer while it ran: command line and environment
};

Outcome run(const QProcessEnvironment &environment, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(COUNTERPOINT), arguments);
    Outcome outcome;
    if (!process.waitForStarted())
        return outcome;
    for (const char *const name : {"cmdline", "environ"}) {
        QFile file(u"/proc/%1/%2"_s.arg(process.processId()).arg(QLatin1StringView(name)));
        if (file.open(QIODevice::ReadOnly))
            outcome.seen += file.readAll();
    }
    process.write(input);
    process.closeWriteChannel();
    if (QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000))
        outcome.code = process.exitCode();
    outcome.printed = process.readAllStandardOutput();
    outcome.logged = process.readAllStandardError();
    return outcome;
}

} // namespace

void CanaryTest::standsNowhere()
{
    const QString key = QString::fromLatin1(canary);
    FakeModelServer server;
    server.setHandler([](const FakeRequest &request) -> std::optional<FakeReply> {
        if (request.path == "/v1/models")
            return FakeReply::json(200, {{u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"alto"_s}}}}});
        return std::nullopt;
    });
    server.answer(u"alto"_s, u"A fine answer."_s);
    server.answer(u"refused"_s, FakeReply::error(401, u"No such key: "_s + key));
    server.answer(u"broken"_s, FakeReply::stream().role().text("Half an ").errorChunk(u"Failed with "_s + key));
    server.answer(u"html"_s,
                  FakeReply::body(500, "text/html",
                                  "<html><body>Authorization: Bearer " + QByteArray(canary) + "</body></html>"));
    SecretService service;
    QVERIFY(service.unlock());
    service.environment.insert(u"QT_LOGGING_RULES"_s, u"*.debug=true"_s); // all that Qt may say
    const QString url = server.baseUrl().toString();
    QList<Outcome> outcomes;
    const auto command = [&](const QStringList &arguments, const QByteArray &input = {}) {
        outcomes.append(run(service.environment, arguments, input));
        if (outcomes.last().code != 0)
            qInfo().noquote() << arguments << outcomes.last().printed
                              << outcomes.last().logged.last(std::min<qsizetype>(outcomes.last().logged.size(), 30000));
        return outcomes.last().code;
    };
    QCOMPARE(command({u"endpoints"_s, u"add"_s, u"Here"_s, u"--url"_s, url, u"--key-stdin"_s}, canary), 0);
    QCOMPARE(command({u"endpoints"_s, u"list"_s, u"--json"_s}), 0);
    QVERIFY(outcomes.last().printed.contains("\"keychain\""));
    QCOMPARE(command({u"endpoints"_s, u"test"_s, u"Here"_s}), 0);
    QCOMPARE(command({u"endpoints"_s, u"test"_s, u"Here"_s, u"--model"_s, u"refused"_s}), 1);
    QStringList ask{u"ask"_s, u"--endpoint"_s, url, u"--judge"_s, u"broken"_s, u"--writer"_s, u"alto"_s, u"Why?"_s};
    for (const QString &model : {u"alto"_s, u"refused"_s, u"broken"_s, u"html"_s})
        ask << u"--model"_s << model;
    QCOMPARE(command(ask), 0);
    QCOMPARE(command(ask + QStringList{u"--events"_s}), 0);
    QCOMPARE(server.requestsFor(u"refused"_s).last().header("Authorization"), QByteArray("Bearer ") + canary);
    QVERIFY(outcomes.last().printed.contains("No such key"));
    QCOMPARE(command({u"sessions"_s, u"--json"_s}), 0);
    const QString session = QJsonDocument::fromJson(outcomes.last().printed)[0]["session"_L1].toString();
    QCOMPARE(
        command({u"export"_s, session, u"--format"_s, u"json"_s, u"-o"_s, service.folder.filePath(u"export.json"_s)}),
        0);
    QCOMPARE(command({u"endpoints"_s, u"remove"_s, u"Here"_s}), 0);

    for (const Outcome &outcome : outcomes)
        QVERIFY(!(outcome.printed + outcome.logged + outcome.seen).contains("CANARY"));
    QDirIterator files(service.folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QStringList names;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("CANARY"), qPrintable(file.fileName()));
        names.append(file.fileName());
    }
    QVERIFY(!names.filter(u"export.json"_s).isEmpty());
    QVERIFY(!names.filter(u".keyring"_s).isEmpty());
}

QTEST_GUILESS_MAIN(CanaryTest)
#include "tst_canary.moc"

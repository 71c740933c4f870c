// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandscene.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using command::ExitCode;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// `counterpoint endpoints`.
class EndpointCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void parsesItsForms_data();
    void parsesItsForms();
    void listsOpenRouterAtFirst();
    void givesAKindAKey();
    void addsAServerByItsAddress();
    void changesTheOneAtThatAddress();
    void refusesWhatIsNoConnection_data();
    void refusesWhatIsNoConnection();
    void failsWhereTheKeychainTakesNoKey();
    void testsAServer();
    void saysWhereATestFails();
    void asksWithTheKeyOfTheKeychain();
    void removesAServerAndItsKey();
};

static constexpr char canary[] = "sk-CANARY-0123456789abcdefghij";

static FakeReply models()
{
    return FakeReply::json(200, {{u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"alto"_s}}}}});
}

static void serveModels(CommandScene &scene)
{
    scene.server.setHandler([](const FakeRequest &request) {
        return request.path == "/v1/models" ? std::optional(models()) : std::nullopt;
    });
    scene.server.answer(u"alto"_s, u"Hello"_s);
}

void EndpointCommandsTest::parsesItsForms_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("complaint"); // empty where it is right
    QTest::newRow("list by itself") << QStringList{} << QString();
    QTest::newRow("an option by itself") << QStringList{u"--json"_s} << QString();
    QTest::newRow("list") << QStringList{u"list"_s, u"--json"_s} << QString();
    QTest::newRow("help") << QStringList{u"--help"_s} << QString();
    QTest::newRow("help of add") << QStringList{u"add"_s, u"--help"_s} << QString();
    QTest::newRow("an unknown word") << QStringList{u"make"_s}
                                     << u"“endpoints make” is no command; there are list, add, test and remove."_s;
    QTest::newRow("X25: a key as an argument")
        << QStringList{u"add"_s, u"groq"_s, u"--key"_s, u"x"_s} << u"Unknown option 'key'."_s;
    QTest::newRow("nothing to add")
        << QStringList{u"add"_s} << u"Say which connection to add: a kind such as openrouter, or a name with --url."_s;
    QTest::newRow("a name without quotes")
        << QStringList{u"add"_s, u"our"_s, u"house"_s}
        << u"“house” is one word too many for “endpoints add”; put quotes around a text with spaces."_s;
    QTest::newRow("nothing to test") << QStringList{u"test"_s}
                                     << u"Say which connection to test; counterpoint endpoints lists them."_s;
    QTest::newRow("nothing to remove") << QStringList{u"remove"_s}
                                       << u"Say which connection to remove; counterpoint endpoints lists them."_s;
}

void EndpointCommandsTest::parsesItsForms()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, complaint);
    const auto parsed = command::parse(QStringList{u"endpoints"_s} + arguments);
    QCOMPARE(parsed ? QString() : parsed.error(), complaint);
}

void EndpointCommandsTest::listsOpenRouterAtFirst()
{
    CommandScene scene;
    const Outcome text = scene.run({u"endpoints"_s});
    QCOMPARE(text.text(), u"openrouter            OpenRouter: https://openrouter.ai/api/v1 (OpenRouter). No key.\n"_s);
    const QJsonArray json = scene.run({u"endpoints"_s, u"list"_s, u"--json"_s}).array();
    QCOMPARE(json.size(), 1);
    QCOMPARE(json[0]["id"_L1], u"openrouter"_s);
    QCOMPARE(json[0]["key"_L1], u"none"_s);
}

void EndpointCommandsTest::givesAKindAKey()
{
    CommandScene scene;
    const Outcome added =
        scene.run({u"endpoints"_s, u"add"_s, u"Groq"_s, u"--key-stdin"_s}, QByteArray(canary) + "\nnot this line");
    QVERIFY(added.code == ExitCode::Done);
    QCOMPARE(added.text(), u"Kept Groq as api.groq.com-openai.\nThe key is in the keychain.\n"_s);
    QCOMPARE(scene.keychain.entries,
             (QMap<QString, QByteArray>{{u"api.groq.com-openai https://api.groq.com"_s, canary}}));
    const QJsonArray list = scene.run({u"endpoints"_s, u"--json"_s}).array();
    QCOMPARE(list[1]["kind"_L1], u"groq"_s);
    QCOMPARE(list[1]["key"_L1], u"keychain"_s);
    for (const QByteArray &content : scene.files())
        QVERIFY(!content.contains("CANARY"));
}

void EndpointCommandsTest::addsAServerByItsAddress()
{
    CommandScene scene;
    QVERIFY(scene
                .run({u"endpoints"_s, u"add"_s, u"Our house"_s, u"--url"_s, u"https://models.example/v1/"_s,
                      u"--kind"_s, u"vllm"_s})
                .code == ExitCode::Done);
    const QJsonValue kept = scene.run({u"endpoints"_s, u"--json"_s}).array()[1];
    QCOMPARE(kept["id"_L1], u"models.example"_s);
    QCOMPARE(kept["name"_L1], u"Our house"_s);
    QCOMPARE(kept["url"_L1], u"https://models.example/v1"_s);
    QCOMPARE(kept["kind"_L1], u"vllm"_s);
}

void EndpointCommandsTest::changesTheOneAtThatAddress()
{
    CommandScene scene;
    scene.writeFile(u"endpoints.json"_s, R"({"endpoints":[{"id":"models.example","name":"Old",
        "url":"https://models.example/v1","headers":[{"name":"X-Team","value":"blue"}]}]})");
    scene.run({u"endpoints"_s, u"add"_s, u"New"_s, u"--url"_s, u"https://models.example/v1"_s});
    const QJsonArray list = scene.run({u"endpoints"_s, u"--json"_s}).array();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[1]["name"_L1], u"New"_s);
    QCOMPARE(list[1]["headers"_L1][0]["value"_L1], u"blue"_s);
}

void EndpointCommandsTest::refusesWhatIsNoConnection_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("words");
    QTest::newRow("a name without an address")
        << QStringList{u"add"_s, u"house"_s} << QByteArray() << u"Say where “house” is"_s;
    QTest::newRow("an unknown kind") << QStringList{u"add"_s, u"house"_s, u"--kind"_s, u"oracle"_s} << QByteArray()
                                     << u"The kind “oracle” is unknown"_s;
    QTest::newRow("no address") << QStringList{u"add"_s, u"house"_s, u"--url"_s, u"house"_s} << QByteArray()
                                << u"must begin with http"_s;
    QTest::newRow("no key") << QStringList{u"add"_s, u"groq"_s, u"--key-stdin"_s} << QByteArray()
                            << u"There is no key"_s;
    QTest::newRow("X25: a key with blanks, not repeated")
        << QStringList{u"add"_s, u"groq"_s, u"--key-stdin"_s} << QByteArray("my CANARY key\n") << u"That is no key"_s;
    QTest::newRow("nothing of that name to test")
        << QStringList{u"test"_s, u"house"_s} << QByteArray() << u"There is no connection “house”"_s;
    QTest::newRow("nothing of that name to remove")
        << QStringList{u"remove"_s, u"house"_s} << QByteArray() << u"There is no connection “house”"_s;
}

void EndpointCommandsTest::refusesWhatIsNoConnection()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, input);
    QFETCH(const QString, words);
    CommandScene scene;
    const Outcome outcome = scene.run(QStringList{u"endpoints"_s} + arguments, input);
    QVERIFY(outcome.code == ExitCode::WrongUse);
    QVERIFY2(outcome.complaint().contains(words), outcome.err.constData());
    QVERIFY(!outcome.err.contains("CANARY"));
    QVERIFY(scene.files().isEmpty());
    QVERIFY(scene.keychain.entries.isEmpty());
}

void EndpointCommandsTest::failsWhereTheKeychainTakesNoKey()
{
    CommandScene scene;
    scene.keychain.fails = connection::KeychainAnswer::End::Locked;
    const Outcome outcome = scene.run({u"endpoints"_s, u"add"_s, u"groq"_s, u"--key-stdin"_s}, canary);
    QVERIFY(outcome.code == ExitCode::Failed);
    QCOMPARE(outcome.complaint(), u"The key was not kept. The keychain is locked. (it says)\n"_s);
    const QJsonArray list = scene.run({u"endpoints"_s, u"--json"_s}).array();
    QCOMPARE(list[1]["key"_L1], u"none"_s);
    QCOMPARE(list[1]["key_problem"_L1], u"The keychain is locked. (it says)"_s);
}

void EndpointCommandsTest::testsAServer()
{
    CommandScene scene;
    serveModels(scene);
    scene.run({u"endpoints"_s, u"add"_s, u"Here"_s, u"--url"_s, scene.endpoint()});
    const Outcome text = scene.run({u"endpoints"_s, u"test"_s, u"here"_s});
    QVERIFY(text.code == ExitCode::Done);
    QCOMPARE(text.text().count(u'\n'), 6);
    QVERIFY2(text.text().contains("First word   done          0 ms  alto"_L1), text.out.constData());
    const QJsonObject json = scene.run({u"endpoints"_s, u"test"_s, u"Here"_s, u"--json"_s}).json();
    QCOMPARE(json["ok"_L1], true);
    QCOMPARE(json["steps"_L1].toArray().size(), 6);
    QCOMPARE(json["steps"_L1][5]["state"_L1], u"succeeded"_s);
}

void EndpointCommandsTest::saysWhereATestFails()
{
    CommandScene scene;
    serveModels(scene);
    scene.server.answer(u"alto"_s, FakeReply::error(402, u"No credit for "_s + QString::fromLatin1(canary)));
    scene.run({u"endpoints"_s, u"add"_s, u"Here"_s, u"--url"_s, scene.endpoint(), u"--key-stdin"_s}, canary);
    const Outcome outcome = scene.run({u"endpoints"_s, u"test"_s, u"Here"_s, u"--json"_s});
    QVERIFY(outcome.code == ExitCode::Failed);
    const QJsonValue last = outcome.json()["steps"_L1][5];
    QCOMPARE(last["state"_L1], u"failed"_s);
    QVERIFY(last["words"_L1].toString().startsWith("No credit for"_L1));
    QVERIFY(!last["remedy"_L1].toString().isEmpty());
    QVERIFY(!outcome.out.contains("CANARY") && !outcome.err.contains("CANARY"));
}

void EndpointCommandsTest::asksWithTheKeyOfTheKeychain()
{
    CommandScene scene;
    scene.answers(u"alto"_s, u"Yes."_s);
    scene.run({u"endpoints"_s, u"add"_s, u"Here"_s, u"--url"_s, scene.endpoint(), u"--key-stdin"_s}, canary);
    const Outcome outcome = scene.ask({u"alto"_s}, {u"--no-save"_s});
    QVERIFY2(outcome.code == ExitCode::Done, outcome.err.constData());
    QCOMPARE(scene.server.requestsFor(u"alto"_s).first().header("Authorization"), QByteArray("Bearer ") + canary);
}

void EndpointCommandsTest::removesAServerAndItsKey()
{
    CommandScene scene;
    scene.run({u"endpoints"_s, u"add"_s, u"groq"_s, u"--key-stdin"_s}, canary);
    const Outcome outcome = scene.run({u"endpoints"_s, u"remove"_s, u"Groq"_s});
    QVERIFY(outcome.code == ExitCode::Done);
    QCOMPARE(outcome.text(), u"Removed Groq.\n"_s);
    QVERIFY(scene.keychain.entries.isEmpty());
    QCOMPARE(scene.run({u"endpoints"_s, u"--json"_s}).array().size(), 1);
}

QTEST_GUILESS_MAIN(EndpointCommandsTest)
#include "tst_endpointcommands.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/asking.h"

#include <QDirIterator>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <type_traits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using asking::Table;
using provider::Secret;
using settings::EndpointKind;
using testsupport::FakeReply;

template<typename T>
concept Printable = requires(QDebug debug, const T &value) { debug << value; };
template<typename T>
concept Comparable = requires(const T &value) { value == value; };

static_assert(!Printable<Secret>);
static_assert(!Comparable<Secret>);
static_assert(!std::is_convertible_v<Secret, QString> && !std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_constructible_v<QString, Secret> && !std::is_constructible_v<QByteArray, Secret>);

/// Keys: who gets them, and that they show up nowhere.
class KeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init()
    {
        QTest::failOnWarning();
        messages().clear();
    }
    void redacts_data();
    void redacts();
    void areTakenAsTheyArePasted_data();
    void areTakenAsTheyArePasted();
    void comeFromTheEnvironment_data();
    void comeFromTheEnvironment();
    void showUpNowhere_data();
    void showUpNowhere();
    void showUpInNoFile();

private:
    static QStringList &messages()
    {
        static QStringList all;
        return all;
    }
    QTemporaryDir m_home;
};

static const QByteArray canary = "sk-CANARY-0123456789abcdefghij";

void KeysTest::initTestCase()
{
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        qputenv(name, m_home.path().toLocal8Bit());
}

void KeysTest::redacts_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected,
                        const QByteArray &key = canary) { QTest::newRow(name) << key << text << expected; };
    row("X26: the whole key", u"Bad key: sk-CANARY-0123456789abcdefghij."_s, u"Bad key: •••."_s);
    row("X26: twice", u"sk-CANARY-0123456789abcdefghij sk-CANARY-0123456789abcdefghij"_s, u"••• •••"_s);
    row("X26: its beginning, the rest as stars", u"sk-CANARY-01********hij"_s, u"•••********hij"_s);
    row("X26: its end", u"…6789abcdefghij"_s, u"…•••"_s);
    row("X26: from its middle", u"<0123456789abcdef>"_s, u"<•••>"_s);
    row("X26: percent-encoded", u"?key=a%2Fb%2Bc%3D%3D0123"_s, u"?key=•••"_s, "a/b+c==0123");
    row("a short common part is a word", u"sk-CANARY"_s, u"sk-CANARY"_s);
    row("nothing of it", u"No credit left."_s, u"No credit left."_s);
    row("no key", u"No credit left."_s, u"No credit left."_s, "");
    row("a key that is a short word", u"ollama says no"_s, u"••• says no"_s, "ollama");
    row("a key that is no secret", u"x is no model"_s, u"x is no model"_s, "x");
    row("a key with characters beyond ASCII", u"key schlüssel-größe!"_s, u"key •••!"_s, "schlüssel-größe");
}

void KeysTest::redacts()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(Secret(key).redacted(text), expected);
}

void KeysTest::areTakenAsTheyArePasted_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("expected"); // null where it is refused
    QTest::newRow("as it is") << QByteArray("sk-CANARY") << QByteArray("sk-CANARY");
    QTest::newRow("with a line's end") << QByteArray("  sk-CANARY\r\n") << QByteArray("sk-CANARY");
    QTest::newRow("in quotes") << QByteArray("\"sk-CANARY\"") << QByteArray("sk-CANARY");
    QTest::newRow("with its header's word") << QByteArray("Bearer sk-CANARY") << QByteArray("sk-CANARY");
    QTest::newRow("nothing") << QByteArray(" \n") << QByteArray();
    QTest::newRow("only quotes") << QByteArray("''") << QByteArray();
    QTest::newRow("X33: two lines") << QByteArray("sk-CANARY\r\nHost: evil.example") << QByteArray();
    QTest::newRow("a sentence") << QByteArray("my key is sk-CANARY") << QByteArray();
    QTest::newRow("beyond ASCII") << QByteArray("sk-CANÄRY") << QByteArray();
    QTest::newRow("a whole file") << QByteArray(9000, 'x') << QByteArray();
}

void KeysTest::areTakenAsTheyArePasted()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QByteArray, expected);
    const auto secret = provider::secretFromInput(typed);
    QCOMPARE(secret.has_value(), !expected.isNull());
    if (secret)
        QCOMPARE(secret->bytes(), expected);
    else
        QVERIFY(!secret.error().contains("CANARY"_L1) && !secret.error().isEmpty());
}

void KeysTest::comeFromTheEnvironment_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("OpenRouter") << u"https://openrouter.ai/api/v1"_s << QByteArray("Bearer router");
    QTest::newRow("another door of OpenRouter") << u"https://EU.OpenRouter.ai/api/v1"_s << QByteArray("Bearer router");
    QTest::newRow("a host that only ends like it") << u"https://notopenrouter.ai/v1"_s << QByteArray("Bearer other");
    QTest::newRow("a host that only begins like it")
        << u"https://openrouter.ai.evil.example/v1"_s << QByteArray("Bearer other");
    QTest::newRow("OpenAI") << u"https://api.openai.com/v1"_s << QByteArray("Bearer other");
    QTest::newRow("X25: a service without its own variable gets nobody else's")
        << u"https://api.anthropic.com/v1"_s << QByteArray("Bearer ");
    QTest::newRow("a service with its own") << u"https://api.groq.com/openai/v1"_s << QByteArray("Bearer groq");
    QTest::newRow("this computer, by number") << u"http://127.0.0.1:11434/v1"_s << QByteArray("Bearer other");
    QTest::newRow("this computer, by name") << u"http://localhost:11434/v1"_s << QByteArray("Bearer other");
    QTest::newRow("this computer, IPv6") << u"http://[::1]:11434/v1"_s << QByteArray("Bearer other");
    QTest::newRow("plain http beyond it") << u"http://models.example/v1"_s << QByteArray("Bearer ");
    QTest::newRow("plain http to OpenRouter") << u"http://openrouter.ai/api/v1"_s << QByteArray("Bearer ");
    QTest::newRow("plain http to a name that begins like this computer")
        << u"http://localhost.evil.example/v1"_s << QByteArray("Bearer ");
    QTest::newRow("plain http to a name that begins like its number")
        << u"http://127.0.0.1.evil.example/v1"_s << QByteArray("Bearer ");
    QTest::newRow("another scheme") << u"ftp://127.0.0.1/v1"_s << QByteArray("Bearer ");
}

void KeysTest::comeFromTheEnvironment()
{
    QFETCH(const QString, url);
    QFETCH(const QByteArray, expected);
    qputenv("OPENROUTER_API_KEY", "router\n");
    qputenv("OPENAI_API_KEY", " other ");
    qputenv("GROQ_API_KEY", "groq");
    const provider::EnvironmentKeys keys;
    qunsetenv("GROQ_API_KEY");
    qunsetenv("OPENROUTER_API_KEY");
    qunsetenv("OPENAI_API_KEY");
    QCOMPARE(keys.key(Table::endpoint(EndpointKind::Other, QUrl(url))).bearerHeader(), expected);
    QVERIFY(provider::EnvironmentKeys().key(Table::endpoint(EndpointKind::Other, QUrl(url))).isEmpty());
}

void KeysTest::showUpNowhere_data()
{
    QTest::addColumn<FakeReply>("reply");
    const QString key = QString::fromLatin1(canary);
    const auto row = [](const char *name, const FakeReply &reply) { QTest::newRow(name) << reply; };
    for (const int status : {400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 529})
        QTest::addRow("X25: echoed with status %d", status)
            << FakeReply::error(status, u"Your key "_s + key + u" is bad."_s);
    row("X25: echoed as text", FakeReply::body(401, "text/plain", "Bearer " + canary));
    row("X25: echoed as a detail",
        FakeReply::body(422, "application/json", R"({"detail":[{"msg":"Bearer )" + canary + R"("}]})"));
    row("X25: echoed in a page", FakeReply::body(401, "text/html", "<html><body>" + canary + "</body></html>"));
    row("X25: echoed by the provider behind",
        FakeReply::error(502, u"Provider returned error"_s, {{u"raw"_s, u"key "_s + key}, {u"provider_name"_s, key}}));
    row("X25: echoed in the status line", FakeReply::raw("HTTP/1.1 500 " + canary + "\r\nContent-Length: 0\r\n\r\n"));
    row("X25: echoed in a header",
        FakeReply::error(401, u"No."_s).header("WWW-Authenticate", "Bearer realm=\"" + canary + "\""));
    row("X25: echoed in a redirect", FakeReply::redirect(307, "https://" + canary.toLower() + ".example/" + canary));
    row("X25: echoed in a redirect's scheme", FakeReply::redirect(307, canary + ":x"));
    row("X25: echoed in mid-stream", FakeReply::stream().text("Hel").errorChunk(u"key "_s + key));
    row("X25: echoed where HTTP should be", FakeReply::raw(canary + "\r\n\r\n"));
    row("X25: echoed as the provider's and the model's name",
        FakeReply::stream().chunk({{u"provider"_s, key}, {u"model"_s, key}}).text("Hi").done());
    row("X25: a broken stream", FakeReply::stream().text("Hel").reset());
    row("X25: a good answer", FakeReply::answer(u"Hello"_s));
}

void KeysTest::showUpNowhere()
{
    QFETCH(const FakeReply, reply);
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { messages().append(text); });
    const auto restore = qScopeGuard([before] { qInstallMessageHandler(before); });
    Table table;
    table.server.answer(u"alto"_s, reply);
    const auto recorder = table.ask();
    const bool ended = QTest::qWaitFor([&] {
        table.clock.advance(1s);
        return recorder->end.has_value();
    });
    QVERIFY(ended);
    QList<chat::Error> errors = recorder->errors;
    if (recorder->end->error)
        errors.append(*recorder->end->error);
    for (const chat::Error &error : std::as_const(errors)) {
        const QString told = error.message + error.remedy;
        QVERIFY2(!told.contains("CANARY"_L1, Qt::CaseInsensitive), qPrintable(told));
        QVERIFY2(!told.contains("0123456789"_L1), qPrintable(told));
    }
    QVERIFY2(messages().filter(u"CANARY"_s, Qt::CaseInsensitive).isEmpty(), qPrintable(messages().join(u'\n')));
    QVERIFY(!(recorder->end->provider + recorder->end->servedModel).contains("CANARY"_L1));
    QCOMPARE(table.server.requests().first().header("Authorization"), "Bearer " + canary);
}

// X25: after all of the above.
void KeysTest::showUpInNoFile()
{
    QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("CANARY"), qPrintable(file.fileName()));
    }
}

QTEST_GUILESS_MAIN(KeysTest)
#include "tst_keys.moc"

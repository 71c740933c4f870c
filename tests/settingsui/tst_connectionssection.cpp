// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsui/settingsscene.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSpinBox>
#include <QUrlQuery>

using namespace settingstest;
using connection::KeychainAnswer;
using settings::Endpoint;
using settings::EndpointKind;
using testsupport::FakeReply;

/// Connections on the screen: the list, the form for another one, the editor, the key.
class TestConnectionsSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s)); }
    void X25_connectionsAreListedWithoutTheirKeys();
    void keysAreToldInWords_data();
    void keysAreToldInWords();
    void aConnectionIsAdded_data();
    void aConnectionIsAdded();
    void aBadAddressIsSaid_data();
    void aBadAddressIsSaid();
    void anAddressThatIsThereIsOpened();
    void escapeClosesTheForm();
    void tabGoesDownThePage();
    void aServerIsRecognisedByItsAnswers();
    void whatIsEditedIsKept();
    void aBadFieldIsNotKeptAndSaysWhy_data();
    void aBadFieldIsNotKeptAndSaysWhy();
    void aKindBringsItsAddress();
    void headersAreAddedAndRemoved();
    void X25_aKeyIsCheckedAndKept();
    void X25_aRefusedKeyIsNotKept();
    void X25_aKeyThatIsLeftIsForgotten();
    void theBrowserGivesAKey();
    void aKeyIsKeptUncheckedWhereNobodyAnswers();
    void withoutAKeychainItIsSaidOnceThereIsAKey();
    void aLockedKeychainIsAskedAgain();
    void noKeyForAnUnencryptedAddress();
    void removingTakesTheKeyAndUndoBringsBoth();
    void withoutAKeychainRemovingIsNoProblem();

private:
    /// The editor of the server of this process, opened.
    [[nodiscard]] static QWidget *openEditor(SettingsScene &scene)
    {
        if (!scene.endpoints.put(scene.house()))
            return nullptr;
        scene.open();
        scene.click(u"editConnection"_s, scene.row(u"house"_s));
        return scene.row(u"house"_s);
    }
    /// As a person: the text, and away from the field.
    static void type(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
};

void TestConnectionsSection::initTestCase()
{
    for (const char *const variable : {"OPENROUTER_API_KEY", "OPENAI_API_KEY", "GROQ_API_KEY"})
        qunsetenv(variable);
}

void TestConnectionsSection::X25_connectionsAreListedWithoutTheirKeys()
{
    SettingsScene scene;
    scene.keys.put(settings::openRouter(), provider::Secret(QByteArray(canary.data())), &scene.connecting,
                   [](const connection::KeyState &) {});
    scene.open();
    QTRY_COMPARE(scene.text(u"endpointState"_s), u"https://openrouter.ai/api/v1 · key in the keychain"_s);
    QCOMPARE(scene.text(u"endpointTitle"_s), u"OpenRouter"_s);
    QVERIFY(!scene.find<QPushButton>(u"removeConnection"_s)); // it is always there
    scene.click(u"editConnection"_s);
    const QList<QWidget *> widgets = scene.page->findChildren<QWidget *>();
    for (const QWidget *const widget : widgets)
        QVERIFY(!(widget->toolTip() + widget->accessibleName() + widget->accessibleDescription()).contains(canary));
    const QList<QLineEdit *> fields = scene.page->findChildren<QLineEdit *>();
    for (const QLineEdit *const field : fields)
        QVERIFY(!field->text().contains(canary));
}

void TestConnectionsSection::keysAreToldInWords_data()
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<QString>("words");
    const Endpoint groq = settings::endpointOfKind(EndpointKind::Groq);
    QTest::newRow("one that needs a key") << groq << QByteArray() << u"no key yet"_s;
    QTest::newRow("one from the environment") << groq << QByteArray("GROQ_API_KEY") << u"key from GROQ_API_KEY"_s;
    QTest::newRow("one that needs none") << settings::endpointOfKind(EndpointKind::Ollama) << QByteArray()
                                         << u"no key"_s;
}

void TestConnectionsSection::keysAreToldInWords()
{
    QFETCH(const Endpoint, endpoint);
    QFETCH(const QByteArray, environment);
    QFETCH(const QString, words);
    if (!environment.isEmpty())
        qputenv(environment, canary.data());
    SettingsScene scene;
    qunsetenv("GROQ_API_KEY");
    QVERIFY(scene.endpoints.put(endpoint));
    scene.open();
    const QString shown = scene.text(u"endpointState"_s, scene.row(endpoint.id));
    QVERIFY2(shown.endsWith(u" · "_s + words), qPrintable(shown));
}

void TestConnectionsSection::aConnectionIsAdded_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<EndpointKind>("kind");
    QTest::newRow("an address") << u" https://llm.example.org/v1/chat/completions "_s << u"llm.example.org"_s
                                << QUrl(u"https://llm.example.org/v1"_s) << EndpointKind::Other;
    QTest::newRow("a name") << u"groq"_s << u"Groq"_s << QUrl(u"https://api.groq.com/openai/v1"_s)
                            << EndpointKind::Groq;
    QTest::newRow("the beginning of a name")
        << u"deeps"_s << u"DeepSeek"_s << QUrl(u"https://api.deepseek.com/v1"_s) << EndpointKind::DeepSeek;
    QTest::newRow("a service by its address") << u"https://api.mistral.ai/v1"_s << u"Mistral"_s
                                              << QUrl(u"https://api.mistral.ai/v1"_s) << EndpointKind::Mistral;
}

void TestConnectionsSection::aConnectionIsAdded()
{
    QFETCH(const QString, typed);
    SettingsScene scene;
    scene.open();
    scene.click(u"startConnection"_s);
    type(scene.find<QLineEdit>(u"address"_s), typed);
    QCOMPARE(scene.endpoints.endpoints().size(), 2);
    const Endpoint added = scene.endpoints.endpoints().last();
    QTEST(added.name, "name");
    QTEST(added.url, "url");
    QFETCH(const EndpointKind, kind);
    QVERIFY(added.kind == kind);
    QVERIFY(scene.find<QWidget>(u"endpointEditor"_s));
    QVERIFY(!scene.find<QLineEdit>(u"address"_s));
    // Where a key is needed, it is asked for.
    QCOMPARE(scene.find<QLineEdit>(u"key"_s) != nullptr, added.kind != EndpointKind::Other);
}

void TestConnectionsSection::aBadAddressIsSaid_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("no URL") << u"just words"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("a file") << u"file:///etc/passwd"_s;
    QTest::newRow("a password in it") << u"https://me:secret@example.org/v1"_s;
}

void TestConnectionsSection::aBadAddressIsSaid()
{
    QFETCH(const QString, address);
    SettingsScene scene;
    scene.open();
    scene.click(u"startConnection"_s);
    auto *const field = scene.find<QLineEdit>(u"address"_s);
    type(field, address);
    QCOMPARE(scene.endpoints.endpoints().size(), 1);
    const QString problem = scene.text(u"problem"_s);
    QVERIFY(!problem.isEmpty());
    QVERIFY(!problem.contains("secret"_L1));
    QTest::keyClicks(field, u"x"_s);
    QCOMPARE(scene.text(u"problem"_s), QString());
}

void TestConnectionsSection::anAddressThatIsThereIsOpened()
{
    SettingsScene scene;
    QVERIFY(scene.endpoints.put(scene.house()));
    scene.open();
    scene.click(u"startConnection"_s);
    type(scene.find<QLineEdit>(u"address"_s), scene.house().url.toString());
    QCOMPARE(scene.endpoints.endpoints().size(), 2);
    QVERIFY(scene.find<QWidget>(u"endpointEditor"_s, scene.row(u"house"_s)));
}

void TestConnectionsSection::escapeClosesTheForm()
{
    SettingsScene scene;
    scene.open();
    scene.click(u"startConnection"_s);
    auto *const field = scene.find<QLineEdit>(u"address"_s);
    // What the window asks before it takes the key for itself.
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(field, &override);
    QVERIFY(override.isAccepted());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!scene.find<QLineEdit>(u"address"_s));
    QVERIFY(scene.find<QPushButton>(u"startConnection"_s));
}

void TestConnectionsSection::tabGoesDownThePage()
{
    SettingsScene scene;
    const QWidget *const row = openEditor(scene);
    scene.click(u"moreOfEndpoint"_s, row);
    scene.click(u"addHeader"_s, row);
    QStringList reached;
    scene.find<QWidget>(u"settingsSections"_s)->setFocus();
    do {
        QTest::keyClick(scene.page->focusWidget(), Qt::Key_Tab);
        reached.append(scene.page->focusWidget()->objectName());
    } while (reached.last() != "startConnection"_L1 && reached.size() < 40);
    QCOMPARE(reached,
             QStringList({u"testConnection"_s,   u"editConnection"_s, u"testConnection"_s,  u"editConnection"_s,
                          u"removeConnection"_s, u"endpointName"_s,   u"endpointAddress"_s, u"endpointKind"_s,
                          u"setKey"_s,           u"atOnce"_s,         u"connectTimeout"_s,  u"firstTokenTimeout"_s,
                          u"proxyUse"_s,         u"caFile"_s,         u"browseCaFile"_s,    u"headerName"_s,
                          u"headerValue"_s,      u"removeHeader"_s,   u"addHeader"_s,       u"moreOfEndpoint"_s,
                          u"endpointDone"_s,     u"startConnection"_s}));
}

void TestConnectionsSection::aServerIsRecognisedByItsAnswers()
{
    SettingsScene scene;
    scene.server.setHandler([](const testsupport::FakeRequest &request) -> std::optional<FakeReply> {
        if (request.path == "/api/version")
            return FakeReply::json(200, {{u"version"_s, u"0.12.0"_s}});
        if (request.path == "/api/tags")
            return FakeReply::json(200, {{u"models"_s, QJsonArray{QJsonObject{{u"name"_s, u"qwen3:8b"_s}}}}});
        return std::nullopt;
    });
    scene.open();
    scene.click(u"startConnection"_s);
    type(scene.find<QLineEdit>(u"address"_s), scene.server.baseUrl().toString());
    QTRY_VERIFY(scene.endpoints.endpoints().last().kind == EndpointKind::Ollama);
    QCOMPARE(scene.find<QComboBox>(u"endpointKind"_s)->currentText(), u"Ollama"_s);
    QCOMPARE(scene.text(u"problem"_s), u"Recognised by its answers."_s);
    scene.click(u"endpointDone"_s); // the field of the name, where the focus was, has the new one
    QCOMPARE(scene.endpoints.endpoints().last().name, u"Ollama on this computer"_s);
}

void TestConnectionsSection::whatIsEditedIsKept()
{
    SettingsScene scene;
    const QWidget *const row = openEditor(scene);
    type(scene.find<QLineEdit>(u"endpointName"_s, row), u"  The  cellar "_s);
    QCOMPARE(scene.endpoints.endpoint(u"house"_s)->name, u"The cellar"_s);
    QCOMPARE(scene.text(u"endpointTitle"_s, row), u"The cellar"_s);
    type(scene.find<QLineEdit>(u"endpointAddress"_s, row), u"https://models.example/v1/"_s);
    QCOMPARE(scene.endpoints.endpoint(u"house"_s)->url, QUrl(u"https://models.example/v1"_s));
    QCOMPARE(scene.endpoints.endpoint(u"house"_s)->name, u"The cellar"_s);
    scene.click(u"moreOfEndpoint"_s, row);
    scene.find<QSpinBox>(u"atOnce"_s, row)->setValue(3);
    scene.find<QDoubleSpinBox>(u"connectTimeout"_s, row)->setValue(2.5);
    scene.find<QDoubleSpinBox>(u"firstTokenTimeout"_s, row)->setValue(90);
    auto *const use = scene.find<QComboBox>(u"proxyUse"_s, row);
    use->setFocus();
    QTest::keyClick(use, Qt::Key_Down);
    QCOMPARE(scene.endpoints.endpoint(u"house"_s)->proxy.use, settings::ProxyUse::None);
    QTest::keyClick(use, Qt::Key_Down);
    type(scene.find<QLineEdit>(u"proxy"_s, row), u"socks5://127.0.0.1:1080"_s);
    Endpoint expected = scene.house();
    expected.name = u"The cellar"_s;
    expected.url = QUrl(u"https://models.example/v1"_s);
    expected.atOnce = 3;
    expected.connectTimeout = std::chrono::milliseconds(2500);
    expected.firstTokenTimeout = std::chrono::seconds(90);
    expected.proxy = {.use = settings::ProxyUse::Own, .url = QUrl(u"socks5://127.0.0.1:1080"_s)};
    const settings::EndpointStore again(scene.folder.filePath(u"connections.json"_s));
    QCOMPARE(again.endpoint(u"house"_s), expected);
    scene.click(u"endpointDone"_s, row);
    QVERIFY(!scene.find<QWidget>(u"endpointEditor"_s));
}

void TestConnectionsSection::aBadFieldIsNotKeptAndSaysWhy_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::newRow("an address without http") << u"endpointAddress"_s << u"models.example/v1"_s;
    QTest::newRow("a file that is not there") << u"caFile"_s << u"/no/such/file.pem"_s;
}

void TestConnectionsSection::aBadFieldIsNotKeptAndSaysWhy()
{
    QFETCH(const QString, field);
    QFETCH(const QString, typed);
    SettingsScene scene;
    const QWidget *const row = openEditor(scene);
    scene.click(u"moreOfEndpoint"_s, row);
    auto *const line = scene.find<QLineEdit>(field, row);
    type(line, typed);
    QVERIFY(!scene.text(u"problem"_s, line->parentWidget()).isEmpty() ||
            !scene.text(u"problem"_s, line->parentWidget()->parentWidget()).isEmpty());
    QCOMPARE(line->text(), typed);
    QCOMPARE(scene.endpoints.endpoint(u"house"_s), scene.house());
}

void TestConnectionsSection::aKindBringsItsAddress()
{
    SettingsScene scene;
    Endpoint endpoint = settings::endpointOfKind(EndpointKind::LiteLlm);
    QVERIFY(scene.endpoints.put(endpoint));
    scene.open();
    const QWidget *const row = scene.row(endpoint.id);
    scene.click(u"editConnection"_s, row);
    auto *const kind = scene.find<QComboBox>(u"endpointKind"_s, row);
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    const Endpoint after = *scene.endpoints.endpoint(endpoint.id);
    QVERIFY(after.kind == EndpointKind::Vllm);
    QCOMPARE(after.url, settings::endpointOfKind(EndpointKind::Vllm).url);
    QCOMPARE(after.name, settings::endpointOfKind(EndpointKind::Vllm).name);
}

void TestConnectionsSection::headersAreAddedAndRemoved()
{
    SettingsScene scene;
    const QWidget *const row = openEditor(scene);
    scene.click(u"moreOfEndpoint"_s, row);
    scene.click(u"addHeader"_s, row);
    type(scene.find<QLineEdit>(u"headerName"_s, row), u"X-Team"_s);
    QVERIFY(scene.endpoints.endpoint(u"house"_s)->headers.isEmpty()); // its value is waited for
    type(scene.find<QLineEdit>(u"headerValue"_s, row), u"blue"_s);
    QCOMPARE(scene.endpoints.endpoint(u"house"_s)->headers, QList<settings::Header>({{u"X-Team"_s, u"blue"_s}}));
    // A key has no place in a readable file.
    type(scene.find<QLineEdit>(u"headerValue"_s, row), canary);
    QCOMPARE(scene.endpoints.endpoint(u"house"_s)->headers, QList<settings::Header>({{u"X-Team"_s, u"blue"_s}}));
    QVERIFY(scene.text(u"problem"_s, row).contains("X-Team"_L1));
    scene.click(u"removeHeader"_s, row);
    QVERIFY(scene.endpoints.endpoint(u"house"_s)->headers.isEmpty());
    QCOMPARE(scene.text(u"problem"_s, row), QString());
}

void TestConnectionsSection::X25_aKeyIsCheckedAndKept()
{
    SettingsScene scene;
    const QWidget *const row = openEditor(scene);
    scene.click(u"setKey"_s, row);
    type(scene.find<QLineEdit>(u"key"_s, row), canary);
    QTRY_COMPARE(scene.keys.key(scene.house()).bytes(), QByteArray(canary.data()));
    QTRY_COMPARE(scene.text(u"keyState"_s, row), u"key in the keychain"_s);
    QVERIFY(!scene.find<QLineEdit>(u"key"_s, row));
    const QList<QLineEdit *> fields = row->findChildren<QLineEdit *>();
    for (QLineEdit *const field : fields) {
        field->undo();
        QVERIFY(!field->text().contains(canary));
    }
    scene.click(u"forgetKey"_s, row);
    QTRY_COMPARE(scene.text(u"keyState"_s, row), u"no key"_s);
    QVERIFY(scene.keychain.entries.isEmpty());
    scene.click(u"restoreKey"_s, row);
    QTRY_COMPARE(scene.text(u"keyState"_s, row), u"key in the keychain"_s);
    QVERIFY(!scene.find<QPushButton>(u"restoreKey"_s, row));
    scene.click(u"forgetKey"_s, row);
    QVERIFY(scene.find<QPushButton>(u"restoreKey"_s, row));
    scene.choose(u"About"_s); // it is gone for good
    scene.choose(u"Connections"_s);
    QVERIFY(!scene.find<QPushButton>(u"restoreKey"_s, row));
}

void TestConnectionsSection::X25_aRefusedKeyIsNotKept()
{
    SettingsScene scene;
    scene.refusesKey = true;
    const QWidget *const row = openEditor(scene);
    scene.click(u"setKey"_s, row);
    type(scene.find<QLineEdit>(u"key"_s, row), canary);
    QTRY_VERIFY(scene.text(u"keyMessage"_s, row).contains("key"_L1));
    QVERIFY(!scene.find<QPushButton>(u"keepKey"_s, row));
    QVERIFY(scene.keys.key(scene.house()).isEmpty());
}

void TestConnectionsSection::X25_aKeyThatIsLeftIsForgotten()
{
    SettingsScene scene;
    const QWidget *const row = openEditor(scene);
    scene.click(u"setKey"_s, row);
    auto *const field = scene.find<QLineEdit>(u"key"_s, row);
    QTest::keyClicks(field, canary);
    scene.choose(u"About"_s);
    field->undo();
    QCOMPARE(field->text(), QString());
    scene.choose(u"Connections"_s);
    QVERIFY(scene.find<QPushButton>(u"setKey"_s, row));
    QVERIFY(!scene.find<QLineEdit>(u"key"_s, row));
}

void TestConnectionsSection::theBrowserGivesAKey()
{
    SettingsScene scene;
    scene.server.setHandler([](const testsupport::FakeRequest &request) -> std::optional<FakeReply> {
        if (request.path == "/v1/auth/keys")
            return FakeReply::json(200, {{u"key"_s, QString(canary)}});
        return FakeReply::body(200, "application/json", R"({"data":{"limit":20,"limit_remaining":12.4,"usage":7.6}})");
    });
    Endpoint endpoint = scene.house();
    endpoint.kind = EndpointKind::OpenRouter;
    QVERIFY(scene.endpoints.put(endpoint));
    scene.open();
    const QWidget *const row = scene.row(u"house"_s);
    scene.click(u"editConnection"_s, row);
    QSignalSpy waiting(&scene.connecting, &settingsui::Connecting::waitingForBrowser);
    scene.click(u"signIn"_s, row);
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(scene.text(u"waiting"_s, row), u"Waiting for the browser…"_s);
    QUrl callback(QUrlQuery(waiting.first().at(1).toUrl()).queryItemValue(u"callback_url"_s, QUrl::FullyDecoded));
    callback.setQuery(u"code=good"_s);
    QNetworkAccessManager browser;
    const std::unique_ptr<QNetworkReply> page(browser.get(QNetworkRequest(callback)));
    QTRY_COMPARE(scene.text(u"keyState"_s, row), u"key in the keychain · $12.40 of $20.00 left"_s);
    QCOMPARE(scene.text(u"waiting"_s, row), QString());
    QVERIFY(!scene.find<QPushButton>(u"signIn"_s, row));
}

void TestConnectionsSection::aKeyIsKeptUncheckedWhereNobodyAnswers()
{
    SettingsScene scene;
    scene.server.setHandler([](const auto &) { return FakeReply::raw({}); });
    const QWidget *const row = openEditor(scene);
    scene.click(u"setKey"_s, row);
    type(scene.find<QLineEdit>(u"key"_s, row), canary);
    QTRY_VERIFY(scene.find<QPushButton>(u"keepKey"_s, row));
    QVERIFY(scene.keys.key(scene.house()).isEmpty());
    scene.click(u"keepKey"_s, row);
    QTRY_COMPARE(scene.text(u"keyState"_s, row), u"key in the keychain"_s);
}

void TestConnectionsSection::withoutAKeychainItIsSaidOnceThereIsAKey()
{
    SettingsScene scene;
    scene.keychain.fails = KeychainAnswer::End::Unavailable;
    const QWidget *const row = openEditor(scene);
    scene.keys.read({scene.house()});
    QTRY_VERIFY(!scene.keys.state(scene.house()).hasKeychain);
    QCOMPARE(scene.text(u"keyNote"_s, row), QString());
    scene.click(u"setKey"_s, row);
    type(scene.find<QLineEdit>(u"key"_s, row), canary);
    QTRY_COMPARE(scene.text(u"keyNote"_s, row), u"There is no keychain here. The key is kept for this session only."_s);
    QCOMPARE(scene.text(u"keyState"_s, row), u"key for this session only"_s);
}

void TestConnectionsSection::aLockedKeychainIsAskedAgain()
{
    SettingsScene scene;
    scene.keys.put(scene.house(), provider::Secret(QByteArray(canary.data())), &scene.connecting,
                   [](const connection::KeyState &) {});
    QTRY_COMPARE(scene.keychain.entries.size(), 1);
    connection::KeyRing later(scene.keychain, scene.clock); // as after the next start
    settingsui::Connecting connecting(later, scene.clock);
    const settingsui::Collaborators with{scene.preferences, scene.endpoints, scene.panels,    later,
                                         connecting,        scene.library,   scene.shortcuts, scene.clock};
    QVERIFY(scene.endpoints.put(scene.house()));
    scene.keychain.fails = KeychainAnswer::End::Locked;
    later.read({scene.house()});
    scene.page = std::make_unique<settingsui::SettingsPage>(with);
    scene.page->resize(900, 700);
    scene.page->show();
    const QWidget *const row = scene.row(u"house"_s);
    scene.click(u"editConnection"_s, row);
    QTRY_VERIFY(scene.text(u"keyNote"_s, row).contains("locked"_L1));
    scene.keychain.fails.reset();
    scene.click(u"retryKeychain"_s, row);
    QTRY_COMPARE(scene.text(u"keyState"_s, row), u"key in the keychain"_s);
    QVERIFY(!scene.find<QPushButton>(u"retryKeychain"_s, row));
    scene.page.reset(); // before what it works with
}

void TestConnectionsSection::noKeyForAnUnencryptedAddress()
{
    SettingsScene scene;
    Endpoint endpoint = scene.house();
    endpoint.url = QUrl(u"http://192.0.2.7:8000/v1"_s);
    QVERIFY(scene.endpoints.put(endpoint));
    scene.open();
    const QWidget *const row = scene.row(u"house"_s);
    scene.click(u"editConnection"_s, row);
    QVERIFY(!scene.find<QPushButton>(u"setKey"_s, row));
    QVERIFY(scene.text(u"keyNote"_s, row).contains("https://"_L1));
}

void TestConnectionsSection::removingTakesTheKeyAndUndoBringsBoth()
{
    SettingsScene scene;
    QVERIFY(scene.endpoints.put(scene.house()));
    scene.keys.put(scene.house(), provider::Secret(QByteArray(canary.data())), &scene.connecting,
                   [](const connection::KeyState &) {});
    QTRY_COMPARE(scene.keychain.entries.size(), 1);
    scene.open();
    scene.click(u"removeConnection"_s, scene.row(u"house"_s));
    QCOMPARE(scene.endpoints.endpoints().size(), 1);
    QVERIFY(!scene.row(u"house"_s));
    QTRY_VERIFY(scene.keychain.entries.isEmpty());
    scene.click(u"undo"_s);
    QCOMPARE(scene.endpoints.endpoint(u"house"_s), scene.house());
    QTRY_COMPARE(scene.keychain.entries.size(), 1);
    QCOMPARE(scene.keys.key(scene.house()).bytes(), QByteArray(canary.data()));
    QVERIFY(scene.row(u"house"_s)->isAncestorOf(scene.page->focusWidget()));
}

void TestConnectionsSection::withoutAKeychainRemovingIsNoProblem()
{
    SettingsScene scene;
    scene.keychain.fails = connection::KeychainAnswer::End::Unavailable;
    QVERIFY(scene.endpoints.put(scene.house()));
    scene.keys.put(scene.house(), provider::Secret(QByteArray(canary.data())), &scene.connecting,
                   [](const connection::KeyState &) {});
    scene.open();
    QTRY_VERIFY(scene.text(u"endpointState"_s, scene.row(u"house"_s)).contains("this session only"_L1));
    scene.click(u"removeConnection"_s, scene.row(u"house"_s));
    QTRY_VERIFY(!scene.keychain.asked.isEmpty() && scene.keychain.asked.last().startsWith("remove"_L1));
    QCoreApplication::processEvents(); // its answer is posted
    QCOMPARE(scene.text(u"settingsProblem"_s), QString());
}

QTEST_MAIN(TestConnectionsSection)
#include "tst_connectionssection.moc"

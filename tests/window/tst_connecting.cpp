// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connecting.h"
#include "ui/style/elidedlabel.h"
#include "ui/window/openrouterrow.h"
#include "ui/window/serving.h"
#include "window/windowhouse.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using connection::KeychainAnswer;
using settingsui::Connecting;
using testsupport::FakeReply;
using testsupport::FakeRequest;

namespace {

constexpr auto canary = "sk-or-CANARY-0123456789abcdefghij"_L1;

/// The row of OpenRouter, with a server in this process in its place.
struct Scene
{
    testsupport::FakeClock clock;
    testsupport::FakeModelServer server;
    FakeKeychain keychain;
    connection::KeyRing keys{keychain, clock};
    settings::Endpoint endpoint{.id = u"openrouter"_s,
                                .name = u"OpenRouter"_s,
                                .url = server.baseUrl(),
                                .kind = settings::EndpointKind::OpenRouter};
    windowui::OpenRouterRow row;
    Connecting connecting{keys, clock};

    Scene()
    {
        setReply(
            FakeReply::body(200, "application/json", R"({"data":{"limit":20,"limit_remaining":12.4,"usage":7.6}})"));
        windowui::serve(&row, endpoint, connecting, keys);
        row.show();
    }
    void setReply(const FakeReply &reply)
    {
        server.setHandler([reply](const FakeRequest &request) -> std::optional<FakeReply> {
            if (request.path == "/v1/key")
                return reply;
            if (request.path == "/v1/auth/keys")
                return FakeReply::json(200, {{u"key"_s, QString(canary)}});
            return std::nullopt;
        });
    }
    template<typename T>
    [[nodiscard]] T &find(const QString &name) const
    {
        return *row.findChild<T *>(name);
    }
    void click(const QString &name) { find<QPushButton>(name).click(); }
    [[nodiscard]] QLineEdit &field() const { return find<QLineEdit>(u"key"_s); }
    [[nodiscard]] QString text(const QString &name) const
    {
        const auto &label = find<styleui::ElidedLabel>(name);
        return label.isVisible() ? label.text() : QString();
    }
    void enter(const QString &key)
    {
        click(u"connect"_s);
        field().setText(key);
        QTest::keyClick(&field(), Qt::Key_Return);
    }
    [[nodiscard]] bool isKeyInAWidget() const
    {
        const QList<QLineEdit *> fields = row.findChildren<QLineEdit *>();
        const QList<QWidget *> widgets = row.findChildren<QWidget *>();
        const QList<styleui::ElidedLabel *> labels = row.findChildren<styleui::ElidedLabel *>();
        return std::ranges::any_of(fields,
                                   [](QLineEdit *one) {
                                       one->undo(); // nor behind it
                                       return one->text().contains("CANARY"_L1);
                                   }) ||
               std::ranges::any_of(labels, [](const auto *one) { return one->text().contains("CANARY"_L1); }) ||
               std::ranges::any_of(widgets, [](const QWidget *one) {
                   return (one->toolTip() + one->accessibleName() + one->accessibleDescription()).contains("CANARY"_L1);
               });
    }
};

} // namespace

/// A key from the first page into the keychain, checked on the way.
class TestConnecting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qunsetenv("OPENROUTER_API_KEY"); }
    void init() { windowtest::failOnOtherWarnings(); }
    void X25_aGoodKeyIsKeptAndInNoWidget();
    void aKeyThatIsNotTakenStaysToBeMended_data();
    void aKeyThatIsNotTakenStaysToBeMended();
    void whatIsNoKeyIsNotSent();
    void aCheckCanBeStopped();
    void X25_escapeForgetsWhatWasTyped();
    void withoutAKeychainItSaysForHowLong();
    void theBrowserGivesAKey();
    void signingInCanBeStopped();
};

void TestConnecting::X25_aGoodKeyIsKeptAndInNoWidget()
{
    Scene scene;
    QCOMPARE(scene.text(u"detail"_s), u"one key, every model"_s);
    QSignalSpy connected(&scene.connecting, &Connecting::connected);
    scene.enter(u"  Bearer %1 "_s.arg(canary));
    QCOMPARE(scene.text(u"keyMessage"_s), u"Checking the key…"_s);
    QVERIFY(connected.wait());
    QCOMPARE(scene.text(u"detail"_s), u"connected · $12.40 of $20.00 left"_s);
    QVERIFY(!scene.find<QWidget>(u"keyField"_s).isVisible());
    QVERIFY(!scene.isKeyInAWidget());
    QCOMPARE(scene.keys.key(scene.endpoint).bytes(), QByteArray(canary.data()));
    QTRY_COMPARE(scene.keychain.entries.size(), 1);
    QCOMPARE(scene.text(u"note"_s), QString());
}

void TestConnecting::aKeyThatIsNotTakenStaysToBeMended_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::newRow("refused") << FakeReply::error(401, u"User not found."_s);
    QTest::newRow("out of reach") << FakeReply::raw({});
    QTest::newRow("the server fails") << FakeReply::error(500, u"Internal"_s);
}

void TestConnecting::aKeyThatIsNotTakenStaysToBeMended()
{
    QFETCH(const FakeReply, reply);
    Scene scene;
    scene.setReply(reply);
    QSignalSpy failed(&scene.connecting, &Connecting::failed);
    scene.enter(canary);
    QVERIFY(failed.wait());
    QVERIFY(!scene.text(u"keyMessage"_s).isEmpty());
    QCOMPARE(scene.text(u"keyMessage"_s), failed.first().at(1).toString());
    QVERIFY(!scene.text(u"keyMessage"_s).contains("CANARY"_L1));
    QCOMPARE(scene.field().text(), canary);
    QVERIFY(!scene.field().isReadOnly());
    QVERIFY(scene.keys.key(scene.endpoint).isEmpty());
    QVERIFY(scene.keychain.entries.isEmpty());
}

void TestConnecting::whatIsNoKeyIsNotSent()
{
    Scene scene;
    scene.enter(u"two words"_s);
    QVERIFY(!scene.text(u"keyMessage"_s).isEmpty());
    QVERIFY(scene.server.requests().isEmpty());
}

void TestConnecting::aCheckCanBeStopped()
{
    Scene scene;
    scene.setReply(FakeReply::silence());
    scene.enter(canary);
    QTRY_COMPARE(scene.server.requests().size(), 1);
    scene.click(u"stopKey"_s);
    QCOMPARE(scene.field().text(), canary);
    QVERIFY(!scene.field().isReadOnly());
    QCOMPARE(scene.text(u"keyMessage"_s), QString());
    QVERIFY(scene.keys.key(scene.endpoint).isEmpty());
}

void TestConnecting::X25_escapeForgetsWhatWasTyped()
{
    Scene scene;
    scene.setReply(FakeReply::silence());
    QSignalSpy stopped(&scene.connecting, &Connecting::stopped);
    scene.enter(canary);
    QTest::keyClick(&scene.field(), Qt::Key_Escape);
    QVERIFY(!scene.find<QWidget>(u"keyField"_s).isVisible());
    QCOMPARE(stopped.size(), 1);
    QVERIFY(!scene.isKeyInAWidget());
}

void TestConnecting::withoutAKeychainItSaysForHowLong()
{
    Scene scene;
    scene.keychain.fails = KeychainAnswer::End::Unavailable;
    scene.keys.read({scene.endpoint});
    QTRY_VERIFY(!scene.keys.state(scene.endpoint).hasKeychain);
    QCOMPARE(scene.text(u"note"_s), QString()); // there is no key to keep yet
    scene.enter(canary);
    QTRY_COMPARE(scene.text(u"note"_s), u"There is no keychain here. The key is kept for this session only."_s);
    QCOMPARE(scene.text(u"detail"_s), u"connected · $12.40 of $20.00 left"_s);
}

void TestConnecting::theBrowserGivesAKey()
{
    Scene scene;
    QSignalSpy waiting(&scene.connecting, &Connecting::waitingForBrowser);
    QSignalSpy connected(&scene.connecting, &Connecting::connected);
    scene.click(u"signIn"_s);
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(scene.text(u"waiting"_s), u"Waiting for the browser…"_s);
    const auto address = waiting.first().at(1).toUrl();
    scene.click(u"copyAddress"_s);
    QCOMPARE(QUrl(QGuiApplication::clipboard()->text()), address);

    QUrl callback(QUrlQuery(address).queryItemValue(u"callback_url"_s, QUrl::FullyDecoded));
    callback.setQuery(u"code=good"_s);
    QNetworkAccessManager browser;
    const std::unique_ptr<QNetworkReply> page(browser.get(QNetworkRequest(callback)));
    QVERIFY(connected.wait());
    QCOMPARE(scene.text(u"detail"_s), u"connected · $12.40 of $20.00 left"_s);
    QCOMPARE(scene.text(u"waiting"_s), QString());
    QCOMPARE(scene.keys.key(scene.endpoint).bytes(), QByteArray(canary.data()));
    QVERIFY(!scene.isKeyInAWidget());
}

void TestConnecting::signingInCanBeStopped()
{
    Scene scene;
    scene.click(u"signIn"_s);
    QVERIFY(scene.find<QPushButton>(u"stopSignIn"_s).isVisible());
    scene.click(u"stopSignIn"_s);
    QCOMPARE(scene.text(u"waiting"_s), QString());
    QCOMPARE(scene.text(u"detail"_s), u"one key, every model"_s);
    QVERIFY(scene.find<QPushButton>(u"signIn"_s).isVisible());
}

QTEST_MAIN(TestConnecting)
#include "tst_connecting.moc"

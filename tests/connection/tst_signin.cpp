// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/signin.h"

#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using connection::SignIn;
using settings::Endpoint;
using testsupport::FakeModelServer;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// Signing in through the browser, against a stand-in for OpenRouter's two calls.
class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void givesAKey_data();
    void givesAKey();
    void asksForALongChallengeThatNobodyGuesses();
    void leavesOthersOutside_data();
    void leavesOthersOutside();
    void takesTheFirstCodeOnly();
    void saysWhyThereIsNoKey_data();
    void saysWhyThereIsNoKey();
    void endsWhereThePersonDeclines();
    void endsWhereNobodyComesBack();
    void listensNoLongerOnceItIsGone();
    void bearsManyAndSlowCallers();
};

namespace {

/// OpenRouter as far as signing in goes: a code is good once, with the verifier of its challenge.
class StandIn
{
public:
    StandIn()
    {
        server.setHandler([this](const FakeRequest &request) -> std::optional<FakeReply> {
            if (request.method != "POST" || request.path != "/v1/auth/keys")
                return std::nullopt;
            if (reply)
                return reply;
            const QByteArray verifier = request.json["code_verifier"_L1].toString().toLatin1();
            const bool isHers =
                QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) == challenge;
            if (request.json["code"_L1] != "good code+/="_L1 || !isHers || !isGood)
                return FakeReply::error(403, u"Invalid code or code_verifier"_s);
            isGood = false;
            return FakeReply::json(200, {{u"key"_s, u"sk-or-CANARY"_s}, {u"user_id"_s, u"u"_s}});
        });
    }

    FakeModelServer server;
    QByteArray challenge;
    bool isGood = true;
    std::optional<FakeReply> reply;
};

struct Scene
{
    testsupport::FakeClock clock;
    StandIn openRouter;
    std::unique_ptr<SignIn> signIn = std::make_unique<SignIn>(Endpoint{.id = u"openrouter"_s,
                                                                       .name = u"OpenRouter"_s,
                                                                       .url = openRouter.server.baseUrl(),
                                                                       .kind = settings::EndpointKind::OpenRouter},
                                                              clock);
    std::optional<QByteArray> key;
    std::optional<chat::Error> error;
    int ends = 0;
    QNetworkAccessManager browser;

    Scene()
    {
        QObject::connect(signIn.get(), &SignIn::signedIn, signIn.get(), [this](const provider::Secret &secret) {
            key = secret.bytes();
            ++ends;
        });
        QObject::connect(signIn.get(), &SignIn::failed, signIn.get(), [this](const chat::Error &failure) {
            error = failure;
            ++ends;
        });
        signIn->start();
        openRouter.challenge =
            QUrlQuery(signIn->address()).queryItemValue(u"code_challenge"_s, QUrl::FullyDecoded).toLatin1();
    }

    /// Where the page sends the browser back to.
    [[nodiscard]] QUrl callback(const QString &query = u"code=good%20code%2B%2F%3D"_s) const
    {
        QUrl url(QUrlQuery(signIn->address()).queryItemValue(u"callback_url"_s, QUrl::FullyDecoded));
        url.setQuery(query);
        return url;
    }
    /// The browser's view of an address: status and page.
    std::pair<int, QString> open(const QUrl &url)
    {
        const std::unique_ptr<QNetworkReply> reply(browser.get(QNetworkRequest(url)));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                QString::fromUtf8(reply->readAll())};
    }
};

} // namespace

void SignInTest::givesAKey_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("as localhost") << u"localhost"_s;
    QTest::newRow("over IPv4") << u"127.0.0.1"_s;
    QTest::newRow("over IPv6") << u"::1"_s;
}

void SignInTest::givesAKey()
{
    QFETCH(const QString, host);
    Scene scene;
    const QSignalSpy returned(scene.signIn.get(), &SignIn::returned);
    QUrl back = scene.callback();
    back.setHost(host);
    const auto [status, page] = scene.open(back);
    if (status == 0 && host == u"::1"_s)
        QSKIP("this computer has no IPv6");
    QCOMPARE(status, 200);
    QVERIFY2(page.contains("go back to Counterpoint"_L1), qPrintable(page));
    QTRY_VERIFY(scene.key);
    QCOMPARE(*scene.key, "sk-or-CANARY");
    QCOMPARE(scene.ends, 1);
    QCOMPARE(returned.size(), 1);
    const QJsonObject sent = scene.openRouter.server.requests().first().json;
    QCOMPARE(sent["code_challenge_method"_L1], u"S256"_s);
    QVERIFY(scene.openRouter.server.requests().first().header("Authorization").isNull());
}

void SignInTest::asksForALongChallengeThatNobodyGuesses()
{
    Scene first;
    Scene second;
    const QUrlQuery query(first.signIn->address());
    QCOMPARE(first.signIn->address().path(), u"/auth"_s);
    QCOMPARE(query.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(query.queryItemValue(u"code_challenge"_s).size(), 43);
    QVERIFY(first.openRouter.challenge != second.openRouter.challenge);
    QCOMPARE(first.callback().host(), u"localhost"_s);
    QVERIFY(first.callback().path().size() >= 40);
    QVERIFY(first.callback().path() != second.callback().path());
}

void SignInTest::leavesOthersOutside_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a wrong nonce") << u"/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s;
    QTest::newRow("no nonce") << u"/"_s;
    QTest::newRow("the nonce and more") << u"%1/x"_s;
}

void SignInTest::leavesOthersOutside()
{
    QFETCH(const QString, path);
    Scene scene;
    QUrl wrong = scene.callback();
    wrong.setPath(path.contains(u'%') ? path.arg(wrong.path()) : path);
    QCOMPARE(scene.open(wrong).first, 404);
    QVERIFY(scene.openRouter.server.requests().isEmpty());
    QCOMPARE(scene.ends, 0);
    QCOMPARE(scene.open(scene.callback()).first, 200); // it still waits for the right one
    QTRY_VERIFY(scene.key);
}

void SignInTest::takesTheFirstCodeOnly()
{
    Scene scene;
    QCOMPARE(scene.open(scene.callback()).first, 200);
    QCOMPARE(scene.open(scene.callback()).first, 0); // nobody listens any more
    QTRY_VERIFY(scene.key);
    QCOMPARE(scene.openRouter.server.requests().size(), 1);
    QCOMPARE(scene.ends, 1);
}

void SignInTest::saysWhyThereIsNoKey_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<std::optional<FakeReply>>("reply");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("words");
    const QString good = u"code=good%20code%2B%2F%3D"_s;
    QTest::newRow("a code that was used before")
        << u"code=old"_s << std::optional<FakeReply>() << u"forbidden"_s << u"Invalid code"_s;
    QTest::newRow("the server is broken")
        << good << std::optional(FakeReply::error(500, u"Oops."_s)) << u"server"_s << u"Oops."_s;
    QTest::newRow("no key in the answer")
        << good << std::optional(FakeReply::json(200, {{u"user_id"_s, 1}})) << u"protocol"_s << u"gave no key"_s;
    QTest::newRow("X33: a key of two lines")
        << good << std::optional(FakeReply::json(200, {{u"key"_s, u"a\r\nX: b"_s}})) << u"protocol"_s
        << u"gave no key"_s;
}

void SignInTest::saysWhyThereIsNoKey()
{
    QFETCH(const QString, query);
    QFETCH(const std::optional<FakeReply>, reply);
    QFETCH(const QString, kind);
    QFETCH(const QString, words);
    Scene scene;
    scene.openRouter.reply = reply;
    QCOMPARE(scene.open(scene.callback(query)).first, 200);
    QTRY_VERIFY(scene.error);
    QCOMPARE(chat::toString(scene.error->kind), kind);
    QVERIFY2(scene.error->message.contains(words), qPrintable(scene.error->message));
    QVERIFY(!scene.error->remedy.isEmpty());
    QCOMPARE(scene.ends, 1);
}

void SignInTest::endsWhereThePersonDeclines()
{
    Scene scene;
    const auto [status, page] = scene.open(scene.callback(u"error=access%3Cb%3E_denied"_s));
    QCOMPARE(status, 200);
    QVERIFY(!page.contains("<b>"_L1));
    QTRY_VERIFY(scene.error);
    QVERIFY(scene.error->kind == chat::ErrorKind::Forbidden);
    QVERIFY(scene.openRouter.server.requests().isEmpty());
}

// A closed browser says nothing.
void SignInTest::endsWhereNobodyComesBack()
{
    Scene scene;
    QCOMPARE(scene.open(scene.callback(u"state=1"_s)).first, 200); // without a code
    QCOMPARE(scene.ends, 0);
    const QUrl back = scene.callback();
    scene.clock.advance(10min);
    QVERIFY(scene.error);
    QVERIFY(scene.error->kind == chat::ErrorKind::Timeout);
    QCOMPARE(scene.open(back).first, 0);
    QCOMPARE(scene.ends, 1);
}

void SignInTest::listensNoLongerOnceItIsGone()
{
    Scene scene;
    const QUrl back = scene.callback();
    scene.signIn.reset();
    QCOMPARE(scene.open(back).first, 0);
    QCOMPARE(scene.ends, 0);
}

void SignInTest::bearsManyAndSlowCallers()
{
    Scene scene;
    const auto port = static_cast<quint16>(scene.callback().port());
    std::vector<std::unique_ptr<QTcpSocket>> callers;
    for (int i = 0; i < 40; ++i) {
        callers.push_back(std::make_unique<QTcpSocket>());
        callers.back()->connectToHost(QHostAddress::LocalHost, port);
        callers.back()->write("GET /");
    }
    // Sixteen may stay.
    const auto connected = [&] {
        return std::ranges::count(callers, QAbstractSocket::ConnectedState, &QTcpSocket::state);
    };
    const auto refused = [&] {
        return std::ranges::count(callers, QAbstractSocket::UnconnectedState, &QTcpSocket::state);
    };
    QTRY_COMPARE(refused(), 24);
    QCOMPARE(connected(), 16);
    QTcpSocket endless;
    scene.clock.advance(10s); // the slow ones are sent away
    QTRY_COMPARE(refused(), 40);
    endless.connectToHost(QHostAddress::LocalHost, port);
    endless.write("GET /" + QByteArray(100'000, 'a'));
    QTRY_COMPARE(endless.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(scene.open(scene.callback()).first, 200);
    QTRY_VERIFY(scene.key);
}

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"

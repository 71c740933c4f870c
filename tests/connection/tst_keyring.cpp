// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/keyring.h"

#include "connection/fakekeychain.h"
#include "provider/asking.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using connection::KeyPlace;
using connection::KeyRing;
using connection::KeyState;
using provider::Secret;
using settings::Endpoint;
using End = connection::KeychainAnswer::End;

/// The keys of all endpoints, over a keychain that answers as the test says.
class KeyRingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void asksNobodyWhenItIsMade();
    void keepsAKeyInTheKeychain();
    void forgetsAKey();
    void keepsAKeyForTheSessionWithoutAKeychain_data();
    void keepsAKeyForTheSessionWithoutAKeychain();
    void saysWhereItCouldNotForget();
    void giveAKeyToNoOtherAddress();
    void takesNoKeyForPlainHttp();
    void fallsBackToTheEnvironment();
    void saysAfterAWhileThatTheKeychainIsSilent();
    void takesAnAnswerThatComesLate();
    void takesNoAnswerToAnEarlierQuestion();
    void asksAgainWhereTheKeychainWasLocked();
    void aRequestWaitsForItsKey();
    void aRequestGoesOnWhereTheKeychainIsSilent();
    void aRequestThatNeedsNoKeyHardlyWaits();
    void aRequestDoesNotWaitForAKeyOfTheEnvironment();
    void aRequestThatIsGoneIsNotCalled();

private:
    static Endpoint endpoint(const QString &url = u"https://models.example/v1"_s)
    {
        return {.id = u"here"_s, .name = u"Here"_s, .url = QUrl(url)};
    }
    static QByteArray keyOf(const KeyRing &ring, const Endpoint &endpoint) { return ring.key(endpoint).bytes(); }
};

namespace {

struct Scene
{
    testsupport::FakeClock clock;
    FakeKeychain keychain;
    KeyRing ring{keychain, clock};
    std::optional<KeyState> done;
    QObject context;

    void put(const Endpoint &endpoint, const QByteArray &key)
    {
        done.reset();
        ring.put(endpoint, Secret(key), &context, [this](const KeyState &state) { done = state; });
    }
    void remove(const Endpoint &endpoint)
    {
        done.reset();
        ring.remove(endpoint, &context, [this](const KeyState &state) { done = state; });
    }
    /// Whether `then` was called; asks on behalf of a request.
    std::shared_ptr<bool> whenKnown(const Endpoint &endpoint)
    {
        const auto called = std::make_shared<bool>(false);
        ring.whenKnown(endpoint, &context, [called] { *called = true; });
        return called;
    }
};

} // namespace

void KeyRingTest::asksNobodyWhenItIsMade()
{
    Scene scene;
    QVERIFY(scene.ring.state(endpoint()) == KeyState{});
    QVERIFY(scene.ring.key(endpoint()).isEmpty());
    QVERIFY(scene.keychain.asked.isEmpty());
}

void KeyRingTest::keepsAKeyInTheKeychain()
{
    Scene scene;
    const QSignalSpy changed(&scene.ring, &KeyRing::changed);
    scene.put(endpoint(), "sk-1");
    QCOMPARE(keyOf(scene.ring, endpoint()), "sk-1"); // at once
    QTRY_VERIFY(scene.done);
    QVERIFY(*scene.done == KeyState{.place = KeyPlace::Keychain});
    QVERIFY(changed.size() >= 1 && changed.first().first() == u"here"_s);
    QCOMPARE(scene.keychain.entries, (QMap<QString, QByteArray>{{u"here https://models.example"_s, "sk-1"}}));

    KeyRing next(scene.keychain, scene.clock);
    next.read({endpoint()});
    QVERIFY(next.state(endpoint()).isWaiting);
    QTRY_COMPARE(keyOf(next, endpoint()), "sk-1");
    QVERIFY(next.state(endpoint()) == KeyState{.place = KeyPlace::Keychain});
}

void KeyRingTest::forgetsAKey()
{
    Scene scene;
    scene.put(endpoint(), "sk-1");
    QTRY_VERIFY(scene.done);
    scene.remove(endpoint());
    QVERIFY(scene.ring.key(endpoint()).isEmpty()); // at once
    QTRY_VERIFY(scene.done);
    QVERIFY(*scene.done == KeyState{});
    QVERIFY(scene.keychain.entries.isEmpty());
}

void KeyRingTest::keepsAKeyForTheSessionWithoutAKeychain_data()
{
    QTest::addColumn<End>("end");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << End::Unavailable << u"No keychain answers here (it says)."_s;
    QTest::newRow("locked") << End::Locked << u"The keychain is locked. (it says)"_s;
}

void KeyRingTest::keepsAKeyForTheSessionWithoutAKeychain()
{
    QFETCH(const End, end);
    QFETCH(const QString, words);
    Scene scene;
    scene.keychain.fails = end;
    scene.put(endpoint(), "sk-1");
    QTRY_VERIFY(scene.done);
    QVERIFY(scene.done->place == KeyPlace::Session);
    QCOMPARE(scene.done->hasKeychain, end == End::Locked);
    QCOMPARE(scene.done->message, words);
    QCOMPARE(describe(*scene.done, endpoint()), words + u" The key is kept until the program closes."_s);
    QCOMPARE(keyOf(scene.ring, endpoint()), "sk-1");
}

void KeyRingTest::saysWhereItCouldNotForget()
{
    Scene scene;
    scene.put(endpoint(), "sk-1");
    QTRY_VERIFY(scene.done);
    scene.keychain.fails = End::Locked;
    scene.remove(endpoint());
    QTRY_VERIFY(scene.done);
    QCOMPARE(scene.done->message, u"The keychain is locked. (it says) It may still hold the key."_s);
    QVERIFY(scene.ring.key(endpoint()).isEmpty());
}

// X27: a key is never bound to a new host by itself.
void KeyRingTest::giveAKeyToNoOtherAddress()
{
    Scene scene;
    scene.put(endpoint(), "sk-1");
    QTRY_VERIFY(scene.done);
    for (const QString &other : {u"https://evil.example/v1"_s, u"https://models.example:8443/v1"_s,
                                 u"https://models.example.evil.example/v1"_s, u"http://127.0.0.1:1/v1"_s}) {
        scene.ring.read({endpoint(other)});
        QTRY_VERIFY(!scene.ring.state(endpoint(other)).isWaiting);
        QVERIFY(scene.ring.key(endpoint(other)).isEmpty());
        QVERIFY(scene.ring.state(endpoint(other)) == KeyState{});
    }
    QCOMPARE(keyOf(scene.ring, endpoint(u"https://models.example/team/v1"_s)), "sk-1"); // the same server
}

void KeyRingTest::takesNoKeyForPlainHttp()
{
    Scene scene;
    const Endpoint plain = endpoint(u"http://models.example/v1"_s);
    scene.put(plain, "sk-1");
    scene.clock.advance(0s);
    QTRY_VERIFY(scene.done);
    QVERIFY(scene.done->message.contains("https"_L1));
    QVERIFY(scene.ring.key(plain).isEmpty());
    QVERIFY(scene.keychain.asked.isEmpty());
    scene.ring.read({plain});
    QVERIFY(scene.keychain.asked.isEmpty());
}

void KeyRingTest::fallsBackToTheEnvironment()
{
    qputenv("OPENAI_API_KEY", "sk-env");
    const auto restore = qScopeGuard([] { qunsetenv("OPENAI_API_KEY"); });
    Scene scene;
    QVERIFY(scene.ring.state(endpoint()) == KeyState{.place = KeyPlace::Environment});
    QCOMPARE(describe(scene.ring.state(endpoint()), endpoint()), u"From the environment (OPENAI_API_KEY)."_s);
    QCOMPARE(keyOf(scene.ring, endpoint()), "sk-env");
    scene.put(endpoint(), "sk-1");
    QCOMPARE(keyOf(scene.ring, endpoint()), "sk-1");
    scene.remove(endpoint());
    QCOMPARE(keyOf(scene.ring, endpoint()), "sk-env");
}

void KeyRingTest::saysAfterAWhileThatTheKeychainIsSilent()
{
    Scene scene;
    scene.keychain.isSilent = true;
    scene.ring.read({endpoint()});
    scene.clock.advance(9s);
    QVERIFY(scene.ring.state(endpoint()) == KeyState{.isWaiting = true});
    scene.clock.advance(1s);
    QVERIFY(scene.ring.state(endpoint()).isWaiting);
    QCOMPARE(scene.ring.state(endpoint()).message,
             u"The keychain does not answer; it may be locked and wait for its password."_s);
    scene.put(endpoint(), "sk-1");
    QVERIFY(!scene.done);
    scene.clock.advance(10s);
    QVERIFY(scene.done && scene.done->place == KeyPlace::Session);
    QCOMPARE(scene.done->message, u"The keychain does not answer; it may be locked and wait for its password."_s);
}

void KeyRingTest::takesAnAnswerThatComesLate()
{
    Scene scene;
    scene.keychain.entries.insert(u"here https://models.example"_s, "sk-1");
    scene.keychain.isSilent = true;
    scene.ring.read({endpoint()});
    scene.clock.advance(100s);
    const QSignalSpy changed(&scene.ring, &KeyRing::changed);
    scene.keychain.answerAll();
    QVERIFY(scene.ring.state(endpoint()) == KeyState{.place = KeyPlace::Keychain});
    QCOMPARE(keyOf(scene.ring, endpoint()), "sk-1");
    QCOMPARE(changed.size(), 1);

    scene.put(endpoint(), "sk-2");
    scene.clock.advance(10s);
    QVERIFY(scene.done->place == KeyPlace::Session);
    scene.keychain.answerAll();
    QVERIFY(scene.ring.state(endpoint()) == KeyState{.place = KeyPlace::Keychain});
}

void KeyRingTest::takesNoAnswerToAnEarlierQuestion()
{
    Scene scene;
    scene.keychain.entries.insert(u"here https://models.example"_s, "sk-old");
    scene.keychain.isSilent = true;
    scene.ring.read({endpoint()});
    scene.put(endpoint(), "sk-new");
    scene.keychain.answerAll();
    QCOMPARE(keyOf(scene.ring, endpoint()), "sk-new");
    scene.ring.read({endpoint()}); // it is known
    QCOMPARE(scene.keychain.asked.size(), 2);
}

void KeyRingTest::asksAgainWhereTheKeychainWasLocked()
{
    Scene scene;
    scene.keychain.entries.insert(u"here https://models.example"_s, "sk-1");
    scene.keychain.fails = End::Locked;
    scene.ring.read({endpoint()});
    QTRY_COMPARE(scene.ring.state(endpoint()).message, u"The keychain is locked. (it says)"_s);
    scene.keychain.fails.reset();
    scene.ring.read({endpoint()}); // by itself it does not
    QCOMPARE(scene.keychain.asked.size(), 1);
    scene.ring.retry(endpoint());
    QTRY_COMPARE(keyOf(scene.ring, endpoint()), "sk-1");
    QVERIFY(scene.ring.state(endpoint()).message.isEmpty());
    scene.ring.retry(endpoint());
    QCOMPARE(scene.keychain.asked.size(), 2);
}

void KeyRingTest::aRequestWaitsForItsKey()
{
    Scene scene;
    scene.keychain.isSilent = true;
    testsupport::FakeModelServer server;
    server.answer(u"alto"_s, u"Hello"_s);
    const Endpoint local = endpoint(server.baseUrl().toString());
    scene.keychain.entries.insert(u"here "_s + local.origin(), "sk-1");
    provider::Connections connections(scene.clock, scene.ring);
    connections.setEndpoints({local});
    const asking::Recorder recorder(connections.ask(asking::Table::request(), u"m1"_s, nullptr));
    QTRY_COMPARE(scene.keychain.asked.size(), 1);
    QVERIFY(server.requests().isEmpty());
    scene.keychain.answerAll();
    QTRY_VERIFY(recorder.end);
    QCOMPARE(recorder.end->text, u"Hello"_s);
    QCOMPARE(server.requests().first().header("Authorization"), "Bearer sk-1");
}

void KeyRingTest::aRequestGoesOnWhereTheKeychainIsSilent()
{
    Scene scene;
    scene.keychain.isSilent = true;
    provider::Connections connections(scene.clock, scene.ring);
    connections.setEndpoints({settings::openRouter()});
    provider::CompletionRequest request = asking::Table::request();
    request.model.endpoint = u"openrouter"_s;
    const asking::Recorder recorder(connections.ask(request, u"m1"_s, nullptr));
    QTRY_COMPARE(scene.keychain.asked.size(), 1);
    scene.clock.advance(9s);
    QVERIFY(!recorder.end);
    scene.clock.advance(1s);
    QTRY_VERIFY(recorder.end);
    QCOMPARE(recorder.message(), u"There is no key for OpenRouter."_s);
    // The next one does not wait again.
    QVERIFY(*scene.whenKnown(settings::openRouter()));
}

void KeyRingTest::aRequestThatNeedsNoKeyHardlyWaits()
{
    Scene scene;
    scene.keychain.isSilent = true;
    const auto called = scene.whenKnown(endpoint(u"http://127.0.0.1:11434/v1"_s));
    scene.clock.advance(999ms);
    QVERIFY(!*called);
    scene.clock.advance(1ms);
    QVERIFY(*called);
}

void KeyRingTest::aRequestDoesNotWaitForAKeyOfTheEnvironment()
{
    qputenv("OPENROUTER_API_KEY", "sk-env");
    qputenv("OPENAI_API_KEY", "sk-any");
    const auto restore = qScopeGuard([] {
        qunsetenv("OPENROUTER_API_KEY");
        qunsetenv("OPENAI_API_KEY");
    });
    Scene scene;
    scene.keychain.isSilent = true;
    QVERIFY(*scene.whenKnown(settings::openRouter()));
    QVERIFY(scene.keychain.asked.isEmpty());
    // A key for any server must not take the place of the one that is kept for this server.
    QVERIFY(!*scene.whenKnown(endpoint()));
}

void KeyRingTest::aRequestThatIsGoneIsNotCalled()
{
    Scene scene;
    scene.keychain.isSilent = true;
    bool isCalled = false;
    {
        QObject request;
        scene.ring.whenKnown(endpoint(), &request, [&isCalled] { isCalled = true; });
    }
    scene.clock.advance(20s);
    scene.keychain.answerAll();
    QVERIFY(!isCalled);
}

QTEST_GUILESS_MAIN(KeyRingTest)
#include "tst_keyring.moc"

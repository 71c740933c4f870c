// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include "settings/endpointstore.h"

#include <QDir>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace settings;
using namespace Qt::StringLiterals;

class TestEndpointStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }

    void hasOpenRouterFirst();
    void keepsAndRemoves();
    void onlyThePersonMayRead();
    void nobodyElseGoesByOpenRoutersId();
    void keepsHowOpenRouterIsReached();
    void keepsWhatItDoesNotKnow();
    void forgetsWhatIsNotSetAnyMore();
    void listsWhatIsBroken();
    void aBrokenFileIsSetAsideNotLost();
    void aNewerFileIsNotChanged();
    void refusesWhatItCouldNotReadAgain();
    void saysWhenItCannotWrite();

private:
    [[nodiscard]] static Endpoint ollama()
    {
        return {.id = u"local-11434"_s,
                .name = u"Ollama on this computer"_s,
                .url = QUrl(u"http://127.0.0.1:11434/v1"_s),
                .kind = EndpointKind::Ollama,
                .atOnce = 1};
    }
    [[nodiscard]] static QStringList ids(const EndpointStore &store)
    {
        QStringList all;
        for (const QList<Endpoint> endpoints = store.endpoints(); const Endpoint &endpoint : endpoints)
            all.append(endpoint.id);
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestEndpointStore::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"config/connections.json"_s);
}

void TestEndpointStore::hasOpenRouterFirst()
{
    const EndpointStore store(m_file);
    QCOMPARE(ids(store), QStringList{u"openrouter"_s});
    QVERIFY(store.endpoint(u"openrouter"_s) == openRouter());
    QVERIFY(!store.endpoint(u"elsewhere"_s));
    QVERIFY(!QFileInfo::exists(m_file)); // looking makes no file
}

void TestEndpointStore::keepsAndRemoves()
{
    EndpointStore store(m_file);
    const QSignalSpy changed(&store, &EndpointStore::changed);
    QVERIFY(store.put(ollama()));
    Endpoint renamed = ollama();
    renamed.name = u"The old one"_s;
    QVERIFY(store.put(renamed));
    QCOMPARE(ids(EndpointStore(m_file)), QStringList({u"openrouter"_s, u"local-11434"_s}));
    QVERIFY(EndpointStore(m_file).endpoint(u"local-11434"_s) == renamed);

    QVERIFY(store.remove(u"local-11434"_s));
    QVERIFY(store.remove(u"never there"_s));
    QCOMPARE(ids(EndpointStore(m_file)), QStringList{u"openrouter"_s});
    QCOMPARE(changed.size(), 3);
}

void TestEndpointStore::onlyThePersonMayRead()
{
    EndpointStore store(m_file);
    QVERIFY(store.put(ollama()));
    QCOMPARE(files::permissions(m_file), u"600"_s);
    QCOMPARE(files::permissions(QFileInfo(m_file).absolutePath()), u"700"_s);
}

void TestEndpointStore::nobodyElseGoesByOpenRoutersId()
{
    EndpointStore store(m_file);
    QVERIFY(store.put({.id = u"openrouter"_s, .url = QUrl(u"https://evil.example/v1"_s)}));
    QVERIFY(EndpointStore(m_file).endpoint(u"openrouter"_s) == openRouter());
}

void TestEndpointStore::keepsHowOpenRouterIsReached()
{
    EndpointStore store(m_file);
    Endpoint slow = openRouter();
    slow.connectTimeout = std::chrono::seconds(30);
    slow.proxy.use = ProxyUse::None;
    QVERIFY(store.put(slow));
    QVERIFY(EndpointStore(m_file).endpoint(u"openrouter"_s) == slow);
    QCOMPARE(ids(EndpointStore(m_file)), QStringList{u"openrouter"_s});
    QVERIFY(store.remove(u"openrouter"_s));
    QVERIFY(store.endpoint(u"openrouter"_s) == openRouter());
}

void TestEndpointStore::forgetsWhatIsNotSetAnyMore()
{
    EndpointStore store(m_file);
    Endpoint endpoint = ollama();
    endpoint.headers = {{.name = u"X-Team"_s, .value = u"blue"_s}};
    endpoint.firstTokenTimeout = std::chrono::seconds(5);
    QVERIFY(store.put(endpoint));
    Endpoint bare = ollama();
    bare.atOnce.reset();
    QVERIFY(store.put(bare));
    QVERIFY(EndpointStore(m_file).endpoint(u"local-11434"_s) == bare);
}

void TestEndpointStore::keepsWhatItDoesNotKnow()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_file).absolutePath()));
    files::write(m_file, R"({"version":1,"theme":"x","endpoints":[
        {"id":"local-11434","url":"http://127.0.0.1:11434/v1","colour":"teal"}, {"id":"b","url":"ftp://b"}]})");
    EndpointStore store(m_file);
    QVERIFY(store.put(ollama()));
    const QJsonObject json = files::readJson(m_file);
    QCOMPARE(json["theme"_L1], u"x"_s);
    QCOMPARE(json["endpoints"_L1][0]["colour"_L1], u"teal"_s);
    QCOMPARE(json["endpoints"_L1][0]["kind"_L1], u"ollama"_s);
    QCOMPARE(json["endpoints"_L1][1]["url"_L1], u"ftp://b"_s);
}

void TestEndpointStore::listsWhatIsBroken()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_file).absolutePath()));
    files::write(m_file, R"({"endpoints":[{"id":"a","url":"http://a"},{"id":"b"},{"id":"a","url":"http://c"},7]})");
    const EndpointStore store(m_file);
    QCOMPARE(ids(store), QStringList({u"openrouter"_s, u"a"_s}));
    QCOMPARE(store.problems(), QStringList({m_file + u": \"url\" is missing."_s,
                                            m_file + u": \"a\" stands there twice; the first counts."_s,
                                            m_file + u": \"id\" is missing."_s,
                                            m_file + u": \"endpoints\" must hold objects in braces only."_s}));
}

void TestEndpointStore::aBrokenFileIsSetAsideNotLost()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_file).absolutePath()));
    files::write(m_file, "{\"endpoints\": [\n{\"id\" \"a\"}]}");
    EndpointStore store(m_file);
    QCOMPARE(store.problems(), QStringList{m_file + u" is broken at line 2, column 7: missing name separator."_s});
    QVERIFY(store.put(ollama()));
    QCOMPARE(files::read(m_folder->filePath(u"config/connections.broken.json"_s)),
             "{\"endpoints\": [\n{\"id\" \"a\"}]}");
    QCOMPARE(ids(EndpointStore(m_file)), QStringList({u"openrouter"_s, u"local-11434"_s}));
}

void TestEndpointStore::aNewerFileIsNotChanged()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_file).absolutePath()));
    const QByteArray newer = R"({"version":2,"endpoints":[{"id":"a","url":"http://a"}]})";
    files::write(m_file, newer);
    EndpointStore store(m_file);
    QCOMPARE(ids(store), QStringList({u"openrouter"_s, u"a"_s}));
    const auto put = store.put(ollama());
    QVERIFY(!put);
    QCOMPARE(put.error(), m_file + u" was written by a newer Counterpoint; update this one to change connections."_s);
    QVERIFY(!store.remove(u"a"_s));
    QCOMPARE(files::read(m_file), newer);
}

void TestEndpointStore::refusesWhatItCouldNotReadAgain()
{
    EndpointStore store(m_file);
    const auto put = store.put({.id = u"a"_s, .url = QUrl(u"ftp://a"_s)});
    QVERIFY(!put);
    QCOMPARE(put.error(), u"The address must begin with http:// or https://, not as in ftp://a."_s);
    QVERIFY(!QFileInfo::exists(m_file));
}

void TestEndpointStore::saysWhenItCannotWrite()
{
    files::write(m_folder->filePath(u"config"_s), "a file where the folder should be");
    EndpointStore store(m_file);
    const auto put = store.put(ollama());
    QVERIFY(!put);
    QCOMPARE(put.error(), m_file + u" cannot be written: its folder cannot be made."_s);
}

QTEST_GUILESS_MAIN(TestEndpointStore)
#include "tst_endpointstore.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"

#include "catalogue/listfile.h"
#include "catalogue/samples.h"
#include "provider/keysource.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace catalogue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using settings::Endpoint;
using settings::EndpointKind;
using testsupport::FakeModelServer;
using testsupport::FakeReply;
using testsupport::FakeRequest;

namespace {

const QByteArray two = R"({"data":[{"id":"alto","name":"Alto"},{"id":"bass"},{"no":"id"}]})";
const QByteArray one = R"({"data":[{"id":"tenor"}]})";

class Keys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const Endpoint &) const override { return provider::Secret(bytes); }
    QByteArray bytes;
};

/// A server, a folder, and catalogues that come and go.
struct Scene
{
    explicit Scene(EndpointKind kind = EndpointKind::Other)
    {
        server.setHandler([this](const FakeRequest &request) -> std::optional<FakeReply> {
            const auto reply = replies.find(request.path);
            return reply == replies.end() ? std::nullopt : std::optional(reply->second);
        });
        replies.insert_or_assign("/v1/models", FakeReply::body(200, "application/json", two));
        endpoint = {.id = u"choir"_s, .name = u"The choir"_s, .url = server.baseUrl(), .kind = kind};
        open();
    }

    void open()
    {
        catalogue = std::make_unique<Catalogue>(folder(), keys, clock);
        catalogue->setEndpoints({endpoint});
    }
    [[nodiscard]] QString folder() const { return directory.filePath(u"cache/models"_s); }
    [[nodiscard]] QString file() const { return listFile(folder(), endpoint.id); }
    [[nodiscard]] Listing listing() const { return catalogue->listings().value(0); }
    [[nodiscard]] QString names() const
    {
        QStringList names;
        for (const ModelInfo &info : catalogue->models().models())
            names.append(info.model.displayName());
        return names.join(u' ');
    }
    void refresh()
    {
        catalogue->refresh(endpoint.id);
        settle();
    }
    void load()
    {
        catalogue->load();
        settle();
    }
    void settle() { QTRY_VERIFY(!catalogue->isLoading() && !catalogue->isRefreshing()); }

    QTemporaryDir directory;
    FakeModelServer server;
    std::map<QByteArray, FakeReply> replies;
    Keys keys;
    testsupport::FakeClock clock;
    Endpoint endpoint;
    std::unique_ptr<Catalogue> catalogue;
};

} // namespace

/// Lists of models: fetched, kept, found again, and what goes wrong on the way.
class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void fetchesKeepsAndFindsAgain();
    void sendsNothingByItself();
    void refreshesWhatIsOldWhenThePersonActs();
    void refreshesOnlyWhereThePersonActs();
    void needsAKeyWhereOneIsNeeded();
    void refreshesAllThatCanBeAsked();
    void triesAFailedListNotAgainAtOnce();
    void keepsTheOldBesideTheError_data();
    void keepsTheOldBesideTheError();
    void asksLmStudioAtItsOwnAddresses();
    void asksAnthropicForAllAtOnce();
    void sendsTheKeyAndNeverKeepsIt();
    void stopsAndGoesAway();
    void givesUpOnSilence();
    void passesOverABrokenFile_data();
    void passesOverABrokenFile();
    void forgetsTheListOfAnotherAddress();
    void saysWhenNothingCanBeWritten();
    void namesFilesByAnyId();
};

void CatalogueTest::fetchesKeepsAndFindsAgain()
{
    Scene scene;
    QSignalSpy changed(scene.catalogue.get(), &Catalogue::changed);
    scene.catalogue->refresh(u"choir"_s);
    QVERIFY(scene.listing().isRefreshing);
    scene.settle();
    QVERIFY(changed.size() >= 2);
    QCOMPARE(scene.names(), u"Alto bass"_s);
    QCOMPARE(scene.listing().list.broken, 1);
    QCOMPARE(scene.listing().fetched, scene.clock.wallTime());
    QVERIFY(!scene.listing().error);
    QVERIFY(scene.listing().received > 0);

    const QDateTime then = scene.clock.wallTime();
    scene.clock.advance(3h);
    scene.open();
    QVERIFY(!scene.catalogue->find({.endpoint = u"choir"_s, .id = u"alto"_s, .name = {}}));
    scene.load();
    QCOMPARE(scene.names(), u"Alto bass"_s);
    QCOMPARE(scene.listing().fetched.toSecsSinceEpoch(), then.toSecsSinceEpoch());
    QVERIFY(scene.catalogue->find({.endpoint = u"choir"_s, .id = u"alto"_s, .name = {}})->model.name == "Alto"_L1);
    QVERIFY(!scene.catalogue->find({.endpoint = u"other"_s, .id = u"alto"_s, .name = {}}));
    QCOMPARE(scene.server.requests().size(), 1);
    QVERIFY(!(QFile::permissions(scene.file()) & (QFile::ReadGroup | QFile::ReadOther)));
}

void CatalogueTest::sendsNothingByItself()
{
    Scene scene;
    scene.load();
    scene.clock.advance(100h);
    scene.load();
    QCOMPARE(scene.server.connections(), 0);
    QVERIFY(!QFile::exists(scene.folder()));
}

void CatalogueTest::refreshesWhatIsOldWhenThePersonActs()
{
    Scene scene;
    scene.catalogue->refreshOld({scene.listing().endpoint.id}); // nothing is known yet: the file is looked for first
    QTRY_COMPARE(scene.names(), u"Alto bass"_s);
    scene.clock.advance(Catalogue::freshFor - 1h);
    scene.open();
    scene.replies.insert_or_assign("/v1/models", FakeReply::body(200, "application/json", one));
    scene.catalogue->refreshOld({scene.listing().endpoint.id});
    scene.settle();
    QCOMPARE(scene.server.requests().size(), 1);
    scene.clock.advance(2h);
    scene.catalogue->refreshOld({scene.listing().endpoint.id});
    QCOMPARE(scene.names(), u"Alto bass"_s); // the old one serves meanwhile
    QTRY_COMPARE(scene.names(), u"tenor"_s);
    QCOMPARE(scene.server.requests().size(), 2);
}

void CatalogueTest::refreshesOnlyWhereThePersonActs()
{
    Scene scene;
    Endpoint other = scene.endpoint;
    other.id = u"other"_s;
    scene.catalogue->setEndpoints({scene.endpoint, other});
    scene.catalogue->refreshOld({u"other"_s, u"gone"_s});
    scene.settle();
    QTRY_VERIFY(scene.catalogue->listings().at(1).fetched.isValid());
    QVERIFY(!scene.listing().fetched.isValid());
    QCOMPARE(scene.server.requests().size(), 1);
}

void CatalogueTest::needsAKeyWhereOneIsNeeded()
{
    Scene scene;
    scene.catalogue->setEndpoints({settings::openRouter()});
    scene.catalogue->refreshOld({scene.listing().endpoint.id});
    scene.settle();
    QVERIFY(!scene.catalogue->isRefreshing());
    QVERIFY(!scene.listing().error);
    QVERIFY(!scene.listing().fetched.isValid());
}

void CatalogueTest::refreshesAllThatCanBeAsked()
{
    Scene scene;
    scene.catalogue->setEndpoints({settings::openRouter(), scene.endpoint});
    scene.catalogue->refreshAll();
    scene.settle();
    QCOMPARE(scene.names(), u"Alto bass"_s);
    QVERIFY(!scene.listing().fetched.isValid()); // without a key OpenRouter was not asked
    QVERIFY(!scene.listing().error);
    QVERIFY(!scene.listing().isRefreshing);
}

void CatalogueTest::triesAFailedListNotAgainAtOnce()
{
    Scene scene;
    scene.replies.clear();
    scene.load();
    for (int time = 0; time < 3; ++time) {
        scene.catalogue->refreshOld({scene.listing().endpoint.id});
        scene.settle();
    }
    QCOMPARE(scene.server.requests().size(), 1);
    scene.clock.advance(11min);
    scene.catalogue->refreshOld({scene.listing().endpoint.id});
    scene.settle();
    QCOMPARE(scene.server.requests().size(), 2);
    scene.refresh(); // asked for
    QCOMPARE(scene.server.requests().size(), 3);
}

void CatalogueTest::keepsTheOldBesideTheError_data()
{
    using chat::ErrorKind;
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("message"); // a part of it
    const auto row = [](const char *name, const FakeReply &reply, ErrorKind kind, const QString &message) {
        QTest::newRow(name) << reply << kind << message;
    };
    const auto ok = [](const QByteArray &body) { return FakeReply::body(200, "application/json", body); };
    row("the key is refused", FakeReply::error(401, u"No such key"_s), ErrorKind::Key, u"No such key"_s);
    row("the server is ill", FakeReply::error(503, u"Overloaded"_s), ErrorKind::Server, u"Overloaded"_s);
    row("no list there", FakeReply::error(404, u"Not found"_s), ErrorKind::Protocol,
        u"The choir does not say which models it has."_s);
    row("an error that calls itself fine", ok(R"({"error":{"message":"Loading","code":503}})"), ErrorKind::Server,
        u"Loading"_s);
    row("a page", FakeReply::body(200, "text/html", "<html>Welcome</html>"), ErrorKind::Protocol,
        u"no list of models"_s);
    row("nothing", ok({}), ErrorKind::Protocol, u"no list of models"_s);
    row("sent elsewhere", FakeReply::redirect(302, "http://127.0.0.1:1/"), ErrorKind::Protocol, QString());
    row("cut", FakeReply::stream().type("application/json").bytes(two.left(30)).cut(), ErrorKind::Network, QString());
    row("endless", ok(QByteArray(largestReply + 10, ' ')), ErrorKind::Protocol, u"longer than 32 MB"_s);
}

void CatalogueTest::keepsTheOldBesideTheError()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const chat::ErrorKind, kind);
    QFETCH(const QString, message);
    Scene scene;
    scene.refresh();
    scene.replies.insert_or_assign("/v1/models", reply);
    const QDateTime then = scene.listing().fetched;
    scene.clock.advance(1h);
    scene.refresh();
    QVERIFY(scene.listing().error);
    QCOMPARE(chat::toString(scene.listing().error->kind), chat::toString(kind));
    QVERIFY2(scene.listing().error->message.contains(message), qPrintable(scene.listing().error->message));
    QVERIFY(!scene.listing().error->remedy.isEmpty());
    QCOMPARE(scene.names(), u"Alto bass"_s);
    QCOMPARE(scene.listing().fetched, then);
    scene.open();
    scene.load();
    QCOMPARE(scene.names(), u"Alto bass"_s);

    scene.replies.insert_or_assign("/v1/models", FakeReply::body(200, "application/json", one));
    scene.refresh();
    QVERIFY(!scene.listing().error);
    QCOMPARE(scene.names(), u"tenor"_s);
}

void CatalogueTest::asksLmStudioAtItsOwnAddresses()
{
    Scene scene(EndpointKind::LmStudio);
    scene.replies.clear();
    const QByteArray unknown = R"({"error":"Unexpected endpoint or method. GET /api/v1/models"})";
    scene.replies.insert_or_assign("/api/v1/models", FakeReply::body(200, "application/json", unknown));
    scene.replies.insert_or_assign(
        "/api/v0/models",
        FakeReply::body(200, "application/json", R"({"data":[{"id":"alto","type":"vlm","max_context_length":8192}]})"));
    scene.refresh();
    QCOMPARE(scene.names(), u"alto"_s);
    QCOMPARE(scene.catalogue->models().models().first().contextTokens, 8192);
    QCOMPARE(scene.server.requests().size(), 2);
}

void CatalogueTest::asksAnthropicForAllAtOnce()
{
    Scene scene(EndpointKind::Anthropic);
    scene.replies.insert_or_assign("/v1/models?limit=1000", FakeReply::body(200, "application/json", one));
    scene.refresh();
    QCOMPARE(scene.names(), u"tenor"_s);
}

void CatalogueTest::sendsTheKeyAndNeverKeepsIt()
{
    Scene scene;
    scene.keys.bytes = "sk-CANARY-0123456789abcdefghij";
    scene.refresh();
    QCOMPARE(scene.server.requests().last().header("Authorization"), "Bearer " + scene.keys.bytes);
    QCOMPARE(scene.names(), u"Alto bass"_s);
    scene.replies.insert_or_assign(
        "/v1/models", FakeReply::body(200, "application/json", R"({"data":[{"id":")" + scene.keys.bytes + "\"}]}"));
    scene.refresh();
    QCOMPARE(scene.names(), u"Alto bass"_s);
    QVERIFY(scene.listing().error->message.contains("repeats the key"_L1));
    scene.replies.insert_or_assign("/v1/models",
                                   FakeReply::error(401, u"Wrong: "_s + QString::fromLatin1(scene.keys.bytes)));
    scene.refresh();
    QVERIFY(!scene.listing().error->message.contains("CANARY"_L1));
    QFile file(scene.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("CANARY"));
}

void CatalogueTest::stopsAndGoesAway()
{
    Scene scene;
    scene.replies.insert_or_assign("/v1/models", FakeReply::silence());
    scene.catalogue->refresh(u"choir"_s);
    QTRY_COMPARE(scene.server.requests().size(), 1);
    scene.catalogue->stopRefreshing();
    QVERIFY(!scene.catalogue->isRefreshing());
    QVERIFY(!scene.listing().error);
    QTRY_COMPARE(scene.server.openConnections(), 0);

    scene.catalogue->refresh(u"choir"_s);
    QTRY_COMPARE(scene.server.requests().size(), 2);
    scene.catalogue->setEndpoints({});
    QTRY_COMPARE(scene.server.openConnections(), 0);

    scene.catalogue->setEndpoints({scene.endpoint});
    scene.catalogue->refresh(u"choir"_s);
    QTRY_COMPARE(scene.server.requests().size(), 3);
    scene.catalogue.reset();
    QTRY_COMPARE(scene.server.openConnections(), 0);
}

void CatalogueTest::givesUpOnSilence()
{
    Scene scene;
    scene.replies.insert_or_assign("/v1/models", FakeReply::silence());
    scene.catalogue->refresh(u"choir"_s);
    QTRY_COMPARE(scene.server.requests().size(), 1);
    scene.clock.advance(1min);
    QVERIFY(!scene.catalogue->isRefreshing());
    QVERIFY(scene.listing().error->kind == chat::ErrorKind::Timeout);
    QCOMPARE(scene.listing().error->message, u"The choir does not answer."_s);
}

void CatalogueTest::passesOverABrokenFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no head") << two;
    QTest::newRow("a head alone") << QByteArray(R"({"version":1,"url":"URL","fetched":"2026-08-01T00:00:00Z"})");
    QTest::newRow("a newer version") << QByteArray(R"({"version":2,"url":"URL","fetched":"2026-08-01T00:00:00Z"})") +
                                            '\n' + two;
    QTest::newRow("no time") << QByteArray(R"({"version":1,"url":"URL"})") + '\n' + two;
    QTest::newRow("cut") << QByteArray(R"({"version":1,"url":"URL","fetched":"2026-08-01T00:00:00Z"})") + '\n' +
                                two.left(40);
}

void CatalogueTest::passesOverABrokenFile()
{
    QFETCH(QByteArray, content);
    Scene scene;
    QVERIFY(QDir().mkpath(scene.folder()));
    QFile file(scene.file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content.replace("URL", scene.endpoint.url.toString().toUtf8()));
    file.close();
    scene.load();
    QCOMPARE(scene.names(), QString());
    scene.catalogue->refreshOld({scene.listing().endpoint.id});
    QTRY_COMPARE(scene.names(), u"Alto bass"_s);
}

void CatalogueTest::forgetsTheListOfAnotherAddress()
{
    Scene scene;
    scene.refresh();
    scene.endpoint.name = u"The same"_s;
    scene.catalogue->setEndpoints({scene.endpoint});
    QCOMPARE(scene.names(), u"Alto bass"_s);
    QCOMPARE(scene.listing().endpoint.name, u"The same"_s);
    scene.endpoint.url = scene.server.url(u"/elsewhere"_s);
    scene.catalogue->setEndpoints({scene.endpoint});
    scene.load();
    QCOMPARE(scene.names(), QString());
    QVERIFY(!scene.listing().fetched.isValid());
}

void CatalogueTest::saysWhenNothingCanBeWritten()
{
    Scene scene;
    QFile inTheWay(scene.directory.filePath(u"cache"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    scene.refresh();
    QCOMPARE(scene.names(), u"Alto bass"_s);
    QVERIFY(scene.listing().error->kind == chat::ErrorKind::Internal);
    QVERIFY(scene.listing().error->message.contains("cannot be written"_L1));
}

void CatalogueTest::namesFilesByAnyId()
{
    const QString name = listFile(u"/cache"_s, u"../../évil"_s).sliced(7);
    QVERIFY(!name.contains(u'/'));
    QVERIFY(listFile(u"/cache"_s, u"a"_s) != listFile(u"/cache"_s, u"A"_s));
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"
#include "library/librarydriver.h"
#include "library/mending.h"
#include "library/opening.h"
#include "library/place.h"
#include "library/samples.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace librarysamples;

namespace {

constexpr qint64 pageSize = 4096;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray hash(const QString &path)
{
    return QCryptographicHash::hash(contents(path), QCryptographicHash::Sha256).toHex();
}

bool overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QFile::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size();
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

int newestVersion()
{
    return library::schemaSteps().back().version;
}

/// Steps up to `version`, each of which adds a table.
QList<library::SchemaStep> stepsTo(int version)
{
    QList<library::SchemaStep> steps(library::schemaSteps().begin(), library::schemaSteps().end());
    while (steps.last().version < version) {
        const int next = steps.last().version + 1;
        steps.append({next, {u"CREATE TABLE later_%1(text TEXT)"_s.arg(next)}});
    }
    return steps;
}

} // namespace

/// Libraries that are damaged, foreign, newer, older or half written.
class LibraryDamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // One library for all rows, to be copied; the same in every run, as far as that goes.
        LibraryDriver library(m_sample.filePath(u"library"_s));
        std::mt19937 random(6);
        for (int i = 0; i < 30; ++i) {
            Script script = i % 3 == 0 ? newScript(text(random, 8)) : followUp(m_scripts.last(), text(random, 8));
            script.turn = {u"00000000-0000-4000-8000-%1"_s.arg(i, 12, 10, QChar(u'0'))};
            script.session = {u"00000000-0000-4000-9000-%1"_s.arg(i / 3, 12, 10, QChar(u'0'))};
            script.answers = {text(random, 300), text(random, 300)};
            script.fused = text(random, 200);
            m_scripts.append(script);
            library.append(run(script));
        }
        QVERIFY(library.flush());
        library.library.close();
        m_sampleFile = library::Place{library.folder()}.file();
    }

    void init()
    {
        QTest::failOnWarning();
        m_parent = std::make_unique<QTemporaryDir>();
        m_place = {m_parent->filePath(u"library"_s)};
        QVERIFY(m_place.make());
        QVERIFY(QFile::copy(m_sampleFile, m_place.file()));
    }

    void S06_aDamagedFileIsSetAsideAndReadFrom_data()
    {
        QTest::addColumn<std::function<void(const QString &)>>("harm");
        QTest::addColumn<int>("turns"); ///< at least so many of 30 are read
        using Harm = std::function<void(const QString &)>;
        const auto row = [](const char *name, const Harm &harm, int turns) { QTest::newRow(name) << harm << turns; };
        row(
            "the header is overwritten", [](const QString &file) { QVERIFY(overwrite(file, 0, QByteArray(16, 'x'))); },
            30);
        row(
            "the first page is zeros",
            [](const QString &file) { QVERIFY(overwrite(file, 0, QByteArray(pageSize, '\0'))); }, 30);
        row(
            "the first page is noise",
            [](const QString &file) { QVERIFY(overwrite(file, 100, QByteArray(pageSize - 100, 'z'))); }, 30);
        row(
            "the tail is cut off",
            [](const QString &file) { QVERIFY(QFile::resize(file, QFile(file).size() * 3 / 4)); }, 10);
        row(
            "cut in the middle of a page",
            [](const QString &file) { QVERIFY(QFile::resize(file, QFile(file).size() / 2 + 77)); }, 5);
        row("only the first page is left", [](const QString &file) { QVERIFY(QFile::resize(file, pageSize)); }, 0);
        row(
            "it is text",
            [](const QString &file) {
                QVERIFY(QFile::resize(file, 0));
                QVERIFY(overwrite(file, 0, "This is no library.\n"));
            },
            0);
        row(
            "it is another program's database",
            [](const QString &file) {
                QVERIFY(QFile::remove(file));
                library::Database database(file, library::Database::Mode::ReadWrite);
                QVERIFY(database.execute(u"CREATE TABLE bookmarks(url TEXT)"_s));
            },
            0);
    }
    void S06_aDamagedFileIsSetAsideAndReadFrom()
    {
        QFETCH(std::function<void(const QString &)>, harm);
        QFETCH(int, turns);
        harm(m_place.file());
        const QByteArray damaged = hash(m_place.file());
        LibraryDriver library(m_place.folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        const QString aside =
            m_place.folder + u"/library.corrupt-%1.sqlite"_s.arg(library.clock.wallTime().toString(u"yyyy-MM-dd"_s));
        QCOMPARE(hash(aside), damaged);
        const QList<library::Notice> notices = library.library.notices();
        QCOMPARE(notices.size(), 1);
        QVERIFY(notices.first().isWarning);
        QVERIFY2(notices.first().text.contains(aside), qPrintable(notices.first().text));
        QVERIFY2(notices.first().text.contains(m_place.file()), qPrintable(notices.first().text));
        QCOMPARE_GE(turnsRead(library), turns);
        checkInUse(library);
    }

    /// Where the damage is met only when somebody reads there.
    void S06_aPageThatBreaksInUseIsMetAndMended_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("sessions") << u"sessions"_s;
        QTest::newRow("turns") << u"turns"_s;
        QTest::newRow("folded turns") << u"folds"_s;
        QTest::newRow("texts") << u"texts"_s;
        QTest::newRow("an index of ids") << u"sqlite_autoindex_turns_1"_s;
        QTest::newRow("the order of the list") << u"sessions_in_order"_s;
        QTest::newRow("the search index") << u"text_index_data"_s;
    }
    void S06_aPageThatBreaksInUseIsMetAndMended()
    {
        QFETCH(QString, table);
        QVERIFY(overwrite(m_place.file(), (rootPage(table) - 1) * pageSize, QByteArray(64, '\x5a')));
        LibraryDriver library(m_place.folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        library.clock.advance(std::chrono::seconds(3)); // the background check
        (void)library.sessions();
        for (const Script &script : std::as_const(m_scripts))
            (void)library.load(script.session);
        QTRY_COMPARE_WITH_TIMEOUT(library.library.notices().size(), 1, 30'000);
        QVERIFY2(library.library.notices().first().text.contains(u"corrupt-"_s),
                 qPrintable(library.library.notices().first().text));
        QCOMPARE_GE(turnsRead(library), table == u"folds" ? 0 : 30);
        checkInUse(library);
    }

    void S06_noFlippedBytesCrashOrHideIt()
    {
        std::mt19937 random(60'606);
        const QByteArray whole = contents(m_sampleFile);
        for (int round = 0; round < 60; ++round) {
            QByteArray broken = whole;
            std::uniform_int_distribution<qsizetype> places(0, whole.size() - 1);
            for (int flip = 0; flip < 20; ++flip)
                broken[places(random)] = char(random());
            const library::Place place{m_parent->filePath(u"flipped-%1"_s.arg(round))};
            QVERIFY(place.make());
            QVERIFY(QFile(place.file()).open(QFile::WriteOnly | QFile::NewOnly));
            QVERIFY(overwrite(place.file(), 0, broken));
            LibraryDriver library(place.folder);
            QVERIFY2(library.isOpen(), qPrintable(library.error()));
            library.clock.advance(std::chrono::seconds(3));
            const int read = turnsRead(library);
            QVERIFY2(read >= 15, qPrintable(u"round %1: %2 of 30"_s.arg(round).arg(read)));
            checkInUse(library);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void S06_aCrashWhileMendingLosesNothing_data()
    {
        QTest::addColumn<bool>("isSetAside");
        QTest::newRow("before the damaged file was set aside") << false;
        QTest::newRow("before the new file took its place") << true;
    }
    void S06_aCrashWhileMendingLosesNothing()
    {
        QFETCH(bool, isSetAside);
        if (isSetAside) {
            QVERIFY(QFile::rename(m_place.file(), m_place.mended()));
            QVERIFY(overwriteNew(m_place.file() + u"-wal"_s, "left of the damaged one"));
        } else {
            QVERIFY(overwriteNew(m_place.mended(), "half written"));
            QVERIFY(overwriteNew(m_place.folder + u"/library.reading.sqlite"_s, "half copied"));
        }
        LibraryDriver library(m_place.folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        QCOMPARE(library.library.notices(), QList<library::Notice>());
        QCOMPARE(turnsRead(library), 30);
        library.library.close();
        QCOMPARE(filesIn(m_place.folder), QStringList{u"library.sqlite"_s});
    }

    void S06_aDamagedFileThatIsOpenElsewhereIsLeftAlone()
    {
        LibraryDriver other(m_place.folder);
        const QByteArray before = hash(m_place.file());
        const auto mended = library::mend(m_place, library::schemaSteps(), other.clock.wallTime());
        QCOMPARE(
            mended.error_or(QString()),
            u"The library in %1 is damaged, and another Counterpoint program has it open. Close that program, then "
            "start again."_s.arg(m_place.folder));
        QCOMPARE(hash(m_place.file()), before);
    }

    void S07_filesBesideItThatDoNotBelongToIt_data()
    {
        QTest::addColumn<QString>("beside");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("an empty -wal") << u"-wal"_s << QByteArray();
        QTest::newRow("a -wal of noise") << u"-wal"_s << QByteArray(200'000, 'w');
        QTest::newRow("a stale -shm") << u"-shm"_s << QByteArray(32'768, 's');
        QTest::newRow("a -journal of noise") << u"-journal"_s << QByteArray(5'000, 'j');
    }
    void S07_filesBesideItThatDoNotBelongToIt()
    {
        QFETCH(QString, beside);
        QFETCH(QByteArray, bytes);
        QVERIFY(overwriteNew(m_place.file() + beside, bytes));
        LibraryDriver library(m_place.folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        QCOMPARE(turnsRead(library), 30);
        checkInUse(library);
    }

    void S07_anotherLibrarysWalDoesNotCrashIt()
    {
        // A program that dies leaves its -wal; here it comes to lie beside another file.
        const QString foreign = m_parent->filePath(u"foreign"_s);
        LibraryDriver other(foreign);
        for (int i = 0; i < 10; ++i)
            other.write(run(newScript(u"foreign %1"_s.arg(i))));
        QVERIFY(QFile::copy(foreign + u"/library.sqlite-wal"_s, m_place.file() + u"-wal"_s));
        LibraryDriver library(m_place.folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        library.clock.advance(std::chrono::seconds(3));
        (void)turnsRead(library);
        checkInUse(library);
    }

    void S07_aMissingWalLeavesWhatTheFileHolds()
    {
        LibraryDriver library(m_place.folder);
        library.write(run(newScript(u"only in the -wal"_s)));
        const library::Place copy{m_parent->filePath(u"copy"_s)};
        QVERIFY(copy.make());
        QVERIFY(QFile::copy(m_place.file(), copy.file()));
        LibraryDriver without(copy.folder);
        QVERIFY2(without.isOpen(), qPrintable(without.error()));
        QCOMPARE(turnsRead(without), 30);
        checkInUse(without);
    }

    void S10_aNewerLibraryIsReadAndLeftAsItIs_data()
    {
        QTest::addColumn<bool>("hasWal");
        QTest::newRow("closed properly") << false;
        QTest::newRow("left by a program that died") << true;
    }
    void S10_aNewerLibraryIsReadAndLeftAsItIs()
    {
        QFETCH(bool, hasWal);
        const library::Place newer{m_parent->filePath(u"newer"_s)};
        QVERIFY(newer.make());
        {
            library::Database database(m_place.file(), library::Database::Mode::ReadWrite);
            QVERIFY(library::migrate(database, stepsTo(9)));
            if (hasWal) {
                for (const QString &suffix : {u""_s, u"-wal"_s})
                    QVERIFY(QFile::copy(m_place.file() + suffix, newer.file() + suffix));
            }
        }
        if (!hasWal)
            QVERIFY(QFile::copy(m_place.file(), newer.file()));
        const QByteArray before = hash(newer.file());
        const QByteArray walBefore = hash(newer.file() + u"-wal"_s);
        {
            LibraryDriver library(newer.folder);
            QVERIFY2(library.isOpen(), qPrintable(library.error()));
            QVERIFY(library.library.access() == library::Access::ReadOnly);
            QCOMPARE(
                library.library.notices(),
                (QList<library::Notice>{
                    {u"This library was written by a newer version of Counterpoint. It is open for reading only, and "
                     "nothing new is kept. Install the newer version to go on with it. It is in %1."_s.arg(
                         newer.folder),
                     true}}));
            QCOMPARE(turnsRead(library), 30);
            QCOMPARE_GE(library.search(m_scripts.first().prompt).size(), 1);
            library.write(run(newScript()));
            library.library.rename(m_scripts.first().session, u"renamed"_s);
            library.library.remove(m_scripts.first().session);
            library.maintain();
            QCOMPARE(library.sessions().size(), 10);
        }
        QCOMPARE(hash(newer.file()), before);
        QCOMPARE(hash(newer.file() + u"-wal"_s), walBefore);
        if (!hasWal)
            QCOMPARE(filesIn(newer.folder), QStringList{u"library.sqlite"_s});
    }

    void anOlderLibraryIsMigratedAfterABackup()
    {
        const QDateTime now = testsupport::FakeClock().wallTime();
        const auto opened = library::openPlace(m_place, stepsTo(newestVersion() + 1), now);
        QVERIFY2(opened.has_value(), qPrintable(opened.error_or(QString())));
        const QString backup =
            m_place.folder +
            u"/library.before-version-%1-%2.sqlite"_s.arg(newestVersion() + 1).arg(now.toString(u"yyyy-MM-dd"_s));
        QCOMPARE(opened->notices,
                 (QList<library::Notice>{
                     {u"The library was brought up to date. A copy of it as it was before is in %1."_s.arg(backup)}}));
        {
            library::Database database(m_place.file(), library::Database::Mode::Query);
            QCOMPARE(database.number(u"PRAGMA user_version"_s), newestVersion() + 1);
            QCOMPARE(database.number(u"SELECT count(*) FROM turns"_s), 30);
            library::Database before(backup, library::Database::Mode::Query);
            QCOMPARE(before.number(u"PRAGMA user_version"_s), newestVersion());
            QCOMPARE(before.number(u"SELECT count(*) FROM turns"_s), 30);
        }
        QVERIFY(QFileInfo(backup).permissions().testFlag(QFile::ReadOwner));
        QVERIFY(!QFileInfo(backup).permissions().testAnyFlags(QFile::ReadGroup | QFile::ReadOther));
    }

    void S06_aMigratedLibraryWhoseFirstPageIsBrokenIsReadFrom()
    {
        const library::Place first{m_parent->filePath(u"first"_s)};
        QVERIFY(first.make());
        {
            library::Database database(first.file(), library::Database::Mode::ReadWrite);
            QVERIFY(library::migrate(database, library::schemaSteps().first(1)));
            QVERIFY(database.execute(u"ATTACH ? AS sample"_s, {m_sampleFile}));
            const QString columns = u"key, id, title, created_ms, changed_ms, turns, newest_turn, state"_s;
            QVERIFY(database.execute(u"INSERT INTO main.sessions(%1) SELECT %1 FROM sample.sessions"_s.arg(columns)));
            for (const QString &table : {u"turns"_s, u"folds"_s, u"texts"_s})
                QVERIFY(database.execute(u"INSERT INTO main.%1 SELECT * FROM sample.%1"_s.arg(table)));
        }
        {
            LibraryDriver library(first.folder);
            QCOMPARE(turnsRead(library), 30);
            QCOMPARE_GE(library.search(m_scripts.first().prompt).size(), 1);
        }
        QVERIFY(overwrite(first.file(), 0, QByteArray(pageSize, '\0')));
        LibraryDriver library(first.folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        QCOMPARE(turnsRead(library), 30);
        checkInUse(library);
    }

    void aStepThatFailsLeavesTheLibraryAsItWas()
    {
        QList<library::SchemaStep> steps = stepsTo(newestVersion());
        steps.append({newestVersion() + 1, {u"CREATE TABLE new(text TEXT)"_s, u"INSERT INTO nowhere VALUES (1)"_s}});
        const auto opened = library::openPlace(m_place, steps, testsupport::FakeClock().wallTime());
        QVERIFY(!opened);
        QVERIFY2(opened.error().contains(u"could not be brought up to date"_s), qPrintable(opened.error()));
        library::Database database(m_place.file(), library::Database::Mode::Query);
        QCOMPARE(database.number(u"PRAGMA user_version"_s), newestVersion());
        QCOMPARE(database.number(u"SELECT count(*) FROM sqlite_master WHERE name = 'new'"_s), 0);
        QCOMPARE(database.number(u"SELECT count(*) FROM turns"_s), 30);
    }

    void aLibraryThatWasNeverFilledIsMade()
    {
        QVERIFY(QFile::resize(m_place.file(), 0));
        LibraryDriver library(m_place.folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        QCOMPARE(library.library.notices(), QList<library::Notice>());
        checkInUse(library);
    }

private:
    bool overwriteNew(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
    }

    qint64 rootPage(const QString &table) const
    {
        library::Database database(m_sampleFile, library::Database::Mode::Immutable);
        return database.number(u"SELECT rootpage FROM sqlite_master WHERE name = ?"_s, {table});
    }

    /// How many of the turns are there exactly as they were.
    int turnsRead(LibraryDriver &library)
    {
        int read = 0;
        QHash<chat::SessionId, QList<chat::Turn>> sessions;
        for (const library::SessionSummary &session : library.sessions())
            sessions.insert(session.id, library.turns(session.id));
        for (const Script &script : std::as_const(m_scripts))
            read += sessions.value(script.session).contains(folded(run(script)));
        return read;
    }

    /// It can be gone on with.
    void checkInUse(LibraryDriver &library)
    {
        const Script script = newScript(u"quodlibet"_s);
        library.write(run(script));
        QCOMPARE(library.turns(script.session), QList{folded(run(script))});
        QTRY_COMPARE_WITH_TIMEOUT(library.search(u"quodlibet"_s).size(), 1, 30'000);
    }

    QTemporaryDir m_sample;
    QString m_sampleFile;
    QList<Script> m_scripts;
    std::unique_ptr<QTemporaryDir> m_parent;
    library::Place m_place;
};

QTEST_GUILESS_MAIN(LibraryDamageTest)
#include "tst_librarydamage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"
#include "library/instance.h"
#include "library/librarydriver.h"
#include "library/opening.h"
#include "library/samples.h"
#include "library/schema.h"
#include "library/writerprocess.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace librarysamples;

namespace {

/// What a process that was killed had said.
struct Said
{
    chat::SessionId session;
    QList<chat::TurnId> turns;
    QHash<chat::TurnId, QList<chat::RunEvent>> events;
    QHash<chat::TurnId, qsizetype> acknowledged;
    QString experiment;
    qsizetype kept = 0;

    void hear(const QString &line)
    {
        const QStringList words = line.split(u' ');
        if (words.first() == u"turn") {
            session = {words.value(1)};
            turns.append({words.value(2)});
        } else if (words.first() == u"event") {
            const QByteArray json = line.sliced(words.first().size() + 1).toUtf8();
            if (const auto event = chat::runEventFromJson(QJsonDocument::fromJson(json).object()))
                events[turns.last()].append(*event);
        } else if (words.first() == u"ack") {
            acknowledged[{words.value(1)}] = words.value(2).toLongLong();
        } else if (words.first() == u"kept") {
            experiment = words.value(1);
            kept = words.value(2).toLongLong();
        }
    }
};

/// Integrity as SQLite sees it.
QString quickCheck(const QString &path)
{
    library::Database database(path, library::Database::Mode::Query);
    library::Rows rows = database.query(u"PRAGMA quick_check"_s);
    return rows.next() ? rows.text(0) : u"nothing"_s;
}

} // namespace

/// Several processes at one library, and what becomes of it when they are killed.
class LibraryProcessesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_parent = std::make_unique<QTemporaryDir>();
        m_folder = m_parent->filePath(u"library"_s);
    }

    void S01_whatAKilledProgramWroteIsThere()
    {
        constexpr int kills = 40;
        std::mt19937 random(20'260'601);
        for (int kill = 0; kill < kills; ++kill) {
            Said said;
            {
                WriterProcess writer({u"journal"_s, m_folder, QString::number(kill)});
                const int acknowledged = std::uniform_int_distribution<int>(1, 25)(random);
                for (int heard = 0; heard < acknowledged;) {
                    const auto line = writer.line();
                    QVERIFY(line.has_value());
                    said.hear(*line);
                    heard += line->startsWith(u"ack");
                }
                // It goes on writing while this line is read, so the kill falls anywhere in a write.
                writer.kill();
                for (const QString &line : writer.lines())
                    said.hear(line);
            }
            check(said);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(LibraryDriver(m_folder).sessions().size(), kills);
    }

    void S08_twoProcessesWriteAtOnce()
    {
        LibraryDriver library(m_folder);
        std::vector<std::unique_ptr<WriterProcess>> others;
        for (int i = 0; i < 3; ++i)
            others.push_back(std::make_unique<WriterProcess>(QStringList{u"ask"_s, m_folder, u"other %1"_s.arg(i)}));
        for (int i = 0; i < 20; ++i)
            library.append(run(newScript(u"own %1"_s.arg(i))));
        QVERIFY(library.flush());
        for (const auto &other : others)
            QVERIFY(other->line().value_or(QString()).startsWith(u"asked "));
        QCOMPARE(library.sessions().size(), 23);
        QCOMPARE(library.search(u"other"_s).size(), 3);
        QCOMPARE(library.library.notices(), QList<library::Notice>());
    }

    void S08_twoProcessesMakeTheLibraryAtOnce()
    {
        std::vector<std::unique_ptr<WriterProcess>> others;
        for (int i = 0; i < 4; ++i)
            others.push_back(std::make_unique<WriterProcess>(QStringList{u"ask"_s, m_folder, u"question %1"_s.arg(i)}));
        for (const auto &other : others)
            QVERIFY(other->line().value_or(QString()).startsWith(u"asked "));
        QCOMPARE(LibraryDriver(m_folder).sessions().size(), 4);
    }

    void anotherProcessesTurnIsRunningUntilItIsKilled()
    {
        WriterProcess other({u"hold"_s, m_folder, u"held"_s});
        const QString session = other.line().value_or(QString()).section(u' ', 1);
        LibraryDriver library(m_folder);
        QCOMPARE(chat::toString(library.sessions().value(0).state), u"running"_s);
        QCOMPARE(chat::toString(library.turns({session}).value(0).state), u"running"_s);
        other.kill();
        QCOMPARE(chat::toString(library.sessions().value(0).state), u"interrupted"_s);
        QCOMPARE(chat::toString(library.turns({session}).value(0).state), u"interrupted"_s);
    }

    void S08_aSecondStartActivatesTheFirst()
    {
        library::Instance window(m_folder);
        QCOMPARE(window.claim(), library::Instance::Claim::Window);
        QSignalSpy activated(&window, &library::Instance::activateRequested);
        WriterProcess second({u"claim"_s, m_folder, u"a token"_s});
        QTRY_COMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().toString(), u"a token"_s);
        QCOMPARE(second.lines(), QStringList{u"shown"_s});
    }

    void aKilledWindowIsInNobodysWay()
    {
        WriterProcess killed({u"claim"_s, m_folder});
        QCOMPARE(killed.line(), u"window"_s);
        killed.kill();
        QVERIFY(QFile::exists(library::Place{m_folder}.windowSocket()));
        WriterProcess next({u"claim"_s, m_folder});
        QCOMPARE(next.line(), u"window"_s);
        library::Instance third(m_folder);
        QCOMPARE(third.claim(), library::Instance::Claim::OtherShown);
        QCOMPARE(next.line(), u"activate"_s);
    }

    void aWindowThatDoesNotAnswerIsSaid()
    {
        library::Instance window(m_folder);
        QCOMPARE(window.claim(), library::Instance::Claim::Window);
        QVERIFY(QFile::remove(library::Place{m_folder}.windowSocket()));
        library::Instance second(m_folder);
        QCOMPARE(second.claim(), library::Instance::Claim::OtherSilent);
    }

    void theWindowHearsWhatAnotherProcessWrote()
    {
        library::Instance window(m_folder);
        QCOMPARE(window.claim(), library::Instance::Claim::Window);
        LibraryDriver library(m_folder);
        connect(&window, &library::Instance::changed, &library.library, &library::Library::noteChangeBy);
        QSignalSpy changed(&library.library, &library::Library::sessionsChanged);
        WriterProcess other({u"ask"_s, m_folder, u"asked elsewhere"_s});
        QVERIFY(changed.wait(30'000));
        QTRY_COMPARE(library.sessions().value(0).title, u"asked elsewhere"_s);
    }

    void theWindowIsNotToldOfItsOwnWritingTwice()
    {
        library::Instance window(m_folder);
        QCOMPARE(window.claim(), library::Instance::Claim::Window);
        LibraryDriver library(m_folder);
        connect(&window, &library::Instance::changed, &library.library, &library::Library::noteChangeBy);
        QSignalSpy told(&window, &library::Instance::changed);
        QSignalSpy changed(&library.library, &library::Library::sessionsChanged);
        library.write(run(newScript()).first(1));
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(changed.size(), 1);
    }

    void aLongFolderHasAWindowToo()
    {
        const QString folder = m_parent->filePath(u"a long name "_s.repeated(15));
        library::Instance window(folder);
        QCOMPARE(window.claim(), library::Instance::Claim::Window);
        QSignalSpy activated(&window, &library::Instance::activateRequested);
        library::Instance second(folder);
        QCOMPARE(second.claim(), library::Instance::Claim::OtherShown);
        QTRY_COMPARE(activated.size(), 1);
    }

    void S05_whereNothingCanBeWrittenItIsRead()
    {
        {
            LibraryDriver library(m_folder);
            library.write(run(newScript(u"Kept"_s)));
        }
        allow(QFile::ReadOwner | QFile::ReadUser | QFile::ReadGroup | QFile::ReadOther,
              QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther);
        WriterProcess reader({u"look"_s, m_folder});
        const QStringList said = reader.lines();
        allow(QFile::ReadOwner | QFile::WriteOwner, QFile::ExeOwner);
        if (said == QStringList{u"cannot"_s})
            QSKIP("Nobody to be: this user may write everywhere.");
        const QStringList expected{
            u"read-only"_s,
            u"notice The library in %1 cannot be written. It is open for reading only, and nothing new is kept. Allow "
            "writing to that folder and the files in it, then start again."_s.arg(m_folder),
            u"session Kept"_s};
        QCOMPARE(said, expected);
    }

    void S11_aKilledMigrationLeavesOldOrNew()
    {
        {
            LibraryDriver library(m_folder);
            for (int i = 0; i < 10; ++i)
                library.append(run(newScript(u"question %1"_s.arg(i))));
        }
        const int newest = library::schemaSteps().back().version;
        std::mt19937 random(11);
        int version = 0;
        for (int kill = 0; kill < 30 && version < 11; ++kill) {
            WriterProcess writer({u"migrate"_s, m_folder});
            QCOMPARE(writer.line(), u"migrating"_s);
            // The longer the -wal, the further it is.
            const qint64 enough = std::uniform_int_distribution<qint64>(0, 4'000'000)(random);
            while (writer.isRunning() && QFileInfo(m_folder + u"/library.sqlite-wal"_s).size() < enough)
                ;
            writer.kill();
            library::Database database(m_folder + u"/library.sqlite"_s, library::Database::Mode::ReadWrite);
            version = int(database.number(u"PRAGMA user_version"_s));
            for (int step = newest + 1; step < 12; ++step) {
                const QString table = u"later_%1"_s.arg(step);
                const bool isThere =
                    database.number(u"SELECT count(*) FROM sqlite_master WHERE name = ?"_s, {table}) > 0;
                QCOMPARE(isThere, step <= version);
                if (isThere)
                    QCOMPARE(database.number(u"SELECT count(*) FROM "_s + table), 500);
            }
            QCOMPARE(database.number(u"SELECT count(*) FROM turns"_s), 10);
        }
        QCOMPARE_GT(version, newest); // else every kill came too early to show anything
        QCOMPARE(quickCheck(m_folder + u"/library.sqlite"_s), u"ok"_s);
    }

private:
    void check(const Said &said)
    {
        QCOMPARE(quickCheck(m_folder + u"/library.sqlite"_s), u"ok"_s);
        LibraryDriver library(m_folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        const QList<chat::Turn> turns = library.turns(said.session);
        for (const chat::TurnId &id : said.turns) {
            const auto turn = std::ranges::find(turns, id, &chat::Turn::id);
            if (turn == turns.end()) {
                QCOMPARE(said.acknowledged.value(id), 0);
                continue;
            }
            QCOMPARE_GE(turn->lastSeq, said.acknowledged.value(id));
            const QList<chat::RunEvent> &events = said.events[id];
            chat::Turn expected = folded(events.first(turn->lastSeq));
            if (turn->lastSeq < events.size())
                expected.state = chat::TurnState::Interrupted;
            QCOMPARE(*turn, expected);
        }
        const QList<QJsonObject> events = library.loadExperiment(said.experiment).value_or(QList<QJsonObject>());
        QCOMPARE_GE(events.size(), said.kept);
        for (qsizetype i = 0; i < events.size(); ++i)
            QCOMPARE(events[i].value(u"number").toInteger(), i);
        QCOMPARE(library.library.notices(), QList<library::Notice>());
    }

    /// What everybody may do with the files and folders of the library.
    void allow(QFile::Permissions files, QFile::Permissions foldersToo)
    {
        for (const QString &path : {m_parent->path(), m_folder, m_folder + u"/locks"_s})
            QVERIFY(QFile::setPermissions(path, files | foldersToo));
        QVERIFY(QFile::setPermissions(m_folder + u"/library.sqlite"_s, files));
    }

    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_folder;
};

QTEST_GUILESS_MAIN(LibraryProcessesTest)
#include "tst_libraryprocesses.moc"

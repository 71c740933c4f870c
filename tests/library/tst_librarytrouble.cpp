// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"
#include "library/librarydriver.h"
#include "library/place.h"
#include "library/samples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace librarysamples;

namespace {

/// While this lives no file of this process can grow beyond `bytes`: to SQLite, a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(qint64 bytes)
    {
#ifdef Q_OS_UNIX
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        m_isFull = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
#endif
    }
    ~FullDisk()
    {
#ifdef Q_OS_UNIX
        ::setrlimit(RLIMIT_FSIZE, &m_before);
#endif
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

    [[nodiscard]] bool isFull() const { return m_isFull; }

private:
#ifdef Q_OS_UNIX
    rlimit m_before{};
#endif
    bool m_isFull = false;
};

} // namespace

/// What becomes of events when writing fails.
class LibraryTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_parent = std::make_unique<QTemporaryDir>();
        m_folder = m_parent->filePath(u"library"_s);
    }

    void S03_whatComesOnAFullDiskIsKeptInMemoryAndWrittenLater()
    {
        LibraryDriver library(m_folder);
        const Script before = newScript(u"before"_s);
        library.write(run(before));
        QSignalSpy started(&library.library, &library::Library::troubleStarted);
        QSignalSpy ended(&library.library, &library::Library::troubleEnded);
        const Script script = newScript(u"during"_s);
        const Script second = newScript(u"during, too"_s);
        bool isWritten = false;
        {
            const FullDisk disk(QFileInfo(library::Place{m_folder}.file() + u"-wal"_s).size());
            if (!disk.isFull())
                QSKIP("The size of files cannot be limited here.");
            library.append(run(script));
            library.library.flush(this, [&] { isWritten = true; });
            QVERIFY(started.wait());
            QCOMPARE(
                started.first().first().toString(),
                u"The library cannot be written: the disk of %1 is full, or fails. What is new stays in memory and is "
                "written as soon as that works. Make room on that disk, and keep Counterpoint open until then."_s.arg(
                    m_folder));
            library.append(run(second));
            library.library.appendToExperiment(u"x"_s, {{u"n"_s, 1}});
            library.library.appendToExperiment(u"x"_s, {{u"n"_s, 2}});
            library.clock.advance(2s); // tried again, in vain, and not told again
            QCOMPARE(library.sessions().size(), 1);
            QCOMPARE(library.turns(before.session), QList{folded(run(before))});
            QVERIFY(!isWritten);
        }
        QCOMPARE(ended.size(), 0);
        library.clock.advance(2s);
        QTRY_VERIFY(isWritten);
        QCOMPARE(started.size(), 1);
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(library.flush());
        QCOMPARE(library.turns(script.session), QList{folded(run(script))});
        QCOMPARE(library.turns(second.session), QList{folded(run(second))});
        QCOMPARE(library.sessions().size(), 3);
        QCOMPARE(library.loadExperiment(u"x"_s).value(), (QList<QJsonObject>{{{u"n"_s, 1}}, {{u"n"_s, 2}}}));
    }

    void S03_closingTriesOnceMore()
    {
        const Script script = newScript();
        {
            LibraryDriver library(m_folder);
            QSignalSpy started(&library.library, &library::Library::troubleStarted);
            {
                const FullDisk disk(QFileInfo(library::Place{m_folder}.file() + u"-wal"_s).size());
                library.append(run(script));
                QVERIFY(started.wait());
            }
        }
        LibraryDriver library(m_folder);
        QCOMPARE(library.turns(script.session), QList{folded(run(script))});
    }

    void S03_aDiskThatStaysFullIsSaidAtTheEnd()
    {
        LibraryDriver library(m_folder);
        const FullDisk disk(0);
        library.append(run(newScript()));
        QTest::ignoreMessage(QtWarningMsg, "The library could not be written before closing.");
        library.library.close();
    }

    void S03_aLibraryOnAFullDiskIsReadAndWrittenWhenThereIsRoom()
    {
        const Script script = newScript();
        {
            LibraryDriver library(m_folder);
            library.write(run(script));
        }
        const FullDisk disk(0);
        LibraryDriver library(m_folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        QCOMPARE(library.turns(script.session), QList{folded(run(script))});
    }

    void S03_aNewLibraryOnAFullDiskIsSaid()
    {
        const FullDisk disk(0);
        LibraryDriver library(m_folder);
        QCOMPARE(
            library.error(),
            u"The library cannot be made in %1. Check that the folder can be written and that the disk has room."_s.arg(
                m_folder));
    }

    void S14_nothingIsWrittenToAFileThatHasGone_data()
    {
        QTest::addColumn<QString>("aside"); ///< where it went; empty where it was deleted
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("deleted") << QString() << false;
        QTest::newRow("moved away") << u"aside.sqlite"_s << false;
        QTest::newRow("replaced by another") << u"aside.sqlite"_s << true;
    }
    void S14_nothingIsWrittenToAFileThatHasGone()
    {
        QFETCH(QString, aside);
        QFETCH(bool, isReplaced);
        LibraryDriver library(m_folder);
        const Script before = newScript(u"before"_s);
        library.write(run(before));
        QCOMPARE(library.sessions().size(), 1); // it is open for reading too
        const QString path = library.library.path();
        const QString asidePath = m_parent->filePath(aside);
        QVERIFY(aside.isEmpty() ? QFile::remove(path) : QFile::rename(path, asidePath));
        QFile other(path);
        if (isReplaced)
            QVERIFY(other.open(QFile::WriteOnly | QFile::NewOnly) && other.write("another") == 7);
        other.close();
        QSignalSpy started(&library.library, &library::Library::troubleStarted);
        QSignalSpy ended(&library.library, &library::Library::troubleEnded);
        const Script script = newScript(u"during"_s);
        library.append(run(script));
        QVERIFY(started.wait());
        QCOMPARE(started.first().first().toString(),
                 u"The library's file %1 was deleted, moved or replaced while it was open. What is new stays in memory "
                 "and is written when that file is back in its place. Else export what you want to keep, then start "
                 "Counterpoint again."_s.arg(path));
        library.clock.advance(2s);                                           // tried again, in vain
        QCOMPARE(library.turns(before.session), QList{folded(run(before))}); // can still be read
        QCOMPARE(library.sessions().size(), 1);
        QCOMPARE(QFile::exists(path), isReplaced);
        QCOMPARE(ended.size(), 0);
        if (aside.isEmpty()) {
            QTest::ignoreMessage(QtWarningMsg, "The library could not be written before closing.");
            return library.library.close();
        }
        QCOMPARE(QFileInfo(path).size(), isReplaced ? 7 : 0);
        QVERIFY(!isReplaced || QFile::remove(path));
        QVERIFY(QFile::rename(asidePath, path));
        library.clock.advance(2s);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(library.turns(script.session), QList{folded(run(script))});
    }

    void S09_whileAnotherProgramHoldsItNothingWaitsAndNothingIsLost()
    {
        LibraryDriver library(m_folder);
        const Script script = newScript();
        library::Database other(library.library.path(), library::Database::Mode::ReadWrite);
        QVERIFY(other.execute(u"BEGIN IMMEDIATE"_s));
        library.append(run(script));
        bool isWritten = false;
        library.library.flush(this, [&] { isWritten = true; });
        QCOMPARE(library.sessions().size(), 0); // reading goes on
        QVERIFY(!isWritten);
        QVERIFY(other.execute(u"COMMIT"_s));
        QTRY_VERIFY(isWritten);
        QCOMPARE(library.turns(script.session), QList{folded(run(script))});
    }

private:
    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_folder;
};

QTEST_GUILESS_MAIN(LibraryTroubleTest)
#include "tst_librarytrouble.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"
#include "library/ledgerstore.h"
#include "library/librarydriver.h"
#include "library/place.h"
#include "library/samples.h"
#include "library/schema.h"
#include "library/sessionreader.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace librarysamples;
using library::ExperimentEntry;

namespace {

QJsonObject counted(int number)
{
    return {{u"type"_s, u"counted"_s}, {u"number"_s, number}};
}

QStringList idsOf(const QList<ExperimentEntry> &entries)
{
    QStringList ids;
    for (const ExperimentEntry &entry : entries)
        ids.append(entry.id);
    return ids;
}

/// A trial of that experiment.
Script trialOf(const QString &experiment, const QString &prompt = u"Which plums?"_s)
{
    Script script = newScript(prompt);
    script.experiment = experiment;
    return script;
}

} // namespace

/// Experiments in the library, and their sessions.
class ExperimentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_parent = std::make_unique<QTemporaryDir>();
        m_folder = m_parent->filePath(u"library"_s);
    }

    void eventsComeBackInTheirOrder()
    {
        QList<QJsonObject> events;
        {
            LibraryDriver library(m_folder);
            for (int i = 0; i < 50; ++i) {
                events.append(counted(i));
                library.library.appendToExperiment(u"one"_s, counted(i));
                library.library.appendToExperiment(u"two"_s, counted(-i));
            }
        }
        LibraryDriver library(m_folder);
        QCOMPARE(library.loadExperiment(u"one"_s).value(), events);
        QCOMPARE(library.loadExperiment(u"two"_s).value().size(), 50);
        QCOMPARE(library.loadExperiment(u"three"_s).error_or(QString()), u"There is no such comparison."_s);
        QCOMPARE(idsOf(library.experiments()), (QStringList{u"two"_s, u"one"_s}));
    }

    void theListShowsWhatWasSaid()
    {
        LibraryDriver library(m_folder);
        QSignalSpy changed(&library.library, &library::Library::experimentsChanged);
        const QDateTime made = library.clock.wallTime();
        library.library.appendToExperiment(u"one"_s, counted(1));
        library.clock.advance(std::chrono::seconds(5));
        const QJsonObject summary{{u"trials"_s, 32}};
        library.library.describeExperiment(u"one"_s, u"Plums"_s, {}, u"old words"_s);
        library.library.describeExperiment(u"one"_s, u"Plums"_s, summary, u"Which Ärger? Budget trio"_s);
        QVERIFY(library.flush());
        QCOMPARE_GE(changed.size(), 1);
        QCOMPARE(library.experiments(), (QList<ExperimentEntry>{{.id = u"one"_s,
                                                                 .title = u"Plums"_s,
                                                                 .createdAt = made,
                                                                 .changedAt = library.clock.wallTime(),
                                                                 .summary = summary}}));
        QCOMPARE(library.experiments(u" BUDGET  ärger plum"_s).size(), 1);
        QCOMPARE(library.experiments(u"budget old"_s).size(), 0);
        library.library.describeExperiment(u"one"_s, u"Plums"_s, {}, {}); // the words stay
        QVERIFY(library.flush());
        QCOMPARE(library.experiments(u"ärger"_s).size(), 1);
        QVERIFY(library.experiments().first().summary.isEmpty());
        QCOMPARE(library.experiments(u"%"_s).size(), 0);
    }

    void itIsFoundByAUniquePrefix()
    {
        LibraryDriver library(m_folder);
        library.library.appendToExperiment(u"abc"_s, counted(1));
        library.library.appendToExperiment(u"abd"_s, counted(1));
        library.library.appendToExperiment(u"TALL-1"_s, counted(1)); // as a file may have named it
        QVERIFY(library.flush());
        QCOMPARE(library.findExperiment(u"tall"_s).value_or(QString()), u"TALL-1"_s);
        QCOMPARE(library.findExperiment(u"TALL"_s).value_or(QString()), u"TALL-1"_s);
        QCOMPARE(library.findExperiment(u"ABC"_s).value_or(QString()), u"abc"_s);
        QCOMPARE(library.findExperiment(u"ab"_s).error_or(QString()),
                 u"Several comparisons begin with \"ab\". Give more of the name."_s);
        QCOMPARE(library.findExperiment(u"x"_s).error_or(QString()), u"No comparison begins with \"x\"."_s);
    }

    void itsSessionsAreFoundButNotListed()
    {
        LibraryDriver library(m_folder);
        const Script trial = trialOf(u"one"_s);
        const Script other = newScript(u"Which pears?"_s);
        library.write(run(trial));
        library.write(run(other));
        const QList<library::SessionSummary> listed = library.sessions();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed.first().id, other.session);
        QVERIFY(listed.first().isUnread && listed.first().experiment.isEmpty());
        const QList<library::SessionSummary> found = library.search(u"plums"_s);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().experiment, u"one"_s);
        QVERIFY(!found.first().isUnread);
        QCOMPARE(library.turns(trial.session), QList{folded(run(trial))});
        QVERIFY(library.find(trial.session.value).has_value());
    }

    void removedItGoesWithItsSessionsAndComesBack()
    {
        const Script first = trialOf(u"one"_s);
        const Script second = trialOf(u"one"_s);
        const Script other = trialOf(u"two"_s);
        {
            LibraryDriver library(m_folder);
            for (const Script &script : {first, second, other})
                library.write(run(script));
            library.library.appendToExperiment(u"one"_s, counted(1));
            library.library.appendToExperiment(u"two"_s, counted(1));
            library.library.remove(first.session); // before, by itself
            QVERIFY(library.flush());
            library.clock.advance(std::chrono::seconds(1));
            library.library.removeExperiment(u"one"_s);
            library.library.appendToExperiment(u"one"_s, counted(2)); // what ended on the way
            QVERIFY(library.flush());
            QCOMPARE(idsOf(library.experiments()), QStringList{u"two"_s});
            QVERIFY(!library.loadExperiment(u"one"_s));
            QVERIFY(!library.findExperiment(u"one"_s));
            QVERIFY(!library.load(second.session));

            library.library.restoreExperiment(u"one"_s);
            QVERIFY(library.flush());
            QCOMPARE(library.loadExperiment(u"one"_s).value().size(), 2);
            QVERIFY(library.load(second.session));
            QVERIFY(!library.load(first.session));
            library.library.removeExperiment(u"one"_s);
        }
        LibraryDriver library(m_folder);
        library.maintain(); // nobody can take it back any more
        library.library.restoreExperiment(u"one"_s);
        QVERIFY(library.flush());
        QVERIFY(!library.loadExperiment(u"one"_s));
        QVERIFY(!library.load(second.session));
        QVERIFY(library.load(other.session));
        QVERIFY(library.loadExperiment(u"two"_s));
    }

    void anEarlierLibraryThatCannotBeWrittenIsListed()
    {
        const library::Place place{m_folder};
        QVERIFY(place.make());
        {
            library::Database database(place.file(), library::Database::Mode::ReadWrite);
            QVERIFY(library::migrate(database, library::schemaSteps().first(3)));
            QVERIFY(
                database.execute(uR"(INSERT INTO sessions(key, id, title, created_ms, changed_ms, turns, newest_turn)
                    VALUES (1, 'one', 'Plums', 0, 0, 1, 1))"_s));
        }
        library::Database database(place.file(), library::Database::Mode::Query);
        QCOMPARE(library::readSessions(database, place).size(), 1);
        QVERIFY(library::readLedger(database, 9, QDateTime::fromMSecsSinceEpoch(0)).isEmpty());
        QVERIFY(!database.error());
    }

    void oneProcessWorksOnIt()
    {
        LibraryDriver one(m_folder);
        {
            LibraryDriver other(m_folder);
            QVERIFY(one.library.claimExperiment(u"a/b"_s));
            QVERIFY(one.library.claimExperiment(u"a/b"_s));
            QVERIFY(!other.library.claimExperiment(u"a/b"_s));
            QVERIFY(other.library.claimExperiment(u"another"_s));
            one.library.leaveExperiment(u"a/b"_s);
            QVERIFY(one.library.claimExperiment(u"a/b"_s)); // before the other could have it
            QVERIFY(one.flush());
            QVERIFY(!other.library.claimExperiment(u"a/b"_s));
            one.library.leaveExperiment(u"a/b"_s);
            QVERIFY(one.flush());
            QVERIFY(other.library.claimExperiment(u"a/b"_s));
            QVERIFY(!one.library.claimExperiment(u"a/b"_s));
        }
        QVERIFY(one.library.claimExperiment(u"a/b"_s)); // it has ended
    }

    void S06_ofADamagedFileTheyAreReadToo_data()
    {
        QTest::addColumn<QString>("harmed"); ///< a table whose first page is noise
        QTest::addColumn<bool>("isDescribed");
        QTest::newRow("another table") << u"turns"_s << true;
        QTest::newRow("their list") << u"experiments"_s << false;
    }
    void S06_ofADamagedFileTheyAreReadToo()
    {
        QFETCH(QString, harmed);
        QFETCH(bool, isDescribed);
        const Script trial = trialOf(u"one"_s);
        {
            LibraryDriver library(m_folder);
            library.write(run(trial));
            library.library.appendToExperiment(u"one"_s, counted(1));
            library.library.appendToExperiment(u"one"_s, counted(2));
            library.library.describeExperiment(u"one"_s, u"Plums"_s, {}, {});
        }
        const QString path = library::Place{m_folder}.file();
        qint64 page = 0;
        {
            library::Database database(path, library::Database::Mode::Query);
            page = database.number(u"SELECT rootpage FROM sqlite_master WHERE name = ?"_s, {harmed});
        }
        QFile file(path);
        QVERIFY(file.open(QFile::ReadWrite) && file.seek((page - 1) * 4096) && file.write(QByteArray(64, 'z')) == 64);
        file.close();
        LibraryDriver library(m_folder);
        (void)library.turns(trial.session);
        (void)library.experiments();
        QTRY_COMPARE(library.library.notices().size(), 1);
        QCOMPARE(library.loadExperiment(u"one"_s).value(), (QList<QJsonObject>{counted(1), counted(2)}));
        QCOMPARE(library.experiments().size(), 1);
        QCOMPARE(library.experiments().first().title, isDescribed ? u"Plums"_s : QString());
        QCOMPARE(library.sessions().size(), 0);
        QCOMPARE(library.search(u"plums"_s).first().experiment, u"one"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_folder;
};

QTEST_GUILESS_MAIN(ExperimentsTest)
#include "tst_experiments.moc"

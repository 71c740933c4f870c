// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/database.h"
#include "library/librarydriver.h"
#include "library/samples.h"
#include "library/turnstore.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace librarysamples;
using library::SessionSummary;

namespace {

QStringList titles(const QList<SessionSummary> &sessions)
{
    QStringList titles;
    for (const SessionSummary &session : sessions)
        titles.append(session.title);
    return titles;
}

/// The same events, numbered on from those before.
QList<chat::RunEvent> numberedFrom(qint64 seq, const QList<decltype(chat::RunEvent::what)> &whats,
                                   const chat::TurnId &turn)
{
    QList<chat::RunEvent> events;
    for (const auto &what : whats)
        events.append({.seq = ++seq, .at = std::chrono::milliseconds(10 * seq), .turn = turn, .what = what});
    return events;
}

QString newestState(LibraryDriver &library)
{
    return chat::toString(library.sessions().value(0).state);
}

chat::Turn interrupted(chat::Turn turn)
{
    turn.state = chat::TurnState::Interrupted;
    return turn;
}

} // namespace

/// The library as it is used every day.
class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_parent = std::make_unique<QTemporaryDir>();
        m_library = std::make_unique<LibraryDriver>(m_parent->filePath(u"library"_s));
        QVERIFY2(m_library->isOpen(), qPrintable(m_library->error()));
    }

    void cleanup()
    {
        m_library.reset();
        m_parent.reset();
    }

    void aFinishedTurnIsReadBackAsItWas()
    {
        const Script script = newScript();
        m_library->write(run(script));
        const auto session = m_library->load(script.session);
        QVERIFY2(session.has_value(), qPrintable(session.error_or(QString())));
        const chat::Session expected{.id = script.session,
                                     .title = u"What is counterpoint?"_s,
                                     .createdAt = script.wallTime,
                                     .turns = {folded(run(script))}};
        QCOMPARE(*session, expected);
        reopen();
        QCOMPARE(m_library->load(script.session), session);
    }

    void aTurnOfAnyTextIsReadBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("a zero") << u"before\u0000after"_s;
        QTest::newRow("quotes and backslashes") << uR"(it's "so" \ \\ ''; DROP TABLE turns; --)"_s;
        QTest::newRow("emoji, right to left, combining") << u"🎻🎼 עברית \u202eabc e\u0301 𝔘"_s;
        QTest::newRow("line ends of all kinds") << u"a\nb\r\nc\rd\u2028e"_s;
        QTest::newRow("a megabyte") << u"voice "_s.repeated(180'000);
    }
    void aTurnOfAnyTextIsReadBackAsItWas()
    {
        QFETCH(QString, text);
        Script script = newScript(text);
        script.answers = {text, u"other"_s};
        script.points = {text};
        script.fused = text;
        m_library->write(run(script));
        QCOMPARE(m_library->turns(script.session), QList{folded(run(script))});
    }

    void aFinishedTurnKeepsItsEvents()
    {
        const Script script = newScript();
        m_library->write(run(script));
        library::Database database(m_library->library.path(), library::Database::Mode::Query);
        QCOMPARE(database.number(u"SELECT count(*) FROM events"_s), 0);
        library::Rows fold = database.query(u"SELECT journal FROM folds"_s);
        QVERIFY(fold.next());
        chat::Turn turn;
        for (const QByteArray &line : library::unpackJournal(fold.bytes(0)).split('\n')) {
            if (const auto event = chat::runEventFromJson(QJsonDocument::fromJson(line).object()))
                chat::apply(turn, *event);
        }
        QCOMPARE(turn, folded(run(script)));
    }

    void aCopyIsALibraryOfItsOwn()
    {
        const Script script = newScript();
        m_library->append(run(script));
        QDir().mkpath(m_parent->filePath(u"other"_s));
        const QString copy = m_parent->filePath(u"other/library.sqlite"_s);
        QVERIFY(m_library->backUp(copy));
        QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        LibraryDriver other(m_parent->filePath(u"other"_s));
        QVERIFY2(other.isOpen(), qPrintable(other.error()));
        QCOMPARE(other.load(script.session), m_library->load(script.session));
    }

    void aCopyThatFailsLeavesTheFormerOne()
    {
        m_library->write(run(newScript()));
        const QString copy = m_parent->filePath(u"copy.sqlite"_s);
        QVERIFY(m_library->backUp(copy));
        const qint64 before = QFileInfo(copy).size();
        QVERIFY(QDir().mkdir(copy + u".part"_s)); // in the way of the new one
        const auto done = m_library->backUp(copy);
        QVERIFY(!done);
        QVERIFY(done.error().contains("copy.sqlite"_L1));
        QCOMPARE(QFileInfo(copy).size(), before);
    }

    void cleaningUpGivesBackTheRoomOfWhatWasDeleted()
    {
        const Script kept = newScript();
        const Script large = newScript(u"voice "_s.repeated(180'000));
        m_library->write(run(kept));
        m_library->write(run(large));
        m_library->library.remove(large.session);
        reopen();
        m_library->maintain(); // now it is gone for good
        const auto freed = m_library->cleanUp();
        QVERIFY2(freed, qPrintable(freed.error_or(QString())));
        QVERIFY(*freed > 100'000);
        QCOMPARE(m_library->turns(kept.session), QList{folded(run(kept))});
        QCOMPARE(m_library->search(u"counterpoint"_s).size(), 1); // the index goes with the rows
    }

    void theSecondUpkeepWaitsForTheFirst()
    {
        m_library->write(run(newScript()));
        const QString copy = m_parent->filePath(u"copy.sqlite"_s);
        QStringList done;
        m_library->library.cleanUp(this, [&](const auto &freed) { done.append(freed ? u"clean"_s : freed.error()); });
        m_library->library.backUp(copy, this, [&](const auto &kept) { done.append(kept ? u"copy"_s : kept.error()); });
        QTRY_COMPARE(done, (QStringList{u"clean"_s, u"copy"_s}));
        QVERIFY(QFile::exists(copy));
    }

    void eventsAreGatheredForAQuarterOfASecond()
    {
        const Script script = newScript();
        const QList<chat::RunEvent> events = cutRun(script);
        m_library->append(events);
        m_library->clock.advance(249ms);
        QTRY_COMPARE(m_library->turns(script.session), QList{folded(events.first(1))});
        m_library->clock.advance(1ms);
        QTRY_COMPARE(m_library->turns(script.session), QList{folded(events)});
    }

    void aFinishedRunIsWrittenAtOnce()
    {
        const Script script = newScript();
        m_library->append(run(script));
        QTRY_COMPARE(m_library->turns(script.session), QList{folded(run(script))});
    }

    void piecesOfTextAreJoinedBeforeTheyAreWritten()
    {
        Script script = newScript();
        script.answers = {u"one two three "_s.repeated(100), u"four five six "_s.repeated(100)};
        script.pieces = 400;
        m_library->write(cutRun(script));
        library::Database database(m_library->library.path(), library::Database::Mode::Query);
        // run_started, two times started and the first text, two times the rest of the text
        QCOMPARE_LE(database.number(u"SELECT count(*) FROM events"_s), 7);
        QCOMPARE(m_library->turns(script.session), QList{folded(cutRun(script))});
    }

    void closingWritesWhatIsGathered()
    {
        const Script script = newScript();
        m_library->append(cutRun(script));
        reopen();
        QCOMPARE(m_library->turns(script.session), QList{interrupted(folded(cutRun(script)))});
    }

    void S01_aTurnWithoutItsEndIsInterruptedWhenItsWriterIsGone()
    {
        const Script script = newScript();
        m_library->write(cutRun(script));
        QCOMPARE(newestState(*m_library), u"running"_s);
        reopen();
        QCOMPARE(newestState(*m_library), u"interrupted"_s);
        QCOMPARE(m_library->turns(script.session), QList{interrupted(folded(cutRun(script)))});
    }

    void aTurnWithoutItsEndIsRunningWhileItsWriterLives()
    {
        const Script script = newScript();
        m_library->write(cutRun(script));
        LibraryDriver other(m_library->folder());
        QCOMPARE(newestState(other), u"running"_s);
        QCOMPARE(other.turns(script.session), QList{folded(cutRun(script))});
        m_library.reset();
        QCOMPARE(newestState(other), u"interrupted"_s);
    }

    void anInterruptedTurnGoesOn()
    {
        const Script script = newScript();
        const QList<chat::RunEvent> events = run(script);
        const qsizetype cut = cutRun(script).size();
        m_library->write(events.first(cut));
        reopen();
        m_library->write(events.sliced(cut, 1));
        QCOMPARE(newestState(*m_library), u"running"_s);
        m_library->write(events.sliced(cut + 1));
        QCOMPARE(m_library->turns(script.session), QList{folded(events)});
        QCOMPARE(newestState(*m_library), u"complete"_s);
    }

    void aFinishedTurnGoesOn()
    {
        const Script script = newScript();
        QList<chat::RunEvent> events = run(script);
        m_library->write(events);
        const chat::AttemptId again{.member = {1}, .number = 2};
        const QList<chat::RunEvent> more =
            numberedFrom(events.size(),
                         {chat::event::RunResumed{}, chat::event::Started{again},
                          chat::event::TextReceived{again, u"Another try: palimpsest."_s},
                          chat::event::Ended{.speaker = again}, chat::event::RunFinished{chat::TurnState::Degraded}},
                         script.turn);
        m_library->write(more.first(3));
        QCOMPARE(m_library->turns(script.session), QList{folded(events + more.first(3))});
        QCOMPARE(newestState(*m_library), u"running"_s);
        m_library->write(more.sliced(3));
        QCOMPARE(m_library->turns(script.session), QList{folded(events + more)});
        QCOMPARE(newestState(*m_library), u"degraded"_s);
        QCOMPARE(m_library->search(u"palimpsest"_s).size(), 1);
        QCOMPARE(m_library->search(u"heard together"_s).size(), 1);
    }

    void remarksOnAFinishedTurnAreKept()
    {
        const Script script = newScript();
        const QList<chat::RunEvent> events = run(script);
        m_library->write(events);
        m_library->library.markRead(script.session);
        const chat::ResultId answer = chat::AttemptId{.member = {2}, .number = 1};
        const QList<chat::RunEvent> remarks = numberedFrom(
            events.size(), {chat::event::Rated{answer, chat::Rating::Good}, chat::event::ResultChosen{answer}},
            script.turn);
        m_library->write(remarks);
        reopen();
        const QList<chat::Turn> turns = m_library->turns(script.session);
        QCOMPARE(turns, QList{folded(events + remarks)});
        QCOMPARE(turns.first().rating(answer), chat::Rating::Good);
        QCOMPARE(turns.first().chosen, answer);
        QCOMPARE(newestState(*m_library), u"complete"_s);
        QVERIFY(!m_library->sessions().value(0).isUnread);
    }

    void eventsOfANewerVersionAreKept()
    {
        const Script script = newScript();
        QList<chat::RunEvent> events = cutRun(script);
        const auto unknown = chat::runEventFromJson({{u"v"_s, 9},
                                                     {u"seq"_s, events.size() + 1},
                                                     {u"at_ms"_s, 7},
                                                     {u"turn"_s, script.turn.value},
                                                     {u"type"_s, u"sung"_s},
                                                     {u"melody"_s, u"c d e"_s}});
        QVERIFY(unknown.has_value());
        m_library->write(events << *unknown);
        library::Database database(m_library->library.path(), library::Database::Mode::Query);
        library::Rows rows = database.query(u"SELECT json FROM events ORDER BY seq DESC LIMIT 1"_s);
        QVERIFY(rows.next());
        QCOMPARE(QJsonDocument::fromJson(rows.text(0).toUtf8()).object(), chat::toJson(*unknown));
    }

    void eventsThatDoNotFitAreLeftOut()
    {
        const Script script = newScript();
        m_library->write(run(newScript()).sliced(1)); // of a turn that never started
        m_library->write(run(script));
        m_library->write(run(script));
        QCOMPARE(m_library->sessions().size(), 1);
        QCOMPARE(m_library->turns(script.session), QList{folded(run(script))});
        QCOMPARE(m_library->library.notices(), QList<library::Notice>());
    }

    void branchesAreKept()
    {
        const Script first = newScript();
        const Script second = followUp(first, u"And then?"_s);
        const Script instead = followUp(first, u"And before?"_s);
        for (const Script &script : {first, second, instead})
            m_library->write(run(script));
        const auto session = m_library->load(first.session);
        QVERIFY(session.has_value());
        const QList<chat::Turn> expected{folded(run(first)), folded(run(second)), folded(run(instead))};
        QCOMPARE(session->turns, expected);
        const QList<chat::TurnId> branch{first.turn, instead.turn};
        QCOMPARE(session->pathTo(instead.turn), branch);
    }

    void theListTellsOfTheNewestTurn()
    {
        Script first = newScript(u"One  \n two"_s);
        first.points = {u"a"_s};
        Script second = followUp(first, u"More"_s);
        second.answers << u"third"_s;
        second.points = {u"b"_s, u"c"_s};
        m_library->write(run(first));
        m_library->clock.advance(1h);
        m_library->write(run(second));
        const SessionSummary expected{.id = first.session,
                                      .title = u"One"_s,
                                      .createdAt = first.wallTime,
                                      .changedAt = m_library->clock.wallTime(),
                                      .turns = 2,
                                      .state = chat::TurnState::Complete,
                                      .members = 3,
                                      .answered = 3,
                                      .contradictions = 2,
                                      .isUnread = true};
        QCOMPARE(m_library->sessions(), QList{expected});
    }

    void theListCountsAnswersWhileTheyCome()
    {
        const Script script = newScript();
        const QList<chat::RunEvent> events = run(script);
        const qsizetype cut = cutRun(script).size();
        m_library->write(events.first(cut + 1));
        const SessionSummary session = m_library->sessions().value(0);
        QCOMPARE(chat::toString(session.state), u"running"_s);
        QCOMPARE(session.members, 2);
        QCOMPARE(session.answered, 1);
    }

    void S17_theListIsInTheOrderOfQuestionsWhateverTheClockSays()
    {
        QList<Script> scripts{newScript(u"first"_s), newScript(u"second"_s), newScript(u"third"_s)};
        scripts[1].wallTime = scripts[0].wallTime.addDays(-1);
        scripts[2].wallTime = QDateTime::fromMSecsSinceEpoch(-1, QTimeZone::UTC);
        for (const Script &script : std::as_const(scripts))
            m_library->write(run(script));
        const QStringList newestFirst{u"third"_s, u"second"_s, u"first"_s};
        QCOMPARE(titles(m_library->sessions()), newestFirst);
        m_library->write(run(followUp(scripts[0], u"again"_s)));
        const QStringList moved{u"first"_s, u"third"_s, u"second"_s};
        QCOMPARE(titles(m_library->sessions()), moved);
    }

    void aSessionIsRenamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("title");
        QTest::newRow("plainly") << u"Voices"_s << u"Voices"_s;
        QTest::newRow("white space is folded") << u"  Two\n  lines "_s << u"Two lines"_s;
        QTest::newRow("nothing is no name") << u"  \n "_s << u"What is counterpoint?"_s;
        QTest::newRow("a long name is cut") << u"a"_s.repeated(10'000) << u"a"_s.repeated(200);
    }
    void aSessionIsRenamed()
    {
        QFETCH(QString, name);
        QFETCH(QString, title);
        const Script script = newScript();
        m_library->write(run(script));
        QSignalSpy changed(&m_library->library, &library::Library::sessionsChanged);
        m_library->library.rename(script.session, name);
        QVERIFY(changed.wait());
        m_library->write(run(followUp(script, u"More"_s)));
        QCOMPARE(m_library->sessions().value(0).title, title);
        QCOMPARE(m_library->load(script.session).value_or(chat::Session()).title, title);
    }

    void aRemovedSessionIsNowhereUntilItIsRestored()
    {
        const Script script = newScript(u"Find the fugue"_s);
        m_library->write(run(script));
        const QList<SessionSummary> before = m_library->sessions();
        m_library->library.remove(script.session);
        QVERIFY(m_library->flush());
        QCOMPARE(m_library->sessions(), QList<SessionSummary>());
        QCOMPARE(m_library->search(u"fugue"_s), QList<SessionSummary>());
        QVERIFY(!m_library->load(script.session));
        QVERIFY(!m_library->find(script.session.value));
        m_library->library.restore(script.session);
        QVERIFY(m_library->flush());
        QCOMPARE(m_library->sessions(), before);
        QCOMPARE(m_library->search(u"fugue"_s).size(), 1);
        QCOMPARE(m_library->turns(script.session), QList{folded(run(script))});
    }

    void aRemovedSessionIsPurgedAtTheNextStart()
    {
        const Script removed = newScript(u"gone"_s);
        const Script kept = newScript(u"kept"_s);
        m_library->write(run(removed));
        m_library->write(run(kept));
        m_library->library.remove(removed.session);
        m_library->maintain(); // not while it can be taken back
        {
            LibraryDriver other(m_library->folder());
            other.maintain(); // nor by another program
        }
        const auto rows = [this](const QString &table) {
            library::Database database(m_library->library.path(), library::Database::Mode::Query);
            return database.number(u"SELECT count(*) FROM "_s + table);
        };
        QCOMPARE(rows(u"sessions"_s), 2);
        reopen();
        m_library->maintain();
        for (const QString &table : {u"sessions"_s, u"turns"_s, u"folds"_s, u"texts"_s, u"text_index_docsize"_s})
            QCOMPARE(rows(table), 1);
        QCOMPARE(titles(m_library->sessions()), QStringList{u"kept"_s});
        QCOMPARE(m_library->search(u"gone"_s), QList<SessionSummary>());
    }

    void aSessionIsUnreadFromItsEndUntilItIsShown()
    {
        const Script script = newScript();
        m_library->write(cutRun(script));
        QVERIFY(!m_library->sessions().value(0).isUnread);
        m_library->write(run(script).sliced(cutRun(script).size()));
        QVERIFY(m_library->sessions().value(0).isUnread);
        m_library->library.markRead(script.session);
        QVERIFY(m_library->flush());
        QVERIFY(!m_library->sessions().value(0).isUnread);
    }

    void anExampleIsMarked()
    {
        Script script = newScript();
        script.example = u"voices"_s;
        m_library->write(run(script));
        QVERIFY(m_library->sessions().value(0).isExample);
        QCOMPARE(m_library->turns(script.session).value(0).example, u"voices"_s);
    }

    void aSessionIsFoundByTheStartOfItsName_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("found");
        QTest::newRow("whole") << u"11111111-aaaa-4000-8000-000000000001"_s
                               << u"11111111-aaaa-4000-8000-000000000001"_s;
        QTest::newRow("unique start") << u"2222"_s << u"22222222-bbbb-4000-8000-000000000003"_s;
        QTest::newRow("in capitals, with spaces") << u" 22222222-B "_s << u"22222222-bbbb-4000-8000-000000000003"_s;
        QTest::newRow("several") << u"1111"_s << u"Several sessions begin with \"1111\". Give more of the name."_s;
        QTest::newRow("none") << u"3"_s << u"No session begins with \"3\"."_s;
        QTest::newRow("nothing") << QString() << u"No session begins with \"\"."_s;
        QTest::newRow("signs of SQL") << u"%"_s << u"No session begins with \"%\"."_s;
    }
    void aSessionIsFoundByTheStartOfItsName()
    {
        QFETCH(QString, prefix);
        QFETCH(QString, found);
        for (const QString &id : {u"11111111-aaaa-4000-8000-000000000001"_s, u"11111111-aaaa-4000-8000-000000000002"_s,
                                  u"22222222-bbbb-4000-8000-000000000003"_s}) {
            Script script = newScript();
            script.session = {id};
            m_library->write(run(script));
        }
        const auto session = m_library->find(prefix);
        QCOMPARE(session ? session->value : session.error(), found);
    }

    void S06_aTurnThatCannotBeReadIsLeftOutAndSaid()
    {
        const Script first = newScript(u"One"_s);
        const Script second = followUp(first, u"Two"_s);
        const Script third = followUp(second, u"Three"_s);
        for (const Script &script : {first, second, third})
            m_library->write(run(script));
        damage(second);
        QSignalSpy told(&m_library->library, &library::Library::noticeAdded);
        const auto session = m_library->load(first.session);
        QVERIFY(session.has_value());
        chat::Turn last = folded(run(third));
        last.parent = first.turn; // what came before it is still its beginning
        const QList<chat::Turn> expected{folded(run(first)), last};
        QCOMPARE(session->turns, expected);
        const library::Notice notice{
            u"In the session “One”, 1 of 3 questions are damaged. They are left out, the rest is shown. Nothing was "
            "deleted: they are still in %1, and a backup of that file may hold them whole."_s.arg(
                m_library->library.path()),
            true};
        QCOMPARE(m_library->library.notices(), QList{notice});
        QVERIFY(m_library->load(first.session).has_value());
        QCOMPARE(told.size(), 1);
    }

    void S06_aSessionOfWhichNothingCanBeReadCannotBeLoaded()
    {
        const Script script = newScript();
        m_library->write(run(script));
        damage(script);
        QCOMPARE(m_library->load(script.session).error_or(QString()), u"The session cannot be read: it is damaged."_s);
        QCOMPARE(m_library->library.notices(), QList<library::Notice>());
    }

    void anUnknownSessionCannotBeLoaded()
    {
        QCOMPARE(m_library->load(chat::SessionId::create()).error_or(QString()), u"There is no such session."_s);
    }

    void nothingIsDeliveredWhenTheContextIsGone()
    {
        auto context = std::make_unique<QObject>();
        bool isDelivered = false;
        m_library->library.sessions(context.get(), [&](const auto &) { isDelivered = true; });
        m_library->library.search(u"x"_s, 5, context.get(), [&](const auto &) { isDelivered = true; });
        m_library->library.load({}, context.get(), [&](const auto &) { isDelivered = true; });
        m_library->library.flush(context.get(), [&] { isDelivered = true; });
        context.reset();
        QVERIFY(m_library->flush());
        QCOMPARE(m_library->sessions().size(), 0); // answered after the others
        QVERIFY(!isDelivered);
    }

    void aLibraryThatWasNeverOpenedKeepsNothing()
    {
        m_library->library.close();
        const Script script = newScript();
        m_library->append(run(script));
        m_library->library.rename(script.session, u"x"_s);
        m_library->library.markRead(script.session);
        QVERIFY(m_library->flush());
        QCOMPARE(m_library->sessions(), QList<SessionSummary>());
        QCOMPARE(m_library->search(u"voices"_s), QList<SessionSummary>());
        QCOMPARE(m_library->load(script.session).error_or(QString()), u"The library is not open."_s);
        reopen();
        QCOMPARE(m_library->sessions(), QList<SessionSummary>());
    }

    void X36_onlyThePersonMayReadTheFiles()
    {
        m_library->write(cutRun(newScript()));
        const QDir folder(m_library->folder());
        constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                              QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFileInfo(folder.path()).permissions() & others, QFile::Permissions());
        const QFileInfoList files = folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot) +
                                    QDir(folder.filePath(u"locks"_s)).entryInfoList(QDir::Files);
        QCOMPARE_GE(files.size(), 5); // the file, its -wal and -shm, the locks and one of them
        for (const QFileInfo &file : files)
            QVERIFY2((file.permissions() & others) == QFile::Permissions(), qPrintable(file.filePath()));
    }

    void aFolderThatCannotBeMadeIsSaid()
    {
        QFile file(m_parent->filePath(u"file"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        LibraryDriver library(m_parent->filePath(u"file/library"_s));
        QCOMPARE(
            library.error(),
            u"The library cannot be made in %1. Check that the folder can be written and that the disk has room."_s.arg(
                m_parent->filePath(u"file/library"_s)));
    }

private:
    void damage(const Script &script)
    {
        const QString harm = u"UPDATE folds SET json = '{', journal = x'00' "
                             "WHERE turn = (SELECT key FROM turns WHERE id = ?)"_s;
        library::Database database(m_library->library.path(), library::Database::Mode::ReadWrite);
        QVERIFY(database.execute(harm, {script.turn.value}));
        QCOMPARE(database.changed(), 1);
    }
    void reopen()
    {
        const QString folder = m_library->folder();
        m_library.reset();
        m_library = std::make_unique<LibraryDriver>(folder);
    }

    std::unique_ptr<QTemporaryDir> m_parent;
    std::unique_ptr<LibraryDriver> m_library;
};

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"

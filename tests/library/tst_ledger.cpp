// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/ledger.h"

#include "library/database.h"
#include "library/librarydriver.h"
#include "library/place.h"
#include "library/samples.h"
#include "library/schema.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace librarysamples;
using library::LedgerEntry;

namespace {

QList<LedgerEntry> ledgerOf(LibraryDriver &driver, int newest = 100, const QDateTime &since = {})
{
    const QDateTime never = QDateTime::fromMSecsSinceEpoch(9'999'999'999'999);
    QList<LedgerEntry> result;
    bool isDone = false;
    driver.library.ledger(newest, since.isValid() ? since : never, &driver, [&](const QList<LedgerEntry> &entries) {
        result = entries;
        isDone = true;
    });
    (void)QTest::qWaitFor([&] { return isDone; }, 60'000);
    return result;
}

QList<chat::TurnId> turnsOf(const QList<LedgerEntry> &entries)
{
    QList<chat::TurnId> turns;
    for (const LedgerEntry &entry : entries)
        turns.append(entry.turn);
    return turns;
}

} // namespace

/// What turns took and cost, kept beyond them.
class LedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aTurnIsEnteredWhenItEnds()
    {
        LibraryDriver driver(m_parent.filePath(u"ends"_s));
        const Script script = newScript();
        driver.write(cutRun(script));
        QCOMPARE(ledgerOf(driver), QList<LedgerEntry>());
        const Script other = newScript();
        driver.write(run(other));
        QCOMPARE(ledgerOf(driver), QList{library::ledgerEntry(folded(run(other)))});
        QVERIFY(!ledgerOf(driver).first().calls.isEmpty());
    }

    void theNewestAndAllSinceThenAreRead()
    {
        LibraryDriver driver(m_parent.filePath(u"newest"_s));
        QList<chat::TurnId> newestFirst;
        for (int day = 0; day < 5; ++day) {
            Script script = newScript();
            script.wallTime = script.wallTime.addDays(day);
            driver.write(run(script));
            newestFirst.prepend(script.turn);
        }
        QCOMPARE(turnsOf(ledgerOf(driver, 2)), newestFirst.first(2));
        QCOMPARE(turnsOf(ledgerOf(driver, 1, Script().wallTime.addDays(2))), newestFirst.first(3));
    }

    void whatWasSpentStaysSpentWhenASessionIsDeleted()
    {
        const QString folder = m_parent.filePath(u"deleted"_s);
        const Script script = newScript();
        {
            LibraryDriver driver(folder);
            driver.write(run(script));
            driver.library.remove(script.session);
        }
        LibraryDriver driver(folder);
        driver.maintain();
        QVERIFY(!driver.load(script.session));
        QCOMPARE(turnsOf(ledgerOf(driver)), QList{script.turn});
    }

    void turnsOfAnEarlierVersionAreEntered()
    {
        const QString folder = m_parent.filePath(u"earlier"_s);
        QList<chat::TurnId> newestFirst;
        {
            LibraryDriver driver(folder);
            for (int i = 0; i < 230; ++i) {
                const Script script = newScript();
                driver.append(run(script));
                newestFirst.prepend(script.turn);
            }
        }
        {
            library::Database database(folder + u"/library.sqlite"_s, library::Database::Mode::ReadWrite);
            QVERIFY(database.execute(u"DELETE FROM ledger"_s));
        }
        LibraryDriver driver(folder);
        QSignalSpy filled(&driver.library, &library::Library::ledgerFilled);
        QCOMPARE(ledgerOf(driver), QList<LedgerEntry>());
        driver.maintain();
        QTRY_COMPARE(filled.size(), 1);
        QCOMPARE(turnsOf(ledgerOf(driver, 1000)), newestFirst);
    }

    void turnsThatAreStillThereAreEnteredAgain()
    {
        const Script script = newScript();
        const library::Place now{m_parent.filePath(u"now"_s)};
        const library::Place before{m_parent.filePath(u"before"_s)};
        LibraryDriver(now.folder).append(run(script));
        QVERIFY(before.make());
        {
            library::Database database(before.file(), library::Database::Mode::ReadWrite);
            QVERIFY(library::migrate(database, library::schemaSteps().first(3)));
            QVERIFY(database.execute(u"ATTACH ? AS now"_s, {now.file()}));
            const QString columns = u"key, id, title, created_ms, changed_ms, turns, newest_turn, state"_s;
            QVERIFY(database.execute(u"INSERT INTO sessions(%1) SELECT %1 FROM now.sessions"_s.arg(columns)));
            for (const QString &table : {u"turns"_s, u"folds"_s, u"texts"_s})
                QVERIFY(database.execute(u"INSERT INTO main.%1 SELECT * FROM now.%1"_s.arg(table)));
            const QString entry = u"INSERT INTO ledger(turn, started_ms, json) VALUES (?, 5, '{\"turn\":\"%1\"}')"_s;
            for (const QString &turn : {script.turn.value, u"gone"_s})
                QVERIFY(database.execute(entry.arg(turn), {turn}));
        }
        LibraryDriver driver(before.folder);
        driver.maintain();
        const QList<LedgerEntry> entries = ledgerOf(driver);
        QCOMPARE(turnsOf(entries), (QList<chat::TurnId>{script.turn, {u"gone"_s}}));
        QCOMPARE(entries.first(), library::ledgerEntry(folded(run(script))));
    }

    void whatIsAskedOutsideOfTurnsIsEntered()
    {
        LibraryDriver driver(m_parent.filePath(u"entered"_s));
        const Script script = newScript();
        driver.write(run(script));
        LedgerEntry grading{.turn = {u"grading"_s},
                            .startedAt = Script().wallTime.addDays(1),
                            .calls = {{.model = u"maker/judge"_s, .role = library::Role::Grader}},
                            .experiment = u"x"_s};
        driver.library.enter(grading);
        grading.calls.first().usage.costUsd = 0.5;
        driver.library.enter(grading); // in its place
        QVERIFY(driver.flush());
        QCOMPARE(ledgerOf(driver, 1, Script().wallTime).size(), 2);
        QCOMPARE(ledgerOf(driver, 1, Script().wallTime).first(), grading);
        QCOMPARE(turnsOf(ledgerOf(driver, 1, Script().wallTime.addDays(9))), QList{script.turn}); // of turns, so many
    }

    void whatIsSaidOfATurnIsEntered()
    {
        LibraryDriver driver(m_parent.filePath(u"rated"_s));
        Script script = newScript();
        script.experiment = u"x"_s;
        driver.write(run(script));
        const chat::Turn turn = folded(run(script));
        QCOMPARE(ledgerOf(driver).first().panel, turn.panel.name);
        QCOMPARE(ledgerOf(driver).first().experiment, u"x"_s);
        QVERIFY(!ledgerOf(driver).first().rating);
        const auto rate = [&](qint64 seq, const chat::ResultId &what, chat::Rating rating) {
            driver.write({{.seq = seq, .turn = turn.id, .what = chat::event::Rated{what, rating}}});
        };
        rate(turn.lastSeq + 1, chat::AttemptId{{1}, 1}, chat::Rating::Bad); // not what the turn came to
        QVERIFY(!ledgerOf(driver).first().rating);
        rate(turn.lastSeq + 2, *turn.result(), chat::Rating::Good);
        QVERIFY(ledgerOf(driver).first().rating == chat::Rating::Good);
        QVERIFY(!ledgerOf(driver).first().chosen);
        const auto choose = [&](qint64 seq, const chat::ResultId &what) {
            driver.write({{.seq = seq, .turn = turn.id, .what = chat::event::ResultChosen{what}}});
        };
        choose(turn.lastSeq + 3, chat::AttemptId{{1}, 1});
        QVERIFY(ledgerOf(driver).first().chosen == library::Choice::Answer);
        QVERIFY(ledgerOf(driver).first().rating == chat::Rating::Bad); // that of the answer, now the turn's result
        choose(turn.lastSeq + 4, chat::FusionId{1});
        QVERIFY(ledgerOf(driver).first().chosen == library::Choice::Fused);
    }

    void anExampleCostsNothing()
    {
        Script script = newScript();
        script.example = u"tides"_s;
        QVERIFY(library::ledgerEntry(folded(run(script))).calls.isEmpty());
    }

    void anEntryComesBackWhole()
    {
        const LedgerEntry entry{
            .turn = {u"t"_s},
            .session = {u"s"_s},
            .startedAt = QDateTime::fromMSecsSinceEpoch(1'780'000'000'000, QTimeZone::UTC),
            .calls = {{.endpoint = u"openrouter"_s,
                       .model = u"maker/alto"_s,
                       .effort = u"high"_s,
                       .role = library::Role::Judge,
                       .hasSucceeded = true,
                       .usage = {.promptTokens = 9, .completionTokens = 5, .costUsd = 0.5, .costComputed = true},
                       .timing = {.firstToken = std::chrono::milliseconds(4), .total = std::chrono::milliseconds(9)},
                       .surplusTokens = 7}},
            .forecast = chat::Forecast{.lowUsd = 0.1, .highUsd = 0.2, .aloneName = u"Alto"_s},
            .aloneUsd = 0.25,
            .panel = u"Trio"_s,
            .kind = chat::RunKind::JustOne,
            .experiment = u"x"_s,
            .rating = chat::Rating::Bad,
            .chosen = library::Choice::Answer,
            .abSide = chat::AbSide::Second};
        QCOMPARE(library::ledgerEntryFromJson(toJson(entry)), entry);
        QCOMPARE(library::ledgerEntryFromJson({{u"calls"_s, u"x"_s}, {u"alone_usd"_s, u"y"_s}}), LedgerEntry());
    }

    void aSharedAnswerIsTheOtherTurns()
    {
        chat::Turn turn = folded(run(newScript()));
        const qsizetype before = library::ledgerEntry(turn).calls.size();
        turn.attempts.first().origin = chat::Origin{{u"other"_s}, {{1}, 1}};
        QCOMPARE(library::ledgerEntry(turn).calls.size(), before - 1);
    }

    void whatToolsBroughtIsKnownOfAFirstTurn()
    {
        chat::Turn turn{.prompt = u"1234"_s.repeated(10), .panel = {.members = {{.model = {.id = u"alto"_s}}}}};
        chat::numberMembers(turn.panel);
        turn.attempts = {
            {.id = {{1}, 1},
             .reply = {.state = chat::State::Succeeded, .usage = {.promptTokens = 5010, .completionTokens = 9}}}};
        QCOMPARE(*library::ledgerEntry(turn).calls.first().surplusTokens, 5000);
        turn.parent = chat::TurnId{u"before"_s};
        QVERIFY(!library::ledgerEntry(turn).calls.first().surplusTokens);
    }

private:
    QTemporaryDir m_parent;
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
